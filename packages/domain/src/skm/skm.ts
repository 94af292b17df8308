// The official satisfaction index (PermenPANRB 14/2017): NRR per element, their weighted sum NI, and IKM = NI × 25.
// Exact until the one rounding at the end, half-up: what is printed with four decimals never enters another figure.

import { ELEMENTS, type Distribution, type Element } from './element.ts';
import { type Fraction, ZERO, fraction, halfUp, plus, times } from './fraction.ts';

/**
 * What each NRR is multiplied by. The regulation's is `exact`, 1/k of the k elements that were answered (1/9 of all);
 * offices also print 0.111 and 0.11, taken literally whatever k is, so that they can reproduce their last report.
 */
export const WEIGHTS = ['exact', '0.111', '0.11'] as const;
export type Weight = (typeof WEIGHTS)[number];

export type Mutu = 'A' | 'B' | 'C' | 'D';

/** The regulation's words for a letter. They judge the service of a unit, never a person. */
export const PREDICATES = {
  A: 'Sangat Baik',
  B: 'Baik',
  C: 'Kurang Baik',
  D: 'Tidak Baik',
} as const satisfies Record<Mutu, string>;

/** Lower bounds only: the printed bands leave gaps (76.605 lies in none), a rounded IKM never does. */
const LOWER_BOUNDS: readonly (readonly [bound: number, mutu: Mutu])[] = [
  [88.31, 'A'],
  [76.61, 'B'],
  [65, 'C'],
];

export type Distributions = Readonly<Partial<Record<Element, Distribution>>>;

/** One line of the official table. */
export interface ElementLine {
  readonly code: Element;
  readonly sum: number;
  /** Answers to this element. */
  readonly n: number;
  /** With 4 decimals; `null` without answers. */
  readonly nrr: number | null;
  readonly weighted: number | null;
}

/** IKM with 2 decimals, 25 to 100 by exact weights; `undefined` where nothing was answered. */
export function ikmOf(distributions: Distributions, weight: Weight = 'exact'): number | undefined {
  const ni = weightedSum(distributions, weight);
  return ni === undefined ? undefined : halfUp(times(ni, fraction(25)), 2);
}

/** The weighted sum of the NRRs (NI) with 4 decimals; `undefined` where nothing was answered. */
export function niOf(distributions: Distributions, weight: Weight): number | undefined {
  const ni = weightedSum(distributions, weight);
  return ni === undefined ? undefined : halfUp(ni, 4);
}

/** All nine lines in the order of the regulation, those without answers among them. */
export function elementLines(distributions: Distributions, weight: Weight): readonly ElementLine[] {
  const factor = factorOf(weight, answeredOf(distributions).length);
  return ELEMENTS.map((code) => {
    const distribution = distributions[code] ?? NO_ANSWERS;
    const n = answersIn(distribution);
    return {
      code,
      sum: scoreSum(distribution),
      n,
      nrr: n === 0 ? null : halfUp(meanScore(distribution), 4),
      weighted: n === 0 ? null : halfUp(times(meanScore(distribution), factor), 4),
    };
  });
}

/** The letter of an IKM that is already rounded. */
export function mutuOf(ikm: number): Mutu {
  return LOWER_BOUNDS.find(([bound]) => ikm >= bound)?.[1] ?? 'D';
}

/** Mean score of an element over those who answered it (NRR), to 4 decimals half-up; `undefined` without answers. */
export function nrrOf(distribution: Distribution): number | undefined {
  return answersIn(distribution) === 0 ? undefined : halfUp(meanScore(distribution), 4);
}

export function answersIn(distribution: Distribution): number {
  return distribution.reduce((sum, count) => sum + count, 0);
}

export function scoreSum(distribution: Distribution): number {
  return distribution.reduce((sum, count, index) => sum + count * (index + 1), 0);
}

export function addDistributions(a: Distributions, b: Distributions): Distributions {
  return Object.fromEntries(
    ELEMENTS.flatMap((element) => {
      const [one, other] = [a[element], b[element]];
      const sum = one === undefined ? other : other === undefined ? one : addDistribution(one, other);
      return sum === undefined ? [] : [[element, sum]];
    }),
  );
}

function addDistribution([a, b, c, d]: Distribution, [e, f, g, h]: Distribution): Distribution {
  return [a + e, b + f, c + g, d + h];
}

function weightedSum(distributions: Distributions, weight: Weight): Fraction | undefined {
  const answered = answeredOf(distributions);
  if (answered.length === 0) return undefined;
  return times(answered.map(meanScore).reduce(plus, ZERO), factorOf(weight, answered.length));
}

const NO_ANSWERS: Distribution = [0, 0, 0, 0];

/** A skipped answer is absent, neither 0 nor 1; so is an element that everybody skipped. */
function answeredOf(distributions: Distributions): readonly Distribution[] {
  return ELEMENTS.map((element) => distributions[element] ?? NO_ANSWERS).filter(
    (distribution): distribution is Distribution => answersIn(distribution) > 0,
  );
}

/** Of a distribution with answers. */
function meanScore(distribution: Distribution): Fraction {
  return fraction(scoreSum(distribution), answersIn(distribution));
}

function factorOf(weight: Weight, elements: number): Fraction {
  switch (weight) {
    case 'exact':
      // Without elements there is nothing to weigh.
      return elements === 0 ? ZERO : fraction(1, elements);
    case '0.111':
      return fraction(111, 1000);
    case '0.11':
      return fraction(11, 100);
  }
}
