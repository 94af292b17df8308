// Local days. The machine's own zone must never matter, and the borders of a day must hold to the millisecond.

import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  type LocalDay,
  addDays,
  instantOfLocalTime,
  isInstant,
  isLocalDay,
  isOfKnownYears,
  isTimeZone,
  isZoneOfAPlace,
  localDayOf,
  minutesPassed,
  startOfDay,
} from './time.ts';

const ZONES = [
  ['Asia/Jakarta', '+07:00'],
  ['Asia/Makassar', '+08:00'],
  ['Asia/Jayapura', '+09:00'],
] as const;

const utc = (instant: number) => new Date(instant).toISOString();
const daysFrom = (first: LocalDay, count: number) => Array.from({ length: count }, (_, index) => addDays(first, index));

describe.each(ZONES)('every midnight of two years in %s', (zone, offset) => {
  it('begins its day, and the instant before belongs to the day before', () => {
    for (const day of daysFrom('2027-01-01', 365 + 366)) {
      const midnight = Date.parse(`${day}T00:00:00${offset}`);

      expect(startOfDay(day, zone)).toBe(midnight);
      expect(localDayOf(midnight, zone)).toBe(day);
      expect(localDayOf(midnight - 1, zone)).toBe(addDays(day, -1));
      expect(localDayOf(midnight + DAY - 1, zone)).toBe(day);
    }
  });
});

describe.each([
  ['Europe/Amsterdam', '2026-01-01'],
  ['America/Sao_Paulo', '2018-01-01'],
  ['Australia/Lord_Howe', '2026-01-01'],
  ['America/Havana', '2026-01-01'],
  ['Asia/Kathmandu', '2026-01-01'],
  ['Pacific/Chatham', '2026-01-01'],
  ['UTC', '2026-01-01'],
] as const)('every day of a year in %s', (zone, first) => {
  it('begins at its first instant, and the instant before belongs to the day before', () => {
    for (const day of daysFrom(first, 366)) {
      const start = startOfDay(day, zone);

      expect(localDayOf(start, zone)).toBe(day);
      expect(localDayOf(start - 1, zone)).toBe(addDays(day, -1));
      expect(localDayOf(startOfDay(addDays(day, 1), zone) - 1, zone)).toBe(day);
    }
  });
});

