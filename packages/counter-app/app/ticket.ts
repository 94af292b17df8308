// A ticket as this counter knows it: read from the events that the clerk recorded, in the order in which they were
// recorded. It decides what the clerk may do next; what a ticket counts for is decided by the server alone.

import type { NewTicketEvent, TicketEvent } from '@tera/client/core';

export interface CounterTicket {
  readonly ticketId: string;
  readonly serviceId: string;
  readonly counterId: string | undefined;
  /** `elsewhere`: handed to another counter, which goes on with it. */
  readonly state: 'waiting' | 'called' | 'serving' | 'held' | 'completed' | 'no_show' | 'left' | 'elsewhere';
  /** Who serves it, or to whom it was handed. */
  readonly officerId: string | undefined;
  readonly issuedAt: number | undefined;
  /** When its state began, with the last event that this counter has recorded of it. */
  readonly since: number;
  readonly calls: number;
}

export type Step =
  | { readonly does: 'call' | 'start' | 'hold' | 'resume' | 'no_show' | 'leave' }
  | { readonly does: 'finish'; readonly outcome: 'resolved' | 'unresolved' }
  | { readonly does: 'transfer'; readonly to: Destination };

/** Back to the queue of this counter, to an officer at this counter, or to another counter. */
export type Destination =
  | { readonly is: 'queue' }
  | { readonly is: 'officer'; readonly officerId: string }
  | { readonly is: 'counter'; readonly counterId: string };

/** In the order in which they are offered. */
const STEPS: Readonly<Record<CounterTicket['state'], readonly Step['does'][]>> = {
  waiting: ['call', 'start', 'leave'],
  called: ['start', 'call', 'no_show'],
  serving: ['finish', 'hold', 'transfer', 'leave'],
  held: ['resume', 'finish', 'transfer', 'leave'],
  completed: [],
  no_show: [],
  left: [],
  elsewhere: [],
};

export function stepsFor({ state }: CounterTicket): readonly Step['does'][] {
  return STEPS[state];
}

export function isOpen(ticket: CounterTicket): boolean {
  return stepsFor(ticket).length > 0;
}

/** All tickets, in the order of their first event. */
export function ticketsOf(journal: readonly TicketEvent[]): CounterTicket[] {
  const tickets = new Map<string, CounterTicket>();
  for (const event of journal) tickets.set(event.ticketId, after(tickets.get(event.ticketId), event));
  return [...tickets.values()];
}

/** Those that are open: in hand first, then who has waited longest since the number was taken. */
export function inQueueOrder(tickets: readonly CounterTicket[]): CounterTicket[] {
  const begun = ({ issuedAt, since }: CounterTicket): number => issuedAt ?? since;
  return tickets
    .filter(isOpen)
    .sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting') || begun(a) - begun(b));
}

/** The event that a step is recorded as. */
export function eventOf(
  ticket: CounterTicket,
  step: Step,
  here: { readonly counterId: string; readonly officerId: string },
): NewTicketEvent {
  const { ticketId, serviceId } = ticket;
  const at = { ticketId, counterId: here.counterId };
  const officerId = ticket.officerId ?? here.officerId;
  switch (step.does) {
    case 'call':
      return { ...at, type: 'called', serviceId };
    case 'start':
      return { ...at, type: 'started', officerId, serviceId };
    case 'hold':
      return { ...at, type: 'held' };
    case 'resume':
      return { ...at, type: 'resumed', officerId };
    case 'finish':
      return { ...at, type: 'completed', officerId, serviceId, outcome: step.outcome };
    case 'no_show':
      return { ...at, type: 'no_show', serviceId };
    case 'leave':
      return { ...at, type: 'left', serviceId };
    case 'transfer':
      return transferOf(ticket, step.to, here.counterId);
  }
}

function transferOf({ ticketId, counterId }: CounterTicket, to: Destination, here: string): NewTicketEvent {
  const event = { ticketId, type: 'transferred', counterId: counterId ?? here } as const;
  switch (to.is) {
    case 'queue':
      return event;
    case 'officer':
      return { ...event, officerId: to.officerId };
    case 'counter':
      return { ...event, counterId: to.counterId };
  }
}

function after(before: CounterTicket | undefined, event: TicketEvent): CounterTicket {
  const since = Date.parse(event.occurredAt);
  const { ticketId, serviceId = '', counterId, officerId } = event;
  const ticket = before ?? {
    ticketId,
    serviceId,
    counterId,
    officerId,
    since,
    calls: 0,
    state: 'waiting',
    issuedAt: event.type === 'issued' ? since : undefined,
  };
  switch (event.type) {
    case 'called':
      return { ...ticket, counterId, state: 'called', since, calls: ticket.calls + 1 };
    case 'started':
    case 'resumed':
      return { ...ticket, counterId, state: 'serving', since, officerId: officerId ?? ticket.officerId };
    case 'held':
      return { ...ticket, state: 'held', since };
    case 'transferred':
      return { ...ticket, state: counterId === ticket.counterId ? 'waiting' : 'elsewhere', since, officerId };
    case 'completed':
    case 'no_show':
    case 'left':
      return { ...ticket, state: event.type, since };
    // This counter records none of them.
    case 'issued':
    case 'cancelled':
    case 'reopened':
    case 'corrected':
      return ticket;
  }
}
