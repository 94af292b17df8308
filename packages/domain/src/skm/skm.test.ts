// The official index against published results and the edges of its bands. The published cases lie beside the project
// and are not part of it: where they are missing, their tests show as skipped.

import * as fc from 'fast-check';
import { present } from '@tera/testing/facts';
import { type SkmCase, skmCases } from '@tera/testing/shared-data';
import { describe, expect, it } from 'vitest';
import { type Distribution, ELEMENTS } from './element.ts';
import { type Distributions, ikmOf, mutuOf, nrrOf } from './skm.ts';

const cases = () => present(skmCases);

const asDistribution = (counts: Readonly<Record<string, number>>): Distribution => [
  counts['1'] ?? 0,
  counts['2'] ?? 0,
  counts['3'] ?? 0,
  counts['4'] ?? 0,
];
const asDistributions = (counts: SkmCase['distribution']): Distributions =>
  Object.fromEntries(ELEMENTS.map((element) => [element, asDistribution(counts[element])]));

/** Every element answered with the same distribution, so that IKM is 25 × the mean score. */
const alike = (distribution: Distribution): Distributions =>
  Object.fromEntries(ELEMENTS.map((element) => [element, distribution]));

/** Scores of 1 and 4 whose mean is exactly `hundredThousandths` / 100 000. */
const withMean = (hundredThousandths: number): Distributions => {
  const fours = (hundredThousandths - 100_000) / 3;
  // Whole answers only: thirds are made whole by counting three times as many.
  return alike([3 * (100_000 - fours), 0, 0, 3 * fours].map(Math.round) as [number, number, number, number]);
};

describe.skipIf(skmCases === undefined)(
  'published results (skipped where ../shared/data/skm-cases.json is missing)',
  () => {
    it('come out to the digit: NRR, IKM with weight 1/9, mutu', () => {
      for (const { id, distribution, sums, computed } of cases().cases) {
        const distributions = asDistributions(distribution);
        const ikm = ikmOf(distributions) ?? Number.NaN;

        expect([id, ikm.toFixed(2), mutuOf(ikm)]).toEqual([
          id,
          computed.ikm_weight_exact_1_9.value_2dp,
          computed.ikm_weight_exact_1_9.mutu,
        ]);
        for (const element of ELEMENTS) {
          const counts = asDistribution(distribution[element]);
          expect([id, element, nrrOf(counts)?.toFixed(4)]).toEqual([id, element, computed.nrr_4dp[element]]);
          expect(counts.reduce((sum, count, i) => sum + count * (i + 1), 0)).toBe(sums[element]);
        }
      }
      expect(cases().cases.map(({ id }) => id)).toContain('gaspul-tw3');
    });

    it('have a letter at every bound of the bands', () => {
      const { ikm_to_mutu } = cases().synthetic_boundaries;

      expect(ikm_to_mutu.map(({ ikm }) => ({ ikm, mutu: mutuOf(Number(ikm)) }))).toEqual(ikm_to_mutu);
      expect(ikm_to_mutu.length).toBeGreaterThan(0);
    });

    it('go from a weighted sum to index and letter', () => {
      const { ni_to_ikm_mutu } = cases().synthetic_boundaries;
      const found = ni_to_ikm_mutu.map(({ ni }) => {
        const ikm = ikmOf(withMean(Math.round(Number(ni) * 100_000))) ?? Number.NaN;
        return { ni, ikm: ikm.toFixed(2), mutu: mutuOf(ikm) };
      });

      expect(found).toEqual(ni_to_ikm_mutu);
    });

    it('leave no gap between the printed bands', () => {
      const { gap_values } = cases().synthetic_boundaries;
      const found = gap_values.map(({ ikm_exact }) => {
        const ikm = ikmOf(withMean(Math.round(Number(ikm_exact) * 4000))) ?? Number.NaN;
        return { ikm_exact, rounded: ikm.toFixed(2), mutu: mutuOf(ikm) };
      });

      expect(found).toEqual(gap_values);
    });

    it('give 100.00 for nothing but fours, and name the elements in the order of the regulation', () => {
      expect(ikmOf(alike([0, 0, 0, 7]))?.toFixed(2)).toBe(cases().synthetic_boundaries.weight_effect_all_fours['1/9']);
      expect(ELEMENTS).toEqual(cases().regulation_order);
    });
  },
);

describe('the index', () => {
  it('is 25 for nothing but ones and 100 for nothing but fours', () => {
    expect(ikmOf(alike([5, 0, 0, 0]))).toBe(25);
    expect(ikmOf(alike([0, 0, 0, 5]))).toBe(100);
  });

  it('does not exist without answers', () => {
    expect(ikmOf({})).toBeUndefined();
    expect(ikmOf(alike([0, 0, 0, 0]))).toBeUndefined();
    expect(nrrOf([0, 0, 0, 0])).toBeUndefined();
  });

  it('counts a skipped element neither as nothing nor as one: the others weigh more', () => {
    expect(ikmOf({ persyaratan: [0, 0, 0, 2], prosedur: [0, 0, 2, 0], waktu: [0, 0, 0, 0] })).toBe(87.5);
  });

  it('divides each element by its own answers', () => {
    expect(ikmOf({ persyaratan: [0, 0, 0, 1], prosedur: [0, 0, 100, 0] })).toBe(87.5);
  });

  it('rounds a tie upwards, where binary fractions would fall short', () => {
    // 613 : 200 × 25 = 76.625; 64.995 and 76.605 and 88.305 lie between the printed bands.
    expect(ikmOf(alike([0, 0, 187, 13]))).toBe(76.63);
    expect([2599.8, 3064.2, 3532.2].map((thousandths) => ikmOf(withMean(Math.round(thousandths * 100))))).toEqual([
      65, 76.61, 88.31,
    ]);
  });

  it('is rounded once, at the end: the printed mean score of four decimals does not enter it', () => {
    const sevenAnswers: Distribution = [0, 0, 4, 3];

    expect(nrrOf(sevenAnswers)).toBe(3.4286);
    // 24/7 × 25 is 85.714…; 3.4286 × 25 would be 85.715 and round to 85.72.
    expect(ikmOf(alike(sevenAnswers))).toBe(85.71);
  });

  it('equals exact arithmetic on any answers', () => {
    const counts = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 9, maxLength: 9 }), (all) => {
        const distributions = Object.fromEntries(ELEMENTS.map((element, i) => [element, all[i]])) as Distributions;
        const asked = all.filter((one) => one.some((count) => count > 0));
        const scale = 10n ** 40n;
        const nrrs = asked.map((one) => {
          const n = BigInt(one.reduce((a, b) => a + b));
          return (BigInt(one.reduce((sum, count, i) => sum + count * (i + 1), 0)) * scale) / n;
        });
        const ikm = ikmOf(distributions);
        fc.pre(ikm !== undefined);

        const exact = (nrrs.reduce((a, b) => a + b) * 25n) / BigInt(asked.length);
        const off = exact - (BigInt(Math.round(ikm * 100)) * scale) / 100n;
        // Half a hundredth below or above; 40 decimals leave room for the divisions above.
        expect(off >= -(scale / 200n) - 100n && off <= scale / 200n).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the letter', () => {
  it.each([
    [88.31, 'A'],
    [88.3, 'B'],
    [76.61, 'B'],
    [76.6, 'C'],
    [65, 'C'],
    [64.99, 'D'],
    [25, 'D'],
    [100, 'A'],
  ])('of %d is %s', (ikm, mutu) => {
    expect(mutuOf(ikm)).toBe(mutu);
  });
});
