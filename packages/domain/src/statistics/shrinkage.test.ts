// Shrinkage, against the most printed random-effects example: the thirteen BCG trials of Colditz et al. 1994, which R's
// metafor gives as τ² 0.3088, −0.7141 (0.1787); all digits here by statsmodels, combine_effects(method_re="chi2").

import { describe, expect, it } from 'vitest';
import { reliabilityOf, shrinkTowardUnit } from './shrinkage.ts';

const bcg = [
  [-0.889311, 0.325585],
  [-1.585389, 0.194581],
  [-1.348073, 0.415368],
  [-1.441551, 0.02001],
  [-0.217547, 0.05121],
  [-0.786116, 0.006906],
  [-1.620898, 0.223017],
  [0.011952, 0.003962],
  [-0.469418, 0.056434],
  [-1.371345, 0.073025],
  [-0.339359, 0.012412],
  [0.445913, 0.532506],
  [-0.017314, 0.071405],
] as const;

const officer = (mean: number, varianceOfMean: number) => ({ mean, varianceOfMean });

describe('shrinkage', () => {
  it('has the centre and the variance between of DerSimonian and Laird', () => {
    const { centre, centreStandardError, varianceBetween, officers } = shrinkTowardUnit(
      bcg.map(([mean, varianceOfMean]) => officer(mean, varianceOfMean)),
    );

    expect(varianceBetween).toBeCloseTo(0.30875752526720235, 10);
    expect(centre).toBeCloseTo(-0.7141171676898582, 10);
    expect(centreStandardError).toBeCloseTo(0.17874147008017904, 10);
    expect(officers.slice(0, 3).map(({ weight }) => weight)).toEqual([
      expect.closeTo(0.4867362867358534, 10),
      expect.closeTo(0.6134192194076448, 10),
      expect.closeTo(0.4263867444159917, 10),
    ]);
  });

  it('draws the mean of few answers further than the same mean of many', () => {
    const { centre, officers } = shrinkTowardUnit([
      officer(3.9, 0.09),
      officer(3.9, 0.002),
      officer(2.9, 0.002),
      officer(3.3, 0.004),
    ]);
    const [few, many] = officers;

    expect(few?.value).toBeLessThan(many?.value ?? 0);
    expect(few?.value).toBeGreaterThan(centre);
  });

  it('makes all alike where chance explains every difference', () => {
    const { centre, varianceBetween, officers } = shrinkTowardUnit([officer(3.2, 0.04), officer(3.3, 0.04)]);

    expect(varianceBetween).toBe(0);
    expect(centre).toBeCloseTo(3.25, 12);
    expect(officers).toEqual([
      { value: centre, weight: 0 },
      { value: centre, weight: 0 },
    ]);
  });

  it('leaves one officer alone at the own mean', () => {
    expect(shrinkTowardUnit([officer(3.4, 0.02)]).officers).toEqual([{ value: 3.4, weight: 0 }]);
  });
});

describe('reliability', () => {
  it('grows with n as Spearman and Brown say', () => {
    // One answer has reliability 0.2: ten have 10 · 0.2 / (1 + 9 · 0.2).
    expect(reliabilityOf(0.1, 0.4)).toBeCloseTo(0.2, 12);
    expect(reliabilityOf(0.1, 0.4 / 10)).toBeCloseTo((10 * 0.2) / (1 + 9 * 0.2), 12);
  });
});
