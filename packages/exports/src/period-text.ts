// Periods, days and instants as they are printed. An instant is printed in the clock of the unit, with the name that the
// clock has in Indonesia.

import { addDays, type Language, type LocalDay, localDayOf, parsePeriod, type Period } from '@tera/domain';

/** `Triwulan IV 2026`; a text that is no period stays as it is. */
export function periodText(name: string, language: Language): string {
  const period = parsePeriod(name);
  return period === undefined ? name : WORDS[language].period(period);
}

/** `1–30 November 2026`, `1 Oktober – 31 Desember 2026`: the first and the last day. */
export function spanText(name: string, language: Language): string {
  const period = parsePeriod(name);
  if (period === undefined) return name;
  const { from } = period;
  const last = addDays(period.to, -1);
  const whole = printedDay(last, language);
  if (from === last) return whole;
  const [date = '', month = '', year = ''] = printedDay(from, language).split(' ');
  if (from.slice(0, 7) === last.slice(0, 7)) return `${date}–${whole}`;
  return from.slice(0, 4) === last.slice(0, 4) ? `${date} ${month} – ${whole}` : `${date} ${month} ${year} – ${whole}`;
}

/** `21 November 2026`. */
export function printedDay(day: LocalDay, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${monthName(Number(month), language)} ${year}`;
}

/** `21 November 2026 pukul 09.05 WIB`; of an ISO 8601 text. */
export function printedInstant(text: string, timeZone: string, language: Language): string {
  const instant = Date.parse(text);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const { at, colon } = WORDS[language];
  const time = clock.format(instant).replace(':', colon);
  return `${printedDay(localDayOf(instant, timeZone), language)} ${at} ${time} ${clockName(timeZone)}`;
}

/** `WIB`; the zone itself where Indonesia has no name for it. */
export function clockName(timeZone: string): string {
  return CLOCKS[timeZone] ?? timeZone;
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const CLOCKS: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const ROMAN = ['I', 'II', 'III', 'IV'];

const WORDS = {
  id: {
    at: 'pukul',
    colon: '.',
    period: (period: Period) =>
      nameOf(period, 'id', {
        week: (week, days) => `Minggu ke-${week} (${days})`,
        quarter: (roman) => `Triwulan ${roman}`,
        semester: (roman) => `Semester ${roman}`,
        year: (year) => `Tahun ${year}`,
      }),
  },
  en: {
    at: 'at',
    colon: ':',
    period: (period: Period) =>
      nameOf(period, 'en', {
        week: (week, days) => `Week ${week} (${days})`,
        quarter: (roman) => `Quarter ${roman}`,
        semester: (roman) => `Semester ${roman}`,
        year: (year) => `Year ${year}`,
      }),
  },
} as const;

interface PeriodWords {
  readonly week: (week: number, days: string) => string;
  readonly quarter: (roman: string) => string;
  readonly semester: (roman: string) => string;
  readonly year: (year: string) => string;
}

function nameOf({ name, grain, from }: Period, language: Language, words: PeriodWords): string {
  const year = name.slice(0, 4);
  const number = Number(name.replace(/^\d{4}-\D?/, ''));
  const roman = ROMAN[number - 1] ?? '';
  switch (grain) {
    case 'day':
      return printedDay(from, language);
    case 'week':
      return words.week(number, spanText(name, language));
    case 'month':
      return `${monthName(number, language)} ${year}`;
    case 'quarter':
      return `${words.quarter(roman)} ${year}`;
    case 'semester':
      return `${words.semester(roman)} ${year}`;
    case 'year':
      return words.year(year);
  }
}

function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? '';
}
