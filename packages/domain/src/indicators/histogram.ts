// Durations as counters: a sum and logarithmic buckets, so that days add up to months and officers to units.
// A quantile is read from the buckets with a bounded relative error; a mean is exact, because the sum is.

import { type Counters, MEASURES, type Measure, eachCounter } from '../counters.ts';

/** Seconds; `null` where n is 0. */
export interface DurationFigure {
  readonly n: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

// As in DDSketch (Masson, Rim, Lee 2019, doi 10.14778/3352063.3352135): with buckets (γ^(i−1), γ^i] the middle
// 2γ^i/(γ+1) is within α of every value in it. The promise is 2.5 %; the difference is for rounding.
const ALPHA = 0.024;
const GAMMA = (1 + ALPHA) / (1 - ALPHA);
const LOG_GAMMA = Math.log(GAMMA);

/** The counters of one duration: its letter holds the sum, the rest is its bucket. `ms`: whole milliseconds, 0 or more. */
export function durationCounters(measure: Measure, ms: number): Counters {
  const letter = MEASURES[measure].letter;
  return { [letter]: ms, [`${letter}.${bucketOf(ms).toString(36)}`]: 1 };
}

/** The figure of a measure, from counters that were added up. */
export function durationFigure(measure: Measure, counters: Counters): DurationFigure {
  const buckets = durationBuckets(measure, counters);
  const n = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return { n: 0, mean: null, p50: null, p90: null };
  return {
    n,
    mean: Math.round((counters[MEASURES[measure].letter] ?? 0) / n) / 1000,
    p50: nearestRank(buckets, n, 50),
    p90: nearestRank(buckets, n, 90),
  };
}

/** The middles of the buckets that hold something, in seconds to the microsecond, ascending, with their counts. */
export function durationBuckets(
  measure: Measure,
  counters: Counters,
): readonly (readonly [seconds: number, count: number])[] {
  const letter = MEASURES[measure].letter;
  const buckets: (readonly [index: number, count: number])[] = [];
  eachCounter(counters, (name, count) => {
    // Asked of every counter of every row: by its letters, as they are quicker to look at than to cut.
    if (name[0] === letter && name[1] === '.' && count !== 0) buckets.push([Number.parseInt(name.slice(2), 36), count]);
  });
  buckets.sort(([a], [b]) => a - b);
  return buckets.map(([index, count]) => [Math.round(1000 * middleOf(index)) / 1e6, count] as const);
}

/** Nearest rank: the smallest value that at least `percent` of all values do not exceed. */
function nearestRank(buckets: readonly (readonly [number, number])[], n: number, percent: number): number {
  const rank = Math.ceil((percent * n) / 100);
  let seen = 0;
  for (const [middle, count] of buckets) {
    seen += count;
    if (seen >= rank) return middle;
  }
  return 0;
}

function bucketOf(ms: number): number {
  // Index 0 holds zero alone; one millisecond is γ^0 and gets index 1.
  return ms <= 0 ? 0 : 1 + Math.ceil(Math.log(ms) / LOG_GAMMA);
}

function middleOf(index: number): number {
  return index === 0 ? 0 : (2 * GAMMA ** (index - 1)) / (GAMMA + 1);
}
