// What a rule says of its days: they lie in its period, and the last is none before the first.
import { describe, expect, it } from 'vitest';
import { NewExclusionSchema } from './release.ts';

const judged = (where: object) => {
  const read = NewExclusionSchema.safeParse({ period: '2026-Q4', where, reason: 'Banjir jawaban' });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the days of an exclusion', () => {
  it('may be any that the period has one of', () => {
    for (const where of [
      { from: '2026-12-31' },
      { to: '2026-10-01' },
      { from: '2026-11-05', to: '2026-11-05' },
      { from: '2026-09-01', to: '2027-02-01' },
    ])
      expect(judged(where)).toEqual([]);
  });

  it('are not outside it', () => {
    expect(judged({ from: '2027-01-01' })).toEqual([
      'where.from: after the period: 2026-Q4 is 2026-10-01 to 2026-12-31',
    ]);
    expect(judged({ channel: 'poster', to: '2026-09-30' })).toEqual([
      'where.to: before the period: 2026-Q4 is 2026-10-01 to 2026-12-31',
    ]);
  });

  it('do not end before they begin', () => {
    expect(judged({ from: '2026-11-06', to: '2026-11-05' })).toEqual(['where.to: before from, which is 2026-11-06']);
  });
});
