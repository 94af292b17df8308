// How durations spread, from nothing but their counters.

import { addTo, counterEntries } from '../counters.ts';
import { describe, expect, it } from 'vitest';
import { durationCounters } from '../indicators/histogram.ts';
import { durationMoments } from './duration.ts';

function countersOf(...seconds: readonly number[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const one of seconds) addTo(tally, durationCounters('service', 1000 * one));
  return tally;
}

describe('the moments of durations', () => {
  it('have the exact mean, and the variance as near as the buckets', () => {
    const seconds = Array.from({ length: 200 }, (_, i) => 60 + 7 * i);
    const { n, mean, variance } = durationMoments('service', countersOf(...seconds)) ?? { n: 0, mean: 0, variance: 0 };

    expect({ n, mean }).toEqual({ n: 200, mean: 756.5 });
    // Of 200 equal steps of 7: 49 · 200 · 201 / 12.
    expect(variance / ((49 * 200 * 201) / 12)).toBeGreaterThan(0.97);
    expect(variance / ((49 * 200 * 201) / 12)).toBeLessThan(1.03);
  });

  it('have no spread where all took as long, or where there is one', () => {
    expect(durationMoments('service', countersOf(300, 300, 300))).toEqual({ n: 3, mean: 300, variance: 0 });
    expect(durationMoments('service', countersOf(300))).toEqual({ n: 1, mean: 300, variance: 0 });
  });

  it('are absent where there is none, and do not mix measures', () => {
    expect(durationMoments('service', {})).toBeUndefined();
    expect(durationMoments('hold', countersOf(300, 500))).toBeUndefined();
  });

  it('leave out what was taken back', () => {
    const tally = countersOf(300, 900);
    for (const [name, count] of counterEntries(durationCounters('service', 900_000))) addTo(tally, { [name]: -count });

    expect(durationMoments('service', tally)).toEqual({ n: 1, mean: 300, variance: 0 });
  });
});
