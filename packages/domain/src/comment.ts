// A citizen's comment is stored without what could name someone: numbers, addresses and control characters go before
// it is queued, and nothing of them is kept (domain.md §6).

const MASK = '[disamarkan]';

const PATTERNS: readonly RegExp[] = [
  // E-mail, also with the spaces that people put in.
  /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]+)+/gu,
  // A telephone number, however it is grouped: +62 812-3456-7890, 0812 3456 7890, (021) 345 6789.
  /(?:\+?62|\(?0)[\s.()-]*\d(?:[\s.()/-]*\d){5,13}/g,
  // A NIK, a NIP or any other long run of digits, grouped or not.
  /\d(?:[ .-]?\d){7,}/g,
];

/** The comment as it may be stored: masked, trimmed; `undefined` when nothing is left. */
export function maskedComment(comment: string): string | undefined {
  const plain = comment
    .normalize('NFC')
    // Line breaks stay; every other control and invisible formatting character goes.
    .replace(/[^\P{C}\n\r\t]/gu, '')
    .replace(/\r\n?/g, '\n');
  const masked = PATTERNS.reduce((text, pattern) => text.replace(pattern, MASK), plain).trim();
  return masked === '' ? undefined : masked;
}
