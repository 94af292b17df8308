// What there is of satisfaction for a period: releases that lie wholly inside it, a running figure, or what it waits for.

import { aRelease, aSituation, periodNamed, responses, type SituationWishes } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { NO_NUMBERS, type PeriodNumbers, addNumbers } from './numbers.ts';
import { numbersOfPeriod, publishedOf } from './published.ts';
import type { Published } from './satisfaction.ts';

const released = (period: string, n = 12) => aRelease(responses(n), { period });
const [q1, q2, q3, q4] = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((period) => released(period)) as [
  ReturnType<typeof released>,
  ReturnType<typeof released>,
  ReturnType<typeof released>,
  ReturnType<typeof released>,
];
const byMonth = { first: 'month', changes: [] } as const;

/** `answered`: how many answers stand, by release period; in those that are not named some do. */
function publishedIn(
  period: string,
  { answered = {}, ...wishes }: SituationWishes & { readonly answered?: Readonly<Record<string, number>> } = {},
): Published {
  return publishedOf(periodNamed(period), aSituation(wishes), { answeredIn: ({ name }) => answered[name] ?? 5 });
}

function told(published: Published) {
  return published.state === 'released'
    ? { ...published, releases: published.releases.map(({ period }) => period) }
    : published;
}

describe('a release period', () => {
  it('waits for its day while it runs and until it is due', () => {
    for (const today of ['2026-10-01', '2026-12-31', '2027-01-01', '2027-01-14'] as const)
      expect(publishedIn('2026-Q4', { today })).toEqual({ state: 'awaiting', due: '2027-01-15' });
  });

  it('waits on when it is due and somebody answered: the release is only late', () => {
    expect(publishedIn('2026-Q4', { today: '2027-01-20' })).toEqual({ state: 'awaiting', due: '2027-01-15' });
  });

  it('is due as many days after its end as the unit says', () => {
    expect(publishedIn('2026-Q4', { settleDays: 0 })).toMatchObject({ due: '2027-01-01' });
    expect(publishedIn('2026-Q4', { settleDays: 60 })).toMatchObject({ due: '2027-03-02' });
  });

  it('waits for a hand where it was over before the unit was there', () => {
    expect(publishedIn('2026-Q1', { since: '2026-04-01' })).toEqual({ state: 'awaiting', due: null });
    expect(publishedIn('2026-Q1', { since: '2026-03-31', today: '2026-04-02' })).toEqual({
      state: 'awaiting',
      due: '2026-04-15',
    });
  });

  it('has nothing where it is due and nobody answered', () => {
    const nobody = { answered: { '2026-Q3': 0, '2026-Q4': 0 } };

    expect(publishedIn('2026-Q3', nobody)).toEqual({ state: 'none' });
    expect(publishedIn('2026-Q4', nobody)).toEqual({ state: 'awaiting', due: '2027-01-15' });
    expect(publishedIn('2026-Q4', { ...nobody, today: '2027-01-15' })).toEqual({ state: 'none' });
    expect(publishedIn('2026-Q3', { ...nobody, since: '2027-01-01' })).toEqual({ state: 'none' });
  });

  it('has its release once there is one, on any later day', () => {
    for (const today of ['2027-01-15', '2030-01-01'] as const)
      expect(told(publishedIn('2026-Q4', { releases: [q4], today }))).toEqual({
        state: 'released',
        releases: ['2026-Q4'],
        awaiting: [],
        due: null,
      });
  });
});

describe('a running figure', () => {
  const step = { asOf: '2026-12-03', n: 40, ikm: 81.25 } as const;
  const running = { '2026-Q4': step };

  it('is that of the release period, until there is the release', () => {
    expect(publishedIn('2026-Q4', { running })).toEqual({ state: 'running', step, due: '2027-01-15' });
    expect(publishedIn('2026-Q4', { running, today: '2027-01-10' })).toMatchObject({ state: 'running' });
    expect(publishedIn('2026-Q4', { running, releases: [q4], today: '2027-02-01' }).state).toBe('released');
  });

  it('is of no period around it, and of none inside', () => {
    expect(publishedIn('2026', { running })).toEqual({ state: 'awaiting', due: '2026-04-15' });
    expect(publishedIn('2026-S2', { running, releases: [q3] }).state).toBe('released');
    expect(publishedIn('2026-11', { running }).state).toBe('within');
  });
});

