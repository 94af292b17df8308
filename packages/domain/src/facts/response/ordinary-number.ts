// Numbers that are nobody's: dates, times, years, amounts, decrees and standards, one or several side by side. Everything in a run
// of digits must be explained by them; a few small counts may stand beside.

const DAY_MONTH = String.raw`(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1`;
const DATE = new RegExp(
  String.raw`^(?:${DAY_MONTH}(?:19|20)\d\d|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]))$`,
);
/** With two digits for the year, of these decades: where no word tells of a telephone. */
const SHORT_DATE = new RegExp(String.raw`^${DAY_MONTH}[1-3]\d$`);
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

/** In thousands: what an amount is to look like where a word tells of one, but not of rupiah. */
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{2})?$/;

const RUPIAH_BEFORE = /(?<!\p{L})(?:rp|idr)[ .:]{0,2}$/iu;
const RUPIAH_BEHIND = /^[ ,.-]{0,3}(?:rupiah|perak)/iu;
const PRICE_BEFORE =
  /(?<!\p{L})(?:se?harga|harga|(?:di|mem)?bayar(?:an|kan)?|biaya|tarif|ongkos|denda|retribusi|pungutan|sebesar|senilai|sejumlah|uang|(?:di)?minta(?:i)?|total|price|cost|fee|paid|pay)(?:nya)?(?:[ :=]{1,2}(?:antara|dari|sekitar|kira-kira|kurang lebih|lebih dari|sampai|hingga|sebesar|uang|total|between|about)){0,2}[ :=]{0,3}$/iu;
/** The other end of a span whose first end was an amount in rupiah. */
const SPAN_BEFORE =
  /(?<!\p{L})(?:rp|idr)[ .:]{0,2}[1-9]\d{0,2}(?:\.\d{3}){1,3}(?:,\d\d|,-)? ?(?:s\.? ?d\.?|s\/d|sampai|sampai dengan|hingga|atau|dan|to|or|and) $/iu;

/** The name of a decree goes before its number, which has its year behind a stroke, or letters. */
const DECREE_BEFORE =
  /(?<!\p{L})(?:sk|kep|se|uu|pp|surat|(?:per|kep)(?:da|des|bup|wali|wako|gub|men\p{L}{0,12}|pres)|keputusan|peraturan|instruksi)(?:[ .:]{1,2}\p{L}{1,20}){0,4}[ .:]{0,3}$/iu;
const ONE_DECREE = String.raw`(?!0\d{3})\d{1,4}(?:[./-]\d{1,4}){0,4}\/(?:19|20)\d\d(?!\d)`;
const DECREE = new RegExp(`^${ONE_DECREE}(?:, ?${ONE_DECREE})*`);
const DECREE_WITH_LETTERS = /^(?!0\d{3})\d{1,4}(?:[./-]\d{1,3}){1,4}$/;
const STANDARD_BEFORE = /(?<!\p{L})(?:iso|iec|sni)[ /:.-]{0,2}$/iu;
const STANDARD = /^(?!0\d{3})\d{2,5}(?:[-.]\d{1,4}){0,2} ?[:-] ?(?:19|20)\d\d(?!\d)/;

type Sort = 'date or amount' | 'time or year' | 'count';

/** What stands around a run of digits. */
interface Around {
  readonly before: string;
  readonly behind: string;
  /** A word for a telephone, an account or a document stands before it. */
  readonly isBehindAWord: boolean;
}

/** What may be read as an amount: any number, or only one that is written in thousands. */
type Amounts = 'any' | 'grouped' | 'none';

/** `run`: digits as `0`–`9`, and what stands between them. */
export function isOrdinaryNumber(run: string, around: Around): boolean {
  const named = nameIn(run, around);
  const sorts = run
    .slice(named.length)
    .split(/[\s()"'“”]+/u)
    .flatMap((part) => sortsIn(part, (text) => sortOf(text, amountsOf(around), around.isBehindAWord)));
  if (sorts.includes(undefined)) return false;
  const counts = sorts.filter((sort) => sort?.sort === 'count');
  if (counts.length === 0) return true;
  const digits = counts.reduce((sum, sort) => sum + (sort?.digits ?? 0), 0);
  if (named !== '' || sorts.some((sort) => sort?.sort === 'date or amount')) return digits <= DIGITS_OF_COUNTS;
  return digits <= DIGITS_OF_COUNTS_BESIDE_TIMES && sorts.length > counts.length;
}

/** The number of a decree or of a standard that the run begins with. */
function nameIn(run: string, { before, behind, isBehindAWord }: Around): string {
  if (STANDARD_BEFORE.test(before)) return STANDARD.exec(run)?.[0] ?? '';
  if (isBehindAWord || !DECREE_BEFORE.test(before)) return '';
  return DECREE.exec(run)?.[0] ?? (/^\/\p{L}/u.test(behind) ? (DECREE_WITH_LETTERS.exec(run)?.[0] ?? '') : '');
}

function amountsOf({ before, behind }: Around): Amounts {
  if (RUPIAH_BEFORE.test(before) || RUPIAH_BEHIND.test(behind)) return 'any';
  return PRICE_BEFORE.test(before) || SPAN_BEFORE.test(before) ? 'grouped' : 'none';
}

interface Sorted {
  readonly sort: Sort;
  readonly digits: number;
}

type Sorting = (text: string) => Sorted | undefined;

/** Of a part without spaces: as a whole, as several with commas between them, or as the two ends of a span. */
function sortsIn(part: string, sorted: Sorting): (Sorted | undefined)[] {
  const bare = part.replace(/^\D{1,4}|\D{1,4}$/g, '');
  if (bare === '') return [];
  const whole = sorted(bare);
  if (whole !== undefined) return [whole];
  const pieces = [/,/, /-/].map((between) => bare.split(between)).find((found) => found.length > 1) ?? [];
  return pieces.length === 0 ? [undefined] : pieces.flatMap((piece) => spanOrOne(piece, sorted));
}

function spanOrOne(piece: string, sorted: Sorting): (Sorted | undefined)[] {
  const whole = sorted(piece);
  const ends = piece.split('-');
  return whole !== undefined || ends.length !== 2 ? [whole] : ends.map(sorted);
}

function sortOf(text: string, amounts: Amounts, isBehindAWord: boolean): Sorted | undefined {
  const digits = text.replace(/\D/g, '').length;
  if (DATE.test(text) || (!isBehindAWord && SHORT_DATE.test(text))) return { sort: 'date or amount', digits };
  if (TIME_OR_YEAR.test(text)) return { sort: 'time or year', digits };
  if (COUNT.test(text) && amounts !== 'any') return { sort: 'count', digits };
  const isAmount = (amounts === 'any' && AMOUNT.test(text)) || (amounts === 'grouped' && GROUPED.test(text));
  if (!isAmount || digits > DIGITS_OF_AN_AMOUNT || digitsBeforeCents(text) > DIGITS_BEFORE_CENTS) return undefined;
  return { sort: 'date or amount', digits };
}

function digitsBeforeCents(text: string): number {
  return text.replace(/[.,]\d{2}$/, '').replace(/\D/g, '').length;
}
