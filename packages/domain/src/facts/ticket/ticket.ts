// A ticket is the set of its events. This file keeps that set: its merging and its bounds; in which order they are read
// says ticket-reading.ts. Nothing here may depend on the order in which events arrived.

import type { CounterId, EventId, OfficerId, ServiceId, TicketId } from '../../ids.ts';
import type { Instant } from '../../time/time.ts';

export const TICKET_EVENT_TYPES = [
  'issued',
  'called',
  'started',
  'held',
  'resumed',
  'transferred',
  'completed',
  'no_show',
  'left',
  'cancelled',
  'reopened',
  'corrected',
] as const;
export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

export const OUTCOMES = ['resolved', 'unresolved'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** So much of a service was done. */
export interface ServiceDone {
  readonly serviceId: ServiceId;
  readonly quantity: number;
}

/** The key that an event came with; who told it is the key, whatever the event says. */
export interface Sender {
  readonly keyId: string;
  /** Whose key it is, where one officer holds it: what that one sends changes no ticket that another has. */
  readonly officerId?: OfficerId | undefined;
}

export interface TicketEvent {
  readonly eventId: EventId;
  readonly ticketId: TicketId;
  readonly type: TicketEventType;
  readonly occurredAt: Instant;
  readonly serviceId?: ServiceId | undefined;
  /**
   * Who serves from this event on; on `transferred` it is who takes over, or who gives it away when that one has it; on
   * `corrected` who it should have been.
   */
  readonly officerId?: OfficerId | undefined;
  readonly counterId?: CounterId | undefined;
  readonly outcome?: Outcome | undefined;
  /** On `completed`: what was done, each service once. It is counted as work and decides nothing else. */
  readonly services?: readonly ServiceDone[] | undefined;
  /** False when a clerk typed the time afterwards. */
  readonly accurate?: boolean | undefined;
  readonly reason?: string | undefined;
  /** On `issued`: what stands on the citizen's slip, for people to read; the ticket's id tells it from all others. */
  readonly number?: string | undefined;
  /** On `corrected`: the press that it takes back (`standingEvents`). */
  readonly undoes?: EventId | undefined;
  /** Absent where no key came with it: another system's signature, or a time before keys were noted. */
  readonly sentBy?: Sender | undefined;
}

export type Ticket = ReadonlyMap<EventId, TicketEvent>;

export const NEW_TICKET: Ticket = new Map();

/** Most events that one ticket keeps; beyond it the latest are kept, whatever order they came in: they hold its end. */
export const EVENTS_PER_TICKET = 200;

export interface MergedTicket {
  readonly ticket: Ticket;
  /** Whether the ticket has an event that `current` had not, or had otherwise. */
  readonly changed: boolean;
  /** Incoming events that were there already, to the letter. */
  readonly duplicates: number;
  /** Incoming events whose id was there with another content: a client's mistake. */
  readonly conflicts: number;
  /** Events beyond `EVENTS_PER_TICKET`. */
  readonly dropped: number;
}

/**
 * The union of both. Of two events with one id that of a key which no one officer holds wins over the other; else the greater
 * in canonical form: the later one, then the greater text. As the bound keeps the latest too, the result is the same in
 * whatever order they arrive. Which key is noted of the same event sent with several is the first one's to say.
 */
export function mergeTicket(current: Ticket, incoming: Iterable<TicketEvent>): MergedTicket {
  const events = new Map(current);
  let duplicates = 0;
  let conflicts = 0;
  for (const event of incoming) {
    const known = events.get(event.eventId);
    if (known === undefined) {
      events.set(event.eventId, event);
      continue;
    }
    const [ours, theirs] = [canonical(known), canonical(event)];
    if (ours === theirs) duplicates += 1;
    else {
      conflicts += 1;
      if ((freedom(event) - freedom(known) || compareEvents(event, known) || (theirs > ours ? 1 : -1)) > 0) {
        events.set(event.eventId, event);
      }
    }
  }
  const ticket = events.size > EVENTS_PER_TICKET ? latest(events) : events;
  return { ticket, changed: !sameEvents(ticket, current), duplicates, conflicts, dropped: events.size - ticket.size };
}

/** Nobody can take an event of the office's away by being quicker, or louder, with the key of one officer. */
function freedom({ sentBy }: TicketEvent): number {
  return sentBy?.officerId === undefined ? 1 : 0;
}

/** One order for every set of events, for what must not depend on another: which of them are kept. */
function compareEvents(a: TicketEvent, b: TicketEvent): number {
  return (
    a.occurredAt - b.occurredAt ||
    TICKET_EVENT_TYPES.indexOf(a.type) - TICKET_EVENT_TYPES.indexOf(b.type) ||
    (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0)
  );
}

function latest(ticket: Ticket): Ticket {
  return new Map(
    [...ticket.values()]
      .sort(compareEvents)
      .slice(-EVENTS_PER_TICKET)
      .map((event) => [event.eventId, event]),
  );
}

function sameEvents(a: Ticket, b: Ticket): boolean {
  if (a.size !== b.size) return false;
  for (const [id, event] of a) {
    const other = b.get(id);
    if (other !== event && (other === undefined || canonical(other) !== canonical(event))) return false;
  }
  return true;
}

/** The content as text in one fixed order of fields; the ticket and the event id are the same by construction. */
function canonical(event: TicketEvent): string {
  return JSON.stringify([
    event.type,
    event.occurredAt,
    event.serviceId ?? null,
    event.officerId ?? null,
    event.counterId ?? null,
    event.outcome ?? null,
    event.accurate ?? null,
    event.reason ?? null,
    event.services?.map(({ serviceId, quantity }) => `${serviceId} ${quantity}`).sort() ?? null,
    event.sentBy?.officerId ?? null,
    event.number ?? null,
    event.undoes ?? null,
  ]);
}
