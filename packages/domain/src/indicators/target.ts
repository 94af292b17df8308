// What a unit has decreed that a figure should reach, and which of several such targets a row is held against. A level
// (a mean, a share) holds for everything inside what it was set for; a count does not: a tenth of a year is no year.

import { type Indicator, findIndicator, isCount } from './catalogue/catalogue.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { type Period, parsePeriod } from '../time/period.ts';
import { DAY } from '../time/time.ts';

export interface Target {
  /** The id of an indicator that has a direction. */
  readonly indicator: string;
  /** In the indicator's own unit, above 0: seconds, 0.85 for 85 %. */
  readonly value: number;
  readonly serviceId?: ServiceId | undefined;
  readonly officerId?: OfficerId | undefined;
  /** A period of domain.md §1; without one it always holds. */
  readonly period?: string | undefined;
  readonly decree?: string | undefined;
}

/** Whose figures a row has, as its head says it: absent is all of them, `null` what belongs to none. */
export interface RowScope {
  readonly officerId?: OfficerId | null | undefined;
  readonly serviceId?: ServiceId | null | undefined;
}

/** The targets that hold in one period: at most one for each indicator and scope. */
export type PeriodTargets = ReadonlyMap<Indicator, ReadonlyMap<string, Target>>;

/**
 * The targets of a document that hold in a period. Of several for the same figures, the one for exactly that period
 * holds, else the one for the shortest period around it, else the one that always holds; the later of two alike.
 * Targets of indicators that this version does not know are passed over.
 */
export function targetsIn(targets: readonly Target[], period: Period): PeriodTargets {
  const held = new Map<Indicator, Map<string, Target>>();
  const lengths = new Map<Target, number>();
  for (const target of targets) {
    const indicator = findIndicator(target.indicator);
    const length = indicator === undefined ? undefined : daysAround(period, target, isCount(indicator));
    if (indicator === undefined || length === undefined) continue;
    lengths.set(target, length);
    const ofIndicator = held.get(indicator) ?? new Map<string, Target>();
    const key = scopeKey(target.officerId, target.serviceId);
    const rival = ofIndicator.get(key);
    if (rival === undefined || length <= (lengths.get(rival) ?? 0)) ofIndicator.set(key, target);
    held.set(indicator, ofIndicator);
  }
  return held;
}

/**
 * The target that a figure of a row is held against: that of the officer before that of the service before that of the
 * unit. A count has only the target that was set for exactly this scope, and no officer has one on what is the unit's.
 */
export function targetFor(targets: PeriodTargets, indicator: Indicator, scope: RowScope): Target | undefined {
  const { officerId, serviceId } = scope;
  if (officerId === null || serviceId === null) return undefined;
  if (officerId !== undefined && indicator.attribution === 'unit') return undefined;
  const ofIndicator = targets.get(indicator);
  const keys = [
    scopeKey(officerId, serviceId),
    scopeKey(officerId, undefined),
    scopeKey(undefined, serviceId),
    scopeKey(undefined, undefined),
  ];
  const key = keys.slice(0, isCount(indicator) ? 1 : keys.length).find((candidate) => ofIndicator?.has(candidate));
  return key === undefined ? undefined : ofIndicator?.get(key);
}

/** How many days the target holds for, if it holds in the whole of `period`. A count holds for no other period. */
function daysAround(period: Period, target: Target, exactly: boolean): number | undefined {
  if (target.period === undefined) return exactly ? undefined : Infinity;
  const around = parsePeriod(target.period);
  if (around === undefined) return undefined;
  const holds = exactly ? around.name === period.name : around.from <= period.from && period.to <= around.to;
  return holds ? (Date.parse(around.to) - Date.parse(around.from)) / DAY : undefined;
}

/** `#` is in no id. */
function scopeKey(officerId: OfficerId | undefined, serviceId: ServiceId | undefined): string {
  return `${officerId ?? ''}#${serviceId ?? ''}`;
}
