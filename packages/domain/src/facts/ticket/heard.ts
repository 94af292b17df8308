// What of a ticket is heard. The key of one officer says nothing of a ticket that another has, and corrects none but that
// officer's own. The door refuses such events where it knows the ticket; this holds as well for those that it took before it
// could know. Like all that is read of a ticket it rests on the set of its events alone.

import type { OfficerId } from '../../ids.ts';
import { Walk } from './course.ts';
import { readingOf } from './ticket-reading.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** The ticket itself, unless something in it is not heard. */
export function heardOf(ticket: Ticket): Ticket {
  if (![...ticket.values()].some(isOfOneOfficer)) return ticket;
  const { events, moved, setAside } = readingOf(ticket);
  const walk = new Walk();
  const heard = events.filter((event, index) => {
    const isHeard = mayBeSaid(event, walk.owner);
    if (isHeard) walk.take(event, moved.get(event) ?? event.occurredAt, index);
    return isHeard;
  });
  if (heard.length === events.length) return ticket;
  return new Map([...heard, ...setAside.map(({ event }) => event)].map((event) => [event.eventId, event]));
}

/** The events that its figures rest on: without presses that were taken back, of a counter that came second, or of a later life. */
export function countedEvents(ticket: Ticket): ReadonlySet<TicketEvent> {
  return new Set(readingOf(heardOf(ticket)).events);
}

/**
 * Who has the ticket as it stands: whoever serves it, holds it or was handed it; once it is completed, whom the completion is
 * charged to. `undefined` while it is nobody's.
 */
export function ownerOf(ticket: Ticket): OfficerId | undefined {
  const { events, moved } = readingOf(heardOf(ticket));
  const walk = new Walk();
  for (const [index, event] of events.entries()) walk.take(event, moved.get(event) ?? event.occurredAt, index);
  return walk.owner;
}

function mayBeSaid({ type, sentBy }: TicketEvent, owner: OfficerId | undefined): boolean {
  const sender = sentBy?.officerId;
  return sender === undefined || sender === owner || (owner === undefined && type !== 'corrected');
}

function isOfOneOfficer({ sentBy }: TicketEvent): boolean {
  return sentBy?.officerId !== undefined;
}
