// How sure a mean of graded answers is. That all answers are the same is known of those who answered, not of the others:
// so a little is always added to what was seen, and no sample, however uniform, is without doubt.

import { betaQuantile } from './beta.ts';
import type { Interval } from './interval.ts';

/** What was seen: `variance` has n − 1 in the denominator, and is not looked at when n is 1. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Scores of an element, and the index made of nine of them. */
export const SCORE_SCALE: Scale = { low: 1, high: 4 };
export const INDEX_SCALE: Scale = { low: 25, high: 100 };

/** 0.3 of an answer at each of the four scores. Chosen by simulation (decision 16). */
const ADDED = { n: 1.2, mean: 1 / 2, meanSquare: 7 / 18 };

/** Most that a + b may be, which leaves ±0.001 of a score: more than honest answers of a million people say. */
const NARROWEST = 1e7;

/**
 * 95 % interval of the mean of answers on a scale of four equally spaced scores, from their mean and spread: the quantiles of the
 * beta distribution that has the mean and the variance of the mean, after a little of every possible answer was added.
 * It is the answer of Agresti and Coull (1998, doi 10.1080/00031305.1998.10480550) to samples without spread, with the
 * prior weight near to that of Perks (1947) for four categories, and with a bounded and skewed shape instead of the normal.
 * Its ends lie in the scale, hold the mean, and move smoothly with every answer (test/simulation).
 */
export function meanInterval(moments: Moments, scale: Scale): Interval {
  const { mean, variance } = smoothed(moments, scale);
  const size = Math.min((mean * (1 - mean)) / variance - 1, NARROWEST);
  const [a, b] = [size * mean, size * (1 - mean)];
  // As Brown, Cai and DasGupta (2001, doi 10.1214/ss/1009213286) do at the ends: what was seen is never ruled out.
  const seen = asShare(moments.mean, scale);
  const atScale = (share: number) => scale.low + (scale.high - scale.low) * share;
  return [atScale(Math.min(betaQuantile(0.025, a, b), seen)), atScale(Math.max(betaQuantile(0.975, a, b), seen))];
}

/** Variance of that mean, in squared units of the scale; never 0. What `meanInterval` rests on. */
export function varianceOfMean(moments: Moments, scale: Scale): number {
  return smoothed(moments, scale).variance * (scale.high - scale.low) ** 2;
}

/** Mean and variance of the mean, on the scale 0 to 1, after the addition. */
function smoothed({ n, mean, variance }: Moments, scale: Scale): Pick<Moments, 'mean' | 'variance'> {
  const seen = asShare(mean, scale);
  const spread = n > 1 ? ((n - 1) * variance) / (scale.high - scale.low) ** 2 : 0;
  const total = n + ADDED.n;
  const centre = (n * seen + ADDED.n * ADDED.mean) / total;
  const meanSquare = (spread + n * seen * seen + ADDED.n * ADDED.meanSquare) / total;
  return { mean: centre, variance: (meanSquare - centre * centre) / total };
}

function asShare(value: number, { low, high }: Scale): number {
  return (value - low) / (high - low);
}
