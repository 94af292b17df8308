// The order of events that were told with one time, as clocks and exports that show minutes do. Of all orders that one
// holds by which the whole life makes most sense: the shortest path over (instant, events of it that are read, state).

import type { EventId } from '../../ids.ts';
import { type Sense, type State, WAITING, stepOf } from './ticket-step.ts';
import { EVENTS_PER_TICKET, type TicketEvent } from './ticket.ts';

/** An event without sense costs more than all odd steps that a ticket could have. */
const COST: Readonly<Record<Sense, number>> = { plain: 0, odd: 1, none: EVENTS_PER_TICKET + 1 };

/** More events than this in one instant are taken step by step: of each further one the orders are many times as many. */
export const ORDERED_AT_MOST = 8;

/** A way to read the events so far. */
interface Route {
  readonly state: State;
  /** More than the cheapest. */
  readonly cost: number;
  readonly before: Route | undefined;
  /** The last of them, in order. */
  readonly events: readonly TicketEvent[];
}

/**
 * Reads a life instant by instant. For every state that it can have come to, the best way there is kept: the one that
 * leaves fewest events without sense; of those that with fewest odd steps; of those the first by the ids of its events.
 *
 * The work is bounded: a state is a phase and a holder, and after an instant the holder is one of those whom its events
 * name or who had it before. Eight events are 256 sets of some ten states each, so that two hundred events in 25 instants
 * of eight take some ten milliseconds; an instant with one event takes one step.
 */
export class Order {
  /** In the order of the ids of their events; no two have come to one state. */
  #routes: readonly Route[] = [{ state: WAITING, cost: 0, before: undefined, events: [] }];

  /** How the ticket stands by what was read so far. */
  get state(): State {
    return this.#best.state;
  }

  get #best(): Route {
    return this.#routes.reduce((best, route) => (route.cost < best.cost ? route : best));
  }

  /** Reads the events of the next instant, which are at least one. */
  take(events: readonly TicketEvent[]): void {
    const sorted = events.length === 1 ? events : [...events].sort(compareWithin);
    const issued = sorted.filter(isIssued);
    const others = issued.length === 0 ? sorted : sorted.filter((event) => !isIssued(event));
    const found =
      others.length > 1 && sorted.length <= ORDERED_AT_MOST
        ? waysThrough(this.#routes, others)
        : this.#routes.map((route) => stepByStep(route, others));
    this.#routes = bestOfEachState(found, issued);
  }

  /** All that were taken, in order. */
  events(): TicketEvent[] {
    const pieces: (readonly TicketEvent[])[] = [];
    for (let route: Route | undefined = this.#best; route !== undefined; route = route.before) {
      pieces.unshift(route.events);
    }
    return pieces.flat();
  }
}

/** Runs of digits by their value, so that `e-2` comes before `e-10`; all else letter by letter. */
export function compareEventIds(a: EventId, b: EventId): number {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [ours, theirs] = [digitsAt(a, i), digitsAt(b, j)];
    if (ours !== '' && theirs !== '') {
      const [x, y] = [ours.replace(/^0+/, ''), theirs.replace(/^0+/, '')];
      if (x !== y) return x.length - y.length || (x < y ? -1 : 1);
    } else if (a[i] !== b[j]) return a.charCodeAt(i) - b.charCodeAt(j);
    i += ours.length || 1;
    j += theirs.length || 1;
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}

function digitsAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
  return text.slice(start, end);
}

/** Of one instant: `issued` first, then by id. */
export function compareWithin(a: TicketEvent, b: TicketEvent): number {
  return Number(isIssued(b)) - Number(isIssued(a)) || compareEventIds(a.eventId, b.eventId);
}

function isIssued({ type }: TicketEvent): boolean {
  return type === 'issued';
}

/** The first that makes sense and is not odd, again and again; where there is none, the first odd one, else the first. */
function stepByStep(before: Route, events: readonly TicketEvent[]): Route {
  let { state, cost } = before;
  const left = [...events];
  const order: TicketEvent[] = [];
  while (left.length > 0) {
    const senses = left.map((event) => stepOf(state, event).sense);
    const place = Math.max(0, senses.includes('plain') ? senses.indexOf('plain') : senses.indexOf('odd'));
    for (const event of left.splice(place, 1)) {
      const step = stepOf(state, event);
      state = step.state;
      cost += COST[step.sense];
      order.push(event);
    }
  }
  return { state, cost, before, events: order };
}

/** `first`: events that were read before those of the routes. */
function bestOfEachState(routes: readonly Route[], first: readonly TicketEvent[]): readonly Route[] {
  const least = Math.min(...routes.map(({ cost }) => cost));
  const best = new Map<string, Route>();
  for (const route of routes) {
    const known = best.get(nameOf(route.state));
    if (known === undefined || route.cost < known.cost) best.set(nameOf(route.state), route);
  }
  return routes
    .filter((route) => best.get(nameOf(route.state)) === route)
    .map(({ state, cost, before, events }) => ({
      state,
      cost: cost - least,
      before,
      events: first.length === 0 ? events : [...first, ...events],
    }));
}

