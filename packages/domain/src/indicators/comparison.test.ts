// Officers beside their unit: what is said of a difference, what orders a list, and what is not compared at all.

import { type Counters, addTo } from '../counters.ts';
import {
  aRelease,
  allAnswered,
  ani,
  budi,
  cellsOfAnswers,
  citra,
  ektp,
  kk,
  present,
  responses,
  toldOf,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Compared, type Comparison, comparisonsOf } from './comparison.ts';
import { type Distribution, ELEMENTS } from '../skm/element.ts';
import { durationCounters } from './histogram.ts';
import type { ServiceId } from '../ids.ts';
import { reportedRows } from './reported-row.ts';
import { type Distributions, addDistributions } from '../skm/skm.ts';
import { varianceOfMean } from '../statistics/mean.ts';
import { MINUTE } from '../time/time.ts';

function served(...minutes: readonly number[]): Counters {
  return sumOf(minutes.map((taken) => durationCounters('service', taken * MINUTE)));
}

function sumOf(all: readonly Counters[]): Counters {
  const sum: Record<string, number> = {};
  for (const counters of all) addTo(sum, counters);
  return sum;
}

type Services = readonly (readonly [ServiceId | null, ...Counters[]])[];
const of = (services: Services, distributions: Distributions = {}): Compared => ({
  services: new Map(services.map(([id, ...counters]) => [id, sumOf(counters)])),
  distributions,
});

/** The unit of these officers, with what belongs to none of them. */
function unitOf(officers: readonly Compared[], nobodys: Distributions = {}): Compared {
  const services = new Map<ServiceId | null, Counters>();
  for (const { services: own } of officers)
    for (const [id, counters] of own) services.set(id, sumOf([services.get(id) ?? {}, counters]));
  return {
    services,
    distributions: officers.map(({ distributions }) => distributions).reduce(addDistributions, nobodys),
  };
}

const compare = (...officers: readonly Compared[]): readonly Comparison[] => comparisonsOf(unitOf(officers), officers);
const courteous = (distribution: Distribution) => of([], { perilaku: distribution });
const hidden = of([]);
const perilaku = (comparison: Comparison | undefined) => comparison?.elements.perilaku;
const times = (count: number, minutes: number) => Array.from({ length: count }, () => minutes);

const everything = (distribution: Distribution) =>
  of([], Object.fromEntries(ELEMENTS.map((element) => [element, distribution])));

describe('an element of an officer', () => {
  it('differs when the interval of its difference from the others leaves 0 out', () => {
    const [kind, rude] = compare(courteous([0, 0, 10, 30]), courteous([5, 15, 15, 5]));

    expect(perilaku(kind)?.difference).toMatchObject({ finding: 'berbeda nyata', others: { n: 40, nrr: 2.5 } });
    expect(perilaku(kind)?.difference?.value).toBeCloseTo(1.25, 12);
    expect(perilaku(kind)?.difference?.ci95[0]).toBeGreaterThan(0);
    expect(perilaku(rude)?.difference).toMatchObject({ finding: 'berbeda nyata', others: { n: 40, nrr: 3.75 } });
    expect(perilaku(rude)?.difference?.ci95[1]).toBeLessThan(0);
  });

  it('is not said to differ by what chance may do', () => {
    const [one, other] = compare(courteous([0, 1, 5, 9]), courteous([0, 2, 6, 8]));

    expect(perilaku(one)?.difference).toMatchObject({ finding: 'tidak berbeda nyata' });
    expect(perilaku(other)?.difference).toMatchObject({ finding: 'tidak berbeda nyata' });
  });

  it('is compared with everybody else’s answers, those of posters among them, and not with its own', () => {
    const officers = [courteous([0, 0, 0, 20]), courteous([0, 0, 20, 0])];
    const [first] = comparisonsOf(unitOf(officers, { perilaku: [0, 12, 0, 0] }), officers);

    expect(perilaku(first)?.difference?.others).toEqual({ n: 32, nrr: 2.625 });
  });

  it('is one of the three that an officer can answer for', () => {
    const [first] = compare(everything([0, 0, 10, 30]), everything([0, 0, 20, 20]));

    expect(Object.keys(first?.elements ?? {}).toSorted()).toEqual(['kompetensi', 'perilaku', 'waktu']);
  });

  it('is not compared while it is hidden', () => {
    const [shown, notShown] = compare(courteous([0, 0, 10, 30]), hidden);

    expect(notShown?.elements).toEqual({});
    expect(perilaku(shown)).toBeDefined();
    expect(comparisonsOf(hidden, [courteous([0, 0, 20, 20])])[0]?.elements).toEqual({
      perilaku: { difference: null, order: null },
    });
  });

  it('is not compared with a total that was made anew without answers that are in the officer’s', () => {
    const unit = of([], { perilaku: [0, 20, 40, 10] });

    expect(perilaku(comparisonsOf(unit, [courteous([0, 0, 10, 20])])[0])?.difference).toBeNull();
  });

  it('is not compared on fewer than ten answers, nor with fewer than ten of others', () => {
    const [few, many] = compare(courteous([0, 0, 0, 9]), courteous([0, 0, 20, 20]));

    expect(few?.elements).toEqual({});
    expect(perilaku(many)).toEqual({ difference: null, order: null });
  });
});

