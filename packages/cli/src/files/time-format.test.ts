import { describe, expect, it } from 'vitest';
import { formatFault, timeReader } from './time-format.ts';

function read(format: string, text: string, timeZone = 'Asia/Jakarta'): string {
  const result = timeReader(format, timeZone)(text);
  return result.ok ? new Date(result.instant).toISOString() : result.message;
}

describe('a time of another system', () => {
  it.each([
    ['iso', '2026-11-21T09:05:00+07:00', '2026-11-21T02:05:00.000Z'],
    ['iso', '2011-10-11 13:42:22.688000+02:00', '2011-10-11T11:42:22.688Z'],
    ['iso', '2026-11-21 09:05', '2026-11-21T02:05:00.000Z'],
    ['iso', '2026-11-21T09:05:00Z', '2026-11-21T09:05:00.000Z'],
    ['dd/MM/yyyy HH:mm', '21/11/2026 09:05', '2026-11-21T02:05:00.000Z'],
    ['d/M/yyyy H.mm', '1/2/2026 9.05', '2026-02-01T02:05:00.000Z'],
    ['M/d/yyyy h:mm:ss a', '11/21/2026 12:05:09 AM', '2026-11-20T17:05:09.000Z'],
    ['M/d/yyyy h:mm a', '11/21/2026 1:05 PM', '2026-11-21T06:05:00.000Z'],
    ['yyyyMMdd HHmmss', '20261121 090500', 'expected a time as yyyyMMdd HHmmss'],
    ['unix', '1795226700', '2026-11-21T02:05:00.000Z'],
    ['unix-ms', '1795226700123', '2026-11-21T02:05:00.123Z'],
    ['dd-MM-yyyy HH:mm:ss.SSS XXX', '21-11-2026 09:05:00.5 +08:00', '2026-11-21T01:05:00.500Z'],
  ])('written as %s: %s', (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
  });

  it.each(['31/02/2026 09:00', '21/11/2026 25:00', '21/13/2026 09:00'])('that does not exist is none: %s', (text) => {
    expect(read('dd/MM/yyyy HH:mm', text)).toBe('there is no such time');
  });

  it.each(['1/11/2026 09:00', '21/11/2026', '21-11-2026 09:00', ''])(
    'that is written otherwise is none: %j',
    (text) => {
      expect(read('dd/MM/yyyy HH:mm', text)).toBe('expected a time as dd/MM/yyyy HH:mm');
    },
  );

  it('without an offset is local, in each of the three zones', () => {
    const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

    expect(zones.map((zone) => read('iso', '2026-11-21 09:00', zone).slice(11, 16))).toEqual([
      '02:00',
      '01:00',
      '00:00',
    ]);
    expect(timeReader('iso', undefined)('2026-11-21 09:00')).toMatchObject({ ok: false });
  });

  it('is the first of two where an hour comes twice, and none where it was skipped', () => {
    expect(read('iso', '2026-10-25 02:30', 'Europe/Amsterdam')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('iso', '2026-03-29 02:30', 'Europe/Amsterdam')).toBe('there is no such time');
    expect(read('iso', '2026-07-01 02:30', 'Europe/Amsterdam')).toBe('2026-07-01T00:30:00.000Z');
  });
});

describe('a format', () => {
  it.each(['iso', 'unix', 'unix-ms', 'dd/MM/yyyy HH:mm', 'h:mm a, d.M.yyyy'])('can be %s', (format) => {
    expect(formatFault(format)).toBeUndefined();
  });

  it.each([
    ['DD/MM/YYYY HH:mm', "'DD' is no part of a time"],
    ['dd/MM/yyyy', 'the hour is missing'],
    ['dd/MM/yyyy hh:mm', 'an hour of twelve (h) needs am or pm (a)'],
    ['dd/dd/yyyy HH:mm', 'a part of the time is there twice'],
  ])('cannot be %s', (format, fault) => {
    expect(formatFault(format)).toContain(fault);
  });
});
