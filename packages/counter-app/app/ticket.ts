// A ticket as this counter knows it: read from the events that the clerk recorded, in the order in which they were recorded. It
// decides what the clerk may do next; what a ticket counts for is decided by the server alone.

import type { NewTicketEvent, TicketEvent } from '@tera/client/core';
import { numberOf } from './ticket-number.ts';

export type OpenState = 'waiting' | 'called' | 'serving' | 'held';
export type EndState = 'completed' | 'no_show' | 'left' | 'cancelled';

export interface CounterTicket {
  readonly ticketId: string;
  /** As it is called out. */
  readonly number: string;
  readonly serviceId: string;
  /** Where it is called or served; of a ticket that waits, where it was issued or is to go. */
  readonly counterId: string | undefined;
  readonly state: OpenState | EndState;
  /** Who serves it, to whom it was handed, or who has ended it. */
  readonly officerId: string | undefined;
  readonly outcome: 'resolved' | 'unresolved' | undefined;
  readonly issuedAt: number | undefined;
  /** When its state began. */
  readonly since: number;
  /** The time of the last event that is known of it, whatever became of that event. */
  readonly touchedAt: number;
  /** Until when another counter's claim was known and taken over, or could not be known: it came on a slip of paper. */
  readonly knownUntil: number;
  readonly calls: number;
}

export type Step =
  | { readonly does: 'call' | 'hold' | 'no_show' | 'leave' | 'cancel' | 'comes' | 'take_over' }
  /** `officerId`: who serves; the one who sits here unless somebody else is named. */
  | { readonly does: 'start' | 'resume'; readonly officerId?: string | undefined }
  | { readonly does: 'finish'; readonly outcome: 'resolved' | 'unresolved'; readonly isLate?: boolean | undefined }
  | { readonly does: 'transfer'; readonly to: Destination }
  | { readonly does: 'correct'; readonly wrong: Correction }
  /** What was left open on another day, ended on that day. */
  | { readonly does: 'close'; readonly as: 'left' | 'no_show' | 'resolved' | 'unresolved' };

export type Correction =
  { readonly serviceId: string } | { readonly officerId: string } | { readonly outcome: 'resolved' | 'unresolved' };

/** Back to the queue of this counter, to an officer, or to another counter. */
export type Destination =
  | { readonly is: 'queue' }
  | { readonly is: 'officer'; readonly officerId: string }
  | { readonly is: 'counter'; readonly counterId: string };

export interface Here {
  readonly counterId: string;
  readonly officerId: string;
}

/** In the order in which they are offered. Corrections and what is rarer are behind "Lainnya". */
const STEPS: Readonly<Record<CounterTicket['state'], readonly Step['does'][]>> = {
  waiting: ['call', 'start', 'leave'],
  called: ['start', 'call', 'no_show'],
  serving: ['finish', 'hold', 'transfer', 'leave'],
  held: ['resume', 'finish', 'transfer', 'leave'],
  completed: [],
  no_show: [],
  left: [],
  cancelled: [],
};

export function stepsFor({ state }: CounterTicket): readonly Step['does'][] {
  return STEPS[state];
}

/** What makes sense at all, also what is offered elsewhere than beside the ticket. */
const POSSIBLE: Readonly<Record<CounterTicket['state'], readonly Step['does'][]>> = {
  waiting: ['call', 'start', 'leave', 'cancel', 'correct', 'finish', 'close'],
  called: ['start', 'call', 'no_show', 'leave', 'cancel', 'correct', 'finish', 'close', 'take_over'],
  serving: ['finish', 'hold', 'transfer', 'leave', 'cancel', 'correct', 'close', 'take_over'],
  held: ['resume', 'finish', 'transfer', 'leave', 'cancel', 'correct', 'close', 'take_over'],
  completed: ['comes', 'correct'],
  no_show: ['comes'],
  left: ['comes'],
  cancelled: ['comes'],
};

