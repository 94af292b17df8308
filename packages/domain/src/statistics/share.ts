// How sure a share is, and whether two shares differ by more than chance. The second group must be without the first:
// an officer is compared with the others of the unit, not with a unit that has the officer in it.

import { type Interval, Z95 } from './interval.ts';

/** `part` of `whole`; both whole numbers, 0 ≤ part ≤ whole. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * 95 % interval of a share: Wilson's score interval without continuity correction (Wilson 1927,
 * doi 10.1080/01621459.1927.10502953). `whole` is at least 1.
 */
export function shareInterval({ part, whole }: Share): Interval {
  const share = part / whole;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * whole);
  const half = Z95 * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  const shrink = 1 + z2 / whole;
  return [
    part === 0 ? 0 : Math.max(0, (centre - half) / shrink),
    part === whole ? 1 : Math.min(1, (centre + half) / shrink),
  ];
}

/**
 * Two-sided p-value of "both have the same share": Fisher's exact test with the mid-p correction (Lancaster 1961,
 * doi 10.1080/01621459.1961.10482105), which Lydersen, Fagerland and Laake recommend for small samples (2009,
 * doi 10.1002/sim.3531): the exact test alone is too slow to see a difference, and the chi-squared test is too quick
 * with few. Tables no likelier than the one seen count in full, the one seen by half. 1 where no other table was possible:
 * a group is empty, or all answered, or none.
 */
export function pValueOfEqualShares(one: Share, other: Share): number {
  const parts = one.part + other.part;
  const whole = one.whole + other.whole;
  const lowest = Math.max(0, parts - other.whole);
  const highest = Math.min(parts, one.whole);
  if (lowest === highest) return 1;
  // Weights relative to the mode, by the ratio of neighbours: nothing can overflow, and no factorial is needed.
  const ratio = (k: number) => ((parts - k) * (one.whole - k)) / ((k + 1) * (whole - parts - one.whole + k + 1));
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((parts + 1) * (one.whole + 1)) / (whole + 2))));
  const weights = new Map([[mode, 1]]);
  for (let k = mode, weight = 1; k < highest; k += 1) weights.set(k + 1, (weight *= ratio(k)));
  for (let k = mode - 1, weight = 1; k >= lowest; k -= 1) weights.set(k, (weight /= ratio(k)));

  const seen = weights.get(one.part) ?? 0;
  let [all, asExtreme] = [0, 0];
  for (const weight of weights.values()) {
    all += weight;
    // Equal weights may differ in the last digits, according to the way they were reached.
    if (weight <= seen * (1 + 1e-9)) asExtreme += weight;
  }
  return (asExtreme - seen / 2) / all;
}
