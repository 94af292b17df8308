// Tickets, told in clock times. A line has no id and gets one by its position, so that a ticket that is told line by line
// never has a duplicate; an `event` has the id of what it says, so that the same one twice is a duplicate.
import {
  type EventId,
  type FactKey,
  NEW_TICKET,
  type OfficerId,
  type Ticket,
  type TicketEvent,
  type TicketId,
  type TicketState,
  mergeTicket,
} from '@tera/domain';
import { ani, at, contoh, ektp } from './names.ts';

/** An event before it has an id. */
export type Line = Omit<TicketEvent, 'eventId' | 'ticketId'>;
type Fields = Omit<Line, 'type' | 'occurredAt'>;
type Ending = Pick<Fields, 'officerId' | 'serviceId' | 'counterId' | 'outcome' | 'accurate' | 'services'>;

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

export function ticketOf(...lines: readonly Line[]): Ticket {
  return mergeTicket(NEW_TICKET, eventsOf(...lines)).ticket;
}

/** An event of ticket A-001, whose id is made of the ticket, the type and the time. */
export function event(
  type: TicketEvent['type'],
  clock: string,
  fields: Partial<Omit<TicketEvent, 'type' | 'occurredAt'>> = {},
): TicketEvent {
  const ticketId = fields.ticketId ?? ('A-001' as TicketId);
  return {
    eventId: `${ticketId}-${type}-${clock.replaceAll(/[ :]/g, '.')}` as EventId,
    type,
    occurredAt: at(clock),
    ...fields,
    ticketId,
  };
}

/** A ticket issued at 08:00, started at 08:10 and completed at 08:15. */
export function servedTicket(
  ticketId: string,
  { officerId = ani, serviceId = ektp, day = '2026-11-20' } = {},
): TicketEvent[] {
  const id = ticketId as TicketId;
  return [
    event('issued', `${day} 08:00`, { ticketId: id, serviceId }),
    event('started', `${day} 08:10`, { ticketId: id, officerId }),
    event('completed', `${day} 08:15`, { ticketId: id, officerId, serviceId, outcome: 'resolved' }),
  ];
}

export function ticketState(events: readonly TicketEvent[]): TicketState {
  return { events: mergeTicket(NEW_TICKET, events).ticket };
}

export function ticketKey(id: string, unitId = contoh): FactKey<'ticket'> {
  return { unitId, kind: 'ticket', id };
}

function numbered(written: Line, number: number): TicketEvent {
  return { ...written, eventId: `e${number}` as EventId, ticketId: 'A-001' as TicketId };
}
