// Numbers that are nobody's: dates, times, years and amounts, one or several side by side. Everything in a run of digits must be
// explained by them; a few small counts may stand beside.

const DAY_MONTH = String.raw`(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1`;
const DATE = new RegExp(
  String.raw`^(?:${DAY_MONTH}(?:19|20)\d\d|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]))$`,
);
/** A school's or a budget's year has two. */
const TIME_OR_YEAR = /^(?:(?:[01]?\d|2[0-3])[.:][0-5]\d(?::[0-5]\d)?|(?:19|20)\d\d(?:\/(?:19|20)\d\d)?)$/;
const COUNT = /^\d{1,3}$/;
/** In thousands or in one, with or without cents; no number of a person begins so and is as short. */
const AMOUNT = /^[1-9](?:\d{0,2}(?:\.\d{3})*|\d{0,2}(?:,\d{3})*|\d{0,8})(?:[.,]\d{2})?$/;
const DIGITS_OF_AN_AMOUNT = 12;
const DIGITS_BEFORE_CENTS = 10;
/** Digits of the counts that may stand beside a date or an amount, and beside times and years, which are short themselves. */
const DIGITS_OF_COUNTS = 4;
const DIGITS_OF_COUNTS_BESIDE_TIMES = 2;

const RUPIAH_BEFORE = /(?<!\p{L})(?:rp|idr)[ .:]{0,2}$/iu;
const RUPIAH_BEHIND = /^[ ,.-]{0,3}(?:rupiah|perak)/iu;

type Sort = 'date or amount' | 'time or year' | 'count';

/** `run`: digits as `0`–`9`, and what stands between them; `before` and `behind`: what stands around it. */
export function isOrdinaryNumber(run: string, before: string, behind: string): boolean {
  const isAmount = RUPIAH_BEFORE.test(before) || RUPIAH_BEHIND.test(behind);
  const sorts = run.split(/[\s()"'“”]+/u).flatMap((part) => sortsIn(part, isAmount));
  if (sorts.includes(undefined)) return false;
  const counts = sorts.filter((sort) => sort?.sort === 'count');
  if (counts.length === 0) return true;
  const digits = counts.reduce((sum, sort) => sum + (sort?.digits ?? 0), 0);
  if (sorts.some((sort) => sort?.sort === 'date or amount')) return digits <= DIGITS_OF_COUNTS;
  return digits <= DIGITS_OF_COUNTS_BESIDE_TIMES && sorts.length > counts.length;
}

interface Sorted {
  readonly sort: Sort;
  readonly digits: number;
}

/** Of a part without spaces: as a whole, as several with commas between them, or as the two ends of a span. */
function sortsIn(part: string, isAmount: boolean): (Sorted | undefined)[] {
  const bare = part.replace(/^\D{1,4}|\D{1,4}$/g, '');
  if (bare === '') return [];
  const whole = sortOf(bare, isAmount);
  if (whole !== undefined) return [whole];
  const pieces = [/,/, /-/].map((between) => bare.split(between)).find((found) => found.length > 1) ?? [];
  return pieces.length === 0 ? [undefined] : pieces.flatMap((piece) => spanOrOne(piece, isAmount));
}

function spanOrOne(piece: string, isAmount: boolean): (Sorted | undefined)[] {
  const whole = sortOf(piece, isAmount);
  const ends = piece.split('-');
  return whole !== undefined || ends.length !== 2 ? [whole] : ends.map((end) => sortOf(end, isAmount));
}

function sortOf(text: string, isAmount: boolean): Sorted | undefined {
  const digits = text.replace(/\D/g, '').length;
  if (DATE.test(text)) return { sort: 'date or amount', digits };
  if (TIME_OR_YEAR.test(text)) return { sort: 'time or year', digits };
  if (COUNT.test(text) && !isAmount) return { sort: 'count', digits };
  if (isAmount && digits <= DIGITS_OF_AN_AMOUNT && AMOUNT.test(text)) {
    return digitsBeforeCents(text) <= DIGITS_BEFORE_CENTS ? { sort: 'date or amount', digits } : undefined;
  }
  return undefined;
}

function digitsBeforeCents(text: string): number {
  return text.replace(/[.,]\d{2}$/, '').replace(/\D/g, '').length;
}
