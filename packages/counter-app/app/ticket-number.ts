// Numbers of tickets. The page gives them out without asking anybody, so a number is nobody else's only by what is in it: `A007`, the
// counter's prefix and a number, of the one browser to which the unit has lent the plain numbers of that day; `A007K7M`, with the
// browser's own mark, of every other one. The id has in it what makes it unique: the counter, the day, and that mark.

import type { LentNumbers } from '@tera/contracts';
import { localDayOf } from '@tera/domain';

export interface NumberSource {
  readonly counterId: string;
  readonly timeZone: string;
  /** Of the counter. */
  readonly prefix: string;
  readonly lent: Lent;
}

/** What the unit has lent this browser. It is kept with the numbers that it has given out: who loses one loses both. */
export interface Lent {
  readonly browserId: string;
  /** Such as `K7M`. Until the server was asked it is drawn by lot alone. */
  readonly mark: string;
  /** On these local days this browser alone gives out plain numbers with this prefix. */
  readonly plain: { readonly prefix: string; readonly days: readonly string[] };
  /** The local day on which the server last answered, and for which counter and prefix. */
  readonly answered?: { readonly day: string; readonly counterId: string; readonly prefix: string } | undefined;
}

/** A ticket of which the number is known. */
export interface Numbered {
  readonly ticketId: string;
  readonly number: string;
}

// Nothing that is mistaken for something else when it is read out.
const LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';
const DIGITS = '23456789';

function makeMark(random: () => number): string {
  return [LETTERS, DIGITS, LETTERS].map((from) => from[Math.floor(random() * from.length)]).join('');
}

/** Before the server was asked. */
export function nothingLent(browserId: string, random: () => number): Lent {
  return { browserId, mark: makeMark(random), plain: { prefix: '', days: [] } };
}

/** Whether the server is to be asked: it lends today and tomorrow, and the numbers of one counter as it was then called. */
export function mustAsk({ lent: { answered }, counterId, prefix, timeZone }: NumberSource, now: number): boolean {
  return answered?.counterId !== counterId || answered.prefix !== prefix || answered.day !== localDayOf(now, timeZone);
}

/** What is lent after the server has answered; a mark that another browser has is drawn anew, and is to be asked for. */
export function lentBy(
  { prefix, mark, plainDays }: LentNumbers,
  { lent, counterId, prefix: asked, timeZone }: NumberSource,
  now: number,
  random: () => number,
): Lent {
  const plain = { prefix, days: plainDays };
  if (mark === 'taken') return { ...lent, mark: makeMark(random), plain };
  return { ...lent, plain, answered: { day: localDayOf(now, timeZone), counterId, prefix: asked } };
}

/**
 * The next ticket of the day: behind every number of the counter that is known, whoever gave it out.
 * @param known tickets of this browser and those that the server has told of.
 */
export function nextTicket(source: NumberSource, known: readonly Numbered[], now: number): Numbered {
  const { counterId, timeZone, lent, prefix } = source;
  const day = dayText(now, timeZone);
  const pattern = new RegExp(`^${prefix}(\\d+)${SERIES}$`);
  const numbers = known
    .filter(({ ticketId }) => partsOf(ticketId)?.day === day)
    .map(({ number }) => Number(pattern.exec(number)?.[1] ?? 0));
  const number = `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}${isPlain(source, now) ? '' : lent.mark}`;
  return { ticketId: `${counterId}-${day}-${lent.mark}-${number}`, number };
}

/** Whether the numbers of now have no mark. */
export function isPlain({ lent: { plain }, prefix, timeZone }: NumberSource, now: number): boolean {
  return plain.prefix === prefix && plain.days.includes(localDayOf(now, timeZone));
}

interface Parts {
  readonly day: string;
  readonly mark: string;
  readonly number: string;
  readonly series: string;
}

/** What may stand behind a number; of some earlier browsers one letter. */
const SERIES = '((?:[A-Z]\\d)?[A-Z])?';
const ID = new RegExp(`^.+-(\\d{8})-([A-Z]\\d[A-Z])-([A-Z]*\\d+${SERIES})$`);

function partsOf(ticketId: string): Parts | undefined {
  const [, day, mark, number, series = ''] = ID.exec(ticketId) ?? [];
  if (day === undefined || mark === undefined || number === undefined) return undefined;
  return { day, mark, number, series };
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
