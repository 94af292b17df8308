// A citizen's comment is stored without what could name someone: numbers, addresses and control characters go before
// it is queued, and nothing of them is kept (domain.md §6). Prices, dates and times stay, or nobody could complain.

const MASK = '[disamarkan]';

/** An address, also with the spaces that people put around its signs. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?:(?:\.| \. )[\p{L}\p{N}-]{1,63})+/gu;

/** Digits of any script and what people group them with. */
const NUMBERS = /[+(]{0,2}\p{Nd}(?:[^\S\n]?[-.()/‐-―]{0,2}[^\S\n]?\p{Nd})*/gu;

/** From here on a number may be a telephone number, a NIK, a NIP or an account, however it is grouped. */
const DIGITS_OF_A_PERSON = 8;

const TIME = String.raw`(?:[01]?\d|2[0-3])[.:][0-5]\d`;
const DATE = String.raw`(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d`;
const ISO_DATE = String.raw`(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:19|20)\d\d`;
const PRICE = String.raw`[1-9]\d{0,2}(?:\.\d{3})+`;

const ORDINARY = new RegExp(`^(?:${DATE}|${ISO_DATE}|${TIME}|${YEAR})$`);
const AMOUNT = new RegExp(`^${PRICE}$`);
const RUPIAH_BEFORE = /Rp\.?\s?$/i;
/** What stands between the two ends of a span, or between a date and a time. */
const BETWEEN = /\s+(?:[-‐-―]\s+)?/u;

/** The comment as it may be stored: masked, trimmed; `undefined` when nothing is left. */
export function maskedComment(comment: string): string | undefined {
  const plain = comment
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Line breaks and tabs stay; every other control and invisible formatting character goes.
    .replace(/[^\P{C}\n\t]/gu, '');
  const masked = plain
    .replace(EMAIL, MASK)
    .replace(NUMBERS, (run, at: number, whole: string) =>
      digitsIn(run) < DIGITS_OF_A_PERSON || isOrdinary(run, whole.slice(0, at)) ? run : MASK,
    )
    .trim();
  return masked === '' ? undefined : masked;
}

/** Dates, times, years and amounts, one or several; an amount is known by its Rp. */
function isOrdinary(run: string, before: string): boolean {
  const amounts = RUPIAH_BEFORE.test(before);
  return run
    .split(BETWEEN)
    .flatMap((part) => (ORDINARY.test(part) ? [part] : part.split(/[-‐-―]/u)))
    .every((part) => ORDINARY.test(part) || (amounts && AMOUNT.test(part)));
}

function digitsIn(run: string): number {
  return run.match(/\p{Nd}/gu)?.length ?? 0;
}
