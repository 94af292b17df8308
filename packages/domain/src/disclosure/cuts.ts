// Where a slice's year may be cut, so that between two cuts there are no answers or at least ten. All that is shown of
// the slice in time is made of the intervals between its cuts: what is no sum of whole intervals must not be shown.

import { SHOWN_FROM } from '../skm/satisfaction.ts';
import type { LocalDay } from '../time/time.ts';

export const MONTHS = 12;

/** Cut k is where month k begins (0 is January); cut 12 is the end of the year, or of what has come in so far. */
export type Cut = number;

export interface YearAtUnit {
  /** The order in which cuts are tried: finished boundaries, the longest periods' first; the end so far last. */
  readonly order: readonly Cut[];
  /** Where the running month begins. A thin start of a month must not cost the figure of the month before. */
  readonly running: Cut | undefined;
}

export function yearAtUnit(year: number, today: LocalDay): YearAtUnit {
  const isFinished = (cut: Cut) => dayOf(year, cut) <= today;
  const finished = Array.from({ length: MONTHS }, (_, index) => index + 1).filter(isFinished);
  const order = finished.sort((a, b) => weightOf(b) - weightOf(a) || a - b);
  return isFinished(MONTHS) ? { order, running: undefined } : { order: [...order, MONTHS], running: order.length };
}

/** Whether figures of so many answers hide nobody: ten or more, or nobody at all. */
export function isSafeNumber(n: number): boolean {
  return n === 0 || n >= SHOWN_FROM;
}

/**
 * The cuts of one slice, ascending. `forced` cuts are made whatever lies between them; the others where both sides stay
 * safe numbers.
 */
export function cutsOf(monthly: ArrayLike<number>, order: readonly Cut[], forced: Iterable<Cut>): readonly Cut[] {
  const cuts = [...new Set([0, ...forced])].sort((a, b) => a - b);
  for (const cut of order) {
    const place = cuts.findIndex((other) => other >= cut);
    const [before = 0, after] = place < 0 ? [cuts.at(-1)] : [cuts[place - 1], cuts[place]];
    if (after === cut || !isSafeNumber(sumBetween(monthly, before, cut))) continue;
    if (after === undefined || isSafeNumber(sumBetween(monthly, cut, after)))
      cuts.splice(place < 0 ? cuts.length : place, 0, cut);
  }
  return cuts;
}

/** For each month the cut at which its interval begins; `undefined` where the interval is thin or has no end yet. */
export function intervalsOf(monthly: ArrayLike<number>, cuts: readonly Cut[]): readonly (Cut | undefined)[] {
  return Array.from({ length: MONTHS }, (_, month) => {
    const begin = cuts.findLast((cut) => cut <= month) ?? 0;
    const end = cuts.find((cut) => cut > month);
    return end !== undefined && isSafeNumber(sumBetween(monthly, begin, end)) ? begin : undefined;
  });
}

export function sumBetween(monthly: ArrayLike<number>, from: Cut, to: Cut): number {
  let sum = 0;
  for (let month = from; month < to; month += 1) sum += monthly[month] ?? 0;
  return sum;
}

/** The shortest calendar period that holds both months: 0 a quarter, 1 a semester, 2 the year. */
export function spanOf(month: number, other: number): number {
  if (Math.floor(month / 3) === Math.floor(other / 3)) return 0;
  return Math.floor(month / 6) === Math.floor(other / 6) ? 1 : 2;
}

function weightOf(cut: Cut): number {
  return [12, 6, 3, 1].find((months) => cut % months === 0) ?? 0;
}

function dayOf(year: number, cut: Cut): LocalDay {
  return cut === MONTHS ? `${year + 1}-01-01` : `${year}-${String(cut + 1).padStart(2, '0')}-01`;
}
