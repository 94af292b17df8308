// What is believed of the server's clock, and when it is forgotten.
import { describe, expect, it } from 'vitest';
import { offsetText, serverClock } from './server-clock.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const HEADER = 'Sat, 21 Nov 2026 12:00:00 GMT';

/** A computer whose clocks a test moves. */
function aComputer(wall: number) {
  const at = { wall, running: 1000 };
  const clock = serverClock({ now: () => at.wall, monotonic: () => at.running });
  const pass = (milliseconds: number): void => {
    at.wall += milliseconds;
    at.running += milliseconds;
  };
  return { at, clock, pass };
}

describe("the server's clock", () => {
  it('is not known before the first answer', () => {
    expect(aComputer(NOON).clock.offset()).toBeUndefined();
  });

  it('is the Date of an answer, halfway through its way and its second', () => {
    const { clock, at, pass } = aComputer(NOON - 60_000);
    const sentAt = at.running;
    pass(200);

    clock.hear(HEADER, sentAt);

    expect(clock.offset()).toBe(60_000 + 500 + 100 - 200);
  });

  it('is not read from an answer that took long', () => {
    const { clock, at, pass } = aComputer(NOON);
    pass(10_001);

    clock.hear(HEADER, at.running - 10_001);

    expect(clock.offset()).toBeUndefined();
  });

  it.each([null, 'yesterday'])('is not read from a Date of %j', (header) => {
    const { clock, at } = aComputer(NOON);

    clock.hear(header, at.running);

    expect(clock.offset()).toBeUndefined();
  });

  it('is kept as long as time passes', () => {
    const { clock, at, pass } = aComputer(NOON + 3_600_000);
    clock.hear(HEADER, at.running);
    pass(8 * 3_600_000);

    expect(clock.offset()).toBe(500 - 3_600_000);
  });

  it('is forgotten when the computer was set or has slept, until the next answer', () => {
    const { clock, at } = aComputer(NOON + 3_600_000);
    clock.hear(HEADER, at.running);

    at.wall -= 3_600_000;
    expect(clock.offset()).toBeUndefined();

    clock.hear(HEADER, at.running);
    expect(clock.offset()).toBe(500);
  });
});

describe('an offset in words', () => {
  it.each([
    [42_000, '+42 s'],
    [-42_499, '-42 s'],
    [0, '+0 s'],
    [7_384_000, '+2 h 3 min 4 s'],
    [-86_400_000, '-1 d 0 h 0 min 0 s'],
  ])('of %d ms is %s', (offset, text) => {
    expect(offsetText(offset)).toBe(text);
  });
});
