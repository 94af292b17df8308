// The official table by each of the weights that offices print. The published cases lie beside the project and are not
// part of it: where they are missing, their tests show as skipped.

import { present } from '@tera/testing/facts';
import { type SkmCase, skmCases } from '@tera/testing/shared-data';
import { describe, expect, it } from 'vitest';
import { type Distribution, ELEMENTS, type Element } from './element.ts';
import { type Distributions, PREDICATES, WEIGHTS, type Weight, elementLines, ikmOf, mutuOf, niOf } from './skm.ts';

const cases = () => present(skmCases).cases;
const theCase = (id: string) => present(cases().find((one) => one.id === id));

const distributionsOf = ({ distribution }: SkmCase): Distributions =>
  byElement((element) => {
    const count = (score: number) => distribution[element][String(score)] ?? 0;
    return [count(1), count(2), count(3), count(4)];
  });
const byElement = (distributionOf: (element: Element) => Distribution): Distributions =>
  Object.fromEntries(ELEMENTS.map((element) => [element, distributionOf(element)]));
const alike = (distribution: Distribution): Distributions => byElement(() => distribution);
/** `n` answers of 3 and 4 with this sum. */
const scoring = (n: number, sum: number): Distribution => [0, 0, 4 * n - sum, sum - 3 * n];
/** Four elements scored 4, four scored 3, and the last as given. */
const fourFours = (sarana: Distribution): Distributions =>
  byElement((element) => {
    if (element === 'sarana') return sarana;
    return ELEMENTS.indexOf(element) < 4 ? [0, 0, 0, 2] : [0, 0, 2, 0];
  });
/** 550 answers to each element, with a sum of 1962 but for one. */
const withSumOf = (sarana: number): Distributions =>
  byElement((element) => scoring(550, element === 'sarana' ? sarana : 1962));
const lineOf = (distributions: Distributions, weight: Weight, element: Element) =>
  present(elementLines(distributions, weight).find(({ code }) => code === element));
const ikms = (distributions: Distributions) => WEIGHTS.map((weight) => ikmOf(distributions, weight)?.toFixed(2));

describe.skipIf(skmCases === undefined)(
  'published results (skipped where ../shared/data/skm-cases.json is missing)',
  () => {
    it('of GASPUL come out as printed: its weighted table and index with 0.11, and its index with 1/9', () => {
      const gaspul = theCase('gaspul-tw3');
      const distributions = distributionsOf(gaspul);
      const lines = elementLines(distributions, '0.11');
      const printed = gaspul.published;

      // Printed without the nought in front.
      expect(byCode(lines.map(({ code, weighted }) => [code, weighted?.toFixed(4).slice(1)]))).toEqual(
        present(printed.weighted_nrr_0_11),
      );
      expect(byCode(lines.map(({ code, nrr }) => [code, nrr?.toFixed(4)]))).toEqual(present(printed.nrr_4dp));
      expect(byCode(lines.map(({ code, sum }) => [code, sum]))).toEqual(gaspul.sums);
      expect(lines.map(({ n }) => n)).toEqual(ELEMENTS.map(() => 29));
      expect(niOf(distributions, '0.11')).toBe(3.6224);
      expect(ikmOf(distributions, '0.11')?.toFixed(2)).toBe(printed.ikm_with_0_11);
      expect(ikmOf(distributions, 'exact')?.toFixed(2)).toBe(printed.ikm_with_exact);
      expect(mutuOf(present(ikmOf(distributions, '0.11')))).toBe(printed.mutu);
    });

    it('of Tulang Bawang Barat come out as printed, with 1/9 and two decimals', () => {
      const tubaba = theCase('tubaba-dukcapil-2023s1');
      const distributions = distributionsOf(tubaba);
      const weighted = elementLines(distributions, 'exact').map((line) => line.weighted?.toFixed(2));

      expect(new Set(weighted)).toEqual(new Set([tubaba.published.weighted_nrr_each]));
      expect(String(ikmOf(distributions, 'exact'))).toBe(tubaba.published.ikm);
      expect(mutuOf(present(ikmOf(distributions, 'exact')))).toBe(tubaba.published.mutu);
    });

    it('come out by every weight as exact fractions give them', () => {
      for (const one of cases()) {
        const distributions = distributionsOf(one);
        const expected = [
          one.computed.ikm_weight_exact_1_9,
          one.computed.ikm_weight_0_111,
          one.computed.ikm_weight_0_11,
        ];

        expect([one.id, ...ikms(distributions)]).toEqual([one.id, ...expected.map(({ value_2dp }) => value_2dp)]);
        expect(WEIGHTS.map((weight) => mutuOf(present(ikmOf(distributions, weight))))).toEqual(
          expected.map(({ mutu }) => mutu),
        );
        expect(niOf(distributions, 'exact')?.toFixed(4)).toBe(one.computed.ni_4dp);
      }
      expect(cases().length).toBeGreaterThan(0);
    });

    it('of nothing but fours show which weight was used, and each letter has its words', () => {
      const { synthetic_boundaries, category_table } = present(skmCases);

      expect(ikms(alike([0, 0, 0, 5]))).toEqual(
        ['1/9', '0.111', '0.11'].map((weight) => synthetic_boundaries.weight_effect_all_fours[weight]),
      );
      expect(PREDICATES).toEqual(Object.fromEntries(category_table.map(({ mutu, kinerja }) => [mutu, kinerja])));
    });
  },
);

