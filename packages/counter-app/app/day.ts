// What this counter did today, for the clerk's own eyes. The times of a ticket are read by the server's own rules, so that
// the clerk never sees another median than HR.

import type { TicketEvent } from '@tera/client/core';
import { type EventId, type TicketEvent as TimedEvent, courseOf, localDayOf, DAY } from '@tera/domain';
import { type CounterTicket, isOpen, ticketsOf } from './ticket.ts';

type Course = NonNullable<ReturnType<typeof courseOf>>;

export interface DayNumbers {
  readonly completed: number;
  /** Minutes; `undefined` where there is nothing to take one of. */
  readonly medianWait: number | undefined;
  readonly medianService: number | undefined;
}

export function numbersOf(journal: readonly TicketEvent[], timeZone: string, now: number): DayNumbers {
  const courses = coursesOfDay(journal, timeZone, now);
  return {
    completed: courses.length,
    medianWait: median(
      courses.flatMap(({ issuedAt, calledAt }) =>
        issuedAt === undefined || calledAt === undefined || calledAt < issuedAt ? [] : [calledAt - issuedAt],
      ),
    ),
    medianService: median(courses.flatMap(({ turns }) => servedIn(turns))),
  };
}

export interface ServiceOfDay {
  readonly serviceId: string;
  /** Charged to this officer. */
  readonly completed: number;
  readonly resolved: number;
  /** Minutes. */
  readonly medianService: number | undefined;
  readonly medianTurnaround: number | undefined;
}

/** What one officer did here today, by service. Without the times of tickets of which a time was typed afterwards. */
export function officerDay(
  journal: readonly TicketEvent[],
  officerId: string,
  timeZone: string,
  now: number,
): ServiceOfDay[] {
  const courses = coursesOfDay(journal, timeZone, now);
  const services = new Set(courses.flatMap(({ serviceId }) => serviceId ?? []));
  return [...services].flatMap((serviceId) => {
    const ofService = courses.filter((course) => course.serviceId === serviceId);
    const own = ofService.filter((course) => course.officerId === officerId);
    const timed = ofService.filter(({ inaccurate }) => !inaccurate);
    const turns = timed.flatMap((course) => servedIn(course.turns.filter((turn) => turn.officerId === officerId)));
    if (own.length === 0 && turns.length === 0) return [];
    return [
      {
        serviceId,
        completed: own.length,
        resolved: own.filter(({ outcome }) => outcome === 'resolved').length,
        medianService: median(turns),
        medianTurnaround: median(
          own
            .filter(({ inaccurate }) => !inaccurate)
            .flatMap(({ issuedAt, end }) => (issuedAt === undefined ? [] : [end.occurredAt - issuedAt])),
        ),
      },
    ];
  });
}

/** Of the tickets whose last end is a completion of today. */
function coursesOfDay(journal: readonly TicketEvent[], timeZone: string, now: number): Course[] {
  const today = localDayOf(now, timeZone);
  return [...groupedByTicket(journal).values()].flatMap((events) => {
    const course = courseOf(events);
    return course?.end.type === 'completed' && localDayOf(course.end.occurredAt, timeZone) === today ? [course] : [];
  });
}

/** Milliseconds served, of one ticket; none where a clock was wrong. */
function servedIn(turns: Course['turns']): number[] {
  const served = turns.flatMap(({ serving }) => serving);
  return served.length === 0 || served.some((part) => part < 0) ? [] : [served.reduce((a, b) => a + b, 0)];
}

/** Ended here today, the last one first. */
export function endedToday(tickets: readonly CounterTicket[], timeZone: string, now: number): CounterTicket[] {
  const today = localDayOf(now, timeZone);
  return tickets
    .filter((ticket) => !isOpen(ticket) && localDayOf(ticket.since, timeZone) === today)
    .sort((a, b) => b.since - a.since);
}

const REMEMBERED = 7 * DAY;
/** Of a ticket that was never ended here: it has been elsewhere. */
const OPEN_REMEMBERED = 60 * DAY;

/** Tickets that nobody asks about any more. */
export function forgettable(journal: readonly TicketEvent[], now: number): ReadonlySet<string> {
  const old = ticketsOf(journal).filter(
    (ticket) => ticket.since < now - (isOpen(ticket) ? OPEN_REMEMBERED : REMEMBERED),
  );
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
