// What of satisfaction there is for a period: the releases that lie wholly inside it, or what it waits for.

import type { Period } from '../time/period.ts';
import type { BEFORE_EVERY_DAY, LocalDay } from '../time/time.ts';
import { type PublishingPlan, dueOn, releasePeriodOf, releasePeriodsIn } from './calendar.ts';
import type { PeriodNumbers } from './numbers.ts';
import { addNumbers } from './numbers.ts';
import type { Release } from './release-document.ts';
import type { Published, RunningFigure } from './satisfaction.ts';

/** How a unit publishes. */
export interface ReleaseCalendar {
  readonly plan: PublishingPlan;
  readonly settleDays: number;
  /** The local day on which the unit was first put: what ended before is released by hand. */
  readonly since: LocalDay | typeof BEFORE_EVERY_DAY;
}

/** All that is known of a unit's releases around a period, by the names of release periods. */
export interface KnownReleases {
  readonly releases: ReadonlyMap<string, Release>;
  /** The visible step of a period that runs, or is over and waits. */
  readonly running: ReadonlyMap<string, RunningFigure>;
  /** As of last night, of periods that are not released. */
  readonly nights: ReadonlyMap<string, PeriodNumbers>;
}

export interface Situation {
  readonly calendar: ReleaseCalendar;
  readonly known: KnownReleases;
  /** The local day of the office. */
  readonly today: LocalDay;
}

/** What is counted now. */
export interface Live {
  /** How many answers stand in a release period. */
  readonly answeredIn: (period: Period) => number;
  readonly numbersIn: (period: Period) => PeriodNumbers;
}

/** When a period is released; `null`: by hand. */
export function dueOf(period: Period, { settleDays, since }: ReleaseCalendar): LocalDay | null {
  return period.to <= since ? null : dueOn(period, settleDays);
}

export function publishedOf(
  period: Period,
  { calendar, known, today }: Situation,
  { answeredIn }: Pick<Live, 'answeredIn'>,
): Published {
  const parts = releasePeriodsIn(period, calendar.plan);
  if (parts.length === 0) return { state: 'within', publishedAs: releasePeriodOf(period.from, calendar.plan).name };
  const releases = parts.flatMap(({ name }) => known.releases.get(name) ?? []);
  const isPending = (part: Period) => {
    if (known.releases.has(part.name)) return false;
    return !isDue(part, calendar, today) || answeredIn(part) > 0;
  };
  const pending = parts.filter(isPending);
  const dues = pending.flatMap((part) => dueOf(part, calendar) ?? []).toSorted();
  const due = dues[0] ?? null;
  if (releases.length > 0) return { state: 'released', releases, awaiting: pending.map(({ name }) => name), due };
  if (pending.length === 0) return { state: 'none' };

  const step = parts.length === 1 ? known.running.get(period.name) : undefined;
  return step === undefined ? { state: 'awaiting', due } : { state: 'running', step, due };
}

/** Whether what is told of a period rests on how many answered in the whole unit now, and not on releases and nights alone. */
export function restsOnWholeUnit(period: Period, { calendar, known, today }: Situation): boolean {
  return releasePeriodsIn(period, calendar.plan).some((part) => {
    if (part.from > today || known.releases.has(part.name)) return false;
    return !known.nights.has(part.name) || isDue(part, calendar, today);
  });
}

/** How many answered and were asked in a period that is made of release periods, by officer and service. */
export function numbersOfPeriod(
  period: Period,
  { calendar, known, today }: Situation,
  { answeredIn, numbersIn }: Live,
): PeriodNumbers | undefined {
  const parts = releasePeriodsIn(period, calendar.plan);
  const isWhole = parts[0]?.from === period.from && parts.at(-1)?.to === period.to;
  if (!isWhole) return undefined;
  const numbers: PeriodNumbers[] = [];
  for (const part of parts) {
    const found = known.releases.get(part.name)?.numbers ?? known.nights.get(part.name);
    if (found !== undefined) numbers.push(found);
    else if (part.from <= today) {
      // Before the first night nobody is told who has answered; that nobody has tells nothing.
      if (answeredIn(part) > 0) return undefined;
      numbers.push(numbersIn(part));
    }
  }
  return addNumbers(numbers);
}

function isDue(period: Period, calendar: ReleaseCalendar, today: LocalDay): boolean {
  return (dueOf(period, calendar) ?? period.to) <= today;
}
