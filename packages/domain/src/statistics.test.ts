// The interval of a mean, against values that were computed elsewhere.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInterval } from './statistics.ts';

const share = { low: 0, high: 1 };

/** `k` of `n` answers were yes. */
const ofYes = (k: number, n: number) => {
  const mean = k / n;
  return meanInterval({ mean, variance: (n * mean * (1 - mean)) / (n - 1), n }, share);
};

describe('the interval of yes-or-no answers', () => {
  // Wilson score intervals without continuity correction, as R gives them: prop.test(k, n, correct = FALSE).
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [1, 20, 0.0089, 0.2361],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
  ])('is Wilson’s for %i of %i', (k, n, low, high) => {
    const interval = ofYes(k, n);

    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('is the same on another scale', () => {
    const [low, high] = meanInterval(
      { mean: 1 + 3 * 0.8, variance: 9 * ((10 * 0.16) / 9), n: 10 },
      { low: 1, high: 4 },
    );

    expect(low).toBeCloseTo(1 + 3 * 0.4902, 3);
    expect(high).toBeCloseTo(1 + 3 * 0.9433, 3);
  });
});

describe('the interval of graded answers', () => {
  it('is close to mean ± 1.96 · s/√n when there are many', () => {
    // 300 answers, scores 1 to 4 counted 15, 45, 150, 90: mean 3.05, variance 0.650 (n − 1).
    const [low, high] = meanInterval({ mean: 3.05, variance: 0.65, n: 300 }, { low: 1, high: 4 });
    const half = 1.96 * Math.sqrt(0.65 / 300);

    expect(low).toBeCloseTo(3.05 - half, 1);
    expect(high).toBeCloseTo(3.05 + half, 1);
    expect(high - low).toBeCloseTo(2 * half, 2);
  });

  it('keeps a width when all answers are the same', () => {
    const [low, high] = meanInterval({ mean: 4, variance: 0, n: 30 }, { low: 1, high: 4 });

    expect(low).toBeCloseTo(4 - 3 * 0.1135, 3);
    expect(high).toBeCloseTo(4, 9);
  });

  it('stays in the range, holds the mean, and narrows as more answer', () => {
    const counts = fc
      .tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200))
      .filter((some) => some.reduce((a, b) => a + b) > 1);
    fc.assert(
      fc.property(counts, (distribution) => {
        const n = distribution.reduce((a, b) => a + b);
        const mean = distribution.reduce((sum, count, i) => sum + count * (i + 1), 0) / n;
        const variance = distribution.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0) / (n - 1);
        const [low, high] = meanInterval({ mean, variance, n }, { low: 1, high: 4 });
        const [lowOfMore, highOfMore] = meanInterval({ mean, variance, n: 4 * n }, { low: 1, high: 4 });

        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(4);
        expect(low).toBeLessThanOrEqual(mean + 1e-9);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
        expect(high - low).toBeGreaterThan(0);
        expect(highOfMore - lowOfMore).toBeLessThan(high - low);
      }),
      { numRuns: 500 },
    );
  });
});
