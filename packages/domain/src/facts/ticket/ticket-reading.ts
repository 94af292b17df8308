// A ticket as it is read: its first life, in order. All that clocks, numbers and wrong presses do to events is undone here, so
// that whoever reads the course sees events that come one after the other. Like everything it rests on the set alone.

import type { OfficerId } from '../../ids.ts';
import { withoutLostRaces } from './race.ts';
import { HALF_DAY, LifeSoFar, type SetAside, beginsAgain } from './ticket-lives.ts';
import { Order, compareWithin } from './ticket-order.ts';
import { hasEnded, isOneOf, isWithSomebody } from './ticket-step.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { standingEvents } from './undone.ts';
import { type Duration, type Instant, MINUTE } from '../../time/time.ts';

/** How far apart the clocks of two counters may be that tell of one handover, or of one citizen's coming. */
export const CLOCKS_APART: Duration = MINUTE;

export interface Reading {
  readonly events: readonly TicketEvent[];
  /** When the few events happened that are read at another time than their own. */
  readonly moved: ReadonlyMap<TicketEvent, Instant>;
  /** By time. */
  readonly setAside: readonly SetAside[];
}

export function readingOf(ticket: Ticket): Reading {
  const events = standingEvents(ticket).sort((a, b) => a.occurredAt - b.occurredAt);
  if (isPlain(events)) return { events, moved: NONE_MOVED, setAside: NONE_ASIDE };
  return new Reader(withoutLostRaces(events, CLOCKS_APART)).reading();
}

/** All events in the order in which they are read, and behind them, by time, those that are not. */
export function inOrder(ticket: Ticket): readonly TicketEvent[] {
  const { events } = readingOf(ticket);
  if (events.length === ticket.size) return events;
  const read = new Set(events);
  const others = [...ticket.values()].filter((event) => !read.has(event));
  return [...events, ...others.sort((a, b) => a.occurredAt - b.occurredAt || compareWithin(a, b))];
}

/**
 * Those of its events that belong to a later life of its number. Asked of a ticket that has the incoming ones as well, it is
 * the same in whatever order they come: the door can refuse them by it, and who counts can tell of them.
 */
export function setAsideOf(ticket: Ticket): readonly SetAside[] {
  return readingOf(ticket).setAside;
}

const NONE_MOVED: Reading['moved'] = new Map();
const NONE_ASIDE: Reading['setAside'] = [];

/** Whether the times alone tell the order, and nothing looks like another clock or another life. Asked of every ticket. */
function isPlain(events: readonly TicketEvent[]): boolean {
  let last: Instant | undefined;
  let lastStep: Instant | undefined;
  let lastStart: Instant | undefined;
  let isIssued = false;
  let hasEnd = false;
  for (const event of events) {
    const { type, occurredAt: at, officerId } = event;
    if (at === last) return false;
    last = at;
    const isNextDay = lastStep !== undefined && at - lastStep >= HALF_DAY;
    if (isNextDay && hasEnd && beginsAgain(event)) return false;
    switch (type) {
      case 'issued':
        if (isIssued || isNextDay) return false;
        isIssued = true;
        break;
      case 'started':
        if (lastStart !== undefined && at - lastStart <= CLOCKS_APART) return false;
        lastStart = at;
        break;
      case 'transferred':
        if (officerId !== undefined && lastStart !== undefined && at - lastStart <= CLOCKS_APART) return false;
        break;
      case 'completed':
      case 'no_show':
      case 'left':
      case 'cancelled':
        hasEnd = true;
        break;
      case 'corrected':
        continue;
      case 'called':
      case 'held':
      case 'resumed':
      case 'reopened':
        break;
    }
    lastStep = at;
  }
  return true;
}

/** The events of one instant. */
interface Moment {
  readonly at: Instant;
  readonly events: TicketEvent[];
}

class Reader {
  readonly #moments: readonly Moment[];
  readonly #moved = new Map<TicketEvent, Instant>();
  readonly #order = new Order();

  constructor(events: readonly TicketEvent[]) {
    this.#moments = momentsOf(events);
  }

  reading(): Reading {
    const setAside = this.#read();
    return { events: this.#order.events(), moved: this.#moved, setAside };
  }

  /** Reads the first life, and returns what belongs to a later one. */
  #read(): readonly SetAside[] {
    const life = new LifeSoFar();
    for (const [index, { at, events }] of this.#moments.entries()) {
      const { state } = this.#order;
      const reason = life.endsBefore(events, at, state);
      if (reason !== undefined) {
        const isAfterEnd = hasEnded(state);
        return this.#others(index).map((event) => ({ event, reason, isAfterEnd }));
      }
      this.#fetchHandovers(index);
      life.add(events);
      // None is left where all of them were fetched to a moment before.
      if (events.length > 0) this.#order.take(events);
    }
    return NONE_ASIDE;
  }

  /**
   * Where an officer took the ticket from another at this moment, and soon afterwards it is told that it was transferred to
   * that officer, the one clock is behind the other: both happened now.
   */
  #fetchHandovers(index: number): void {
    const { state } = this.#order;
    const moment = this.#moments[index];
    if (moment === undefined || !isWithSomebody(state) || moment.events.some(letsGo)) return;
    const starts = moment.events.filter(({ type }) => type === 'started');
    for (const officerId of new Set(starts.map((event) => event.officerId))) {
      if (isOneOf(officerId, state.holder)) continue;
      const told = this.#transferSoon(index, officerId);
      if (told !== undefined) {
        moment.events.push(told);
        this.#moved.set(told, moment.at);
      }
    }
  }

  /** Takes out of its own moment the transfer to an officer that is the next that is told of who has the ticket. */
  #transferSoon(index: number, officerId: OfficerId | undefined): TicketEvent | undefined {
    const now = this.#moments[index]?.at ?? 0;
    for (const { at, events } of this.#moments.slice(index + 1)) {
      if (at - now > CLOCKS_APART) return undefined;
      const place = events.findIndex((event) => event.type === 'transferred' && event.officerId === officerId);
      if (place >= 0) return events.splice(place, 1)[0];
      if (events.some((event) => event.type === 'started' || letsGo(event))) return undefined;
    }
    return undefined;
  }

  /**
   * All from a moment on, except corrections that come half a day and more after anything else: a clerk puts right what was
   * done just now, and whoever objects later does so to what is counted.
   */
  #others(index: number): readonly TicketEvent[] {
    const others: TicketEvent[] = [];
    let last: Instant = 0;
    for (const { at, events } of this.#moments.slice(index)) {
      const isLate = at - last >= HALF_DAY && events.every(({ type }) => type === 'corrected');
      if (isLate) this.#order.take(events);
      else {
        others.push(...events);
        if (events.some(({ type }) => type !== 'corrected')) last = at;
      }
    }
    return others;
  }
}

function momentsOf(events: readonly TicketEvent[]): readonly Moment[] {
  const moments: Moment[] = [];
  for (const event of events) {
    const last = moments.at(-1);
    if (last?.at === event.occurredAt) last.events.push(event);
    else moments.push({ at: event.occurredAt, events: [event] });
  }
  for (const { events: together } of moments) if (together.length > 1) together.sort(compareWithin);
  return moments;
}

/** Whether nobody needs to take the ticket from the one who has it. */
function letsGo({ type }: TicketEvent): boolean {
  return (
    type === 'transferred' || type === 'completed' || type === 'no_show' || type === 'left' || type === 'cancelled'
  );
}
