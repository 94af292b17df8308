// Digits as people write and say them: in figures, or each in a word, Indonesian or English ("nol delapan satu dua").
import { madeOnce } from '../../made-once.ts';

/** Each at the place of its value. */
const WORDS = [
  ['nol', 'kosong', 'zero'],
  ['satu', 'one'],
  ['dua', 'two'],
  ['tiga', 'three'],
  ['empat', 'four'],
  ['lima', 'five'],
  ['enam', 'six'],
  ['tujuh', 'seven'],
  ['delapan', 'lapan', 'eight'],
  ['sembilan', 'nine'],
  ['sepuluh'],
  ['sebelas'],
];
const WORD = WORDS.flat().join('|');

/** A figure, or words glued to each other; what makes ten of a word goes with it. What makes hundreds of it tells an amount. */
export const numeralSearch = madeOnce(
  () => new RegExp(String.raw`\d|(?<!\p{L})(?:${WORD})+(?: ?(?:puluh|belas))?(?!\p{L})`, 'giu'),
);

const ONE_WORD = new RegExp(WORD, 'giu');

/** The same with figures for its words. */
export function inDigits(run: string): string {
  return run.replaceAll(numeralSearch(), (one) =>
    /^\d$/.test(one) ? one : Array.from(one.matchAll(ONE_WORD), ([word]) => valueOf(word)).join(''),
  );
}

function valueOf(word: string): number {
  return WORDS.findIndex((words) => words.includes(word.toLowerCase()));
}

export function digitsIn(run: string): number {
  return inDigits(run).replace(/\D/g, '').length;
}
