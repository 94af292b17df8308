import { describe, expect, it } from 'vitest';
import { USUAL_PLAN } from './calendar.ts';
import { objectingDaysOf } from './objecting.ts';

const calendar = { plan: USUAL_PLAN, settleDays: 14, since: '2026-01-01' } as const;

describe('one may object', () => {
  it.each(['2026-07-01', '2026-08-15', '2026-09-30'] as const)(
    'to a ticket of %s until 14 days after its quarter, and to its answer until 14 days after that is published',
    (day) => {
      expect(objectingDaysOf(day, calendar)).toEqual({ tickets: '2026-10-14', answers: '2026-10-29' });
    },
  );

  it('to an answer by the release period of the unit, which may be longer', () => {
    const yearly = { ...calendar, plan: { first: 'year', changes: [] } } as const;

    expect(objectingDaysOf('2026-08-15', yearly)).toEqual({ tickets: '2026-10-14', answers: '2027-01-29' });
  });

  it('to no answer by a day that nobody knows, where it is published by hand', () => {
    expect(objectingDaysOf('2025-08-15', calendar)).toEqual({ tickets: '2025-10-14', answers: null });
  });
});
