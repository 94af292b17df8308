// Until when an officer may object: what is late could no longer be decided before figures are used. Persons are evaluated by quarter,
// so that it is the quarter of a ticket that counts, whatever period its figures are looked at by.
import { periodOf } from '../time/period.ts';
import { type LocalDay, addDays } from '../time/time.ts';
import { releasePeriodOf } from './calendar.ts';
import { type ReleaseCalendar, dueOf } from './published.ts';

/** PP 30/2019, Article 59. */
export const DAYS_TO_OBJECT = 14;

/** The last local days on which one may object. */
export interface ObjectingDays {
  /** To the ticket itself, its times and its count. */
  readonly tickets: LocalDay;
  /** To what citizens said, which is seen later; `null` where nobody knows when it is published. */
  readonly answers: LocalDay | null;
}

/** `day`: the one that the ticket counts on. */
export function objectingDaysOf(day: LocalDay, calendar: ReleaseCalendar): ObjectingDays {
  const due = dueOf(releasePeriodOf(day, calendar.plan), calendar);
  return {
    tickets: addDays(periodOf(day, 'quarter').to, DAYS_TO_OBJECT - 1),
    answers: due === null ? null : addDays(due, DAYS_TO_OBJECT),
  };
}