describe('the order of a list', () => {
  const distributions: readonly Distribution[] = [
    [0, 0, 2, 8],
    [0, 20, 100, 180],
    [10, 40, 120, 130],
  ];

  it('draws a mean toward the middle, the more the less is known of it', () => {
    const [few, many, others] = compare(...distributions.map((distribution) => courteous(distribution)));
    const [a, b, c] = [few, many, others].map((comparison) => present(perilaku(comparison)?.order));

    expect(present(a).value).toBeLessThan(3.8);
    expect(present(a).reliability).toBeLessThan(present(b).reliability);
    // The whole of the model by hand: DerSimonian and Laird over the three means and the variances of them.
    const seen = distributions.map((distribution) => {
      const n = distribution.reduce((sum, count) => sum + count, 0);
      const mean = distribution.reduce((sum, count, i) => sum + count * (i + 1), 0) / n;
      const variance = distribution.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0) / (n - 1);
      return { mean, v: varianceOfMean({ n, mean, variance }, { low: 1, high: 4 }) };
    });
    const w = seen.map(({ v }) => 1 / v);
    const [w1, w2] = [w.reduce((s, x) => s + x, 0), w.reduce((s, x) => s + x * x, 0)];
    const fixed = seen.reduce((s, { mean }, i) => s + mean * (w[i] ?? 0), 0) / w1;
    const q = seen.reduce((s, { mean }, i) => s + (w[i] ?? 0) * (mean - fixed) ** 2, 0);
    const tau2 = Math.max(0, (q - 2) / (w1 - w2 / w1));
    const u = seen.map(({ v }) => 1 / (tau2 + v));
    const centre = seen.reduce((s, { mean }, i) => s + mean * (u[i] ?? 0), 0) / u.reduce((s, x) => s + x, 0);
    for (const [index, order] of [a, b, c].entries()) {
      const { mean, v } = present(seen[index]);
      expect(order?.reliability).toBeCloseTo(tau2 / (tau2 + v), 9);
      expect(order?.value).toBeCloseTo(centre + (tau2 / (tau2 + v)) * (mean - centre), 9);
    }
  });

  it('leaves the officers who are hidden out of the middle', () => {
    const shown = distributions.map((distribution) => courteous(distribution));
    const alone = compare(...shown).map((comparison) => perilaku(comparison)?.order);
    const withHidden = compare(...shown, hidden).map((one) => perilaku(one)?.order);

    expect(withHidden).toEqual([...alone, undefined]);
  });

  it('is none for one officer alone', () => {
    expect(perilaku(compare(courteous([0, 0, 20, 20]))[0])?.order).toBeNull();
  });
});

describe('the case mix', () => {
  it('is 1 for officers who take the same for the same, however different their services', () => {
    const [quick, slow] = compare(
      of([
        [ektp, served(...times(30, 5))],
        [kk, served(...times(5, 40))],
      ]),
      of([
        [ektp, served(...times(5, 5))],
        [kk, served(...times(30, 40))],
      ]),
    );

    expect(quick?.caseMix?.index).toBeCloseTo(1, 9);
    expect(slow?.caseMix).toMatchObject({ n: 35, finding: 'tidak berbeda nyata' });
  });

  it('differs for one who takes half as long again as the unit does', () => {
    const [slow] = compare(of([[ektp, served(...times(40, 15))]]), of([[ektp, served(...times(80, 7.5))]]));

    expect(slow?.caseMix).toMatchObject({ n: 40, observed: 36_000, expected: 24_000, finding: 'berbeda nyata' });
    expect(slow?.caseMix?.index).toBeCloseTo(1.5, 12);
  });

  it('is not told of fewer than ten service times', () => {
    const unit = of([[ektp, served(...times(50, 8))]]);

    expect(compare(of([[ektp, served(...times(9, 8))]]), unit)[0]?.caseMix).toBeNull();
    expect(compare(of([[ektp, served(...times(10, 8))]]), unit)[0]?.caseMix).not.toBeNull();
  });

  it('is also told where answers are hidden: it is made of durations', () => {
    const [one] = compare(of([[ektp, served(...times(20, 8))]]), of([[ektp, served(...times(20, 8))]]));

    expect(one).toMatchObject({ caseMix: { index: 1 }, elements: {} });
  });

  it('leaves out tickets of which nobody knows what they were for', () => {
    expect(
      compare(of([[null, served(...times(20, 8))]]), of([[null, served(...times(20, 8))]]))[0]?.caseMix,
    ).toBeNull();
  });
});

describe('officers of whom something was released', () => {
  const given = [
    ...responses(30, { officerId: ani, answers: allAnswered(4) }),
    ...responses(30, { officerId: budi, answers: allAnswered(2) }),
    ...responses(4, { officerId: citra, answers: allAnswered(1) }),
    ...responses(16, { officerId: undefined, channel: 'kiosk', answers: allAnswered(3) }),
  ];
  const cells = [...cellsOfAnswers(given)];
  const told = toldOf(cells, { releases: [aRelease(given)], today: '2027-02-01' });
  const compared = reportedRows(cells, ['officer'], { told }).map(({ officerId, comparison }) => [
    officerId,
    comparison,
  ]);

  it('are compared with all others in the unit’s figure, by what the release shows', () => {
    // 30 twos, 4 ones and 16 threes.
    expect(compared).toContainEqual([
      ani,
      expect.objectContaining({
        kompetensi: expect.objectContaining({
          difference: expect.objectContaining({ finding: 'berbeda nyata', others: { n: 50, nrr: 2.24 } }),
        }),
      }),
    ]);
  });

  it('are not where it is hidden, and nobody’s answers are no officer’s', () => {
    expect(compared).toContainEqual([citra, {}]);
    expect(compared).toContainEqual([null, undefined]);
  });

  it('are not compared before it is released', () => {
    const rows = reportedRows(cells, ['officer'], { told: toldOf(cells) });

    expect(rows.flatMap(({ comparison = {} }) => Object.keys(comparison))).toEqual([]);
  });
});
