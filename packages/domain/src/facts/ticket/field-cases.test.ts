// Small tickets from the field that once came out wrong, up to the row that is read, in every order of their ids: clocks
// and exports that show minutes tell several events with one time, and an id says nothing of what came first.

import { describe, expect, it } from 'vitest';
import type { EventId, ServiceId } from '../../ids.ts';
import { type IndicatorRow, indicatorRows } from '../../indicators/indicator-row.ts';
import { ordersOf } from '@tera/testing/lives';
import {
  type Line,
  ani,
  budi,
  called,
  completed,
  eventsOf,
  issued as issuedFor,
  noShow,
  present,
  started,
  transferred,
  toldOf,
} from '@tera/testing/facts';
import type { CountingRules } from '../kind.ts';
import { ticketContribution } from './ticket-contribution.ts';
import { setAsideOf } from './ticket-reading.ts';
import { NEW_TICKET, type Ticket, type TicketEvent, mergeTicket } from './ticket.ts';

const ktp = 'ktp' as ServiceId;
/** Fifteen minutes of service. */
const rules: CountingRules = {
  timeZone: 'Asia/Jakarta',
  standardOn: () => ({ measure: 'service', minutes: 15 }),
};
const issued = (clock: string) => issuedFor(clock, { serviceId: ktp });
const completedBy = (officerId: typeof ani, clock: string) => completed(clock, { officerId, serviceId: ktp });

describe('a handover within one minute', () => {
  it('splits the service, and the ticket is late for both together', () => {
    inEveryOrder(
      [
        issued('08:00'),
        started('08:05', ani),
        transferred('08:10'),
        started('08:10', budi),
        completedBy(budi, '08:30'),
      ],
      ({ rowOf, unit }) => {
        expect(rowOf('ani')).toMatchObject({ tickets: { completed: 0 }, service: { n: 1, mean: 300 } });
        expect(rowOf('budi')).toMatchObject({ tickets: { completed: 1 }, service: { n: 1, mean: 1200 } });
        expect(unit.onTime).toEqual({ n: 1, onTime: 0, share: 0 });
      },
    );
  });
});

describe('an absence and a service within one minute', () => {
  it('is a ticket that was served after all', () => {
    inEveryOrder(
      [
        issued('08:00'),
        called('08:05'),
        noShow('08:10'),
        called('08:10'),
        started('08:10', ani),
        completedBy(ani, '08:20'),
      ],
      ({ rowOf, unit }) => {
        expect(rowOf('ani')).toMatchObject({
          tickets: { completed: 1, noShow: 0 },
          service: { n: 1, mean: 600 },
          onTime: { n: 1, onTime: 1 },
        });
        expect(unit.tickets.noShow).toBe(0);
      },
    );
  });
});

describe('a ticket that was given back and completed by another', () => {
  it('is that one’s, and the service stays with who served', () => {
    inEveryOrder(
      [issued('08:00'), started('08:05', ani), transferred('08:10'), completedBy(budi, '08:40')],
      ({ rowOf }) => {
        expect(rowOf('budi')).toMatchObject({ tickets: { completed: 1, resolved: 1 }, service: { n: 0 } });
        expect(rowOf('ani')).toMatchObject({ tickets: { completed: 0 }, service: { n: 1, mean: 300 } });
      },
    );
  });
});

describe('a ticket that lay with a colleague overnight', () => {
  it('is doubtful at the colleague, and not at who took it over', () => {
    inEveryOrder(
      [
        issued('2026-11-23 07:55'),
        started('2026-11-23 08:00', ani),
        transferred('2026-11-24 09:00', budi),
        started('2026-11-24 09:05', budi),
        completedBy(budi, '2026-11-24 09:10'),
      ],
      ({ rowOf }) => {
        expect(rowOf('ani')).toMatchObject({
          tickets: { completed: 0, excluded: 1 },
          inaccurate: { n: 1, of: 1, share: 1 },
          service: { n: 0 },
        });
        expect(rowOf('budi')).toMatchObject({
          tickets: { completed: 1, excluded: 0 },
          inaccurate: { n: 0, of: 1, share: 0 },
          service: { n: 1, mean: 300 },
          turnaround: { n: 1 },
          onTime: { n: 0 },
        });
      },
    );
  });
});

describe('a number that begins again the next day', () => {
  it('counts the first time, and what comes after is told', () => {
    const second = [
      issued('2026-11-24 08:00'),
      started('2026-11-24 08:05', budi),
      completedBy(budi, '2026-11-24 08:15'),
    ];
    inEveryOrder(
      [issued('2026-11-23 08:00'), started('2026-11-23 08:05', ani), completedBy(ani, '2026-11-23 08:15'), ...second],
      ({ rowOf, ticket, unit }) => {
        expect(rowOf('ani')).toMatchObject({
          tickets: { completed: 1, reopened: 0 },
          service: { mean: 600 },
          turnaround: { mean: 900 },
        });
        expect(unit.tickets.completed).toBe(1);
        expect(setAsideOf(ticket).map(({ event, reason }) => [event.type, reason])).toEqual(
          second.map(({ type }) => [type, 'issued_again']),
        );
      },
    );
  });
});

describe('a ticket that goes on without having been reopened', () => {
  it('counts both visits, as if it had been', () => {
    const first = [issued('08:00'), started('08:05', ani), completedBy(ani, '08:15')];
    const second = [started('10:00', budi), completedBy(budi, '10:20')];
    inEveryOrder([...first, ...second], ({ rowOf, unit }) => {
      expect(rowOf('ani')).toMatchObject({
        tickets: { completed: 0, reopened: 1, excluded: 0 },
        reopened: { n: 1, of: 1, share: 1 },
        reopenedAfter: { n: 1, mean: 105 * 60 },
        service: { n: 1, mean: 600 },
      });
      expect(rowOf('budi')).toMatchObject({
        tickets: { completed: 1, reopened: 0, excluded: 0 },
        reopened: { n: 0, of: 1, share: 0 },
        service: { n: 1, mean: 1200 },
        turnaround: { n: 1, mean: 140 * 60 },
      });
      expect(unit.wait).toMatchObject({ n: 1, mean: 300 });
      expect(unit.tickets.completed).toBe(1);
    });
  });
});

interface Read {
  readonly ticket: Ticket;
  /** Of the unit as a whole. */
  readonly unit: IndicatorRow;
  readonly rowOf: (officerId: string) => IndicatorRow;
}

/** The ids of the lines in every order there is: 120 of five, 720 of six. */
function inEveryOrder(lines: readonly Line[], look: (read: Read) => void): void {
  for (const places of ordersOf(lines.map((_, index) => index))) {
    const events = withIds(eventsOf(...lines), places);
    const { ticket } = mergeTicket(NEW_TICKET, events);
    const cells = [...ticketContribution(ticket, rules)];
    const told = toldOf(cells);
    const rows = indicatorRows(cells, ['officer'], told);
    look({
      ticket,
      unit: present(indicatorRows(cells, [], told)[0]),
      rowOf: (officerId) => present(rows.find((row) => row.officerId === officerId)),
    });
  }
}

function withIds(events: readonly TicketEvent[], numbers: readonly number[]): TicketEvent[] {
  return events.map((event, index) => Object.assign({}, event, { eventId: `e${numbers[index]}` as EventId }));
}
