// Numbers of tickets. The page makes them without asking anybody. What is called out is short (`A007`: the counter's prefix and
// a number); the id has in it what makes it unique: the counter, the day, and a mark of this browser.

import { localDayOf } from '@tera/domain';

export interface NumberSource {
  readonly counterId: string;
  readonly timeZone: string;
  /** Of this browser, such as `K7M`. */
  readonly mark: string;
  /** Of the counter. */
  readonly prefix: string;
  /** Behind the number, of a browser that is not the only one of its counter; else empty. */
  readonly series: string;
}

/** A ticket of which the number is known. */
export interface Numbered {
  readonly ticketId: string;
  readonly number: string;
}

// Nothing that is mistaken for something else when it is read out.
const LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';
const DIGITS = '23456789';

export function makeMark(random: () => number): string {
  return [LETTERS, DIGITS, LETTERS].map((from) => from[Math.floor(random() * from.length)]).join('');
}

/** What the registry says, else A, B, C … in the order of the counters, without those that it says of others. */
export function prefixOf(
  counters: readonly { readonly id: string; readonly prefix?: string | undefined }[],
  counterId: string,
): string {
  const said = new Set(counters.map(({ prefix }) => prefix));
  let place = 0;
  for (const { id, prefix } of counters) {
    if (prefix === undefined) while (said.has(lettersOf(place))) place += 1;
    if (id === counterId) return prefix ?? lettersOf(place);
    if (prefix === undefined) place += 1;
  }
  return lettersOf(place);
}

/** A … Z, AA, AB … */
function lettersOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : lettersOf(Math.floor(place / 26) - 1) + letter;
}

/**
 * The next ticket of the day: behind every number of the counter that is known, whoever gave it out.
 * @param known tickets of this browser and those that the server has told of.
 */
export function nextTicket(source: NumberSource, known: readonly Numbered[], now: number): Numbered {
  const { counterId, timeZone, mark, prefix, series } = source;
  const day = dayText(now, timeZone);
  const pattern = new RegExp(`^${prefix}(\\d+)[A-Z]?$`);
  const numbers = known
    .filter(({ ticketId }) => partsOf(ticketId)?.day === day)
    .map(({ number }) => Number(pattern.exec(number)?.[1] ?? 0));
  const number = `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}${series}`;
  return { ticketId: `${counterId}-${day}-${mark}-${number}`, number };
}

/**
 * The series of this browser, once another one is seen to give out numbers at the same counter today: of two the one with
 * the greater mark takes a letter.
 */
export function seriesBeside(source: NumberSource, known: readonly Numbered[], now: number): string {
  const { counterId, timeZone, mark, series } = source;
  const day = dayText(now, timeZone);
  const others = known.flatMap(({ ticketId }) => {
    const parts = partsOf(ticketId);
    return parts?.counterId === counterId && parts.day === day && parts.mark !== mark ? [parts] : [];
  });
  const taken = new Set(others.map((other) => other.series));
  if (!others.some((other) => other.series === series && other.mark < mark)) return series;
  const from = LETTERS.indexOf(mark.charAt(0));
  const letters = Array.from(LETTERS, (_, index) => LETTERS.charAt((from + index) % LETTERS.length));
  return letters.find((letter) => !taken.has(letter)) ?? series;
}

/** Whether somebody else has given out numbers of this counter today: a second PC, or this one before it lost its memory. */
export function isNumberedByOthers(
  { counterId, timeZone, mark }: Pick<NumberSource, 'counterId' | 'timeZone' | 'mark'>,
  known: readonly Pick<Numbered, 'ticketId'>[],
  now: number,
): boolean {
  const day = dayText(now, timeZone);
  return known.some(({ ticketId }) => {
    const parts = partsOf(ticketId);
    return parts?.counterId === counterId && parts.day === day && parts.mark !== mark;
  });
}

interface Parts {
  readonly counterId: string;
  readonly day: string;
  readonly mark: string;
  readonly number: string;
  readonly series: string;
}

function partsOf(ticketId: string): Parts | undefined {
  const [, counterId, day, mark, number, series] =
    /^(.+)-(\d{8})-([A-Z]\d[A-Z])-([A-Z]*\d+([A-Z]?))$/.exec(ticketId) ?? [];
  if (counterId === undefined || day === undefined || mark === undefined || number === undefined) return undefined;
  return { counterId, day, mark, number, series: series ?? '' };
}

function dayText(now: number, timeZone: string): string {
  return localDayOf(now, timeZone).replaceAll('-', '');
}

/** `A007`, as it is called out; of another system's ticket its whole id. */
export function numberOf(ticketId: string): string {
  return partsOf(ticketId)?.number ?? ticketId;
}

/** `K7M-A007`, as it is carried to a counter without a line. */
export function labelOf(ticketId: string): string {
  const parts = partsOf(ticketId);
  return parts === undefined ? ticketId : `${parts.mark}-${parts.number}`;
}

/** The local day of a ticket of ours, or of its first event. */
export function dayOfTicket(ticketId: string, begun: number, timeZone: string): string {
  const { day } = partsOf(ticketId) ?? {};
  return day === undefined ? localDayOf(begun, timeZone) : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** The id of another counter's ticket of today, by what stands on its slip; `undefined` for anything else. */
export function ticketIdOf(label: string, counterId: string, timeZone: string, now: number): string | undefined {
  const [, mark, prefix, number, series] =
    /^\s*([A-Z]\d[A-Z])[\s-]*([A-Z]{0,3})(\d{1,4})([A-Z]?)\s*$/i.exec(label) ?? [];
  if (mark === undefined || prefix === undefined || number === undefined || series === undefined) return undefined;
  const written = `${prefix}${String(Number(number)).padStart(3, '0')}${series}`;
  return `${counterId}-${dayText(now, timeZone)}-${mark.toUpperCase()}-${written.toUpperCase()}`;
}
