// What clocks and numbers do to events, and how it is undone: handovers that two clocks tell, and numbers of a queue that
// begin again.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsOf } from '@tera/testing/lives';
import {
  type Line,
  ani,
  budi,
  called,
  citra,
  completed,
  corrected,
  eventsOf,
  figuresOf,
  held,
  issued,
  left,
  noShow,
  present,
  reopened,
  resumed,
  started,
  ticketOf,
  transferred,
} from '@tera/testing/facts';
import { inOrder, setAsideOf } from './ticket-reading.ts';
import { NEW_TICKET, type TicketEvent, mergeTicket } from './ticket.ts';

const done = { completed: 1, resolved: 1, invited: 1 };

const handover = (taken: string, told: string) =>
  figuresOf(
    issued('08:00'),
    started('08:05', ani),
    started(taken, budi),
    transferred(told, budi),
    completed('08:30', { officerId: budi }),
  );

describe('a handover that two clocks tell', () => {
  it('is one when the taker’s clock is up to a minute behind', () => {
    const figures = { 'ani ektp': { service: 5 }, 'budi ektp': { ...done, wait: 5, service: 20, turnaround: 30 } };

    expect(handover('08:10', '08:10:05')).toEqual(figures);
    expect(handover('08:10', '08:11')).toEqual(figures);
    expect(handover('08:10:00', '08:09:30')).toMatchObject({
      'ani ektp': { service: 4.5 },
      'budi ektp': { service: 20 },
    });
  });

  it('is none when more than a minute lies between: the taker gives the ticket away', () => {
    expect(handover('08:10', '08:11:01')['budi ektp']).toMatchObject({ completed: 1, service: 1 + 1 / 60 });
  });

  it('is none where nobody had the ticket before, or where it was told already', () => {
    const begun = [issued('08:00'), called('08:04'), started('08:05', budi)];

    expect(figuresOf(...begun, transferred('08:05:30', budi), completed('08:30', { officerId: citra }))).toMatchObject({
      'budi ektp': { service: 0.5 },
      'citra ektp': { completed: 1 },
    });
    expect(
      figuresOf(
        issued('08:00'),
        started('08:05', ani),
        transferred('08:10', budi),
        started('08:10', budi),
        transferred('08:10:40', budi),
        completed('08:30', { officerId: citra }),
      ),
    ).toMatchObject({ 'ani ektp': { service: 5 }, 'budi ektp': { service: 40 / 60 }, 'citra ektp': { completed: 1 } });
  });

  it('is none where somebody else has had the ticket meanwhile', () => {
    expect(
      figuresOf(
        issued('08:00'),
        started('08:05', ani),
        started('08:10', budi),
        transferred('08:10:20', citra),
        transferred('08:10:40', budi),
        completed('08:30', { officerId: budi }),
      ),
    ).toMatchObject({ 'ani ektp': { service: 5 }, 'citra ektp': { service: 20 / 60 }, 'budi ektp': { completed: 1 } });
  });
});

describe('a ticket that was issued after it was called', () => {
  it('by up to a minute waited for nothing: the clocks differ, and nothing is left out', () => {
    const figures = { ...done, clock: 1, skew: 1, wait: 0, service: 20 };

    expect(figuresOf(issued('08:11'), called('08:10'), started('08:10', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...figures, turnaround: 19 },
    });
    expect(figuresOf(issued('08:10:01'), started('08:10', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...figures, turnaround: 20 - 1 / 60 },
    });
  });

  it('by more has no wait', () => {
    expect(figuresOf(issued('08:11:01'), called('08:10'), started('08:10', ani), completed('08:30'))).toEqual({
      'ani ektp': { ...done, excluded: 1, clock: 1, service: 20, turnaround: 19 - 1 / 60 },
    });
  });
});

const nextDay = (clock: string) => `2026-11-21 ${clock}`;

