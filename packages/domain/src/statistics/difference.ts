// "Berbeda nyata" or not: a figure against that of the others. The others must be without the one that is compared, and
// an interval that holds 0 says that no difference was shown, not that there is none.

import type { Interval } from './interval.ts';

/** A figure and its 95 % interval, which need not be symmetric. */
export interface Estimate {
  readonly value: number;
  readonly ci95: Interval;
}

export interface Difference {
  /** `one` − `others`. */
  readonly value: number;
  readonly ci95: Interval;
  /** Berbeda nyata: the interval leaves 0 out. */
  readonly distinct: boolean;
}

/**
 * The difference of two independent figures, its interval made from theirs: Zou and Donner (2008,
 * doi 10.1002/sim.3095), which for shares with Wilson's intervals is method 10 of Newcombe (1998,
 * doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I). Good for means and shares alike.
 */
export function differenceOf(one: Estimate, others: Estimate): Difference {
  const value = one.value - others.value;
  const low = value - Math.hypot(one.value - one.ci95[0], others.ci95[1] - others.value);
  const high = value + Math.hypot(one.ci95[1] - one.value, others.value - others.ci95[0]);
  return { value, ci95: [low, high], distinct: low > 0 || high < 0 };
}
