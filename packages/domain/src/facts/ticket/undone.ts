// Presses that were taken back. An undo is a correction that names one event, and the ticket is read as if that event had not
// come. The set keeps both, so it does not matter which of them arrives first.

import type { EventId } from '../../ids.ts';
import { HALF_DAY } from './ticket-lives.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { MINUTE } from '../../time/time.ts';

/** How long after a press it can be taken back: on the same day, also by a counter that had no line meanwhile. */
export const UNDONE_WITHIN = HALF_DAY;

/** The same of a completion: one that did not last for longer is reopened, and counted as that. */
export const COMPLETION_UNDONE_WITHIN = 10 * MINUTE;

/** What happened to a ticket: without undos, and without what they take back. */
export function standingEvents(ticket: Ticket): TicketEvent[] {
  const events = [...ticket.values()];
  const undos = events.filter(({ undoes }) => undoes !== undefined);
  if (undos.length === 0) return events;
  const undone = new Set<EventId>();
  for (const undo of undos) {
    const press = undo.undoes === undefined ? undefined : ticket.get(undo.undoes);
    if (press !== undefined && isUndoneBy(press, undo)) undone.add(press.eventId);
  }
  const pressed = events.filter(({ undoes }) => undoes === undefined);
  const standing = pressed.filter(({ eventId }) => !undone.has(eventId));
  if (standing.length === 0) return standing;
  // A number with which somebody else has gone on was wanted: its wait began.
  return pressed.filter(({ eventId, type }) => type === 'issued' || !undone.has(eventId));
}

/** The key of one officer takes back nothing but what came with a key of that officer. */
function isUndoneBy(press: TicketEvent, undo: TicketEvent): boolean {
  const sender = undo.sentBy?.officerId;
  if (sender !== undefined && sender !== press.sentBy?.officerId) return false;
  const after = undo.occurredAt - press.occurredAt;
  return after >= 0 && after <= (press.type === 'completed' ? COMPLETION_UNDONE_WITHIN : UNDONE_WITHIN);
}
