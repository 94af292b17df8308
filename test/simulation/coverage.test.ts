// How often the 95 % intervals hold the truth when the truth is known. Each line asks thousands of imaginary offices the
// same, or looks at all they could answer; the seed is fixed, so a failure is a change of the method and never bad luck.

import {
  type Distribution,
  INDEX_SCALE,
  type Interval,
  SCORE_SCALE,
  addTo,
  caseMixIndex,
  differenceOf,
  durationCounters,
  durationMoments,
  meanInterval,
  pValueOfEqualShares,
} from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { type Random, seeded } from '@tera/testing/random';

const SIZES = [10, 12, 15, 20, 25, 30, 50, 100, 200, 300];

/** So few can answer in so few ways that all can be looked at; above it, offices are simulated. */
const ENUMERATED_TO = 30;

/** How an element is answered: percentages of scores 1, 2, 3 and 4. */
const ELEMENTS = {
  'mostly 3 and 4': [1, 4, 35, 60],
  'as many 3 as 4': [2, 5, 43, 50],
  'mostly 3': [1, 4, 70, 25],
  'three quarters 4': [1, 2, 22, 75],
  'four fifths 4, some very bad': [3, 3, 14, 80],
  'seventeen of twenty 4': [1, 2, 12, 85],
  'nine tenths 4': [0.5, 1.5, 8, 90],
  'half straight 4s, the others mixed': [2, 8, 25, 65],
  middling: [5, 15, 50, 30],
  uniform: [25, 25, 25, 25],
  'for and against': [40, 10, 10, 40],
  'mostly for, some against': [30, 5, 5, 60],
  poor: [30, 40, 20, 10],
} satisfies Record<string, Distribution>;

/** Where nearly everyone gives the same middle score, no interval can come down to 95 %: it is too wide, never too narrow. */
const NEARLY_ALL_ALIKE = {
  'five sixths 3': [1, 5, 84, 10],
  'nine tenths 3': [1, 2, 90, 7],
} satisfies Record<string, Distribution>;

describe('the interval of an element', () => {
  it.each(Object.entries(ELEMENTS))('holds the truth 93–97 times of 100: %s', (_, distribution) => {
    for (const n of SIZES) {
      const held = coverageOfElement(distribution, n);
      expect(held, `n = ${n}`).toBeGreaterThanOrEqual(0.93);
      expect(held, `n = ${n}`).toBeLessThanOrEqual(0.97);
    }
  });

  it.each(Object.entries(NEARLY_ALL_ALIKE))('holds it at least 93 times of 100: %s', (_, distribution) => {
    for (const n of SIZES) expect(coverageOfElement(distribution, n), `n = ${n}`).toBeGreaterThanOrEqual(0.93);
  });
});

/** People: where their satisfaction lies, how they differ, how their nine answers differ, and how many tick one column. */
const PEOPLE = {
  'content, straight-liners as they feel': { middle: 3.3, between: 0.5, within: 0.5, straight: 0.25, column: 'own' },
  'content, straight-liners all 4': { middle: 3.3, between: 0.5, within: 0.5, straight: 0.25, column: 4 },
  'half tick all 4s': { middle: 3.2, between: 0.5, within: 0.5, straight: 0.5, column: 4 },
  'very content': { middle: 3.8, between: 0.5, within: 0.4, straight: 0.25, column: 4 },
  divided: { middle: 2.8, between: 0.9, within: 0.6, straight: 0.25, column: 'own' },
  discontent: { middle: 2, between: 0.8, within: 0.6, straight: 0.25, column: 'own' },
} as const;
type People = (typeof PEOPLE)[keyof typeof PEOPLE];

describe('the interval of the IKM, from how whole responses differ', () => {
  it.each(Object.entries(PEOPLE))('holds the truth 93–97 times of 100: %s', (_, people) => {
    const random = seeded(19);
    const indices = Array.from({ length: 20_000 }, () => 25 * meanAnswer(people, random));
    const truth = indices.reduce((sum, index) => sum + index, 0) / indices.length;
    for (const n of SIZES) {
      const held = shareOf(5000, () =>
        holds(
          meanInterval(
            momentsOf(n, () => random.pick(indices)),
            INDEX_SCALE,
          ),
          truth,
        ),
      );
      expect(held, `n = ${n}`).toBeGreaterThanOrEqual(0.93);
      expect(held, `n = ${n}`).toBeLessThanOrEqual(0.97);
    }
  });
});

describe('“berbeda nyata”', () => {
  it.each(Object.entries(ELEMENTS))('is said of at most 7 in 100 who are as all others are: %s', (_, distribution) => {
    const random = seeded(23);
    for (const n of [10, 30, 100]) {
      const figure = (size: number) => {
        const moments = momentsOf(size, () => score(distribution, random));
        return { value: moments.mean, ci95: meanInterval(moments, SCORE_SCALE) };
      };
      expect(
        shareOf(2000, () => differenceOf(figure(n), figure(300)).distinct),
        `n = ${n}`,
      ).toBeLessThan(0.07);
    }
  });

  it('is said of most whose mean is half a point lower, when thirty answered', () => {
    const random = seeded(29);
    const figure = (size: number, distribution: Distribution) => {
      const moments = momentsOf(size, () => score(distribution, random));
      return { value: moments.mean, ci95: meanInterval(moments, SCORE_SCALE) };
    };
    const found = shareOf(2000, () => differenceOf(figure(30, [5, 20, 49, 26]), figure(300, [1, 8, 45, 46])).distinct);

    expect(found).toBeGreaterThan(0.8);
  });

  it.each([
    [10, 0.3],
    [20, 0.1],
    [40, 0.5],
    [100, 0.3],
    [400, 0.2],
  ])('of coverage is said of at most 6 in 100 who choose nobody: %i invited, %f answer', (invited, rate) => {
    const random = seeded(31);
    const group = (whole: number) => ({ whole, part: count(whole, () => random.uniform() < rate) });

    expect(shareOf(3000, () => pValueOfEqualShares(group(invited), group(900)) < 0.05)).toBeLessThan(0.06);
  });
});

