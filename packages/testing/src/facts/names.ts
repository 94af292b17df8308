// Who and when, for all tests: the unit `contoh`, three officers, two services, and clocks in WIB on Friday 20 November
// 2026 unless a test says otherwise.
import type { Instant, OfficerId, ServiceId, UnitId } from '@tera/domain';

export const contoh = 'contoh' as UnitId;
export const ani = 'ani' as OfficerId;
export const budi = 'budi' as OfficerId;
export const citra = 'citra' as OfficerId;
export const ektp = 'ektp' as ServiceId;
export const kk = 'kk' as ServiceId;

/** `08:05`, `08:05:30`, or with a day in front, `2026-11-21 08:05`. */
export function at(clock: string): Instant {
  const [time = '', day = '2026-11-20'] = clock.split(' ').toReversed();
  return Date.parse(`${day}T${time}+07:00`);
}

/** Of a test that does not say when it is. */
export const NOW = at('09:00');

let units = 0;

/** A unit that no other test of the file has used, so that its cells hold this test's facts alone. */
export function aNewUnit(): UnitId {
  return `unit-${units++}` as UnitId;
}
