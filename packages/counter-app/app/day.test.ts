// The clerk's own numbers: of today, of the right tickets, and by the server's rules.
import type { TicketEvent } from '@tera/client/core';
import { describe, expect, it } from 'vitest';
import { endedToday, forgettable, numbersOf, officerDay } from './day.ts';
import { ticketsOf } from './ticket.ts';

const ZONE = 'Asia/Jakarta';
const at = (time: string, day = '2026-11-21'): number => Date.parse(`${day}T${time}:00+07:00`);

function anEvent(
  ticketId: string,
  type: TicketEvent['type'],
  instant: number,
  wishes: Partial<TicketEvent> = {},
): TicketEvent {
  const occurredAt = new Date(instant).toISOString();
  const eventId = `${ticketId}-${type}-${instant}`;
  return { eventId, ticketId, type, occurredAt, serviceId: 'ektp', officerId: 'ani', ...wishes };
}

/** Issued at `from`, called after `wait` minutes, served for `service` minutes. */
function served(
  ticketId: string,
  from: number,
  wait: number,
  service: number,
  wishes: Partial<TicketEvent> = {},
): TicketEvent[] {
  const called = from + wait * 60_000;
  return [
    anEvent(ticketId, 'issued', from, wishes),
    anEvent(ticketId, 'called', called, wishes),
    anEvent(ticketId, 'started', called, wishes),
    anEvent(ticketId, 'completed', called + service * 60_000, wishes),
  ];
}

describe('the numbers of the day', () => {
  it('are there with nothing in them before anybody came', () => {
    expect(numbersOf([], ZONE, at('08:00'))).toEqual({
      completed: 0,
      medianWait: undefined,
      medianService: undefined,
    });
  });

  it('count who was served, and take the medians', () => {
    const journal = [
      ...served('A-1', at('08:00'), 4, 10),
      ...served('A-2', at('08:05'), 8, 2),
      ...served('A-3', at('08:10'), 30, 6),
      anEvent('A-4', 'issued', at('08:20')),
      anEvent('A-5', 'issued', at('08:21')),
      anEvent('A-5', 'left', at('08:30')),
    ];

    expect(numbersOf(journal, ZONE, at('09:30'))).toEqual({
      completed: 3,
      medianWait: 8,
      medianService: 6,
    });
  });

  it('leave out holds, and the tickets of yesterday', () => {
    const start = at('08:00');
    const journal = [
      ...served('Y-1', at('14:00', '2026-11-20'), 50, 50),
      anEvent('A-1', 'issued', start),
      anEvent('A-1', 'started', start + 60_000),
      anEvent('A-1', 'held', start + 3 * 60_000),
      anEvent('A-1', 'resumed', start + 33 * 60_000),
      anEvent('A-1', 'completed', start + 36 * 60_000),
    ];

    expect(numbersOf(journal, ZONE, at('10:00'))).toMatchObject({ completed: 1, medianWait: 1, medianService: 5 });
  });

  it('begin anew at midnight in the unit’s time zone', () => {
    const journal = served('A-1', at('23:00'), 1, 1);

    expect(endedToday(ticketsOf(journal), ZONE, at('23:30'))).toHaveLength(1);
    expect(endedToday(ticketsOf(journal), ZONE, at('00:30', '2026-11-22'))).toHaveLength(0);
  });
});

describe('an officer’s own day', () => {
  it('is by service, with medians of the own turns, and of nobody else', () => {
    const journal = [
      ...served('A-1', at('08:00'), 4, 10),
      ...served('A-2', at('08:05'), 8, 2),
      ...served('A-3', at('08:10'), 30, 6, { officerId: 'budi' }),
      ...served('A-4', at('08:00'), 1, 30, { serviceId: 'kk' }),
    ];

    expect(officerDay(journal, 'ani', ZONE, at('10:00'))).toEqual([
      { serviceId: 'ektp', completed: 2, resolved: 0, medianService: 2, medianTurnaround: 10 },
      { serviceId: 'kk', completed: 1, resolved: 0, medianService: 30, medianTurnaround: 31 },
    ]);
  });

  it('leaves out what was taken back, and the times that were typed', () => {
    const [issued, called, started, completed] = served('A-1', at('08:00'), 4, 10);
    const late = { ...anEvent('A-2', 'completed', at('09:00')), accurate: false };
    const undo = { ...anEvent('A-1', 'corrected', at('08:15')), officerId: undefined, serviceId: undefined };
    const journal = [issued, called, started, completed].flatMap((event) => event ?? []);

    expect(
      officerDay(
        [...journal, { ...undo, undoes: completed?.eventId ?? '' }, anEvent('A-2', 'started', at('08:10')), late],
        'ani',
        ZONE,
        at('10:00'),
      ),
    ).toEqual([
      { serviceId: 'ektp', completed: 1, resolved: 0, medianService: undefined, medianTurnaround: undefined },
    ]);
  });
});

describe('the journal', () => {
  it('forgets tickets that ended a week ago, and one that is open only after two months', () => {
    const journal = [...served('A-1', at('08:00'), 1, 1), anEvent('A-2', 'issued', at('08:00'))];

    expect([...forgettable(journal, at('08:00', '2026-11-27'))]).toEqual([]);
    expect([...forgettable(journal, at('09:00', '2026-11-28'))]).toEqual(['A-1']);
    expect([...forgettable(journal, at('09:00', '2027-02-01'))]).toEqual(['A-1', 'A-2']);
  });
});
