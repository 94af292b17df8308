// The interval of a mean, against values that were computed elsewhere: from the definition, with mpmath at 40 digits (its
// betainc, inverted by bisection), the moments as fractions of the counts.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../skm/element.ts';
import { INDEX_SCALE, type Moments, SCORE_SCALE, meanInterval, varianceOfMean } from './mean.ts';

function momentsOf(distribution: Distribution): Moments {
  const n = distribution.reduce<number>((sum, count) => sum + count, 0);
  const mean = distribution.reduce<number>((sum, count, i) => sum + count * (i + 1), 0) / n;
  const squares = distribution.reduce<number>((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

const intervalOf = (...distribution: Distribution) => meanInterval(momentsOf(distribution), SCORE_SCALE);

function width(distribution: Distribution): number {
  const [low, high] = intervalOf(...distribution);
  return high - low;
}

describe('the interval of graded answers', () => {
  it.each([
    [[0, 0, 1, 9], 3.27162637962, 3.98037392122, 0.0358737244898],
    [[0, 1, 9, 0], 2.57056867295, 3.13051698165, 0.020499271137],
    [[0, 0, 10, 0], 2.70829663785, 3.1728545086, 0.0140932489067],
    [[1, 2, 8, 19], 3.15272323237, 3.71270373909, 0.0207037374197],
    [[15, 45, 150, 90], 2.9555573194, 3.13775677045, 0.00216168916394],
    [[25, 25, 25, 25], 2.28242854834, 2.71757145166, 0.0123517786561],
    [[4, 1, 1, 4], 1.7319578762, 3.2680421238, 0.15943877551],
    // Here the upper quantiles are below the mean that was seen: 3.99866 and 3.99994.
    [[0, 0, 0, 10], 3.35502908427, 4, 0.0311759748542],
    [[0, 0, 0, 300], 3.975330858329, 4, 0.00004617699000246],
  ] satisfies [Distribution, number, number, number][])('of %j', (distribution, low, high, variance) => {
    const interval = intervalOf(...distribution);

    expect(interval[0]).toBeCloseTo(low, 9);
    expect(interval[1]).toBeCloseTo(high, 9);
    expect(varianceOfMean(momentsOf(distribution), SCORE_SCALE)).toBeCloseTo(variance, 12);
  });

  it('is the same on the scale of the index, 25 times as wide', () => {
    const { n, mean, variance } = momentsOf([1, 2, 8, 19]);
    const [low, high] = meanInterval({ n, mean: 25 * mean, variance: 625 * variance }, INDEX_SCALE);

    expect(low / 25).toBeCloseTo(3.15272323237, 9);
    expect(high / 25).toBeCloseTo(3.71270373909, 9);
  });

  it('is that of the normal distribution when there are many', () => {
    const { n, mean, variance } = momentsOf([1500, 4500, 15000, 9000]);
    const [low, high] = intervalOf(1500, 4500, 15000, 9000);
    const half = 1.959964 * Math.sqrt(variance / n);

    expect(low).toBeCloseTo(mean - half, 3);
    expect(high).toBeCloseTo(mean + half, 3);
  });

  it.each([10, 15, 30, 100, 300])('changes little when one of %i like answers is another', (n) => {
    for (const [alike, differing] of [
      [width([0, 0, 0, n]), width([0, 0, 1, n - 1])],
      [width([0, 0, n, 0]), width([0, 1, n - 1, 0])],
      [width([0, 0, n, 0]), width([0, 0, n - 1, 1])],
      [width([n, 0, 0, 0]), width([n - 1, 1, 0, 0])],
    ] as const) {
      expect(differing / alike).toBeGreaterThan(1);
      expect(differing / alike).toBeLessThan(1.5);
    }
  });

  it('is as wide when everyone turns the scale around', () => {
    const [low, high] = intervalOf(1, 2, 8, 19);
    const [lowTurned, highTurned] = intervalOf(19, 8, 2, 1);

    expect(lowTurned).toBeCloseTo(5 - high, 12);
    expect(highTurned).toBeCloseTo(5 - low, 12);
  });

  it('stays in the scale, holds the mean, has a width, and narrows as more answer', () => {
    const counts = fc
      .tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200))
      .filter((some) => some.reduce((a, b) => a + b) > 0);
    fc.assert(
      fc.property(counts, (distribution) => {
        const moments = momentsOf(distribution);
        const [low, high] = meanInterval(moments, SCORE_SCALE);
        const [lowOfMore, highOfMore] = intervalOf(...(distribution.map((count) => 4 * count) as typeof distribution));

        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(4);
        expect(low).toBeLessThanOrEqual(moments.mean + 1e-12);
        expect(high).toBeGreaterThanOrEqual(moments.mean - 1e-12);
        expect(high - low).toBeGreaterThan(0);
        expect(highOfMore - lowOfMore).toBeLessThan(high - low);
      }),
      { numRuns: 500 },
    );
  });

  it('has ends even where a million agree', () => {
    const [low, high] = intervalOf(0, 0, 1_000_000, 0);

    expect(low).toBeGreaterThan(2.998);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
    expect(high).toBeLessThan(3.002);
  });
});
