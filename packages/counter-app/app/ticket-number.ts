// Numbers of tickets. The page makes them without asking anybody, so a number is nobody else's only by what is in it: `A007`, the
// counter's prefix and a number, of the one browser that is known to be alone at its counter; `A007K7M`, with the browser's own mark,
// of every other one. The id has in it what makes it unique: the counter, the day, and that mark.

import { addDays, localDayOf } from '@tera/domain';

export interface NumberSource {
  readonly counterId: string;
  readonly timeZone: string;
  /** Of this browser, such as `K7M`. */
  readonly mark: string;
  /** Of the counter. */
  readonly prefix: string;
  /** Absent of a browser that may not be the only one of its counter. */
  readonly alone?: Alone | undefined;
}

/** That no other browser gives out numbers at this counter. It holds for the counter and the prefix of which it was said. */
export interface Alone {
  readonly prefix: string;
  /** The first local day on which it holds: another browser may have been here before, and what it ended is in no list. */
  readonly from: string;
  /** When it was said, in milliseconds. */
  readonly saidAt: number;
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
  const { counterId, timeZone, mark, prefix } = source;
  const day = dayText(now, timeZone);
  const pattern = new RegExp(`^${prefix}(\\d+)${SERIES}$`);
  const numbers = known
    .filter(({ ticketId }) => partsOf(ticketId)?.day === day)
    .map(({ number }) => Number(pattern.exec(number)?.[1] ?? 0));
  const series = isAlone(source, now) ? '' : mark;
  const number = `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}${series}`;
  return { ticketId: `${counterId}-${day}-${mark}-${number}`, number };
}

function isAlone({ alone, prefix, timeZone }: NumberSource, now: number): boolean {
  return alone !== undefined && alone.prefix === prefix && alone.from <= localDayOf(now, timeZone);
}

/** What whoever sets a browser up says of its counter. */
export interface Said {
  readonly isOnly: boolean;
  /** No number has been given out there today. */
  readonly isFirst: boolean;
}

/**
 * What follows from that. It holds today where the server could be asked and knows nothing to the contrary, else from tomorrow on.
 * @param listed what is open now; `undefined` where the server did not answer.
 */
export function aloneBy(
  { isOnly, isFirst }: Said,
  source: NumberSource,
  listed: readonly Numbered[] | undefined,
  now: number,
): Alone | undefined {
  if (!isOnly) return undefined;
  const isCertain = isFirst && listed !== undefined && ofOthers(source, listed, now).length === 0;
  const today = localDayOf(now, source.timeZone);
  return { prefix: source.prefix, from: isCertain ? today : addDays(today, 1), saidAt: now };
}

/** As the server lists it. */
export interface ListedNumber extends Numbered {
  readonly issuedAt: number;
}

/**
 * The same once a list has come. Where another browser gives out plain numbers as well, neither goes on with them; and where it
 * holds from tomorrow on and another has given out any number since it was said, that one may have said the same.
 * @param listed without what this browser itself has given out
 */
export function aloneBeside(source: NumberSource, listed: readonly ListedNumber[], now: number): Alone | undefined {
  const { alone } = source;
  if (alone === undefined) return undefined;
  const isContested = isAlone(source, now)
    ? ofOthers(source, listed, now).some(({ series }) => series === '')
    : ofOthers(source, since(alone, listed), now).length > 0;
  return isContested ? undefined : alone;
}

function since({ saidAt }: Alone, listed: readonly ListedNumber[]): readonly ListedNumber[] {
  return listed.filter(({ issuedAt }) => issuedAt > saidAt);
}

/** Tickets of today that another browser has given out at this counter or under its prefix; or this one before it lost its memory. */
function ofOthers(
  { counterId, timeZone, mark, prefix }: NumberSource,
  known: readonly Numbered[],
  now: number,
): Parts[] {
  const day = dayText(now, timeZone);
  const isOfPrefix = new RegExp(`^${prefix}\\d`);
  return known.flatMap(({ ticketId }) => {
    const parts = partsOf(ticketId);
    if (parts?.day !== day || parts.mark === mark) return [];
    return parts.counterId === counterId || isOfPrefix.test(parts.number) ? [parts] : [];
  });
}

interface Parts {
  readonly counterId: string;
  readonly day: string;
  readonly mark: string;
  readonly number: string;
  readonly series: string;
}

/** What may stand behind a number; of some earlier browsers one letter. */
const SERIES = '((?:[A-Z]\\d)?[A-Z])?';
const ID = new RegExp(`^(.+)-(\\d{8})-([A-Z]\\d[A-Z])-([A-Z]*\\d+${SERIES})$`);

function partsOf(ticketId: string): Parts | undefined {
  const [, counterId, day, mark, number, series = ''] = ID.exec(ticketId) ?? [];
  if (counterId === undefined || day === undefined || mark === undefined || number === undefined) return undefined;
  return { counterId, day, mark, number, series };
}

function dayText(now: number, timeZone: string): string {
  return localDayOf(now, timeZone).replaceAll('-', '');
}

/** `A007`, as it is called out; of another system's ticket its whole id. */
export function numberOf(ticketId: string): string {
  return partsOf(ticketId)?.number ?? ticketId;
}

/** `K7M-A007`, as it is carried to a counter without a line; `A007K7M` says all by itself. */
export function labelOf(ticketId: string): string {
  const parts = partsOf(ticketId);
  if (parts === undefined) return ticketId;
  return parts.series === parts.mark ? parts.number : `${parts.mark}-${parts.number}`;
}

/** The local day of a ticket of ours, or of its first event. */
export function dayOfTicket(ticketId: string, begun: number, timeZone: string): string {
  const { day } = partsOf(ticketId) ?? {};
  return day === undefined ? localDayOf(begun, timeZone) : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** The id of another counter's ticket of today, by what its slip says; `undefined` for what that counter cannot have printed. */
export function ticketIdOf(
  label: string,
  { counterId, timeZone, prefix }: Pick<NumberSource, 'counterId' | 'timeZone' | 'prefix'>,
  now: number,
): string | undefined {
  const text = label.toUpperCase().replaceAll(/[\s-]/g, '');
  const [, before, digits = '', after = ''] =
    new RegExp(`^([A-Z]\\d[A-Z])?${prefix}(\\d{1,4})${SERIES}$`).exec(text) ?? [];
  const mark = before ?? (after.length === 3 ? after : undefined);
  if (mark === undefined || Number(digits) === 0) return undefined;
  return `${counterId}-${dayText(now, timeZone)}-${mark}-${prefix}${String(Number(digits)).padStart(3, '0')}${after}`;
}
