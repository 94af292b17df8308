// The period grammar: every form that can be asked for, what is refused, and that parts tile their period.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PERIOD_FORMS,
  type Period,
  instantsOf,
  monthOf,
  parsePeriod,
  periodAskedFor,
  periodOf,
  periodsCovering,
} from './period.ts';
import { DAY, HOUR, type LocalDay, addDays } from './time.ts';

function parsed(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`${text} is no period`);
  return period;
}

describe('a period', () => {
  it.each([
    ['2026-11-21', 'day', '2026-11-21', '2026-11-22'],
    ['2026-12-31', 'day', '2026-12-31', '2027-01-01'],
    ['2028-02-29', 'day', '2028-02-29', '2028-03-01'],
    ['2026-W47', 'week', '2026-11-16', '2026-11-23'],
    ['2026-11', 'month', '2026-11-01', '2026-12-01'],
    ['2026-12', 'month', '2026-12-01', '2027-01-01'],
    ['2028-02', 'month', '2028-02-01', '2028-03-01'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-04-01'],
    ['2026-Q2', 'quarter', '2026-04-01', '2026-07-01'],
    ['2026-Q3', 'quarter', '2026-07-01', '2026-10-01'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-S1', 'semester', '2026-01-01', '2026-07-01'],
    ['2026-S2', 'semester', '2026-07-01', '2027-01-01'],
    ['2026', 'year', '2026-01-01', '2027-01-01'],
    ['1000', 'year', '1000-01-01', '1001-01-01'],
  ])('%s is a %s from %s up to %s', (text, grain, from, to) => {
    expect(parsed(text)).toMatchObject({ name: text, grain, from, to });
  });

  it('is made of days when it is a day or a week, and of months otherwise', () => {
    expect(parsed('2026-11-21').parts).toEqual(['2026-11-21']);
    expect(parsed('2026-W53').parts).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
    expect(parsed('2026-11').parts).toEqual(['2026-11']);
    expect(parsed('2026-Q4').parts).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(parsed('2026-S2').parts).toHaveLength(6);
    expect(parsed('2026').parts).toHaveLength(12);
  });

  it.each(PERIOD_FORMS.match(/\d{4}[-\dA-Z]*/g) ?? [])(
    'may be written as the message to the caller says: %s',
    (form) => {
      expect(parsePeriod(form)).toBeDefined();
    },
  );
});

describe('a week', () => {
  // Calendars of the years around: 1 January falls on each day of the week.
  it.each([
    ['2020-W53', '2020-12-28'],
    ['2021-W01', '2021-01-04'],
    ['2022-W01', '2022-01-03'],
    ['2024-W01', '2024-01-01'],
    ['2025-W01', '2024-12-30'],
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
    ['2023-W01', '2023-01-02'],
  ])('%s begins on Monday %s, over the end of a year too', (text, monday) => {
    expect(parsed(text).from).toBe(monday);
    expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
  });

  it.each(['2021-W53', '2024-W53', '2025-W53', '2027-W53', '2026-W54', '2026-W00', '2026-W99'])(
    '%s does not exist',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );

  it('follows the one before without a gap, for forty years', () => {
    let next = parsed('2000-W01').from;
    for (let year = 2000; year < 2040; year++) {
      const weeks = Array.from({ length: 53 }, (_, i) => parsePeriod(`${year}-W${String(i + 1).padStart(2, '0')}`));
      for (const week of weeks.filter((one) => one !== undefined)) {
        expect(week.from).toBe(next);
        next = week.to;
      }
    }
  });
});

describe('what is not a period', () => {
  it.each([
    '',
    '2026-02-30',
    '2026-02-29',
    '2026-11-31',
    '2026-11-00',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-11-1',
    '2026-Q0',
    '2026-Q5',
    '2026-S0',
    '2026-S3',
    '2026-W1',
    '0999',
    '0000',
    '999',
    '20260',
    '-2026',
    '+2026',
    ' 2026',
    '2026 ',
    '2026\n',
    '2026-11 ',
    '2026 -11',
    '2026-q4',
    '2026-s2',
    '2026-w47',
    '2026-W47-1',
    '2026W47',
    '2026/11',
    '202611',
    '2026-11-21T00:00:00Z',
    '2026-11-21/2026-11-22',
    '٢٠٢٦',
    '2026‐11',
    'minggu ini',
  ])('%j is refused', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('is never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-8]\d{0,4}[-WQS0-9]{0,7}$/)), (text) => {
        const period = parsePeriod(text);
        expect(period === undefined || period.from < period.to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

const text = fc
  .record({
    year: fc.integer({ min: 1970, max: 2100 }),
    form: fc.constantFrom(
      '',
      '-Q1',
      '-Q2',
      '-Q3',
      '-Q4',
      '-S1',
      '-S2',
      '-02',
      '-09',
      '-12',
      '-W01',
      '-W52',
      '-02-28',
      '-12-31',
    ),
  })
  .map(({ year, form }) => `${year}${form}`);
const zone = fc.constantFrom(
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Europe/Amsterdam',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
);

describe('the parts of a period', () => {
  it('tile it without gap or overlap, as days and as instants of any zone', () => {
    fc.assert(
      fc.property(text, zone, (name, timeZone) => {
        const period = parsed(name);
        const parts = period.parts.map(parsed);

        expect([parts[0]?.from, ...parts.map(({ to }) => to)]).toEqual([...parts.map(({ from }) => from), period.to]);
        expect(parts[0]?.from).toBe(period.from);

        const whole = instantsOf(period, timeZone);
        const spans = parts.map((part) => instantsOf(part, timeZone));
        expect([whole.from, ...spans.map(({ to }) => to)]).toEqual([...spans.map(({ from }) => from), whole.to]);
      }),
      { numRuns: 300 },
    );
  });

  it('hold each of its days exactly once', () => {
    fc.assert(
      fc.property(text, (name) => {
        const { from, to, parts } = parsed(name);
        for (let day = from; day < to; day = addDays(day, 1)) {
          expect(parts.filter((part) => part === day || part === monthOf(day))).toHaveLength(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});

function lengthIn(name: string, timeZone: string): number {
  const { from, to } = instantsOf(parsed(name), timeZone);
  return to - from;
}

describe('the instants of a period', () => {
  it('are half-open: the first belongs to it, the last does not', () => {
    expect(instantsOf(parsed('2026-11'), 'Asia/Jakarta')).toEqual({
      from: Date.parse('2026-11-01T00:00:00+07:00'),
      to: Date.parse('2026-12-01T00:00:00+07:00'),
    });
  });

  it('follow the clock of the unit, not a fixed length of the day', () => {
    expect(lengthIn('2026-10-25', 'Europe/Amsterdam')).toBe(25 * HOUR);
    expect(lengthIn('2026-W13', 'Europe/Amsterdam')).toBe(7 * DAY - HOUR);
    expect(lengthIn('2018-11-04', 'America/Sao_Paulo')).toBe(23 * HOUR);
    expect(lengthIn('2026-Q2', 'Australia/Lord_Howe')).toBe(91 * DAY + HOUR / 2);
    expect(lengthIn('2026', 'Asia/Jayapura')).toBe(365 * DAY);
  });
});

describe('the period that a day is in', () => {
  it.each([
    ['2026-11-21', 'day', '2026-11-21'],
    ['2026-11-21', 'week', '2026-W47'],
    ['2027-01-01', 'week', '2026-W53'],
    ['2025-12-29', 'week', '2026-W01'],
    ['2026-11-21', 'month', '2026-11'],
    ['2026-10-01', 'quarter', '2026-Q4'],
    ['2026-06-30', 'semester', '2026-S1'],
    ['2026-07-01', 'semester', '2026-S2'],
    ['2026-11-21', 'year', '2026'],
  ] as const)('%s by %s is %s', (day, grain, name) => {
    expect(periodOf(day, grain).name).toBe(name);
  });

  it('holds the day, for every day of ten years and every grain', () => {
    for (let day: LocalDay = '2020-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
      for (const grain of ['day', 'week', 'month', 'quarter', 'semester', 'year'] as const) {
        const { from, to } = periodOf(day, grain);
        expect(from <= day && day < to, `${day} ${grain}`).toBe(true);
      }
    }
  });

  it('is one of a row of neighbours that cover a span without a gap', () => {
    const weeks = periodsCovering('2026-12-30', '2027-01-12', 'week');

    expect(weeks.map(({ name }) => name)).toEqual(['2026-W53', '2027-W01', '2027-W02']);
    expect(weeks.slice(1).map(({ from }) => from)).toEqual(weeks.slice(0, -1).map(({ to }) => to));
    expect(periodsCovering('2026-11-01', '2026-11-01', 'day')).toEqual([]);
  });
});

describe('a period that somebody asks for', () => {
  it('is read like any other, but only of the years of which anything is told', () => {
    expect(['2000', '2026-Q4', '2100-12-31'].map((name) => periodAskedFor(name))).toEqual(
      ['2000', '2026-Q4', '2100-12-31'].map((name) => parsePeriod(name)),
    );
    expect(['1999-12-31', '1999-W52', '2101', 'kemarin'].map((name) => periodAskedFor(name))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
});
