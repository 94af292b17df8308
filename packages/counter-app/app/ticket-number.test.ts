// Numbers that a page makes alone must be nobody else's, also at noon after the browser has lost its memory.
import { TicketEventSchema, TicketIdSchema } from '@tera/contracts';
import { LONG_ID_LENGTH } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import {
  dayOfTicket,
  isNumberedByOthers,
  labelOf,
  makeMark,
  nextTicket,
  numberOf,
  prefixOf,
  seriesBeside,
  ticketIdOf,
} from './ticket-number.ts';

const EVENING = Date.parse('2026-11-21T23:30:00+07:00');
const counter = { counterId: 'loket-1', timeZone: 'Asia/Jakarta', mark: 'K7M', prefix: 'A', series: '' };
const numbered = (ticketId: string) => ({ ticketId, number: numberOf(ticketId) });

describe('a number', () => {
  it('counts up, from one every day in the unit’s own time zone', () => {
    const first = nextTicket(counter, [], EVENING);
    const second = nextTicket(counter, [first], EVENING);

    expect([first, second]).toEqual([
      { ticketId: 'loket-1-20261121-K7M-A001', number: 'A001' },
      { ticketId: 'loket-1-20261121-K7M-A002', number: 'A002' },
    ]);
    expect(nextTicket(counter, [first, second], EVENING + 3_600_000).number).toBe('A001');
    expect(nextTicket({ ...counter, timeZone: 'Asia/Jayapura' }, [], EVENING).ticketId).toContain('20261122');
  });

  it('goes on behind the highest that is known of its counter, whoever gave it out', () => {
    const known = ['loket-1-20261121-B2B-A007', 'loket-1-20261121-B2B-A009K', 'loket-2-20261121-C3C-B050'].map(
      numbered,
    );

    expect(nextTicket(counter, known, EVENING).number).toBe('A010');
    expect(nextTicket({ ...counter, prefix: 'B', counterId: 'loket-2' }, known, EVENING).number).toBe('B051');
  });

  it('goes on past a gap and past a thousand', () => {
    const known = ['A001', 'A999'].map((number) => numbered(`loket-1-20261121-K7M-${number}`));

    expect(nextTicket(counter, known, EVENING).number).toBe('A1000');
  });

  it('is an id and a number that the server takes, also at a counter with the longest id and prefix', () => {
    const { ticketId, number } = nextTicket(
      { ...counter, counterId: 'x'.repeat(40), prefix: 'ABC', series: 'K' },
      [],
      EVENING,
    );

    expect(ticketId.length).toBeLessThanOrEqual(LONG_ID_LENGTH);
    expect(TicketIdSchema.safeParse(ticketId).success).toBe(true);
    const event = {
      eventId: 'e',
      ticketId,
      number,
      type: 'issued',
      serviceId: 'ektp',
      occurredAt: '2026-11-21T09:00:00Z',
    };
    expect(TicketEventSchema.safeParse(event).success).toBe(true);
  });

  it('is called out short and carried long', () => {
    expect(numberOf('loket-1-20261121-K7M-A007')).toBe('A007');
    expect(labelOf('loket-1-20261121-K7M-A007')).toBe('K7M-A007');
    expect(numberOf('T-4711')).toBe('T-4711');
  });
});

describe('the prefix of a counter', () => {
  it('is what the registry says, else its letter in the order of the counters', () => {
    const counters = [{ id: 'a' }, { id: 'b', prefix: 'A' }, { id: 'c' }, { id: 'd', prefix: 'VIP' }, { id: 'e' }];

    expect(counters.map(({ id }) => prefixOf(counters, id))).toEqual(['B', 'A', 'C', 'VIP', 'D']);
  });

  it('is no other counter’s, however many there are', () => {
    const counters = Array.from({ length: 60 }, (_, index) => ({ id: String(index) }));

    expect(new Set(counters.map(({ id }) => prefixOf(counters, id))).size).toBe(60);
    expect(prefixOf(counters, '26')).toBe('AA');
  });
});

describe('two browsers at one counter', () => {
  const known = [numbered('loket-1-20261121-B2B-A007')];

  it('part their numbers as soon as one sees the other’s: the greater mark takes a letter', () => {
    const series = seriesBeside(counter, known, EVENING);

    expect(series).toBe('K');
    expect(nextTicket({ ...counter, series }, known, EVENING).number).toBe('A008K');
    expect(seriesBeside({ ...counter, mark: 'B1B' }, known, EVENING)).toBe('');
    expect(seriesBeside({ ...counter, series: 'K' }, known, EVENING)).toBe('K');
  });

  it('never take the same letter', () => {
    const others = ['loket-1-20261121-B2B-A007', 'loket-1-20261121-C2C-A008K'].map(numbered);

    expect(seriesBeside(counter, others, EVENING)).toBe('L');
    expect(seriesBeside({ ...counter, series: 'K' }, others, EVENING)).toBe('L');
  });

  it('are known by the numbers of today that one of them has not made', () => {
    expect(isNumberedByOthers(counter, known, EVENING)).toBe(true);
    expect(isNumberedByOthers({ ...counter, mark: 'B2B' }, known, EVENING)).toBe(false);
    expect(isNumberedByOthers({ ...counter, counterId: 'loket-2' }, known, EVENING)).toBe(false);
    expect(isNumberedByOthers(counter, known, EVENING + 3_600_000)).toBe(false);
  });
});

describe('a ticket of another day', () => {
  it('is known by its id, or by when it began', () => {
    expect(dayOfTicket('loket-1-20261121-K7M-A007', EVENING + 3_600_000, 'Asia/Jakarta')).toBe('2026-11-21');
    expect(dayOfTicket('T-1', EVENING, 'Asia/Jayapura')).toBe('2026-11-22');
  });
});

describe('a slip from another counter', () => {
  it.each(['K7M-A007', 'k7m-a7', ' K7M A007 ', 'k7ma007'])('that says %j leads to its ticket', (label) => {
    expect(ticketIdOf(label, 'loket-2', 'Asia/Jakarta', EVENING)).toBe('loket-2-20261121-K7M-A007');
  });

  it.each(['', 'A007', 'K7M', 'K7M-', 'loket-2', 'KKM-007'])('that says %j leads nowhere', (label) => {
    expect(ticketIdOf(label, 'loket-2', 'Asia/Jakarta', EVENING)).toBeUndefined();
  });
});

describe('the mark of a browser', () => {
  it('can be read out and is different where chance is', () => {
    expect(makeMark(() => 0)).toBe('B2B');
    expect(makeMark(() => 0.999)).toBe('Z9Z');
    expect(new Set(Array.from({ length: 50 }, () => makeMark(Math.random))).size).toBeGreaterThan(40);
  });
});
