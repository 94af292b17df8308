// What this counter did today, for the clerk's own eyes. The times of a ticket are read by the server's own rules, so that
// the clerk never sees another median than HR.

import type { TicketEvent } from '@tera/client/core';
import { type EventId, type TicketEvent as TimedEvent, courseOf, localDayOf, DAY } from '@tera/domain';
import { type CounterTicket, isOpen, ticketsOf } from './ticket.ts';

export interface DayNumbers {
  readonly completed: number;
  readonly waiting: number;
  /** Minutes; `undefined` where there is nothing to take one of. */
  readonly medianWait: number | undefined;
  readonly medianService: number | undefined;
}

export function numbersOf(journal: readonly TicketEvent[], timeZone: string, now: number): DayNumbers {
  const tickets = ticketsOf(journal);
  const today = localDayOf(now, timeZone);
  const completed = tickets.filter(
    ({ state, since }) => state === 'completed' && localDayOf(since, timeZone) === today,
  );
  const ids = new Set(completed.map(({ ticketId }) => ticketId));
  const courses = [...groupedByTicket(journal.filter(({ ticketId }) => ids.has(ticketId))).values()].flatMap(
    (events) => courseOf(events) ?? [],
  );
  return {
    completed: completed.length,
    waiting: tickets.filter(({ state }) => state === 'waiting').length,
    medianWait: median(
      courses.flatMap(({ issuedAt, calledAt }) =>
        issuedAt === undefined || calledAt === undefined || calledAt < issuedAt ? [] : [calledAt - issuedAt],
      ),
    ),
    medianService: median(
      courses.flatMap(({ turns }) => {
        const served = turns.flatMap(({ serving }) => serving);
        return served.length === 0 || served.some((part) => part < 0) ? [] : [served.reduce((a, b) => a + b, 0)];
      }),
    ),
  };
}

/** Completed today, the last one first. */
export function completedToday(tickets: readonly CounterTicket[], timeZone: string, now: number): CounterTicket[] {
  const today = localDayOf(now, timeZone);
  return tickets
    .filter(({ state, since }) => state === 'completed' && localDayOf(since, timeZone) === today)
    .sort((a, b) => b.since - a.since);
}

const REMEMBERED = 7 * DAY;

/** Tickets that have ended and that nobody asks about any more. */
export function forgettable(journal: readonly TicketEvent[], now: number): ReadonlySet<string> {
  const old = ticketsOf(journal).filter((ticket) => !isOpen(ticket) && ticket.since < now - REMEMBERED);
  return new Set(old.map(({ ticketId }) => ticketId));
}

function groupedByTicket(journal: readonly TicketEvent[]): Map<string, Map<EventId, TimedEvent>> {
  const tickets = new Map<string, Map<EventId, TimedEvent>>();
  for (const event of journal) {
    const events = tickets.get(event.ticketId) ?? new Map<EventId, TimedEvent>();
    const timed = { ...event, occurredAt: Date.parse(event.occurredAt) } as TimedEvent;
    tickets.set(event.ticketId, events.set(timed.eventId, timed));
  }
  return tickets;
}

/** Of milliseconds, in minutes; of an even number the lower one, as the server's p50 is. */
function median(times: readonly number[]): number | undefined {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  return middle === undefined ? undefined : middle / 60_000;
}