function nameOf({ phase, holder }: State): string {
  return `${phase} ${holder ?? ''}`;
}

// A way is compared by its cost, then by the route that it goes on from, then by the places of its events in the order of
// ids: as one number, so that the lesser of two is the better. It is whole and exact: 17 bits, 12 bits and 24.
const PLACES = ORDERED_AT_MOST ** ORDERED_AT_MOST;
const ROUTES = 4096;

/** The best way to each state behind all of the events, from any of the routes. */
function waysThrough(routes: readonly Route[], events: readonly TicketEvent[]): readonly Route[] {
  const states = new StatesOf(routes, events);
  const { size } = states;
  const twins = events.map((event, place) => events.findLastIndex((other, at) => at < place && areAlike(event, other)));
  const all = (1 << events.length) - 1;
  const best = new Float64Array((all + 1) * size).fill(Number.POSITIVE_INFINITY);
  for (const [place, { state, cost }] of routes.entries())
    best[states.numberOf(state)] = (cost * ROUTES + place) * PLACES;

  for (let read = 0; read < all; read++) {
    const digit = ORDERED_AT_MOST ** (ORDERED_AT_MOST - 1 - bitsOf(read));
    for (let from = 0; from < size; from++) {
      const value = best[read * size + from] ?? Number.POSITIVE_INFINITY;
      if (value === Number.POSITIVE_INFINITY) continue;
      for (let place = 0; place < events.length; place++) {
        // Events that are alike are taken in the order of their ids.
        const twin = twins[place] ?? -1;
        if ((read & (1 << place)) !== 0 || (twin >= 0 && (read & (1 << twin)) === 0)) continue;
        const { to, cost } = states.after(from, place);
        const index = (read | (1 << place)) * size + to;
        const next = value + cost * ROUTES * PLACES + place * digit;
        if (next < (best[index] ?? 0)) best[index] = next;
      }
    }
  }

  const found: { readonly value: number; readonly route: Route }[] = [];
  for (let to = 0; to < size; to++) {
    const value = best[all * size + to] ?? Number.POSITIVE_INFINITY;
    if (value === Number.POSITIVE_INFINITY) continue;
    const cost = Math.floor(value / PLACES / ROUTES);
    const before = routes[Math.floor(value / PLACES) % ROUTES];
    found.push({
      value: value - cost * PLACES * ROUTES,
      route: { state: states.of(to), cost, before, events: inPlaces(events, value % PLACES) },
    });
  }
  return found.sort((a, b) => a.value - b.value).map(({ route }) => route);
}

function inPlaces(events: readonly TicketEvent[], places: number): TicketEvent[] {
  return events.flatMap((_, nth) => {
    const place = Math.floor(places / ORDERED_AT_MOST ** (ORDERED_AT_MOST - 1 - nth)) % ORDERED_AT_MOST;
    return events.slice(place, place + 1);
  });
}

const PHASES = [
  'waiting',
  'called',
  'handed',
  'serving',
  'held',
  'completed',
  'absent',
  'gone',
] as const satisfies readonly State['phase'][];

/** The states that events of one instant can lead to, by number, and where each event leads from each of them. */
class StatesOf {
  readonly size: number;
  readonly #events: readonly TicketEvent[];
  readonly #holders: readonly State['holder'][];
  readonly #steps: { readonly to: number; readonly cost: number }[] = [];

  constructor(routes: readonly Route[], events: readonly TicketEvent[]) {
    this.#events = events;
    this.#holders = [
      ...new Set([undefined, ...routes.map(({ state }) => state.holder), ...events.map(({ officerId }) => officerId)]),
    ];
    this.size = this.#holders.length * PHASES.length;
  }

  numberOf({ phase, holder }: State): number {
    return this.#holders.indexOf(holder) * PHASES.length + PHASES.indexOf(phase);
  }

  of(number: number): State {
    return {
      phase: PHASES[number % PHASES.length] ?? 'waiting',
      holder: this.#holders[Math.floor(number / PHASES.length)],
    };
  }

  after(from: number, place: number): { readonly to: number; readonly cost: number } {
    const index = from * ORDERED_AT_MOST + place;
    return (this.#steps[index] ??= this.#step(from, this.#events[place]));
  }

  #step(from: number, event: TicketEvent | undefined): { readonly to: number; readonly cost: number } {
    if (event === undefined) return { to: from, cost: 0 };
    const { sense, state } = stepOf(this.of(from), event);
    return { to: this.numberOf(state), cost: COST[sense] };
  }
}

function areAlike(a: TicketEvent, b: TicketEvent): boolean {
  return a.type === b.type && a.officerId === b.officerId;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let left = set; left > 0; left &= left - 1) count += 1;
  return count;
}
