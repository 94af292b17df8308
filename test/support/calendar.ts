// Local days and the periods that they are in, worked out a second time from the runtime's own time zones, so that the
// tests do not believe the project's calendar.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-21`, where the clocks show `timeZone`. */
export function localDay(instant: number, timeZone: string): `${number}-${number}-${number}` {
  let format = formats.get(timeZone);
  // Swedish writes dates as ISO does.
  if (format === undefined) formats.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone })));
  return format.format(instant) as `${number}-${number}-${number}`;
}

export const GRAINS = ['day', 'week', 'month', 'quarter', 'semester', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** The period of each grain that a local day is in. */
export function periodsOf(day: string): Readonly<Record<Grain, string>> {
  const [year = '', month = ''] = day.split('-');
  return {
    day,
    week: isoWeek(day),
    month: `${year}-${month}`,
    quarter: `${year}-Q${Math.ceil(Number(month) / 3)}`,
    semester: `${year}-S${Number(month) <= 6 ? 1 : 2}`,
    year,
  };
}

/** The year in which whatever happens now is counted: an answer counts on the day on which the server took it. */
export function currentYear(timeZone = 'Asia/Jakarta'): string {
  return periodsOf(localDay(Date.now(), timeZone)).year;
}

/** A week belongs to the year of its Thursday, and is numbered by the Thursdays before it. */
function isoWeek(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const weekday = new Date(noon).getUTCDay() || 7;
  const thursday = noon + (4 - weekday) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
