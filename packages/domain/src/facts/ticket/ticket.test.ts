// A ticket as a set of events: what a merge reports of duplicates, conflicts and what goes over the bound.

import { inOrder } from './ticket-reading.ts';
import { ani, at, budi, called, completed, eventsOf, issued, present, started, ektp, kk } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { EVENTS_PER_TICKET, NEW_TICKET, TICKET_EVENT_TYPES, type TicketEvent, mergeTicket } from './ticket.ts';
import { MINUTE } from '../../time/time.ts';

describe('merging events into a ticket', () => {
  const events = eventsOf(issued('08:00'), called('08:10'), started('08:12', ani));

  it('keeps what is new and says that the ticket changed', () => {
    const { ticket, ...report } = mergeTicket(NEW_TICKET, events);

    expect([...ticket.values()]).toEqual(events);
    expect(report).toEqual({ changed: true, duplicates: 0, conflicts: 0, dropped: 0 });
  });

  it('counts what it has already, and does not change', () => {
    const once = mergeTicket(NEW_TICKET, events).ticket;

    expect(mergeTicket(once, structuredClone(events))).toEqual({
      ticket: once,
      changed: false,
      duplicates: 3,
      conflicts: 0,
      dropped: 0,
    });
  });

  it('finds a duplicate within one push', () => {
    expect(mergeTicket(NEW_TICKET, [...events, ...events.slice(0, 1)])).toMatchObject({ changed: true, duplicates: 1 });
  });

  it('leaves the ticket that it was given as it was', () => {
    const current = mergeTicket(NEW_TICKET, events.slice(0, 1)).ticket;
    mergeTicket(current, events);

    expect(current.size).toBe(1);
    expect(NEW_TICKET.size).toBe(0);
  });

  it('changes nothing when nothing comes', () => {
    const current = mergeTicket(NEW_TICKET, events).ticket;

    expect(mergeTicket(current, [])).toMatchObject({ changed: false, duplicates: 0, conflicts: 0 });
  });
});

describe('two events with one id and different content', () => {
  const served = present(eventsOf(started('08:12', ani))[0]);
  const done = [{ serviceId: ektp, quantity: 2 }];
  const variants: readonly (readonly [what: string, other: TicketEvent])[] = [
    ['type', { ...served, type: 'called' }],
    ['time', { ...served, occurredAt: served.occurredAt + 1 }],
    ['officer', { ...served, officerId: budi }],
    ['accuracy', { ...served, accurate: false }],
    ['reason', { ...served, reason: 'mistaken' }],
    ['outcome', { ...served, outcome: 'resolved' }],
    ['work', { ...served, services: done }],
  ];

  it.each(variants)('are a conflict when their %s differs, and the same one wins in either order', (_, other) => {
    const oneWay = mergeTicket(mergeTicket(NEW_TICKET, [served]).ticket, [other]);
    const otherWay = mergeTicket(mergeTicket(NEW_TICKET, [other]).ticket, [served]);

    expect(oneWay.ticket).toEqual(otherWay.ticket);
    expect([oneWay.conflicts, otherWay.conflicts]).toEqual([1, 1]);
    expect([oneWay.changed, otherWay.changed].filter(Boolean)).toHaveLength(1);
  });

  it('end as the greater one in canonical form', () => {
    const [byAni, byBudi] = [served, { ...served, officerId: budi }];

    expect([...mergeTicket(NEW_TICKET, [byAni, byBudi]).ticket.values()]).toEqual([byBudi]);
    expect([...mergeTicket(NEW_TICKET, [byBudi, byAni]).ticket.values()]).toEqual([byBudi]);
  });

  it('are counted as a conflict every time the lesser one comes again, and change nothing', () => {
    const other = { ...served, officerId: budi };
    const { ticket } = mergeTicket(NEW_TICKET, [served, other]);
    const winner = present(ticket.get(served.eventId));
    const loser = winner.officerId === ani ? other : served;

    expect(mergeTicket(ticket, [loser])).toMatchObject({ changed: false, conflicts: 1, duplicates: 0 });
    expect(mergeTicket(ticket, [winner])).toMatchObject({ changed: false, conflicts: 0, duplicates: 1 });
  });
});

describe('two contents that tell the same work in another order', () => {
  it('are one', () => {
    const [one, other] = [
      { serviceId: ektp, quantity: 2 },
      { serviceId: kk, quantity: 1 },
    ];
    const first = eventsOf(completed('08:30', { services: [one, other] }));
    const again = eventsOf(completed('08:30', { services: [other, one] }));

    expect(mergeTicket(mergeTicket(NEW_TICKET, first).ticket, again)).toMatchObject({ changed: false, duplicates: 1 });
  });
});

describe('a ticket with more events than anyone needs', () => {
  const many = eventsOf(
    ...Array.from({ length: EVENTS_PER_TICKET + 5 }, (_, minute) => ({
      ...called('08:00'),
      occurredAt: at('08:00') + minute * MINUTE,
    })),
  );

  it('keeps the last two hundred by time, in whatever order they came, and says how many it dropped', () => {
    const { ticket, dropped } = mergeTicket(NEW_TICKET, many.toReversed());

    expect(EVENTS_PER_TICKET).toBe(200);
    expect(inOrder(ticket)).toEqual(many.slice(-EVENTS_PER_TICKET));
    expect(dropped).toBe(5);
  });

  it('does not change when one that was dropped comes again', () => {
    const { ticket } = mergeTicket(NEW_TICKET, many);

    expect(mergeTicket(ticket, many.slice(0, 1))).toMatchObject({ changed: false, dropped: 1 });
  });

  it('still makes room for a later one: the end of a ticket is never what is dropped', () => {
    const { ticket } = mergeTicket(NEW_TICKET, many.slice(0, -1));
    const next = mergeTicket(ticket, many.slice(-1));

    expect(next).toMatchObject({ changed: true, dropped: 1 });
    expect(inOrder(next.ticket)).toEqual(many.slice(-EVENTS_PER_TICKET));
  });
});

describe('the types of events', () => {
  it('are those of domain.md', () => {
    expect(TICKET_EVENT_TYPES.join(', ')).toBe(
      'issued, called, started, held, resumed, transferred, completed, no_show, left, cancelled, reopened, corrected',
    );
  });
});