describe('the interval of the case-mix index', () => {
  const services = [
    { share: 0.6, mean: 300 },
    { share: 0.3, mean: 900 },
    { share: 0.1, mean: 1800 },
  ];

  // Times are log-normal with this standard deviation of their logarithm, as service times mostly are.
  it.each([
    { scatter: 0.4, pace: 1 },
    { scatter: 0.7, pace: 0.7 },
    { scatter: 0.7, pace: 1.4 },
    { scatter: 1, pace: 1 },
  ])('holds the truth 93–97 times of 100: scatter $scatter, $pace times as long', ({ scatter, pace }) => {
    const random = seeded(37);
    const drawn = (n: number, mean: number) => {
      const tally: Record<string, number> = {};
      for (let i = 0; i < n; i += 1) {
        const seconds = mean * Math.exp(scatter * random.normal() - (scatter * scatter) / 2);
        addTo(tally, durationCounters('service', Math.round(1000 * seconds)));
      }
      return tally;
    };
    for (const n of [10, 30, 100]) {
      const held = shareOf(1200, () => {
        let [observed, expected] = [0, 0];
        const compared = services.map(({ share, mean }) => {
          const [own, others] = [Math.round(n * share), Math.round(8 * n * share)];
          observed += own * pace * mean;
          expected += (own * (own * pace + others) * mean) / (own + others);
          const ofOfficer = drawn(own, pace * mean);
          const ofUnit = drawn(others, mean);
          addTo(ofUnit, ofOfficer);
          const [officer, unit] = [durationMoments('service', ofOfficer), durationMoments('service', ofUnit)];
          return officer !== undefined && unit !== undefined ? [{ officer, unit }] : [];
        });
        return holds(caseMixIndex(compared.flat())?.ci95 ?? [0, 0], observed / expected);
      });
      expect(held, `n = ${n}`).toBeGreaterThanOrEqual(0.93);
      expect(held, `n = ${n}`).toBeLessThanOrEqual(0.97);
    }
  });
});

function coverageOfElement(distribution: Distribution, n: number): number {
  const truth = distribution.reduce<number>((sum, percent, i) => sum + (percent * (i + 1)) / 100, 0);
  if (n <= ENUMERATED_TO) return exactCoverageOfElement(distribution, n, truth);
  const random = seeded(17);
  return shareOf(6000, () =>
    holds(
      meanInterval(
        momentsOf(n, () => score(distribution, random)),
        SCORE_SCALE,
      ),
      truth,
    ),
  );
}

/** Over all the ways in which `n` people can answer, each as likely as it is: nothing of this is left to chance. */
function exactCoverageOfElement(distribution: Distribution, n: number, truth: number): number {
  const logFactorial = [0];
  for (let k = 1; k <= n; k += 1) logFactorial.push((logFactorial[k - 1] ?? 0) + Math.log(k));
  let held = 0;
  for (let ones = 0; ones <= n; ones += 1)
    for (let twos = 0; ones + twos <= n; twos += 1)
      for (let threes = 0; ones + twos + threes <= n; threes += 1) {
        const answers = [ones, twos, threes, n - ones - twos - threes];
        const mean = answers.reduce((sum, times, i) => sum + times * (i + 1), 0) / n;
        const squares = answers.reduce((sum, times, i) => sum + times * (i + 1 - mean) ** 2, 0);
        if (!holds(meanInterval({ n, mean, variance: squares / (n - 1) }, SCORE_SCALE), truth)) continue;
        const logLikelihood = answers.reduce(
          (sum, times, i) => sum + times * Math.log((distribution[i] ?? 0) / 100) - (logFactorial[times] ?? 0),
          logFactorial[n] ?? 0,
        );
        held += Math.exp(logLikelihood);
      }
  return held;
}

function score(distribution: Distribution, random: Random): number {
  let left = 100 * random.uniform();
  return (
    1 +
    Math.max(
      0,
      distribution.findIndex((percent) => (left -= percent) < 0),
    )
  );
}

/** The mean of nine answers of one person, 1–4: they go together, because it is one person. */
function meanAnswer({ middle, between, within, straight, column }: People, random: Random): number {
  const own = middle + between * random.normal();
  if (random.uniform() < straight) return column === 'own' ? rounded(own) : column;
  // Some elements are harder on everyone than others.
  const answers = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((hard) => rounded(own + 0.075 * hard + within * random.normal()));
  return answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
}

function rounded(feeling: number): number {
  return Math.min(4, Math.max(1, Math.round(feeling)));
}

function momentsOf(n: number, draw: () => number): { n: number; mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  return { n, mean: sum / n, variance: Math.max(0, (squares - (sum * sum) / n) / (n - 1)) };
}

function holds([low, high]: Interval, truth: number): boolean {
  // A truth that is an end of the interval is in it, whatever the last digit says.
  return low <= truth + 1e-9 && truth <= high + 1e-9;
}

function shareOf(times: number, happens: () => boolean): number {
  return count(times, happens) / times;
}

function count(times: number, happens: () => boolean): number {
  let found = 0;
  for (let i = 0; i < times; i += 1) if (happens()) found += 1;
  return found;
}
