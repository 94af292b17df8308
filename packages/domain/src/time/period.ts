// The spans of time that a figure can be asked for. A period is half-open, `[from, to)`, in the unit's local time;
// it names calendar days, and becomes instants only when a time zone is given.

import {
  DAY,
  FIRST_YEAR,
  type Instant,
  LAST_YEAR,
  type LocalDay,
  type Month,
  addDays,
  isLocalDay,
  isOfKnownYears,
  startOfDay,
} from './time.ts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year';

/** What a figure is kept by: a day, or a month that has been added up. */
export type DayOrMonth = LocalDay | Month;

export interface Period {
  /** As it was asked for, such as `2026-Q4`. */
  readonly name: string;
  readonly grain: Grain;
  readonly from: LocalDay;
  /** The day after the last one. */
  readonly to: LocalDay;
  /** The days or months whose cells add up to this period; weeks are sums of days, all longer ones of months. */
  readonly parts: readonly DayOrMonth[];
}

/** What a period looks like, for the message to someone who wrote it otherwise. */
export const PERIOD_FORMS = `2026-11-21 (day), 2026-W47 (ISO week), 2026-11 (month), 2026-Q4 (quarter), 2026-S2 (semester) or 2026 (year), of the years ${FIRST_YEAR} to ${LAST_YEAR}`;

const MONTHS_OF = { quarter: 3, semester: 6, year: 12 } as const;

/** Reads a period that somebody asks for: one of those years. */
export function periodAskedFor(text: string): Period | undefined {
  return isOfKnownYears(text) ? parsePeriod(text) : undefined;
}

/**
 * Reads a period of domain.md §1, whatever its year; `undefined` when the text is not one or names a day, week or month that
 * does not exist.
 */
export function parsePeriod(text: string): Period | undefined {
  const match =
    /^(?<year>[1-9]\d{3})(?:-(?:(?<month>\d{2})(?:-(?<day>\d{2}))?|W(?<week>\d{2})|Q(?<quarter>[1-4])|S(?<semester>[12])))?$/.exec(
      text,
    );
  // The year after must have four digits as well, or the end of the period could not be written.
  if (match?.groups === undefined || match.groups['year'] === '9999') return undefined;
  const { year = '', month, day, week, quarter, semester } = match.groups;
  if (day !== undefined) return isLocalDay(text) ? dayPeriod(text) : undefined;
  if (week !== undefined) return weekPeriod(text, Number(year), Number(week));
  if (month !== undefined) return monthsPeriod(text, 'month', year, Number(month), 1);
  if (quarter !== undefined) return monthsPeriod(text, 'quarter', year, 3 * Number(quarter) - 2, MONTHS_OF.quarter);
  if (semester !== undefined) return monthsPeriod(text, 'semester', year, 6 * Number(semester) - 5, MONTHS_OF.semester);
  return monthsPeriod(text, 'year', year, 1, MONTHS_OF.year);
}

/** The month that a day is in, `2026-11`; a month is in itself. */
export function monthOf(day: DayOrMonth): Month {
  return day.slice(0, 7) as Month;
}

/** The period of a grain that a day is in. */
export function periodOf(day: LocalDay, grain: Grain): Period {
  const period = parsePeriod(nameOf(day, grain));
  if (period === undefined) throw new Error(`no ${grain} holds the day ${day}`);
  return period;
}

/** All periods of a grain that share a day with `[from, to)`, in order. */
export function periodsCovering(from: LocalDay, to: LocalDay, grain: Grain): Period[] {
  const periods: Period[] = [];
  for (let day = from; day < to; day = periods.at(-1)?.to ?? to) periods.push(periodOf(day, grain));
  return periods;
}

function nameOf(day: LocalDay, grain: Grain): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return weekOf(day);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'semester':
      return `${year}-S${Math.ceil(month / 6)}`;
    case 'year':
      return year;
  }
}

/** The ISO week of a day: that of its Thursday's year. */
function weekOf(day: LocalDay): string {
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const year = addDays(monday, 3).slice(0, 4);
  const days = (Date.parse(monday) - Date.parse(firstMonday(Number(year)))) / DAY;
  return `${year}-W${String(Math.round(days / 7) + 1).padStart(2, '0')}`;
}

/** The period's first instant, and the first one after it. */
export function instantsOf(period: Period, timeZone: string): { from: Instant; to: Instant } {
  return { from: startOfDay(period.from, timeZone), to: startOfDay(period.to, timeZone) };
}

function dayPeriod(day: LocalDay): Period {
  return { name: day, grain: 'day', from: day, to: addDays(day, 1), parts: [day] };
}

/** ISO 8601: weeks start on Monday, and week 1 holds the year's first Thursday. */
function weekPeriod(name: string, year: number, week: number): Period | undefined {
  const from = addDays(firstMonday(year), 7 * (week - 1));
  if (week < 1 || from >= firstMonday(year + 1)) return undefined;
  const parts = Array.from({ length: 7 }, (_, index) => addDays(from, index));
  return { name, grain: 'week', from, to: addDays(from, 7), parts };
}

function firstMonday(isoYear: number): LocalDay {
  const fourth: LocalDay = `${isoYear}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(fourth, -weekday);
}

function monthsPeriod(name: string, grain: Grain, year: string, first: number, count: number): Period | undefined {
  if (first < 1 || first > 12) return undefined;
  const monthAt = (index: number): Month => {
    const month = first - 1 + index;
    return `${Number(year) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as Month;
  };
  const parts = Array.from({ length: count }, (_, index) => monthAt(index));
  return { name, grain, from: `${monthAt(0)}-01`, to: `${monthAt(count)}-01`, parts };
}
