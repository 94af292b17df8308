// One queue of all counters of the unit: what this counter has recorded, laid over what the server last said is open. Own presses
// hold until the server has heard of them; what others did since is the server's to say.

import type { TicketEvent } from '@tera/client/core';
import type { CounterTicket, OpenState } from './ticket.ts';
import { isInHand, isOpen, standingIn } from './ticket.ts';

/** An open ticket of the unit, as the server lists it. */
export interface ListedTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly state: OpenState;
  readonly since: number;
  readonly issuedAt: number;
  readonly counterId: string | undefined;
  readonly officerId: string | undefined;
}

/** What the server has said so far. */
export interface Picture {
  /** When it was last asked, by this computer's clock. */
  readonly askedAt: number;
  readonly listed: readonly ListedTicket[];
  /** What was listed once and is no more: ticket id → its last `since`, and how often it has been missed. */
  readonly missed: Readonly<Record<string, { readonly since: number; readonly times: number }>>;
  /** The latest event that any list has told of: what is much older has been heard. */
  readonly latest: number;
}

const FORGOTTEN_AFTER = 24 * 3_600_000;

/** The picture with a new list in it; what is in no list any more is missed, and counted. */
export function pictureWith(before: Picture | undefined, listed: readonly ListedTicket[], askedAt: number): Picture {
  const isListed = new Set(listed.map(({ ticketId }) => ticketId));
  const known = {
    ...before?.missed,
    ...Object.fromEntries((before?.listed ?? []).map(({ ticketId, since }) => [ticketId, { since, times: 0 }])),
  };
  const missed = Object.entries(known)
    .filter(([id, { since }]) => !isListed.has(id) && since >= askedAt - FORGOTTEN_AFTER)
    .map(([id, { since, times }]) => [id, { since, times: times + 1 }] as const);
  const latest = Math.max(before?.latest ?? 0, ...listed.map(({ since }) => since));
  return { askedAt, listed, missed: Object.fromEntries(missed), latest };
}

export interface Own {
  readonly tickets: readonly CounterTicket[];
  readonly journal: readonly TicketEvent[];
  /** Tickets of which something was not taken by the server yet. */
  readonly pending: ReadonlySet<string>;
  /** When the server took the last that was recorded of a ticket; absent before this page was opened. */
  readonly takenAt: ReadonlyMap<string, number>;
  readonly counterId: string;
  readonly now: number;
}

/** A ticket that the clerk has in hand here and that is another's. */
export interface Lost {
  readonly ticket: CounterTicket;
  /** `undefined`: it has ended. */
  readonly to: ListedTicket | undefined;
  /** Whether the presses of this counter came too late and are to be taken back; else the other took it over. */
  readonly wasLate: boolean;
}

export interface UnitQueue {
  /** All that are known, the ended ones of this counter too. */
  readonly tickets: readonly CounterTicket[];
  readonly lost: readonly Lost[];
}

export function unitQueue(own: Own, picture: Picture | undefined): UnitQueue {
  const listed = new Map(picture?.listed.map((ticket) => [ticket.ticketId, ticket]));
  const tickets: CounterTicket[] = [];
  const lost: Lost[] = [];
  for (const ticket of own.tickets) {
    const theirs = listed.get(ticket.ticketId);
    listed.delete(ticket.ticketId);
    if (theirs === undefined) {
      const isGone = isOpen(ticket) && isGoneFrom(ticket, picture, own);
      if (!isGone) tickets.push(ticket);
      else if (isHeldHere(ticket, own)) {
        lost.push({ ticket, to: undefined, wasLate: wasLate(ticket, picture) });
      }
      continue;
    }
    if (isHeldHere(ticket, own)) {
      const claim = claimOn(ticket, theirs, own);
      if (claim !== 'none') lost.push({ ticket, to: theirs, wasLate: claim === 'first' });
      tickets.push(claim === 'none' ? ticket : shown(theirs));
    } else tickets.push(isNewer(theirs, ticket, own) ? shown(theirs) : ticket);
  }
  const retracted = retractedIn(own.journal);
  for (const theirs of listed.values()) {
    const taken = retracted.get(theirs.ticketId);
    if (taken === undefined || theirs.since > taken.at) tickets.push(shown(theirs));
    // The server has not heard yet that the press was taken back.
    else if (!isPressedHere(own.journal, theirs)) tickets.push(shown(theirs));
    else if (!taken.isVoid) tickets.push(asWaiting(theirs));
  }
  return { tickets, lost };
}

function isHeldHere(ticket: CounterTicket, { counterId }: Own): boolean {
  return isInHand(ticket) && ticket.counterId === counterId;
}

/** After anything that this counter did; or another has what this one believes to be waiting. */
function isNewer(theirs: ListedTicket, ticket: CounterTicket, { counterId, journal }: Own): boolean {
  const { since, state } = theirs;
  if (since > ticket.touchedAt) return true;
  if (state === 'waiting' || !isOpen(ticket) || since <= ticket.knownUntil) return false;
  // Another browser of this counter; but what it had in hand may have been handed on from here, and the list is behind.
  if (theirs.counterId === counterId) return since > ticket.since && !isPressedHere(journal, theirs);
  return ticket.state === 'waiting' || since > ticket.since;
}

/** Whether what the list says of a ticket was recorded in this browser; else another has done it. */
export function isPressedHere(
  journal: readonly TicketEvent[],
  { ticketId, since }: Pick<ListedTicket, 'ticketId' | 'since'>,
): boolean {
  return journal.some((event) => event.ticketId === ticketId && Date.parse(event.occurredAt) === since);
}

/** The server hears of a press some seconds after it took it. */
const HEARD_AFTER = 20_000;

