// What mapped events amount to: each is read by the schema of the door, and the ticket's figures by the domain. So a
// test sees what an office would see, and not what an adapter thinks it wrote.
import { TicketEventSchema, type WrittenTicketEvent } from '@tera/contracts';
import { type Course, MINUTE, NEW_TICKET, type TicketEvent, courseOf, mergeTicket } from '@tera/domain';
import type { Mapped } from '../mapped.ts';

/** @throws when it gave no events */
export function eventsIn(mapped: Mapped): readonly WrittenTicketEvent[] {
  if ('events' in mapped) return mapped.events;
  throw new Error(`no events: ${JSON.stringify(mapped)}`);
}

/** As `09:05 started 14267 @3`: when in WIB, what, who, where. */
export function lines(events: readonly WrittenTicketEvent[]): string[] {
  return events.map(({ occurredAt, type, serviceId, officerId, counterId }) => {
    const clock = new Date(Date.parse(occurredAt) + 7 * 60 * MINUTE).toISOString().slice(11, 16);
    const who = [serviceId, officerId, counterId === undefined ? undefined : `@${counterId}`];
    return [clock, type, ...who.filter((part) => part !== undefined)].join(' ');
  });
}

/** What the events of one ticket say, in minutes; they may come in any order and more than once. */
export function figures(events: readonly WrittenTicketEvent[]) {
  const read = events.map((event): TicketEvent => TicketEventSchema.parse(event));
  const { ticket, conflicts, duplicates } = mergeTicket(NEW_TICKET, read);
  const course = courseOf(ticket);
  return { conflicts, duplicates, ...(course === undefined ? {} : minutesOf(course)) };
}

function minutesOf({ end, turns, officerId, serviceId, issuedAt, calledAt, inaccurate }: Course) {
  return {
    end: end.type,
    officerId,
    serviceId,
    wait: issuedAt === undefined || calledAt === undefined ? undefined : (calledAt - issuedAt) / MINUTE,
    served: turns.map((turn) => [turn.officerId, turn.serving.reduce((sum, part) => sum + part, 0) / MINUTE]),
    inaccurate,
  };
}
