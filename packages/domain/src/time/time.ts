// Instants and local days. An instant is a number of milliseconds; a day only exists in a unit's own time zone,
// so no function here takes the zone of the machine.

declare const kind: unique symbol;

/**
 * Milliseconds since 1970-01-01T00:00Z. Instants are reckoned with, so that a plain number may be one; a number that is marked as
 * something else may not.
 */
export type Instant = number & { readonly [kind]?: 'instant' };

/** Milliseconds. */
export type Duration = number & { readonly [kind]?: 'duration' };

/** `2026-11-21`, in the time zone of a unit. A text from outside becomes one through `isLocalDay`. */
export type LocalDay = `${number}-${number}-${number}`;

/** Stands where a day is missing and all days are meant to come after it: as a text it is less than each of them. */
export const BEFORE_EVERY_DAY = '';

/** `2026-11`. */
export type Month = `${number}-${number}`;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** How long something lasts, in the minutes that have passed whole: whoever has waited 90 seconds has waited one minute. */
export function minutesPassed(since: Instant, now: Instant): number {
  return Math.floor(Math.max(0, now - since) / MINUTE);
}

/**
 * The years of which anything is told here: every instant, day and period that comes in from outside lies in them, both ends
 * included. A clock that is years off, or a misspelt year, is refused where it comes in and not counted where nobody looks.
 */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
/** The first instant of these years, and the first one after them, in UTC. Marked, so that a bundle leaves out what it does not use. */
export const FIRST_INSTANT: Instant = /* @__PURE__ */ Date.UTC(FIRST_YEAR, 0, 1);
export const END_OF_INSTANTS: Instant = /* @__PURE__ */ Date.UTC(LAST_YEAR + 1, 0, 1);

/** Whether a number is an instant of the years that can be told of. */
export function isInstant(value: number): value is Instant {
  return Number.isInteger(value) && value >= FIRST_INSTANT && value < END_OF_INSTANTS;
}

/** Whether a day, or a period by its name, is of the years that can be told of. */
export function isOfKnownYears(name: string): boolean {
  const year = Number(name.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

// Since 2023 no zone changes its offset within a quarter of an hour, so one look-up serves all instants of a quarter.
const QUARTER = 15 * MINUTE;
const OFFSETS_REMEMBERED = 50_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Whether the runtime knows the IANA zone name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The names of the places in the IANA database, such as `America/Argentina/Salta`. All others (`UTC`, `EST5EDT`, `Etc/GMT-7`)
 * are offsets under a name: the law of no place stands behind them, and none follows it when it changes.
 */
export const ZONE_OF_A_PLACE =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:\/[A-Z][A-Za-z_-]*)+$/;

/** Whether the runtime knows it as the zone of a place. */
export function isZoneOfAPlace(name: string): boolean {
  return ZONE_OF_A_PLACE.test(name) && isTimeZone(name);
}

/** Of a unit that says nothing else, and where nothing says which clock is meant. */
export const USUAL_TIME_ZONE = 'Asia/Jakarta';

/** The local calendar day of an instant. */
export function localDayOf(instant: Instant, timeZone: string): LocalDay {
  return dayOf(new Date(instant + offsetAt(instant, timeZone)));
}

/** The first instant of a local day: midnight, or the end of the gap where a clock change skips it. */
export function startOfDay(day: LocalDay, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The offset before and after any clock change of that day; the earlier instant that is already in the day starts it.
  const candidates = [midnight - DAY, midnight + DAY].map((near) => midnight - offsetAt(near, timeZone));
  const inDay = candidates.filter((instant) => localDayOf(instant, timeZone) >= day);
  const start = Math.min(...(inDay.length > 0 ? inDay : candidates));
  return localDayOf(start - 1, timeZone) < day ? start : firstInstantOf(day, timeZone, start - 2 * HOUR, start);
}

/**
 * The instant of a local time such as `2026-11-21T08:05:00`, the earlier one where the clock shows it twice; `undefined`
 * for a time that the clock skips, or that is none.
 */
export function instantOfLocalTime(localTime: string, timeZone: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/.test(localTime)) return undefined;
  // The engine would read 31 February as 3 March.
  if (!isLocalDay(localTime.slice(0, 10))) return undefined;
  const shown = Date.parse(`${localTime}Z`);
  if (Number.isNaN(shown)) return undefined;
  const candidates = [shown - DAY, shown + DAY].map((near) => shown - offsetAt(near, timeZone));
  const fitting = candidates.filter((instant) => instant + offsetAt(instant, timeZone) === shown);
  return fitting.length === 0 ? undefined : Math.min(...fitting);
}

/** `days` later (or earlier, when negative) on the calendar; no clock is involved. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));
}

function dayOf(date: Date): LocalDay {
  // The format is the language's own, so this is the one place where a day is not looked at before it is called one.
  return date.toISOString().slice(0, 10) as LocalDay;
}

/** Whether the text is a date that exists, as `YYYY-MM-DD`. */
export function isLocalDay(text: string): text is LocalDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function firstInstantOf(day: LocalDay, timeZone: string, before: Instant, within: Instant): Instant {
  let [low, high] = [before, within];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localDayOf(middle, timeZone) < day) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(instant: Instant, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER);
  let known = offsets.get(timeZone);
  if (known === undefined || known.size > OFFSETS_REMEMBERED) offsets.set(timeZone, (known = new Map()));
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = lookUpOffset(quarter * QUARTER, timeZone)));
  return offset;
}

function lookUpOffset(instant: Instant, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}