describe('a number that begins again', () => {
  const first = [issued('08:00'), called('08:04'), started('08:05', ani), completed('08:15')];
  const served = { 'ani ektp': { ...done, wait: 4, service: 10, turnaround: 15 } };
  const second = [
    issued(nextDay('08:00')),
    called(nextDay('08:04')),
    started(nextDay('08:05'), budi),
    completed(nextDay('08:15'), { officerId: budi }),
  ];

  it('has its first life counted, and the other set aside and told', () => {
    expect(figuresOf(...first, ...second)).toEqual(served);
    expect(toldAside(...first, ...second)).toEqual(second.map(({ type }) => [type, 'issued_again']));
  });

  it('does so on the same day once it has ended, and not while it is served: two systems may tell one issue', () => {
    const again = [issued('08:40'), started('08:45', budi), completed('08:50', { officerId: budi })];
    const twice = [issued('08:00'), issued('08:04'), started('08:05', ani), issued('08:10'), completed('08:15')];

    expect(toldAside(...first, ...again)).toEqual(again.map(({ type }) => [type, 'issued_again']));
    expect(toldAside(...twice)).toEqual([]);
    expect(figuresOf(...twice)['ani ektp']).toMatchObject({ wait: 5, service: 10 });
  });

  it('does so on the next day also when the first ticket never ended, and then nothing counts yet', () => {
    const open = [issued('08:00'), started('08:05', ani)];

    expect(figuresOf(issued('08:00'), ...second)).toEqual({});
    expect(figuresOf(...open, ...second)).toEqual({});
    expect(toldAside(...open, ...second)).toEqual(second.map(({ type }) => [type, 'issued_again']));
  });

  it.each([
    ['called', second.slice(1)],
    ['started', second.slice(2)],
    ['completed by somebody', second.slice(3)],
  ])('does so when nobody told the second issue and it is %s on another day', (_, rest) => {
    expect(figuresOf(...first, ...rest)).toEqual(served);
    expect(toldAside(...first, ...rest)).toEqual(rest.map(({ type }) => [type, 'begun_again']));
  });

  it('does so after a no-show or a leaving of the day before as well', () => {
    expect(figuresOf(issued('08:00'), called('08:04'), noShow('08:10'), ...second.slice(1))).toEqual({
      '- ektp': { noShow: 1 },
    });
    expect(figuresOf(issued('08:00'), left('08:10'), ...second.slice(2))).toEqual({
      '- ektp': { left: 1, leftAfter: 10 },
    });
    expect(figuresOf(issued('08:00'), called('08:04'), noShow('08:10'), ...second.slice(3))).toEqual({
      '- ektp': { noShow: 1 },
    });
  });

  it('does not so for a completion that names nobody: whatever closes tickets at night closes those that have ended as well', () => {
    const closed = completed(nextDay('00:01'), { officerId: undefined });

    expect(figuresOf(...first, closed)).toEqual(served);
    expect(toldAside(...first, closed)).toEqual([]);
  });

  it('was never issued the first time, and is told all the same', () => {
    expect(toldAside(...first.slice(1), ...second)).toEqual(second.map(({ type }) => [type, 'issued_again']));
  });

  it('has the correction of a clerk who has just served set aside, and one that comes later counted', () => {
    const atOnce = corrected(nextDay('08:20'), { officerId: citra });
    const later = corrected('2026-11-25 08:00', { officerId: citra });

    expect(figuresOf(...first, ...second, atOnce)).toEqual(served);
    expect(figuresOf(...first, ...second, later)).toEqual({ 'citra ektp': served['ani ektp'] });
  });

  it('is the same in whatever order its events come, and in how many pieces', () => {
    const events = eventsOf(
      ...first,
      ...second,
      reopened(nextDay('09:00')),
      corrected(nextDay('09:01'), { officerId: ani }),
    );
    const whole = mergeTicket(NEW_TICKET, events).ticket;
    fc.assert(
      fc.property(arrivalsOf(events), (pieces) => {
        const ticket = pieces.reduce((before, piece) => mergeTicket(before, piece).ticket, NEW_TICKET);

        expect(setAsideOf(ticket)).toEqual(setAsideOf(whole));
        expect(inOrder(ticket)).toEqual(inOrder(whole));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a ticket that takes its time', () => {
  const permit = [
    issued('2026-11-02 15:00'),
    started('2026-11-03 08:30', ani),
    held('2026-11-03 09:00'),
    resumed('2026-11-16 08:30'),
    completed('2026-11-16 09:00'),
  ];

  it('is one ticket, though nights and weeks lie between its steps', () => {
    expect(toldAside(...permit)).toEqual([]);
    expect(figuresOf(...permit)['ani ektp']).toMatchObject({
      completed: 1,
      service: 60,
      turnaround: 14 * 24 * 60 - 6 * 60,
    });
  });

  it('is held overnight and completed next week', () => {
    expect(toldAside(issued('08:00'), started('08:05', ani), held('08:30'), completed('2026-11-27 10:00'))).toEqual([]);
  });

  it('is reopened days later', () => {
    const again = [reopened('2026-11-24 08:00'), called('2026-11-24 08:10'), started('2026-11-24 08:12', budi)];
    const day = [issued('08:00'), started('08:05', ani), completed('08:15')];

    expect(toldAside(...day, ...again, completed('2026-11-24 08:30', { officerId: budi }))).toEqual([]);
  });

  it('goes on days after its completion without that anybody reopened it, as what took days is no number of a queue', () => {
    const again = [started('2026-11-18 09:00', budi), completed('2026-11-18 09:30', { officerId: budi })];

    expect(toldAside(...permit, ...again)).toEqual([]);
    expect(figuresOf(...permit, ...again)).toMatchObject({
      'ani ektp': { reopened: 1 },
      'budi ektp': { completed: 1 },
    });
  });

  it('is corrected and begun again by nobody', () => {
    const day = [issued('08:00'), started('08:05', ani), completed('08:15')];

    expect(toldAside(...day, corrected('2026-11-24 08:00', { officerId: budi }))).toEqual([]);
  });
});

function toldAside(...lines: readonly Line[]): (readonly [type: string, reason: string])[] {
  return setAsideOf(ticketOf(...lines)).map(({ event, reason }) => [event.type, reason] as const);
}

describe('all events of a ticket', () => {
  it('are there in the order in which they are read, those of a later life behind', () => {
    const events: readonly TicketEvent[] = eventsOf(
      issued('08:00'),
      completed('08:15'),
      issued('09:00'),
      started('09:05', budi),
      corrected('2026-11-25 08:00', { officerId: citra }),
    );
    const [first, end, again, start, late] = events;

    expect(inOrder(mergeTicket(NEW_TICKET, events.toReversed()).ticket)).toEqual(
      [first, end, late, again, start].map(present),
    );
  });
});