describe('the index of nothing but fours', () => {
  it('is 100.00 with 1/9, 99.90 with 0.111 and 99.00 with 0.11', () => {
    expect(ikms(alike([0, 0, 0, 7]))).toEqual(['100.00', '99.90', '99.00']);
    expect(WEIGHTS.map((weight) => niOf(alike([0, 0, 0, 7]), weight))).toEqual([4, 3.996, 3.96]);
  });
});

describe('a tie', () => {
  it('in the index goes up by every weight', () => {
    // 31 × 0.111 × 25 = 86.025, which binary fractions make 86.02499…
    const of31 = fourFours([0, 0, 2, 0]);
    // 31.5 × 0.11 × 25 = 86.625
    const of31AndHalf = fourFours([0, 0, 1, 1]);

    expect(ikmOf(of31, '0.111')).toBe(86.03);
    expect(ikmOf(of31AndHalf, '0.11')).toBe(86.63);
    expect(ikmOf(alike([0, 0, 187, 13]), 'exact')).toBe(76.63);
  });

  it('in a line of the table goes up as well', () => {
    // 3.25 × 0.111 = 0.36075, 3.125 × 0.11 = 0.34375, 97/32 = 3.03125
    expect(lineOf(alike(scoring(4, 13)), '0.111', 'waktu').weighted).toBe(0.3608);
    expect(lineOf(alike(scoring(8, 25)), '0.11', 'waktu').weighted).toBe(0.3438);
    expect(lineOf(alike(scoring(32, 97)), 'exact', 'waktu').nrr).toBe(3.0313);
  });

  it('between two letters is a better letter, by a printed weight too', () => {
    // A total of 17,661 over 550 is an index of exactly 88.305 with 0.11.
    const [below = 0, tied = 0] = [1964, 1965].map((sarana) => ikmOf(withSumOf(sarana), '0.11'));

    expect([below, mutuOf(below)]).toEqual([88.3, 'B']);
    expect([tied, mutuOf(tied)]).toEqual([88.31, 'A']);
  });
});

describe('an element', () => {
  it('that somebody skipped is divided by those who answered it', () => {
    const line = lineOf({ ...alike([0, 0, 0, 12]), biaya: [0, 0, 5, 2] }, 'exact', 'biaya');

    expect(line).toEqual({ code: 'biaya', sum: 23, n: 7, nrr: 3.2857, weighted: 0.3651 });
  });

  it('that everybody skipped has a line without figures, and the others weigh 1/k', () => {
    const { biaya: _, ...others } = alike([0, 0, 0, 3]);
    const lines = elementLines(others, 'exact');

    expect(lines.map(({ code }) => code)).toEqual(ELEMENTS);
    expect(lines.find(({ code }) => code === 'biaya')).toEqual({
      code: 'biaya',
      sum: 0,
      n: 0,
      nrr: null,
      weighted: null,
    });
    expect(lineOf(others, 'exact', 'waktu').weighted).toBe(0.5);
    expect(ikmOf(others, 'exact')).toBe(100);
  });

  it('that everybody skipped is missing from the index by a printed weight, which is taken literally', () => {
    const { biaya: _, ...others } = alike([0, 0, 0, 3]);

    expect(lineOf(others, '0.111', 'waktu').weighted).toBe(0.444);
    expect(ikmOf(others, '0.111')).toBe(88.8);
    expect(ikmOf(others, '0.11')).toBe(88);
  });

  it('has no figure without any answers, and neither have the sum and the index', () => {
    for (const weight of WEIGHTS) {
      expect(
        elementLines({}, weight).every(({ n, nrr, weighted }) => n === 0 && nrr === null && weighted === null),
      ).toBe(true);
      expect(niOf({}, weight)).toBeUndefined();
      expect(ikmOf({}, weight)).toBeUndefined();
    }
  });
});

function byCode<Value>(entries: readonly (readonly [Element, Value])[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries);
}
