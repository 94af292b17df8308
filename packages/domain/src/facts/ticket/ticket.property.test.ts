// Merging is a union: tickets that saw the same events in any order, grouping and number of repeats are the same ticket.

import * as fc from 'fast-check';
import { arrivalsOf } from '@tera/testing/lives';
import { describe, expect, it } from 'vitest';
import type { CounterId, EventId, OfficerId, TicketId } from '../../ids.ts';
import {
  EVENTS_PER_TICKET,
  NEW_TICKET,
  TICKET_EVENT_TYPES,
  type Ticket,
  type TicketEvent,
  mergeTicket,
} from './ticket.ts';
import { inOrder } from './ticket-reading.ts';

/** Events with ids out of a small set: most ids come with several contents. */
function quarrellingEvents(): fc.Arbitrary<TicketEvent[]> {
  return fc.array(anEvent(fc.nat({ max: 5 })), { maxLength: 20 });
}

/** More events than a ticket keeps, each id with one content. */
function tooManyEvents(): fc.Arbitrary<TicketEvent[]> {
  return fc.uniqueArray(anEvent(fc.nat({ max: 5000 })), {
    minLength: EVENTS_PER_TICKET - 5,
    maxLength: EVENTS_PER_TICKET + 40,
    selector: ({ eventId }) => eventId,
  });
}

function anEvent(place: fc.Arbitrary<number>): fc.Arbitrary<TicketEvent> {
  return fc
    .record(
      {
        place,
        type: fc.constantFrom(...TICKET_EVENT_TYPES),
        occurredAt: fc.integer({ min: 1_795_000_000_000, max: 1_795_000_000_020 }),
        officerId: fc.constantFrom('ani', 'budi') as fc.Arbitrary<OfficerId>,
        accurate: fc.boolean(),
        outcome: fc.constantFrom('resolved', 'unresolved'),
        reason: fc.string({ maxLength: 2 }),
        number: fc.constantFrom('A001', 'B001'),
        undoes: fc.integer({ min: 1, max: 8 }).map((other) => `e${other}` as EventId),
        counterId: fc.constantFrom('loket-1', 'loket-2') as fc.Arbitrary<CounterId>,
      },
      { requiredKeys: ['place', 'type', 'occurredAt'] },
    )
    .map(withId);
}

function withId({ place, ...fields }: Omit<TicketEvent, 'eventId' | 'ticketId'> & { place: number }): TicketEvent {
  return { ...fields, eventId: `e${place}` as EventId, ticketId: 'A-001' as TicketId };
}

const merged = (...pieces: readonly (readonly TicketEvent[])[]): Ticket =>
  pieces.reduce<Ticket>((ticket, piece) => mergeTicket(ticket, piece).ticket, NEW_TICKET);

const union = (a: Ticket, b: Ticket): Ticket => mergeTicket(a, b.values()).ticket;

describe.each([
  ['with ids that quarrel', quarrellingEvents, 500],
  ['beyond the two hundred that it keeps', tooManyEvents, 40],
] as const)('a ticket %s', (_, events, numRuns) => {
  it('is the same whatever the order, the repeats and the pieces', () => {
    const arrivals = events().chain((all) => fc.tuple(fc.constant(all), arrivalsOf(all)));
    fc.assert(
      fc.property(arrivals, ([all, pieces]) => {
        expect(inOrder(merged(...pieces))).toEqual(inOrder(merged(all)));
      }),
      { numRuns },
    );
  });

  it('is the same when tickets are merged in any grouping, either way round, or with themselves', () => {
    const three = events().chain((all) => fc.tuple(part(all), part(all), part(all)));
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const [x, y, z] = [merged(a), merged(b), merged(c)];

        expect(union(union(x, y), z)).toEqual(union(x, union(y, z)));
        expect(union(x, y)).toEqual(union(y, x));
        expect(union(x, x)).toEqual(x);
        expect(union(x, NEW_TICKET)).toEqual(x);
      }),
      { numRuns },
    );
  });

  it('has changed exactly when it is not what it was', () => {
    const two = events().chain((all) => fc.tuple(part(all), part(all)));
    fc.assert(
      fc.property(two, ([a, b]) => {
        const before = merged(a);
        const { ticket, changed } = mergeTicket(before, b);

        expect(changed).toBe(
          JSON.stringify(inOrder(ticket).map(sorted)) !== JSON.stringify(inOrder(before).map(sorted)),
        );
      }),
      { numRuns },
    );
  });

  it('never keeps more than two hundred', () => {
    fc.assert(
      fc.property(events(), (all) => {
        const { ticket, dropped } = mergeTicket(NEW_TICKET, all);

        expect(ticket.size).toBe(Math.min(EVENTS_PER_TICKET, new Set(all.map(({ eventId }) => eventId)).size));
        expect(ticket.size + dropped).toBe(new Set(all.map(({ eventId }) => eventId)).size);
      }),
      { numRuns },
    );
  });
});

function part(events: readonly TicketEvent[]): fc.Arbitrary<TicketEvent[]> {
  return fc.subarray([...events], { minLength: Math.floor(events.length / 2) });
}

function sorted(event: TicketEvent): unknown {
  return Object.entries(event).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
