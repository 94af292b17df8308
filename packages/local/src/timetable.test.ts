// The times of an expression, as AWS means them.

import { describe, expect, it } from 'vitest';
import { timetableOf } from './timetable.ts';

/** The next `count` times after one. */
function times(expression: string, after: string, count = 3, timeZone = 'UTC'): string[] {
  const nextAfter = timetableOf(expression, timeZone);
  const found: string[] = [];
  let last: number | undefined = Date.parse(after);
  while (found.length < count) {
    last = nextAfter(last);
    if (last === undefined) break;
    found.push(new Date(last).toISOString());
  }
  return found;
}

describe('a rate', () => {
  it.each([
    ['rate(5 minutes)', ['2026-11-20T08:05:00.000Z', '2026-11-20T08:10:00.000Z', '2026-11-20T08:15:00.000Z']],
    ['rate(1 minute)', ['2026-11-20T08:02:00.000Z', '2026-11-20T08:03:00.000Z', '2026-11-20T08:04:00.000Z']],
    ['rate(2 hours)', ['2026-11-20T10:00:00.000Z', '2026-11-20T12:00:00.000Z', '2026-11-20T14:00:00.000Z']],
    ['rate(1 day)', ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z']],
  ])('%s is due each time that it is over', (expression, expected) => {
    expect(times(expression, '2026-11-20T08:01:30Z')).toEqual(expected);
  });

  it('is due after a time at which it was due, and not at it once more', () => {
    expect(times('rate(5 minutes)', '2026-11-20T08:05:00Z', 1)).toEqual(['2026-11-20T08:10:00.000Z']);
  });
});

describe('a cron expression', () => {
  it('is of the time zone that stands beside it', () => {
    const midnights = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((timeZone) =>
      times('cron(0 0 * * ? *)', '2026-11-20T12:00:00Z', 1, timeZone),
    );

    expect(midnights).toEqual([
      ['2026-11-20T17:00:00.000Z'],
      ['2026-11-20T16:00:00.000Z'],
      ['2026-11-20T15:00:00.000Z'],
    ]);
  });

  it.each([
    // 20 November 2026 is a Friday.
    ['every other day', 'cron(0 2 */2 * ? *)', ['2026-11-21T02:00', '2026-11-23T02:00', '2026-11-25T02:00']],
    ['days of the week by number', 'cron(0 2 ? * 2-3 *)', ['2026-11-23T02:00', '2026-11-24T02:00', '2026-11-30T02:00']],
    ['days of the week by name', 'cron(0 2 ? * SUN *)', ['2026-11-22T02:00', '2026-11-29T02:00', '2026-12-06T02:00']],
    ['a step from a number on', 'cron(0/20 8 * * ? *)', ['2026-11-20T08:20', '2026-11-20T08:40', '2026-11-21T08:00']],
    ['the last day of a month', 'cron(0 2 L * ? *)', ['2026-11-30T02:00', '2026-12-31T02:00', '2027-01-31T02:00']],
    [
      'the working day nearest to one',
      'cron(0 2 16W * ? *)',
      ['2026-12-16T02:00', '2027-01-15T02:00', '2027-02-16T02:00'],
    ],
    ['the first Monday', 'cron(0 2 ? * 2#1 *)', ['2026-12-07T02:00', '2027-01-04T02:00', '2027-02-01T02:00']],
    ['a year', 'cron(0 2 1 1 ? 2028)', ['2028-01-01T02:00']],
  ])('knows %s', (_, expression, expected) => {
    expect(times(expression, '2026-11-20T08:00:00Z').map((time) => time.slice(0, 16))).toEqual(expected);
  });

  it('that is over is never due again', () => {
    expect(times('cron(0 2 1 1 ? 2020)', '2026-11-20T08:00:00Z')).toEqual([]);
  });
});

it.each([
  'at(2026-11-21T00:00:00)',
  'rate(0 minutes)',
  'rate(five minutes)',
  'rate(5 seconds)',
  'rate(5)',
  'cron(0 2 * * *)',
  'cron(0 25 * * ? *)',
  'every day',
])('names an expression that it does not keep: %s', (expression) => {
  expect(() => timetableOf(expression, 'UTC')).toThrow(`does not keep the schedule ${expression}`);
});

it('names a time zone that there is not', () => {
  expect(() => timetableOf('cron(0 2 * * ? *)', 'Asia/Atlantis')).toThrow(
    'does not keep the schedule cron(0 2 * * ? *)',
  );
});