export function canTake({ state }: CounterTicket, { does }: Step): boolean {
  return POSSIBLE[state].includes(does);
}

export function isOpen({ state }: Pick<CounterTicket, 'state'>): boolean {
  return STEPS[state].length > 0;
}

export function isInHand({ state }: Pick<CounterTicket, 'state'>): boolean {
  return state === 'called' || state === 'serving' || state === 'held';
}

/** All tickets, in the order of their first event. A number that was taken back is not among them. */
export function ticketsOf(journal: readonly TicketEvent[]): CounterTicket[] {
  const standing = new Set(standingIn(journal));
  const tickets = new Map<string, CounterTicket>();
  for (const event of journal) {
    const before = tickets.get(event.ticketId);
    const at = Date.parse(event.occurredAt);
    if (standing.has(event)) tickets.set(event.ticketId, after(before, event, at));
    // The undo of a closing is dated behind it, maybe on the next day: nothing happened then.
    else if (before !== undefined && !(event.undoes !== undefined && event.accurate === false))
      tickets.set(event.ticketId, { ...before, touchedAt: Math.max(before.touchedAt, at) });
  }
  return [...tickets.values()];
}

/** What was recorded, without undos and what they take back. */
export function standingIn(journal: readonly TicketEvent[]): TicketEvent[] {
  const undone = new Set(journal.flatMap(({ undoes }) => undoes ?? []));
  return journal.filter(({ eventId, undoes }) => undoes === undefined && !undone.has(eventId));
}

/** Those that are open: in hand first, then who has waited longest since the number was taken. */
export function inQueueOrder(tickets: readonly CounterTicket[]): CounterTicket[] {
  const begun = ({ issuedAt, since }: CounterTicket): number => issuedAt ?? since;
  return tickets
    .filter(isOpen)
    .sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting') || begun(a) - begun(b));
}

/** What is noted of a ticket that another counter was known to have. */
const [TAKEN_OVER, ON_PAPER] = ['diambil alih', 'dibawa dari loket lain'] as const;

/** The call of a ticket that came on a slip of paper: of what is known of it elsewhere nothing need be true any more. */
export function callOfPaper(ticketId: string, serviceId: string, { counterId, officerId }: Here): NewTicketEvent {
  return { ticketId, type: 'called', serviceId, counterId, officerId, reason: ON_PAPER };
}

/** The events that a step is recorded as, one after the other. */
export function eventsOf(ticket: CounterTicket, step: Step, here: Here): readonly NewTicketEvent[] {
  const { ticketId, serviceId } = ticket;
  const at = { ticketId, counterId: here.counterId };
  // A call may have been by another than who serves now.
  const officerId = ticket.state === 'called' ? here.officerId : (ticket.officerId ?? here.officerId);
  const called = { ...at, type: 'called', serviceId, officerId: here.officerId } as const;
  switch (step.does) {
    case 'call':
      return [called];
    case 'start':
      return [{ ...at, type: 'started', officerId: step.officerId ?? here.officerId, serviceId }];
    case 'hold':
      // A browser that has lost its memory knows no more of the ticket than its own presses say.
      return [{ ...at, type: 'held', serviceId }];
    case 'resume':
      return [{ ...at, type: 'resumed', officerId: step.officerId ?? officerId, serviceId }];
    case 'finish': {
      const late = step.isLate === true ? { accurate: false, reason: 'lupa menekan selesai' } : {};
      return [{ ...at, type: 'completed', officerId, serviceId, outcome: step.outcome, ...late }];
    }
    case 'no_show':
      return [{ ...at, type: 'no_show', serviceId }];
    case 'leave':
      return [{ ...at, type: 'left', serviceId }];
    case 'cancel':
      return [{ ...at, type: 'cancelled', serviceId }];
    case 'transfer':
      return [transferOf(ticket, step.to, here.counterId)];
    case 'comes':
      return comingOf(ticket, here, called);
    case 'take_over':
      if (ticket.state === 'called') return [{ ...called, reason: TAKEN_OVER }];
      return [
        { ...at, type: 'transferred', officerId: here.officerId, serviceId, reason: TAKEN_OVER },
        { ...at, type: 'started', officerId: here.officerId, serviceId },
      ];
    case 'correct':
      return [{ ...at, type: 'corrected', ...step.wrong, reason: 'diperbaiki di loket' }];
    case 'close':
      return [closingOf(ticket, step.as, officerId, here)];
  }
}

