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
  /** It has closed a ticket of another day, just now. */
  readonly isClosing: boolean;
}

export interface Known {
  readonly journal: readonly TicketEvent[];
  /** As they are shown. */
  readonly tickets: readonly CounterTicket[];
  readonly picture: Picture | undefined;
  /** Presses by which tickets of another day were closed here just now (`pressOf`). */
  readonly closings: ReadonlySet<string>;
  readonly now: number;
}

/** @param ticketId of that ticket alone. */
export function undoable({ journal, tickets, picture, closings, now }: Known, ticketId?: string): Press | undefined {
  const events = lastPress(journal, ticketId);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isClosing = closings.has(pressOf(first));
  const within = first.type === 'completed' ? SHORTLY : UNDONE_WITHIN;
  if (!isClosing && now - Date.parse(first.occurredAt) > within) return undefined;
  const ticket = tickets.find((it) => it.ticketId === first.ticketId);
  if (ticket === undefined || !isPressedHere(journal, { ...ticket, since: ticket.touchedAt })) return undefined;
  const theirs = picture?.listed.find((it) => it.ticketId === first.ticketId);
  const isGoneOn =
    theirs !== undefined && theirs.since > Date.parse(last.occurredAt) && !isPressedHere(journal, theirs);
  return isGoneOn ? undefined : { ticket, events, isClosing };
}

/** Of a completion, and of a closing: not in the last seconds, or the undo comes too late. */
export const SHORTLY = COMPLETION_UNDONE_WITHIN - 15 * SECOND;

/** The last press that stands, with all events it was recorded as. What was corrected is corrected again instead. */
export function lastPress(journal: readonly TicketEvent[], ticketId?: string): readonly TicketEvent[] {
  const standing = standingIn(journal).filter((event) => ticketId === undefined || event.ticketId === ticketId);
  const last = standing.at(-1);
  if (last === undefined || last.type === 'corrected') return [];
  return standing.filter((event) => pressOf(event) === pressOf(last));
}

/** Events of one press have one id but for its end. */
export function pressOf({ eventId }: Pick<TicketEvent, 'eventId'>): string {
  return eventId.split('.')[0] ?? eventId;
}

/** An undo of each event, the last one first, of now unless `when` says otherwise. */
export function undosOf(
  events: readonly TicketEvent[],
  { counterId }: Here,
  reason: string,
  when: Pick<NewTicketEvent, 'occurredAt' | 'accurate'> = {},
): NewTicketEvent[] {
  const undos: NewTicketEvent[] = [];
  for (const { ticketId, eventId } of events) {
    undos.unshift({ ticketId, type: 'corrected', counterId, undoes: eventId, reason, ...when });
  }
  return undos;
}

/** What takes a press back that the clerk did not mean. */
export function undosOfSlip({ events, isClosing }: Press, here: Here): NewTicketEvent[] {
  const [first] = events;
  return undosOf(events, here, 'salah tekan', isClosing && first !== undefined ? behind(first) : {});
}

/**
 * Right behind a closing, for the hours in which it could be undone by the clock are over. Where a clock is off, times are moved
 * by whole seconds: one second behind is never before.
 */
function behind({ occurredAt }: TicketEvent): Pick<NewTicketEvent, 'occurredAt' | 'accurate'> {
  return { occurredAt: new Date(Date.parse(occurredAt) + SECOND), accurate: false };
}
