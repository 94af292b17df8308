// How durations spread, from counters that were added up. The mean is exact, because cells hold the sum; the variance is
// that of the buckets' middles, each within 2.5 % of every duration in it.

import { type Counters, type Measure } from '../counters.ts';
import { durationBuckets, durationFigure } from '../indicators/histogram.ts';
import type { Moments } from './mean.ts';

/** n, mean (seconds) and variance (seconds squared, n − 1 in the denominator; 0 of one); nothing of nothing. */
export function durationMoments(measure: Measure, counters: Counters): Moments | undefined {
  const { n, mean } = durationFigure(measure, counters);
  if (mean === null) return undefined;
  const middles = durationBuckets(measure, counters);
  const middle = middles.reduce((sum, [value, count]) => sum + value * count, 0) / n;
  const squares = middles.reduce((sum, [value, count]) => sum + count * (value - middle) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
