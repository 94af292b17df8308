// Where in the index to look: the months of a period, and in each of them the officers in whose cells something of the
// figure is kept. The cells tell, so that nothing is asked for in vain.
import {
  type CellKey,
  type Counters,
  type Holder,
  type Part,
  type Period,
  type UnitId,
  countersKeptBy,
  monthOf,
  parseCellKey,
  parsePeriod,
  partKeptBy,
} from '@tera/domain';
import type { EvidenceStretch } from '@tera/store';

/** One partition of the index, cut to the days that were asked for, and what it keeps of what was asked for. */
export interface AskedStretch extends EvidenceStretch {
  readonly month: string;
  readonly part: Part;
}

export interface EvidenceQuestion {
  readonly unitId: UnitId;
  readonly holder: Holder;
  readonly period: Period;
  readonly part: Part;
}

/** By month, then those of nobody, then by officer. */
export function stretchesOf(
  cells: readonly (readonly [CellKey, Counters])[],
  { unitId, holder, period, part }: EvidenceQuestion,
): AskedStretch[] {
  const found = new Map<string, AskedStretch>();
  for (const cell of cells) {
    const { day, officerId = null } = parseCellKey(cell[0]);
    const month = monthOf(day);
    const place = placeOf(month, officerId);
    if (found.has(place)) continue;
    const kept = partKeptBy(officerId, holder, part);
    if (Object.keys(countersKeptBy(officerId, kept, [cell])).length === 0) continue;
    found.set(place, { unitId, officerId, month, part: kept, ...daysOf(month, period) });
  }
  return Array.from(found)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, stretch]) => stretch);
}

/** Stretches in the order of their places. */
export function placeOf(month: string, officerId: string | null): string {
  return `${month}#${officerId ?? '-'}`;
}

function daysOf(month: string, period: Period): Pick<AskedStretch, 'from' | 'to'> {
  const { from = period.from, to = period.to } = parsePeriod(month) ?? {};
  return { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to };
}