const hoursOf = (day: LocalDay, zone: string) => (startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / HOUR;

describe('the day of a clock change', () => {
  it('is 23 or 25 hours long', () => {
    expect(hoursOf('2026-03-29', 'Europe/Amsterdam')).toBe(23);
    expect(hoursOf('2026-10-25', 'Europe/Amsterdam')).toBe(25);
    expect(utc(startOfDay('2026-10-25', 'Europe/Amsterdam'))).toBe('2026-10-24T22:00:00.000Z');
    expect(utc(startOfDay('2026-10-26', 'Europe/Amsterdam'))).toBe('2026-10-25T23:00:00.000Z');
  });

  it('changes by half an hour on Lord Howe', () => {
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
    expect(hoursOf('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
  });

  it('begins at one o’clock where midnight does not exist', () => {
    // São Paulo, 4 November 2018: 23:59:59 −03:00 is followed by 01:00:00 −02:00.
    expect(utc(startOfDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
    expect(hoursOf('2018-11-04', 'America/Sao_Paulo')).toBe(23);
  });

  it('begins at the second midnight where the first one goes back to the day before', () => {
    // São Paulo, 18 February 2018: at midnight −02:00 the clock goes back to 23:00 −03:00 of the 17th.
    expect(utc(startOfDay('2018-02-18', 'America/Sao_Paulo'))).toBe('2018-02-18T03:00:00.000Z');
    expect(hoursOf('2018-02-17', 'America/Sao_Paulo')).toBe(25);
    // Asunción, 26 March 2023: the same, at an odd hour of UTC.
    expect(utc(startOfDay('2023-03-26', 'America/Asuncion'))).toBe('2023-03-26T04:00:00.000Z');
    expect(localDayOf(Date.parse('2023-03-26T03:30:00Z'), 'America/Asuncion')).toBe('2023-03-25');
  });

  it('has no length where the calendar leaves the day out', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(hoursOf('2011-12-30', 'Pacific/Apia')).toBe(0);
    expect(localDayOf(startOfDay('2011-12-30', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });
});

describe('the day of an instant', () => {
  it('differs between the zones of one country', () => {
    const instant = Date.parse('2026-11-20T15:30:00Z');

    expect(ZONES.map(([zone]) => localDayOf(instant, zone))).toEqual(['2026-11-20', '2026-11-20', '2026-11-21']);
  });

  it('is right from one millisecond to the next, in whichever order it is asked', () => {
    const midnight = Date.parse('2026-11-21T00:00:00+07:00');

    expect([0, -1, 1, -1, 0].map((ms) => localDayOf(midnight + ms, 'Asia/Jakarta'))).toEqual([
      '2026-11-21',
      '2026-11-20',
      '2026-11-21',
      '2026-11-20',
      '2026-11-21',
    ]);
  });
});

describe('the instant of a local time', () => {
  it.each(ZONES)('is found in %s', (zone, offset) => {
    expect(instantOfLocalTime('2026-11-21T08:05', zone)).toBe(Date.parse(`2026-11-21T08:05:00${offset}`));
    expect(instantOfLocalTime('2026-11-21T23:59:59.5', zone)).toBe(Date.parse(`2026-11-21T23:59:59.500${offset}`));
  });

  it('is the earlier one where a clock shows it twice, and none where it skips it', () => {
    expect(instantOfLocalTime('2026-10-25T02:30:00', 'Europe/Amsterdam')).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(instantOfLocalTime('2026-03-29T02:30:00', 'Europe/Amsterdam')).toBeUndefined();
  });

  it.each(['2026-02-31T08:00', '2026-11-21T24:00', '2026-11-21T08:60', '2026-11-21', '2026-11-21 08:05', ''])(
    'is none for %j',
    (text) => {
      expect(instantOfLocalTime(text, 'Asia/Jakarta')).toBeUndefined();
    },
  );
});

describe('dates on the calendar', () => {
  it('are counted over months and leap years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-01-01', 365)).toBe('2027-01-01');
  });

  it.each(['2026-11-21', '2028-02-29', '2000-02-29'])('have %s among them', (text) => {
    expect(isLocalDay(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-31',
    '2026-11-1',
    '26-11-21',
    ' 2026-11-21',
    '2026-11-21\n',
    '2026-11-21T00:00',
    '',
  ])('do not have %j among them', (text) => {
    expect(isLocalDay(text)).toBe(false);
  });
});

describe('a time zone', () => {
  it('is known by its IANA name', () => {
    expect(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].every(isTimeZone)).toBe(true);
    expect(['WIB', 'Asia/Bandung', '', 'Jakarta'].some(isTimeZone)).toBe(false);
  });

  it.each([
    'Asia/Jakarta',
    'Asia/Jayapura',
    'Asia/Kolkata',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
  ])('may be that of a place: %s', (name) => {
    expect(isZoneOfAPlace(name)).toBe(true);
  });

  it.each([
    'UTC',
    'UTC+7',
    'GMT',
    'EST5EDT',
    'EST',
    'Etc/GMT-7',
    'Etc/UTC',
    '+07:00',
    'US/Pacific',
    'asia/jakarta',
    'Asia/Bandung',
  ])('is that of no place where it only names an offset, or nothing: %s', (name) => {
    expect(isZoneOfAPlace(name)).toBe(false);
  });
});

describe('the years of which anything is told', () => {
  it('are 2000 to 2100, to the millisecond', () => {
    const edges = ['2000-01-01T00:00:00.000Z', '2100-12-31T23:59:59.999Z'].map((text) => Date.parse(text));

    expect(edges.map(isInstant)).toEqual([true, true]);
    expect([(edges[0] ?? 0) - 1, (edges[1] ?? 0) + 1].map(isInstant)).toEqual([false, false]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Date.parse('2026-11-20T08:00:00Z') + 0.5, 8_640_000_000_000_001])(
    'hold no instant that is none: %d',
    (value) => {
      expect(isInstant(value)).toBe(false);
    },
  );

  it('are those of days and periods as well, by the year that they name', () => {
    expect(['2000-01-01', '2000', '2100-12-31', '2100-W52', '2100-S2'].map(isOfKnownYears)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['1999-12-31', '1999-W52', '2101', '9999-Q4', 'x'].map(isOfKnownYears)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});

describe('minutes that have passed', () => {
  it.each([
    [59 * SECOND, 0],
    [90 * SECOND, 1],
    [8 * MINUTE - 1, 7],
    [8 * MINUTE, 8],
    [-1, 0],
  ])('are those that are whole: %i ms are %i', (lasted, minutes) => {
    const since = Date.parse('2026-11-20T08:00:00+07:00');

    expect(minutesPassed(since, since + lasted)).toBe(minutes);
  });
});
