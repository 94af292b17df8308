// Numbers that a page makes alone must be nobody else's, also at noon after the browser has lost its memory.
import { LONG_ID_LENGTH } from '@tera/domain';
import { TicketIdSchema } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import { labelOf, makeMark, nextTicketId, numberOf, otherDayOf, ticketIdOf } from './ticket-number.ts';

const EVENING = Date.parse('2026-11-21T23:30:00+07:00');
const counter = { counterId: 'loket-1', timeZone: 'Asia/Jakarta', mark: 'K7M' };

describe('a number', () => {
  it('counts up, from one every day in the unit’s own time zone', () => {
    const first = nextTicketId(counter, [], EVENING);
    const second = nextTicketId(counter, [first], EVENING);

    expect([first, second]).toEqual(['loket-1-20261121-K7M-001', 'loket-1-20261121-K7M-002']);
    expect(nextTicketId(counter, [first, second], EVENING + 3_600_000)).toBe('loket-1-20261122-K7M-001');
    expect(nextTicketId({ ...counter, timeZone: 'Asia/Jayapura' }, [], EVENING)).toBe('loket-1-20261122-K7M-001');
  });

  it('is not that of another counter or another browser', () => {
    const first = nextTicketId(counter, [], EVENING);

    expect(nextTicketId({ ...counter, counterId: 'loket-2' }, [first], EVENING)).toBe('loket-2-20261121-K7M-001');
    expect(nextTicketId({ ...counter, mark: 'B2B' }, [first], EVENING)).toBe('loket-1-20261121-B2B-001');
  });

  it('goes on past a gap and past a thousand', () => {
    const known = ['001', '999'].map((number) => `loket-1-20261121-K7M-${number}`);

    expect(nextTicketId(counter, known, EVENING)).toBe('loket-1-20261121-K7M-1000');
  });

  it('is an id that the server takes, also at a counter with the longest id', () => {
    const id = nextTicketId({ ...counter, counterId: 'x'.repeat(40) }, [], EVENING);

    expect(id.length).toBeLessThanOrEqual(LONG_ID_LENGTH);
    expect(TicketIdSchema.safeParse(id).success).toBe(true);
  });

  it('is called out short and written down long', () => {
    expect(numberOf('loket-1-20261121-K7M-007')).toBe('007');
    expect(labelOf('loket-1-20261121-K7M-007')).toBe('K7M-007');
  });
});

describe('a ticket of another day', () => {
  it('is known by its id, so that two 007 are told apart', () => {
    const id = 'loket-1-20261121-K7M-007';

    expect(otherDayOf(id, 'Asia/Jakarta', EVENING)).toBeUndefined();
    expect(otherDayOf(id, 'Asia/Jakarta', EVENING + 3_600_000)).toBe('21/11');
  });
});

describe('a slip from another counter', () => {
  it.each(['K7M-007', 'k7m-7', ' K7M 007 ', 'k7m007'])('that says %j leads to its ticket', (label) => {
    expect(ticketIdOf(label, 'loket-2', 'Asia/Jakarta', EVENING)).toBe('loket-2-20261121-K7M-007');
  });

  it.each(['', '007', 'K7M', 'K7M-', 'loket-2', 'KKM-007'])('that says %j leads nowhere', (label) => {
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