describe('a period inside a release period', () => {
  it.each(['2026-11-20', '2026-W47', '2026-11', '2026-12'])('is published as that one (%s)', (period) => {
    const within = { state: 'within', publishedAs: '2026-Q4' };

    expect(publishedIn(period)).toEqual(within);
    expect(publishedIn(period, { releases: [q4], today: '2027-02-01' })).toEqual(within);
  });

  it('is published by itself where the unit publishes so', () => {
    expect(publishedIn('2026-11', { plan: byMonth })).toEqual({ state: 'awaiting', due: '2026-12-15' });
    expect(publishedIn('2026-11-20', { plan: byMonth })).toEqual({ state: 'within', publishedAs: '2026-11' });
    expect(publishedIn('2026-Q4', { plan: { first: 'year', changes: [] } })).toEqual({
      state: 'within',
      publishedAs: '2026',
    });
  });

  it('is published as that of its first day where a week lies in two', () => {
    expect(publishedIn('2026-W40')).toEqual({ state: 'within', publishedAs: '2026-Q3' });
  });
});

describe('a period of several release periods', () => {
  it('has the releases there are, and says which are to come and when the next is due', () => {
    expect(told(publishedIn('2026', { releases: [q1, q3] }))).toEqual({
      state: 'released',
      releases: ['2026-Q1', '2026-Q3'],
      awaiting: ['2026-Q2', '2026-Q4'],
      due: '2026-07-15',
    });
  });

  it('awaits none in which nobody answered', () => {
    const published = publishedIn('2026', { releases: [q1, q3], answered: { '2026-Q2': 0 } });

    expect(published).toMatchObject({ awaiting: ['2026-Q4'], due: '2027-01-15' });
  });

  it('awaits the earliest where there is none yet', () => {
    expect(publishedIn('2026-S2')).toEqual({ state: 'awaiting', due: '2026-10-15' });
    expect(publishedIn('2026-S2', { answered: { '2026-Q3': 0 } })).toEqual({ state: 'awaiting', due: '2027-01-15' });
  });

  it('that mixes what is made by hand and what is not has a day', () => {
    expect(publishedIn('2026', { since: '2026-08-01' })).toEqual({ state: 'awaiting', due: '2026-10-15' });
    expect(publishedIn('2026-S1', { since: '2026-08-01' })).toEqual({ state: 'awaiting', due: null });
  });

  it('looks at nothing outside itself', () => {
    expect(told(publishedIn('2026-S2', { releases: [q1, q2, q3, q4], today: '2027-02-01' }))).toMatchObject({
      releases: ['2026-Q3', '2026-Q4'],
    });
  });

  it('is of release periods of several kinds where the unit has changed its mind', () => {
    const plan = { first: 'quarter', changes: [{ from: '2026-07-01', publishes: 'month' }] } as const;
    const july = released('2026-07');

    expect(told(publishedIn('2026', { plan, releases: [q1, q2, july] }))).toMatchObject({
      releases: ['2026-Q1', '2026-Q2', '2026-07'],
      awaiting: ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12'],
    });
    expect(publishedIn('2026-Q3', { plan, releases: [july] })).toMatchObject({ state: 'released' });
  });
});

function numbersOf(answered: number): PeriodNumbers {
  return { ...addNumbers([]), unit: { ...addNumbers([]).unit, answered } };
}

describe('how many answered in a period', () => {
  const night = numbersOf(7);
  const live = numbersOf(3);

  function answeredIn(
    period: string,
    { answered = {}, ...wishes }: SituationWishes & { readonly answered?: Readonly<Record<string, number>> } = {},
  ): number | undefined {
    return numbersOfPeriod(periodNamed(period), aSituation(wishes), {
      answeredIn: ({ name }) => answered[name] ?? 5,
      numbersIn: () => live,
    })?.unit.answered;
  }

  it('is as of last night, and as of its release once there is one', () => {
    expect(answeredIn('2026-Q4', { nights: { '2026-Q4': night } })).toBe(7);
    expect(answeredIn('2026-Q4', { nights: { '2026-Q4': night }, releases: [q4] })).toBe(12);
  });

  it('is the sum over what a period is made of', () => {
    const nights = { '2026-Q4': night };

    expect(answeredIn('2026-S2', { releases: [q3], nights })).toBe(19);
    expect(answeredIn('2026', { releases: [q1, q2, q3], nights })).toBe(43);
  });

  it('is not told of what is no sum of release periods', () => {
    for (const period of ['2026-11', '2026-W47', '2026-11-20', '2026-W40'])
      expect(answeredIn(period, { nights: { '2026-Q4': night } })).toBeUndefined();
    expect(answeredIn('2026-Q4', { plan: { first: 'year', changes: [] } })).toBeUndefined();
  });

  it('is not told before the first night, unless nobody answered', () => {
    expect(answeredIn('2026-Q4')).toBeUndefined();
    expect(answeredIn('2026-S2', { releases: [q3] })).toBeUndefined();
    expect(answeredIn('2026-Q4', { answered: { '2026-Q4': 0 } })).toBe(3);
  });

  it('is nothing of what has not begun', () => {
    expect(answeredIn('2027-Q1')).toBe(NO_NUMBERS.answered);
    expect(answeredIn('2026-S2', { releases: [q3], today: '2026-09-30' })).toBe(12);
  });
});
