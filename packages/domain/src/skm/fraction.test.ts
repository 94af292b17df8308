// Exact fractions: sums that binary fractions miss, and the one rounding.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZERO, fraction, halfUp, plus, times } from './fraction.ts';

describe('a fraction', () => {
  it('adds up and multiplies without loss', () => {
    const thirds = [fraction(1, 3), fraction(1, 3), fraction(1, 3)].reduce(plus, ZERO);

    expect(halfUp(thirds, 4)).toBe(1);
    expect(halfUp(times(fraction(955, 29), fraction(11, 100)), 4)).toBe(3.6224);
  });

  it.each([
    // As binary fractions these lie below the tie, and would go down.
    [fraction(1005, 1000), 2, 1.01],
    [fraction(76_605, 1000), 2, 76.61],
    [fraction(76_604_999, 1_000_000), 2, 76.6],
    [fraction(5, 2), 0, 3],
    [fraction(1, 3), 4, 0.3333],
    [fraction(2, 3), 4, 0.6667],
    [ZERO, 2, 0],
  ])('is rounded half up', (exact, decimals, rounded) => {
    expect(halfUp(exact, decimals)).toBe(rounded);
  });

  it('is never further from its rounded value than half of the last place', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 1, max: 10 ** 6 }), fc.nat(4), (top, bottom, decimals) => {
        const rounded = BigInt(Math.round(halfUp(fraction(top, bottom), decimals) * 10 ** decimals));
        const [scale, below] = [10n ** BigInt(decimals), BigInt(bottom)];
        const off = 2n * (BigInt(top) * scale - rounded * below);
        // Down by less than a half, up by a half at most.
        expect(off < below && off >= -below).toBe(true);
      }),
    );
  });
});
