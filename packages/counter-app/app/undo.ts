// What can be taken back here: the last press of all, or that of one ticket. One rule for both: for as long as the server takes an
// undo, and as long as nobody else has gone on with the ticket. An undo is no press: what was pressed before it is the last then.

import type { NewTicketEvent, TicketEvent } from '@tera/client/core';
import { COMPLETION_UNDONE_WITHIN, SECOND, UNDONE_WITHIN } from '@tera/domain';
import { type Picture, isPressedHere } from './one-queue.ts';
import { type CounterTicket, type Here, standingIn } from './ticket.ts';

export interface Press {
  readonly ticket: CounterTicket;
  /** It was recorded as these. */
  readonly events: readonly TicketEvent[];
}

export interface Known {
  readonly journal: readonly TicketEvent[];
  /** As they are shown. */
  readonly tickets: readonly CounterTicket[];
  readonly picture: Picture | undefined;
  readonly now: number;
}

/** @param ticketId of that ticket alone. */
export function undoable({ journal, tickets, picture, now }: Known, ticketId?: string): Press | undefined {
  const events = lastPress(journal, ticketId);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const within = first.type === 'completed' ? SHORTLY : UNDONE_WITHIN;
  if (now - Date.parse(first.occurredAt) > within) return undefined;
  const ticket = tickets.find((it) => it.ticketId === first.ticketId);
  if (ticket === undefined || !isPressedHere(journal, { ...ticket, since: ticket.touchedAt })) return undefined;
  const theirs = picture?.listed.find((it) => it.ticketId === first.ticketId);
  const isGoneOn =
    theirs !== undefined && theirs.since > Date.parse(last.occurredAt) && !isPressedHere(journal, theirs);
  return isGoneOn ? undefined : { ticket, events };
}

/** Of a completion: not in the last seconds, or the undo comes too late. */
const SHORTLY = COMPLETION_UNDONE_WITHIN - 15 * SECOND;

/** The last press that stands, with all events it was recorded as. What was corrected is corrected again instead. */
export function lastPress(journal: readonly TicketEvent[], ticketId?: string): readonly TicketEvent[] {
  const standing = standingIn(journal).filter((event) => ticketId === undefined || event.ticketId === ticketId);
  const last = standing.at(-1);
  if (last === undefined || last.type === 'corrected') return [];
  return standing.filter((event) => pressOf(event) === pressOf(last));
}

/** Events of one press have one id but for its end. */
function pressOf({ eventId }: Pick<TicketEvent, 'eventId'>): string {
  return eventId.split('.')[0] ?? eventId;
}

/** An undo of each event, the last one first. */
export function undosOf(events: readonly TicketEvent[], { counterId }: Here, reason: string): NewTicketEvent[] {
  const undos: NewTicketEvent[] = [];
  for (const { ticketId, eventId } of events) {
    undos.unshift({ ticketId, type: 'corrected', counterId, undoes: eventId, reason });
  }
  return undos;
}
