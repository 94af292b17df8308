// When citizens' answers are published: every local day belongs to exactly one release period, whatever a unit chooses later.
// A running period is never cut short: another choice holds from the first day after it on which a period of that kind begins.

import { type Grain, type Period, periodOf } from '../time/period.ts';
import { type LocalDay, addDays } from '../time/time.ts';

export const PUBLISHES = ['month', 'quarter', 'semester', 'year'] as const satisfies readonly Grain[];
export type Publishes = (typeof PUBLISHES)[number];

/** What holds unless a unit says otherwise. */
export const USUAL_PUBLISHES: Publishes = 'quarter';
/** Days after the end of a period until it is due: answers still on the way and objections come first. */
export const USUAL_SETTLE_DAYS = 14;
export const MOST_SETTLE_DAYS = 60;

export interface PublishingPlan {
  /** From ever on. */
  readonly first: Publishes;
  /** In the order of time; each holds from its day until the next. */
  readonly changes: readonly PublishingChange[];
}

export interface PublishingChange {
  readonly from: LocalDay;
  readonly publishes: Publishes;
}

export const USUAL_PLAN: PublishingPlan = { first: USUAL_PUBLISHES, changes: [] };

/** The plan once `publishes` is chosen on the local day `today`. The last choice wins over one that does not hold yet. */
export function replanned(plan: PublishingPlan, publishes: Publishes, today: LocalDay): PublishingPlan {
  const held = plan.changes.filter(({ from }) => from <= today);
  const current = held.at(-1)?.publishes ?? plan.first;
  if (current === publishes) return { ...plan, changes: held };
  let from = periodOf(today, current).to;
  while (periodOf(from, publishes).from !== from) from = periodOf(from, current).to;
  return { ...plan, changes: [...held, { from, publishes }] };
}

/** The release period that a local day belongs to. */
export function releasePeriodOf(day: LocalDay, { first, changes }: PublishingPlan): Period {
  return periodOf(day, changes.findLast(({ from }) => from <= day)?.publishes ?? first);
}

/** Whether a period is one that is released as a whole. */
export function isReleasePeriod({ name, from }: Period, plan: PublishingPlan): boolean {
  return releasePeriodOf(from, plan).name === name;
}

/** The release periods that lie wholly inside a period, in order. */
export function releasePeriodsIn({ from, to }: Pick<Period, 'from' | 'to'>, plan: PublishingPlan): Period[] {
  const found: Period[] = [];
  for (let day = from; day < to;) {
    const period = releasePeriodOf(day, plan);
    if (period.from >= from && period.to <= to) found.push(period);
    day = period.to;
  }
  return found;
}

/** The local day at whose beginning a release is due. */
export function dueOn({ to }: Pick<Period, 'to'>, settleDays = USUAL_SETTLE_DAYS): LocalDay {
  return addDays(to, settleDays);
}
