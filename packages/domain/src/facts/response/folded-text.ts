// A text as it is looked through for numbers and addresses: whatever is a digit to the eye is one digit, whatever is a space one
// space, and what only decorates a character belongs to it. Every character of it knows where it stands in the text.

export interface FoldedText {
  /** One unit for each character: `0`–`9`, ` `, a line break, `-`, letters, and whatever else stands there. */
  readonly text: string;
  /** Where the part from one place to another stands in the text that was folded. */
  readonly span: (from: number, to: number) => readonly [start: number, end: number];
}

export function foldedText(plain: string): FoldedText {
  const characters: string[] = [];
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const character of plain) {
    const end = at + character.length;
    if (characters.length > 0 && /^\p{M}$/u.test(character)) {
      // A keycap or an accent.
      ends[ends.length - 1] = end;
    } else {
      for (const one of foldedCharacter(character)) {
        characters.push(one);
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return {
    text: characters.join(''),
    span: (from, to) => [starts[from] ?? plain.length, ends[to - 1] ?? plain.length],
  };
}

/** One unit; of a number in one character, such as ⑫, as many as it has digits. */
function foldedCharacter(character: string): readonly string[] {
  if (/^[\n!-~]$/.test(character)) return [character];
  if (/^[\s\p{Z}]$/u.test(character)) return [' '];
  if (/^[\p{Pd}−]$/u.test(character)) return ['-'];
  if (/^\p{Nd}$/u.test(character)) return [digitOf(character)];
  const compatible = character.normalize('NFKC');
  if (/^\p{No}$/u.test(character)) {
    const digits = Array.from(compatible.matchAll(/\d/g), ([digit]) => digit);
    // Its value does not matter: it is a number of which nothing else tells how it is written.
    return digits.length > 0 ? digits : ['1'];
  }
  if (compatible.length === 1) return [compatible];
  if (/^\p{L}/u.test(character)) return ['x'];
  return ['¤'];
}

/** The digits of a script are ten in a row. */
function digitOf(character: string): string {
  const compatible = character.normalize('NFKC');
  if (/^\d$/.test(compatible)) return compatible;
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (code - first < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String(code - first);
}
