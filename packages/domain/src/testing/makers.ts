// Small makers for tests: a ticket is told line by line, with clock times in WIB on Friday 20 November 2026, and its
// contribution is told back in minutes. Events get their ids by position, so a told ticket never has a duplicate.

import { type CellKey, type Contribution, type Counters, addTo, parseCellKey } from '../facts/contribution.ts';
import { MEASURES, type Measure } from '../indicators/histogram.ts';
import type { EventId, OfficerId, ServiceId, TicketId } from '../ids.ts';
import type { Standard } from '../registry.ts';
import { invitedCounter } from '../facts/response/response.ts';
import type { CountingRules } from '../facts/kind.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import { NEW_TICKET, type Ticket, type TicketEvent, mergeTicket } from '../facts/ticket/ticket.ts';
import { type Instant, MINUTE } from '../time/time.ts';

export const ani = 'ani' as OfficerId;
export const budi = 'budi' as OfficerId;
export const citra = 'citra' as OfficerId;
export const ektp = 'ektp' as ServiceId;
export const kk = 'kk' as ServiceId;

/** `08:05`, `08:05:30`, or with a day in front, `2026-11-21 08:05`. */
export function at(clock: string): Instant {
  const [time = '', day = '2026-11-20'] = clock.split(' ').toReversed();
  return Date.parse(`${day}T${time}+07:00`);
}

/** An event before it has an id. */
export type Line = Omit<TicketEvent, 'eventId' | 'ticketId'>;
type Fields = Omit<Line, 'type' | 'occurredAt'>;
type Ending = Pick<Fields, 'officerId' | 'serviceId' | 'outcome' | 'accurate' | 'services'>;

const line =
  (type: TicketEvent['type']) =>
  (clock: string, fields: Fields = {}): Line => ({ type, occurredAt: at(clock), ...fields });
const lineOf =
  (type: TicketEvent['type']) =>
  (clock: string, officerId?: OfficerId, fields: Fields = {}): Line =>
    line(type)(clock, { ...(officerId === undefined ? {} : { officerId }), ...fields });

export const issued = (clock: string, fields: Fields = {}): Line =>
  line('issued')(clock, { serviceId: ektp, ...fields });
export const called = line('called');
export const started = lineOf('started');
export const held = line('held');
export const resumed = lineOf('resumed');
export const transferred = lineOf('transferred');
export const completed = (clock: string, ending: Ending = {}): Line =>
  line('completed')(clock, { officerId: ani, serviceId: ektp, outcome: 'resolved', ...ending });
export const noShow = line('no_show');
export const left = line('left');
export const cancelled = line('cancelled');
export const reopened = line('reopened');
export const corrected = line('corrected');

export function eventsOf(...lines: readonly Line[]): TicketEvent[] {
  return lines.map((written, index) => numbered(written, index + 1));
}

function numbered(written: Line, number: number): TicketEvent {
  return { ...written, eventId: `e${number}` as EventId, ticketId: 'A-001' as TicketId };
}

export function ticketOf(...lines: readonly Line[]): Ticket {
  return mergeTicket(NEW_TICKET, eventsOf(...lines)).ticket;
}

/** A registry in WIB where every service has the same standard, or none. */
export function rules(standard?: Standard): CountingRules {
  return { timeZone: 'Asia/Jakarta', standardOn: () => standard };
}

/** The cells as a store has them after all of these, differences among them, were added up; zeros are left in. */
export function cellsOf(...contributions: readonly Contribution[]): Map<CellKey, Counters> {
  const cells = new Map<CellKey, Record<string, number>>();
  for (const contribution of contributions) {
    for (const [key, counters] of contribution) {
      const cell = cells.get(key) ?? {};
      addTo(cell, counters);
      cells.set(key, cell);
    }
  }
  return cells;
}

/** The value, of which the test is sure that it is there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the test expected a value');
  return value;
}

/** What one cell holds of one ticket: counts as they are, durations in minutes. */
export type Figures = Readonly<Record<string, number>>;

/** A contribution by `officer service`, such as `ani ektp`; `-` is nobody. The days are left out. */
export function told(contribution: Contribution): Readonly<Record<string, Figures>> {
  return Object.fromEntries(
    Array.from(contribution, ([key, counters]) => {
      const { officerId = '-', serviceId = '-' } = parseCellKey(key);
      return [`${officerId} ${serviceId}`, figuresIn(counters)];
    }),
  );
}

/** What the ticket told by these lines adds. */
export function figuresOf(...lines: readonly Line[]): Readonly<Record<string, Figures>> {
  return told(ticketContribution(ticketOf(...lines), rules()));
}

function figuresIn(counters: Counters): Figures {
  const figures: Record<string, number> = {};
  for (const [name, amount] of Object.entries(counters)) {
    const [letter, bucket] = name.split('.');
    const measure = (Object.keys(MEASURES) as Measure[]).find((candidate) => MEASURES[candidate] === letter);
    if (measure === undefined) figures[name === invitedCounter('ticket') ? 'invited' : name] = amount;
    else if (bucket !== undefined) {
      // One ticket adds at most one value to a measure of a cell; two would show as a figure of its own.
      const figure = measure in figures || amount !== 1 ? `${measure} again` : measure;
      figures[figure] = (counters[letter ?? ''] ?? 0) / MINUTE;
    }
  }
  return figures;
}
