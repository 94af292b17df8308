// Tickets and events without a story, for tests that are about something else.

import { MINUTE } from './calendar.ts';
import { type SentEvent, ticketWriter } from './ticket-event.ts';

interface Wishes {
  readonly officerId?: string;
  readonly serviceId?: string;
  readonly completedAt?: number;
}

/** By default served by `ani` for `ektp` and completed just now: 10 minutes waited, 5 minutes served, resolved. */
export function aServedTicket(
  ticketId: string,
  { officerId = 'ani', serviceId = 'ektp', completedAt = Date.now() }: Wishes = {},
): SentEvent[] {
  const { events, write } = ticketWriter(ticketId);
  write('issued', completedAt - 15 * MINUTE, { serviceId });
  write('started', completedAt - 5 * MINUTE, { officerId });
  write('completed', completedAt, { serviceId, officerId, outcome: 'resolved' });
  return events;
}

/** An ordinary `issued` event of a minute ago, with something changed; `undefined` leaves a field out. */
export function anEvent(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { eventId: 'e-1', ticketId: 'T-1', type: 'issued', occurredAt: ago(MINUTE), serviceId: 'ektp', ...changes };
}

/** An instant on the wire; a negative age lies ahead. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}
