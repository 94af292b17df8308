// The order of events of one instant, against trying every order there is.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventId } from '../../ids.ts';
import { ordersOf } from '@tera/testing/lives';
import { seeded } from '@tera/testing/random';
import {
  type Line,
  ani,
  at,
  budi,
  called,
  completed,
  eventsOf,
  held,
  issued,
  reopened,
  resumed,
  started,
  transferred,
} from '@tera/testing/facts';
import { ORDERED_AT_MOST, compareEventIds } from './ticket-order.ts';
import { inOrder } from './ticket-reading.ts';
import { WAITING, stepOf } from './ticket-step.ts';
import { NEW_TICKET, TICKET_EVENT_TYPES, type TicketEvent, mergeTicket } from './ticket.ts';
import { MINUTE } from '../../time/time.ts';

const read = (events: readonly TicketEvent[]): readonly TicketEvent[] =>
  inOrder(mergeTicket(NEW_TICKET, events).ticket);
const typesOf = (...lines: readonly Line[]): string[] => read(eventsOf(...lines.toReversed())).map(({ type }) => type);

const officersOf = (...lines: readonly Line[]) =>
  read(eventsOf(...lines)).flatMap(({ type, officerId }) => (type === 'transferred' ? [officerId] : []));

describe('events of one instant', () => {
  it('are read as they make sense, though their ids say the opposite', () => {
    const life = [issued, called, started, held, resumed, completed] as const;

    expect(typesOf(...life.map((event) => event('08:00')))).toEqual([
      'issued',
      'called',
      'started',
      'held',
      'resumed',
      'completed',
    ]);
  });

  it('begin with the issue, and are read apart from those of another instant', () => {
    expect(typesOf(called('07:59'), issued('08:00'), started('08:00', ani))).toEqual(['called', 'issued', 'started']);
  });

  it('are judged by the whole life: what comes later tells what came first', () => {
    const both = [started('08:00', ani), transferred('08:10'), transferred('08:10', budi)];
    const [back, on] = both.slice(1).map(({ officerId }) => officerId);
    expect(officersOf(...both, completed('08:30', { officerId: budi }))).toEqual([back, on]);
    expect(officersOf(...both, called('08:12'), started('08:15', ani))).toEqual([on, back]);
  });

  it('are read by id where they make as much sense, and digits by their value', () => {
    const calls = eventsOf(...Array.from({ length: 6 }, () => called('08:00')));
    const ids = ['e-10', 'e-9', 'e-1', 'f-1', 'e-02', 'e-2'];
    const named = calls.map((event, index) => Object.assign({}, event, { eventId: ids[index] as EventId }));

    expect(read(named).map(({ eventId }) => eventId)).toEqual(['e-1', 'e-02', 'e-2', 'e-9', 'e-10', 'f-1']);
  });

  it('are of all orders in the one that makes most sense', () => {
    fc.assert(
      fc.property(someEvents(3, 4), (events) => {
        expect(read(events).map(({ eventId }) => eventId)).toEqual(bestOfAll(events));
      }),
      { numRuns: 400 },
    );
  });

  it('are read step by step where they are more than eight: what makes sense and is not odd comes first', () => {
    const life = [called, started, held, resumed, called, held, resumed, completed, reopened];
    const events = eventsOf(...life.map((event) => event('08:00')));

    expect(events.length).toBe(ORDERED_AT_MOST + 1);
    expect(read(events).map(({ type }) => type)).toEqual([
      'called',
      'started',
      'held',
      'resumed',
      'held',
      'resumed',
      'completed',
      'reopened',
      'called',
    ]);
  });

  it('are the same in whatever order they arrive', () => {
    fc.assert(
      fc.property(someEvents(4, 12), fc.nat(), (events, seed) => {
        expect(read(seeded(seed).shuffle(events))).toEqual(read(events));
      }),
      { numRuns: 300 },
    );
  });
});

describe('ids', () => {
  it('have one order, whatever they are', () => {
    const id = fc.stringMatching(/^[a-c0-2.-]{0,6}$/).map((text) => text as EventId);
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareEventIds(a, b)) + Math.sign(compareEventIds(b, a))).toBe(0);
        expect(compareEventIds(a, b) === 0).toBe(a === b);
        const [first = a, , last = a] = [a, b, c].toSorted(compareEventIds);
        expect(compareEventIds(first, last)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });
});

/** So many instants within half an hour, each with at most `most` events of any kind but a second issue. */
function someEvents(instants: number, most: number): fc.Arbitrary<TicketEvent[]> {
  const line = fc.record({
    type: fc.constantFrom(...TICKET_EVENT_TYPES.filter((type) => type !== 'issued')),
    officerId: fc.constantFrom(ani, budi, undefined),
  });
  const moments = fc.array(fc.array(line, { minLength: 1, maxLength: most }), { minLength: 1, maxLength: instants });
  return moments.map((told) =>
    eventsOf(
      ...told.flatMap((lines, index) => lines.map((one) => ({ ...one, occurredAt: at('08:00') + index * 2 * MINUTE }))),
    ),
  );
}

/** The ids of the order that leaves fewest events without sense, then has fewest odd steps, then comes first. */
function bestOfAll(events: readonly TicketEvent[]): string[] {
  const moments = Map.groupBy(events, ({ occurredAt }) => occurredAt);
  const inTime = [...moments].toSorted(([a], [b]) => a - b).map(([, together]) => ordersOf(byId(together)));
  let best: { readonly ids: string[]; readonly cost: number } | undefined;
  const go = (index: number, before: readonly TicketEvent[]): void => {
    const orders = inTime[index];
    if (orders !== undefined) {
      for (const order of orders) go(index + 1, [...before, ...order]);
      return;
    }
    const cost = costOf(before);
    // Orders come by their ids, so that the first of equals stays.
    if (best === undefined || cost < best.cost) best = { ids: before.map(({ eventId }) => eventId), cost };
  };
  go(0, []);
  return best?.ids ?? [];
}

function byId(events: readonly TicketEvent[]): TicketEvent[] {
  return events.toSorted((a, b) => Number(a.eventId.slice(1)) - Number(b.eventId.slice(1)));
}

function costOf(events: readonly TicketEvent[]): number {
  let state = WAITING;
  let cost = 0;
  for (const event of events) {
    const step = stepOf(state, event);
    state = step.state;
    cost += { plain: 0, odd: 1, none: 1000 }[step.sense];
  }
  return cost;
}
