// Durations as counters: what is exact stays exact, and quantiles keep their promise of 2.5 %.

import { MEASURES, type Measure, addTo, counterEntries } from '../counters.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationCounters, durationFigure } from './histogram.ts';
import { DAY, MINUTE, SECOND } from '../time/time.ts';

const YEAR = 365 * DAY;

const tallyOf = (values: readonly number[], measure: Measure = 'service') => {
  const tally: Record<string, number> = {};
  for (const ms of values) addTo(tally, durationCounters(measure, ms));
  return tally;
};
const figureOf = (...values: readonly number[]) => durationFigure('service', tallyOf(values));

/** Whether a figure is within 2.5 % of the value, and half the millisecond to which figures are given. */
const isClose = (seconds: number | null, ms: number | undefined) =>
  seconds !== null && ms !== undefined && Math.abs(seconds * SECOND - ms) <= 0.025 * ms + 0.5001;

describe('the figure of a duration', () => {
  it('of nothing is nothing', () => {
    expect(durationFigure('wait', {})).toEqual({ n: 0, mean: null, p50: null, p90: null });
  });

  it('knows zero, which has a bucket of its own', () => {
    expect(figureOf(0)).toEqual({ n: 1, mean: 0, p50: 0, p90: 0 });
    expect(figureOf(0, 0, 0, 60 * SECOND)).toMatchObject({ n: 4, mean: 15, p50: 0 });
  });

  it('tells zero from one millisecond', () => {
    const { mean, p50 } = figureOf(1);

    expect(mean).toBe(0.001);
    expect(isClose(p50, 1)).toBe(true);
    expect(p50).toBeGreaterThan(0);
  });

  it('has the exact mean, to the millisecond', () => {
    expect(figureOf(1 * MINUTE, 2 * MINUTE, 6 * MINUTE).mean).toBe(180);
    expect(figureOf(1000, 1000, 1001).mean).toBe(1);
    expect(figureOf(1000, 1001).mean).toBe(1.001);
  });

  it('reads a quantile by nearest rank: the value that at least that share does not exceed', () => {
    const ten = Array.from({ length: 10 }, (_, i) => (i + 1) * 10 * MINUTE);
    const { p50, p90 } = figureOf(...ten);
    expect(isClose(p50, 50 * MINUTE)).toBe(true);
    expect(isClose(p90, 90 * MINUTE)).toBe(true);

    const eleven = figureOf(...ten, 110 * MINUTE);
    expect(isClose(eleven.p50, 60 * MINUTE)).toBe(true);
    expect(isClose(eleven.p90, 100 * MINUTE)).toBe(true);
  });

  it('forgets a value that was taken away again', () => {
    const tally = tallyOf([5 * MINUTE, 50 * MINUTE]);
    for (const [name, amount] of counterEntries(durationCounters('service', 50 * MINUTE)))
      addTo(tally, { [name]: -amount });

    expect(durationFigure('service', tally)).toEqual(figureOf(5 * MINUTE));
  });

  it('keeps the measures apart, though they share their counters with everything else in a cell', () => {
    const cell = {
      ...tallyOf([MINUTE], 'wait'),
      ...tallyOf([2 * MINUTE], 'hold'),
      'who.sex.L': 3,
      completed: 1,
      judged: 1,
    };

    expect(durationFigure('wait', cell)).toMatchObject({ n: 1, mean: 60 });
    expect(durationFigure('hold', cell)).toMatchObject({ n: 1, mean: 120 });
    expect(durationFigure('service', cell).n).toBe(0);
    expect(new Set(Object.values(MEASURES)).size).toBe(Object.keys(MEASURES).length);
  });

  it('takes two counters, and its names stay short up to two years', () => {
    expect(Object.keys(durationCounters('wait', 2 * YEAR)).map((name) => name.length)).toEqual([1, 4]);
  });
});

describe('any single duration from a millisecond to two years', () => {
  it('is read back within 2.5 %', () => {
    const wrong: number[] = [];
    for (let ms = 1; ms <= 2 * YEAR; ms = Math.max(ms + 1, Math.floor(ms * 1.002))) {
      const { n, mean, p50, p90 } = figureOf(ms);
      if (n !== 1 || mean !== ms / SECOND || p90 !== p50 || !isClose(p50, ms)) wrong.push(ms);
    }

    expect(wrong).toEqual([]);
  });
});

/** As many short as long ones: the exponent is drawn, not the value. */
const duration = fc
  .double({ min: 0, max: Math.log(2 * YEAR), noNaN: true })
  .map((exponent) => Math.round(Math.exp(exponent)));
const durations = fc.array(fc.oneof({ weight: 9, arbitrary: duration }, { weight: 1, arbitrary: fc.constant(0) }), {
  minLength: 1,
  maxLength: 60,
});

/** Nearest rank by its definition, without arithmetic on ranks. */
function smallestNotExceededBy(share: number, values: readonly number[]): number | undefined {
  return values
    .toSorted((a, b) => a - b)
    .find((value) => values.filter((other) => other <= value).length * 100 >= share * values.length);
}

describe('any set of durations', () => {
  it('has its n and mean exact and its quantiles within 2.5 % of the nearest rank', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const { n, mean, p50, p90 } = figureOf(...values);
        const sum = values.reduce((a, b) => a + b, 0);

        expect(n).toBe(values.length);
        expect(Math.abs((mean ?? 0) * SECOND - sum / n)).toBeLessThanOrEqual(0.5001);
        expect(isClose(p50, smallestNotExceededBy(50, values))).toBe(true);
        expect(isClose(p90, smallestNotExceededBy(90, values))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up: parts counted apart and added give the figure of the whole', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const added = tallyOf(a);
        addTo(added, tallyOf(b));
        addTo(added, tallyOf(c));

        expect(added).toEqual(tallyOf([...c, ...a, ...b]));
        expect(durationFigure('service', added)).toEqual(figureOf(...a, ...b, ...c));
      }),
    );
  });

  it('is counted in whole numbers, so that sums do not depend on their order', () => {
    fc.assert(
      fc.property(duration, (ms) => {
        expect(Object.values(durationCounters('turnaround', ms)).every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });
});
