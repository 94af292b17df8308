// Digits as people write and say them: in figures, or each in a word, Indonesian or English ("nol delapan satu dua").

const WORDS: Readonly<Record<string, string>> = {
  ...{ nol: '0', kosong: '0', satu: '1', dua: '2', tiga: '3', empat: '4', lima: '5', enam: '6', tujuh: '7' },
  ...{ delapan: '8', lapan: '8', sembilan: '9', sepuluh: '10', sebelas: '11' },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
};
const WORD = Object.keys(WORDS).join('|');

/** A figure, or words glued to each other; what makes ten of a word goes with it. What makes hundreds of it tells an amount. */
export const NUMERAL = new RegExp(String.raw`\d|(?<!\p{L})(?:${WORD})+(?: ?(?:puluh|belas))?(?!\p{L})`, 'giu');

const ONE_WORD = new RegExp(`${WORD}`, 'giu');

/** The same with figures for its words. */
export function inDigits(run: string): string {
  return run.replaceAll(NUMERAL, (numeral) =>
    /^\d$/.test(numeral)
      ? numeral
      : Array.from(numeral.matchAll(ONE_WORD), ([word]) => WORDS[word.toLowerCase()] ?? '').join(''),
  );
}

export function digitsIn(run: string): number {
  return inDigits(run).replace(/\D/g, '').length;
}
