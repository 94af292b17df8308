// What a clock on the wall showed, as an instant. Where clocks are put back an hour happens twice, and the first is taken;
// where they are put forward a time does not exist, and it is read as if they had not been.
import { DAY, type Instant } from '@tera/domain';

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** `undefined` when there is no such date or time, as on 31 February. */
export function asUtc({ year, month, day, hour, minute, second, millisecond }: WallTime): Instant | undefined {
  const instant = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(instant);
  const isSame =
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  return isSame ? instant : undefined;
}

/** The instant at which clocks in `timeZone` show what `wall`, an instant read as if it were UTC, says. */
export function instantAt(wall: Instant, timeZone: string): Instant {
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)];
  const candidates = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  return candidates.length > 0 ? Math.min(...candidates) : wall - before;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const QUARTER = DAY / 96;
const OFFSETS_REMEMBERED = 50_000;

/** No zone changes its offset within a quarter of an hour. */
function offsetAt(instant: Instant, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER);
  const name = `${timeZone} ${quarter}`;
  let offset = offsets.get(name);
  if (offset === undefined) {
    if (offsets.size > OFFSETS_REMEMBERED) offsets.clear();
    offsets.set(name, (offset = lookUpOffset(quarter * QUARTER, timeZone)));
  }
  return offset;
}

function lookUpOffset(instant: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // Swedish writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
}