/** `first`: the other was before this counter; `later`: it has taken over. A start is more than a call. */
function claimOn(ticket: CounterTicket, theirs: ListedTicket, own: Own): 'none' | 'first' | 'later' {
  if (theirs.since <= ticket.knownUntil) return 'none';
  if (theirs.counterId === own.counterId) return claimHere(ticket, theirs, own);
  if (theirs.state === 'waiting') return theirs.since > ticket.touchedAt ? 'later' : 'none';
  if (theirs.state === 'called') return ticket.state === 'called' && theirs.since > ticket.since ? 'first' : 'none';
  if (ticket.state === 'called' || theirs.since <= begunAt(ticket, own)) return 'first';
  return isHeard(ticket, own) ? 'later' : 'none';
}

/** Another browser of this counter, whose officer is another: of one officer in two browsers nobody has lost anything. */
function claimHere(ticket: CounterTicket, theirs: ListedTicket, { journal }: Own): 'none' | 'first' | 'later' {
  const isServed = theirs.state === 'serving' || theirs.state === 'held';
  if (!isServed || theirs.officerId === undefined || isPressedHere(journal, theirs)) return 'none';
  const isCalled = ticket.state === 'called';
  const officerId = isCalled ? holdOf(journal, ticket.ticketId).at(-1)?.officerId : ticket.officerId;
  if (officerId === undefined || officerId === theirs.officerId) return 'none';
  if (isCalled) return 'first';
  return theirs.since > ticket.touchedAt ? 'later' : 'none';
}

/** When service began here. */
function begunAt({ ticketId, since }: CounterTicket, { journal }: Own): number {
  const start = holdOf(journal, ticketId).find(({ type }) => type === 'started');
  return start === undefined ? since : Date.parse(start.occurredAt);
}

function isHeard({ ticketId }: CounterTicket, { pending, takenAt, now }: Own): boolean {
  return !pending.has(ticketId) && now - (takenAt.get(ticketId) ?? 0) > HEARD_AFTER;
}

/** What is this much older than the latest that was heard has been heard as well. */
const CERTAINLY_HEARD = 30_000;
/** And so has what the server took so long ago, of a ticket that it knows: were it behind, the list would still have it. */
const SURELY_HEARD = 60_000;
/** When the server took something is not known of what was recorded before the page was opened. */
const TAKEN_BY_THEN = 240_000;

/** An open ticket of this counter is in no list: it has ended elsewhere, or the server has not heard of it yet. */
function isGoneFrom(
  { ticketId, touchedAt, state }: CounterTicket,
  picture: Picture | undefined,
  { pending, takenAt, now }: Own,
): boolean {
  if (picture === undefined || pending.has(ticketId)) return false;
  const missed = picture.missed[ticketId];
  if (missed !== undefined && missed.times >= 2) {
    if (missed.since >= touchedAt) return true;
    const heard = takenAt.get(ticketId) ?? (state === 'waiting' ? 0 : touchedAt + TAKEN_BY_THEN);
    if (now - heard > SURELY_HEARD) return true;
  }
  // Taken and ended by another between two looks, it never was in a list. Were the server only behind, it comes back with the list.
  const heardBy = (takenAt.get(ticketId) ?? touchedAt + TAKEN_BY_THEN) + SURELY_HEARD;
  if (missed === undefined && state === 'waiting' && picture.askedAt > heardBy) return true;
  // What was dated back is old at once, and may be in no list yet.
  if (now - (takenAt.get(ticketId) ?? 0) <= HEARD_AFTER) return false;
  return picture.latest > touchedAt + CERTAINLY_HEARD;
}

/** Only what was heard for certain is taken back: of a server that was merely behind the ticket comes back with the list. */
function wasLate({ ticketId, since, touchedAt }: CounterTicket, picture: Picture | undefined): boolean {
  const lastListed = picture?.missed[ticketId]?.since ?? 0;
  return lastListed < since && (picture?.latest ?? 0) > touchedAt + CERTAINLY_HEARD;
}

function shown(listed: ListedTicket): CounterTicket {
  return {
    ...listed,
    outcome: undefined,
    touchedAt: listed.since,
    knownUntil: 0,
    calls: listed.state === 'called' ? 1 : 0,
  };
}

function asWaiting(listed: ListedTicket): CounterTicket {
  return { ...shown(listed), state: 'waiting', officerId: undefined, since: listed.issuedAt };
}

interface Retracted {
  readonly at: number;
  /** Its issue was taken back: there is no such ticket. */
  readonly isVoid: boolean;
}

/** Tickets of which this counter took something back. */
function retractedIn(journal: readonly TicketEvent[]): ReadonlyMap<string, Retracted> {
  const retracted = new Map<string, Retracted>();
  const undone = new Set(journal.flatMap(({ undoes }) => undoes ?? []));
  for (const { ticketId, eventId, type, undoes, occurredAt } of journal) {
    if (undoes === undefined && !undone.has(eventId)) continue;
    const isVoid = (retracted.get(ticketId)?.isVoid ?? false) || type === 'issued';
    retracted.set(ticketId, { at: Date.parse(occurredAt), isVoid });
  }
  return retracted;
}

/** The presses of this counter by which it has the ticket in hand, oldest first. */
export function holdOf(journal: readonly TicketEvent[], ticketId: string): TicketEvent[] {
  const events = standingIn(journal).filter((event) => event.ticketId === ticketId);
  const start = events.findLastIndex(({ type }) => !HOLDING.has(type));
  return events.slice(start + 1);
}

const HOLDING: ReadonlySet<TicketEvent['type']> = new Set(['called', 'started', 'held', 'resumed']);
