// Shares, against statsmodels (proportion_confint, method "wilson") and exact fractions.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Share, pValueOfEqualShares, shareInterval } from './share.ts';

const turned = ({ part, whole }: Share): Share => ({ part: whole - part, whole });

describe('the interval of a share', () => {
  it.each([
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371106, 1],
    [1, 29, 0.006113214292762667, 0.17175521879320294],
    [15, 148, 0.06238639953073628, 0.16048724172330803],
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [1, 1, 0.2065493143772374, 1],
    [9800, 10000, 0.977066073239287, 0.9825652883248633],
  ])('is Wilson’s for %i of %i', (part, whole, low, high) => {
    const interval = shareInterval({ part, whole });

    expect(interval[0]).toBeCloseTo(low, 12);
    expect(interval[1]).toBeCloseTo(high, 12);
  });
});

describe('whether two shares differ by chance', () => {
  // Exact, with Python's fractions and math.comb, and the same by scipy.stats: fisher_exact less half of hypergeom.pmf.
  it.each([
    [7, 10, 5, 30, 0.0017585247286635481],
    [0, 10, 10, 30, 0.02510985565202583],
    [3, 40, 30, 160, 0.07669693987641975],
    [12, 12, 300, 400, 0.027806994602829916],
    [50, 100, 50, 100, 0.9437922121479789],
    [8, 20, 16, 40, 0.8901947998760745],
  ])('is Fisher’s exact mid-p for %i of %i against %i of %i', (part, whole, others, othersWhole, p) => {
    expect(pValueOfEqualShares({ part, whole }, { part: others, whole: othersWhole })).toBeCloseTo(p, 12);
  });

  // Too large for fractions; scipy.
  it.each([
    [200, 1000, 9000, 30000, 1.810979269886725e-12],
    [1, 2000, 900, 30000, 1.9753207845439032e-24],
  ])('keeps its digits far out: %i of %i against %i of %i', (part, whole, others, othersWhole, p) => {
    const own = pValueOfEqualShares({ part, whole }, { part: others, whole: othersWhole });

    expect(Math.abs(own / p - 1)).toBeLessThan(1e-8);
  });

  it('is all chance where one group is empty, or both shares are none or all', () => {
    expect(pValueOfEqualShares({ part: 0, whole: 0 }, { part: 3, whole: 9 })).toBe(1);
    expect(pValueOfEqualShares({ part: 0, whole: 12 }, { part: 0, whole: 90 })).toBe(1);
  });

  it('does not mind which group is named first, or whether those who answered or those who did not are counted', () => {
    const group = fc.tuple(fc.nat(60), fc.nat(60)).map(([part, rest]) => ({ part, whole: part + rest }));
    fc.assert(
      fc.property(group, group, (one, other) => {
        const p = pValueOfEqualShares(one, other);

        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(pValueOfEqualShares(other, one)).toBeCloseTo(p, 9);
        expect(pValueOfEqualShares(turned(one), turned(other))).toBeCloseTo(p, 9);
      }),
    );
  });
});
