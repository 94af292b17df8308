// Turns what a program hands over into the text that will be sent. From here on nothing of it changes: its id and its time
// are made once, before the first attempt, or a second attempt would be another event.

import { TeraClientError } from './messages.ts';
import { TOLERANCE, offsetText } from './server-clock.ts';
import { type NewTicketEvent, REASON_LENGTH } from './wire.ts';

export interface Written {
  readonly eventId: string;
  readonly json: string;
}

export interface Pen {
  readonly now: () => number;
  readonly makeId: () => string;
  /** Milliseconds to add to this computer's time; `undefined` where times are to stay as they are. */
  readonly correction: () => number | undefined;
  /** When the last event happened that is known of a ticket, in milliseconds since 1970; `-Infinity` where none is. */
  readonly lastOf: (ticketId: string) => number;
}

/** Far above any event that the server takes; a larger one could not even be put aside sensibly. */
const LARGEST_EVENT = 64 * 1024;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;
const HAS_OFFSET = /T.*(?:Z|[+-]\d\d:?\d\d)$/i;

/** @throws TeraClientError `event_invalid`. Everything else is judged by the server, which knows the unit. */
export function writeDown(event: NewTicketEvent, { now, makeId, correction, lastOf }: Pen): Written {
  const eventId = event.eventId ?? makeId();
  const offset = correction() ?? 0;
  const occurredAt = timeOf(event.occurredAt ?? new Date(now()));
  const corrected = Math.abs(offset) > TOLERANCE ? offset : 0;
  // A clock that was set back must not turn a ticket's order round. A time that was handed over is its program's own.
  const shift =
    event.occurredAt === undefined
      ? Math.max(corrected, lastOf(event.ticketId) + 1 - Date.parse(occurredAt))
      : corrected;
  const json = JSON.stringify({
    ...event,
    eventId: text('eventId', eventId),
    ticketId: text('ticketId', event.ticketId),
    type: text('type', event.type),
    occurredAt: shift === 0 ? occurredAt : new Date(Date.parse(occurredAt) + shift).toISOString(),
    ...(Math.abs(shift) > TOLERANCE ? { reason: marked(event.reason, shift) } : {}),
  });
  if (json.length > LARGEST_EVENT) throw new TeraClientError('event_invalid', 'it has more than 64 KB');
  return { eventId, json };
}

/** Not `accurate: false`: nobody typed this time, and it is known by how much it was moved. */
function marked(reason: string | undefined, offset: number): string {
  const mark = `clock corrected by ${offsetText(offset)}`;
  if (reason === undefined || reason.trim() === '') return mark;
  const room = REASON_LENGTH - mark.length - 2;
  const kept = reason.length > room ? `${reason.slice(0, room - 1).replace(HALF_A_CHARACTER, '')}…` : reason;
  return `${kept}; ${mark}`;
}

function timeOf(time: string | Date): string {
  const [written, instant] = typeof time === 'string' ? [time, Date.parse(time)] : [undefined, time.getTime()];
  if (Number.isNaN(instant)) throw new TeraClientError('event_invalid', 'occurredAt is not a time');
  if (written !== undefined && !HAS_OFFSET.test(written)) {
    throw new TeraClientError('event_invalid', 'occurredAt needs an offset, as in 2026-11-21T09:05:00+07:00');
  }
  return written ?? new Date(instant).toISOString();
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TeraClientError('event_invalid', `${name} is missing`);
}
