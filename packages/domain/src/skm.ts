// The official satisfaction index (PermenPANRB 14/2017): NRR per element, their weighted sum NI, and IKM = NI × 25.
// Exact until the one rounding at the end, half-up: floating point would move a unit across a band.

import { ELEMENTS, type Distribution, type Element } from './element.ts';

export type Mutu = 'A' | 'B' | 'C' | 'D';

/** Lower bounds only: the printed bands leave gaps (76.605 lies in none), a rounded IKM never does. */
const LOWER_BOUNDS: readonly (readonly [bound: number, mutu: Mutu])[] = [
  [88.31, 'A'],
  [76.61, 'B'],
  [65, 'C'],
];

export type Distributions = Readonly<Partial<Record<Element, Distribution>>>;

/** IKM with 2 decimals, 25 to 100, each answered element weighing 1/k; `undefined` where nothing was answered. */
export function ikmOf(distributions: Distributions): number | undefined {
  const answered = ELEMENTS.map((element) => distributions[element]).filter(
    (distribution) => distribution !== undefined && answersIn(distribution) > 0,
  ) as Distribution[];
  if (answered.length === 0) return undefined;
  let numerator = 0n;
  let denominator = 1n;
  for (const distribution of answered) {
    const n = BigInt(answersIn(distribution));
    numerator = numerator * n + BigInt(scoreSum(distribution)) * denominator;
    denominator *= n;
  }
  return Number(halfUp(numerator * 2500n, denominator * BigInt(answered.length))) / 100;
}

/** The letter of an IKM that is already rounded. */
export function mutuOf(ikm: number): Mutu {
  return LOWER_BOUNDS.find(([bound]) => ikm >= bound)?.[1] ?? 'D';
}

/** Mean score of an element over those who answered it (NRR), to 4 decimals half-up; `undefined` without answers. */
export function nrrOf(distribution: Distribution): number | undefined {
  const n = answersIn(distribution);
  return n === 0 ? undefined : Number(halfUp(BigInt(scoreSum(distribution)) * 10_000n, BigInt(n))) / 10_000;
}

export function answersIn(distribution: Distribution): number {
  return distribution.reduce((sum, count) => sum + count, 0);
}

export function scoreSum(distribution: Distribution): number {
  return distribution.reduce((sum, count, index) => sum + count * (index + 1), 0);
}

/** The whole number nearest to a positive fraction, halves upwards. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
