// When a schedule is due, by its expression. AWS counts a rate from the moment in which the schedule was made; here it is
// counted from 1970, so that a stack that is started again and again still comes to a time at which it is due.
// Source: "Schedule types in EventBridge Scheduler", EventBridge Scheduler User Guide.

import { Cron } from 'croner';
import { StartProblem } from './problem.ts';

/** The first time after an instant, both in milliseconds since 1970; `undefined` when there will be none any more. */
export type Timetable = (after: number) => number | undefined;

const MINUTE = 60_000;
const units: ReadonlyMap<string, number> = new Map([
  ['minute', MINUTE],
  ['hour', 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
]);

/** @throws StartProblem for an expression that the local stack cannot keep, among them those of schedules that run once. */
export function timetableOf(expression: string, timeZone: string): Timetable {
  const [, kind = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return rate(inside, expression);
  if (kind === 'cron') return cron(inside, timeZone, expression);
  throw unknown(expression);
}

function rate(inside: string, expression: string): Timetable {
  const [, count = '', unit = ''] = /^([1-9]\d*) (\w+?)s?$/.exec(inside) ?? [];
  const every = Number(count) * (units.get(unit) ?? 0);
  if (every === 0) throw unknown(expression);
  return (after) => (Math.floor(after / every) + 1) * every;
}

/** AWS numbers weekdays from Sunday = 1, counts in minutes, and lets a step begin at a number (`0/5`). */
function cron(inside: string, timezone: string, expression: string): Timetable {
  try {
    const pattern = new Cron(`0 ${inside}`, {
      timezone,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
    });
    // A time zone that there is not only shows when it is used.
    pattern.nextRun(new Date(0));
    return (after) => pattern.nextRun(new Date(after))?.getTime();
  } catch (error) {
    throw unknown(expression, error instanceof Error ? ` (${error.message})` : '');
  }
}

function unknown(expression: string, why = ''): StartProblem {
  return new StartProblem(`The local stack does not keep the schedule ${expression}${why}.`);
}
