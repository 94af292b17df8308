// Numbers of tickets. The page makes them without asking anybody, so the id has in it what makes it unique: the counter,
// the day, and a mark of this browser, for two PCs may stand at one counter and a browser may lose its memory at noon.

import { localDayOf } from '@tera/domain';

export interface NumberSource {
  readonly counterId: string;
  readonly timeZone: string;
  /** Of this browser, such as `K7M`. */
  readonly mark: string;
}

// Nothing that is mistaken for something else when it is read out.
const LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';
const DIGITS = '23456789';

export function makeMark(random: () => number): string {
  return [LETTERS, DIGITS, LETTERS].map((from) => from[Math.floor(random() * from.length)]).join('');
}

/** The next one of the day; `known` are the tickets of this browser. */
export function nextTicketId(
  { counterId, timeZone, mark }: NumberSource,
  known: readonly string[],
  now: number,
): string {
  const prefix = `${counterId}-${localDayOf(now, timeZone).replaceAll('-', '')}-${mark}-`;
  const numbers = known.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
  return prefix + String(Math.max(0, ...numbers) + 1).padStart(3, '0');
}

/** `K7M-007`, as it is written on a slip for another counter. */
export function labelOf(ticketId: string): string {
  return ticketId.split('-').slice(-2).join('-');
}

/** `007`, as it is called out. */
export function numberOf(ticketId: string): string {
  return ticketId.split('-').at(-1) ?? ticketId;
}

/** `21/11`, for a ticket that is not of today: its number may be given out again. */
export function otherDayOf(ticketId: string, timeZone: string, now: number): string | undefined {
  const [, month, day] = /-\d{4}(\d\d)(\d\d)-[^-]+-\d+$/.exec(ticketId) ?? [];
  const today = localDayOf(now, timeZone).slice(5);
  return month === undefined || day === undefined || `${month}-${day}` === today ? undefined : `${day}/${month}`;
}

/** The id of another counter's ticket of today, by what stands on its slip; `undefined` for anything else. */
export function ticketIdOf(label: string, counterId: string, timeZone: string, now: number): string | undefined {
  const [, mark, number] = /^\s*([A-Z]\d[A-Z])[\s-]*(\d{1,4})\s*$/i.exec(label) ?? [];
  if (mark === undefined || number === undefined) return undefined;
  const day = localDayOf(now, timeZone).replaceAll('-', '');
  return `${counterId}-${day}-${mark.toUpperCase()}-${String(Number(number)).padStart(3, '0')}`;
}
