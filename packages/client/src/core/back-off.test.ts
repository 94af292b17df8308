// When the next try comes.
import { describe, expect, it } from 'vitest';
import { backOff, retryAfter } from './back-off.ts';

const MONDAY = 'Mon, 23 Nov 2026 01:00:00 GMT';
const A_MINUTE_LATER = 'Mon, 23 Nov 2026 01:01:00 GMT';

describe('the wait before another try', () => {
  it('is anything from nothing to a bound that doubles up to a minute', () => {
    const bounds = [1, 2, 3, 4, 8, 100, 5000].map((failures) => backOff(failures, () => 1));

    expect(bounds).toEqual([500, 1000, 2000, 4000, 60_000, 60_000, 60_000]);
    expect(backOff(8, () => 0)).toBe(0);
    expect(backOff(8, () => 0.25)).toBe(15_000);
  });

  it('is never shorter than the server asks for, and not the same for everybody', () => {
    expect(backOff(1, () => 0, 7000)).toBe(7000);
    expect(backOff(1, () => 0.5, 7000)).toBe(7250);
  });
});

describe('a Retry-After', () => {
  it('is seconds', () => {
    expect(retryAfter('120', null, 0)).toBe(120_000);
  });

  it("is a date, by the server's clock and not by ours", () => {
    expect(retryAfter(A_MINUTE_LATER, MONDAY, 0)).toBe(60_000);
    expect(retryAfter(A_MINUTE_LATER, null, Date.parse(MONDAY))).toBe(60_000);
  });

  it('that has passed asks for nothing', () => {
    expect(retryAfter(MONDAY, A_MINUTE_LATER, 0)).toBe(0);
  });

  it('beyond an hour is taken for a mistake', () => {
    expect(retryAfter('31536000', null, 0)).toBe(3_600_000);
  });

  it.each([null, '', 'soon', '-5'])('that reads %j asks for nothing in particular', (header) => {
    expect(retryAfter(header, MONDAY, Date.parse(MONDAY)) ?? 0).toBe(0);
  });
});