/** A no-show is simply called; who left, or was done, begins again. */
function comingOf(
  { ticketId, state, serviceId }: CounterTicket,
  { counterId, officerId }: Here,
  called: NewTicketEvent,
): NewTicketEvent[] {
  if (state === 'no_show') return [called];
  const reopened = { ticketId, counterId, type: 'reopened' } as const;
  if (state === 'completed') return [reopened, { ticketId, counterId, type: 'started', officerId, serviceId }];
  return [reopened, called];
}

function closingOf(
  { ticketId, serviceId, touchedAt }: CounterTicket,
  as: (Step & { readonly does: 'close' })['as'],
  officerId: string,
  { counterId }: Here,
): NewTicketEvent {
  const closing = {
    ticketId,
    counterId,
    serviceId,
    // The last instant of the second in which it was last heard of: a second later may be another day.
    occurredAt: new Date(touchedAt - (touchedAt % 1000) + 999),
    accurate: false,
    reason: 'ditutup hari berikutnya',
  };
  if (as === 'left' || as === 'no_show') return { ...closing, type: as };
  return { ...closing, type: 'completed', officerId, outcome: as };
}

function transferOf({ ticketId, serviceId, counterId }: CounterTicket, to: Destination, here: string): NewTicketEvent {
  const event = { ticketId, type: 'transferred', serviceId, counterId: counterId ?? here } as const;
  switch (to.is) {
    case 'queue':
      return event;
    case 'officer':
      return { ...event, officerId: to.officerId };
    case 'counter':
      return { ...event, counterId: to.counterId };
  }
}

function after(before: CounterTicket | undefined, event: TicketEvent, at: number): CounterTicket {
  const { ticketId, serviceId, counterId, officerId, outcome, reason } = event;
  const first: CounterTicket = before ?? {
    ticketId,
    number: event.number ?? numberOf(ticketId),
    serviceId: serviceId ?? '',
    counterId,
    officerId: undefined,
    outcome: undefined,
    since: at,
    touchedAt: at,
    knownUntil: 0,
    calls: 0,
    state: 'waiting',
    issuedAt: event.type === 'issued' ? at : undefined,
  };
  const isKnown = reason?.startsWith(TAKEN_OVER) === true || reason?.startsWith(ON_PAPER) === true;
  const ticket = {
    ...first,
    serviceId: serviceId ?? first.serviceId,
    touchedAt: Math.max(first.touchedAt, at),
    knownUntil: isKnown ? at : first.knownUntil,
  };
  switch (event.type) {
    case 'issued':
      return ticket;
    case 'called':
      return { ...ticket, counterId, state: 'called', since: at, calls: ticket.calls + 1 };
    case 'started':
    case 'resumed':
      return { ...ticket, counterId, state: 'serving', since: at, officerId: officerId ?? ticket.officerId };
    case 'held':
      return { ...ticket, state: 'held', since: at };
    case 'transferred':
      return { ...ticket, counterId, state: 'waiting', since: at, officerId };
    case 'completed':
      return { ...ticket, state: 'completed', since: at, officerId, outcome };
    case 'no_show':
    case 'left':
    case 'cancelled':
      return { ...ticket, state: event.type, since: at };
    case 'reopened':
      return { ...ticket, state: 'waiting', since: at, officerId: undefined, outcome: undefined };
    case 'corrected':
      return { ...ticket, officerId: officerId ?? ticket.officerId, outcome: outcome ?? ticket.outcome };
  }
}
