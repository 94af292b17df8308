// Every day in one release period, through every change of mind.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../time/period.ts';
import { type LocalDay, addDays } from '../time/time.ts';
import {
  PUBLISHES,
  type PublishingPlan,
  USUAL_PLAN,
  dueOn,
  isReleasePeriod,
  releasePeriodOf,
  releasePeriodsIn,
  replanned,
} from './calendar.ts';

const periodNamed = (name: string) => {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
};
const namesIn = (name: string, plan: PublishingPlan) =>
  releasePeriodsIn(periodNamed(name), plan).map((period) => period.name);

describe('a unit that never chose', () => {
  it('publishes by quarter', () => {
    expect(releasePeriodOf('2026-11-28', USUAL_PLAN).name).toBe('2026-Q4');
    expect(namesIn('2026', USUAL_PLAN)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(namesIn('2026-11', USUAL_PLAN)).toEqual([]);
    expect(isReleasePeriod(periodNamed('2026-Q4'), USUAL_PLAN)).toBe(true);
    expect(isReleasePeriod(periodNamed('2026-S2'), USUAL_PLAN)).toBe(false);
  });

  it('has two weeks to settle', () => {
    expect(dueOn(periodNamed('2026-Q4'))).toBe('2027-01-15');
    expect(dueOn(periodNamed('2026-Q4'), 0)).toBe('2027-01-01');
  });
});

describe('another choice', () => {
  it.each([
    ['month', ['2026-Q4', '2027-01', '2027-02']],
    ['semester', ['2026-Q4', '2027-S1']],
    ['year', ['2026-Q4', '2027']],
  ] as const)('of every %s holds once the running quarter is over', (publishes, expected) => {
    const plan = replanned(USUAL_PLAN, publishes, '2026-11-28');

    expect([
      ...new Set(
        (['2026-11-28', '2026-12-31', '2027-01-01', '2027-02-28'] as const).map(
          (day) => releasePeriodOf(day, plan).name,
        ),
      ),
    ]).toEqual(expected);
  });

  it('waits until a period of its kind begins', () => {
    const plan = replanned(USUAL_PLAN, 'year', '2026-02-01');

    expect(namesIn('2026', plan)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(namesIn('2027', plan)).toEqual(['2027']);
  });

  it('that is taken back before it holds leaves nothing', () => {
    const year = replanned(USUAL_PLAN, 'year', '2026-02-01');

    expect(replanned(year, 'month', '2026-02-02').changes).toEqual([{ from: '2026-04-01', publishes: 'month' }]);
    expect(replanned(year, 'quarter', '2026-12-31')).toEqual(USUAL_PLAN);
  });
});

it('every day is in exactly one release period, and choosing moves no day that has begun', () => {
  const choices = fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 500 }), publishes: fc.constantFrom(...PUBLISHES) }),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(fc.constantFrom(...PUBLISHES), choices, (first, chosen) => {
      let plan: PublishingPlan = { first, changes: [] };
      let today: LocalDay = '2026-01-01';
      for (const { after, publishes } of chosen) {
        today = addDays(today, after);
        const before = releasePeriodOf(today, plan);
        plan = replanned(plan, publishes, today);
        expect(releasePeriodOf(today, plan)).toEqual(before);
      }
      for (let day: LocalDay = '2025-12-30'; day < '2040-01-01';) {
        const period = releasePeriodOf(day, plan);
        expect(period.from <= day && day < period.to).toBe(true);
        expect(releasePeriodOf(period.from, plan).name).toBe(period.name);
        expect(releasePeriodOf(addDays(period.to, -1), plan).name).toBe(period.name);
        day = period.to;
      }
      expect(releasePeriodOf('2040-01-01', plan).grain).toBe(chosen.at(-1)?.publishes ?? first);
    }),
  );
});
