// The bursts of a period, from the cells of its days. A quarter's cells are kept by month, so days are read where a month has more
// answers of that kind than a day may have, and whole days only where one has.
import {
  type Burst,
  burstCounters,
  burstsIn,
  type Cells,
  mayHoldBurst,
  monthOf,
  parseCellKey,
  type Period,
  periodsCovering,
  type UnitId,
} from '@tera/domain';
import type { IndicatorStore } from '@tera/store';

export interface BurstDeps {
  readonly indicators: Pick<IndicatorStore, 'read'>;
}

const DAYS_AT_ONCE = 8;

/** `months`: the cells of the period, by month or by day. */
export async function burstsOf(
  unitId: UnitId,
  period: Period,
  months: Cells,
  deps: BurstDeps,
): Promise<readonly Burst[]> {
  return (await countedBursts(unitId, period, months, deps)).bursts;
}

/** Beside the bursts, how many of their answers are in which cell: what the cells of months do not have. */
export async function countedBursts(
  unitId: UnitId,
  period: Period,
  months: Cells,
  { indicators }: BurstDeps,
): Promise<{ readonly bursts: readonly Burst[]; readonly counters: Cells }> {
  const byMonth = Map.groupBy(months, ([key]) => monthOf(parseCellKey(key).day));
  const days = periodsCovering(period.from, period.to, 'day').filter(({ from }) =>
    mayHoldBurst(byMonth.get(monthOf(from)) ?? []),
  );
  const found: { readonly bursts: readonly Burst[]; readonly counters: Cells }[] = [];
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE) {
    found.push(...(await Promise.all(days.slice(at, at + DAYS_AT_ONCE).map(burstsOfDay))));
  }
  return { bursts: found.flatMap(({ bursts }) => bursts), counters: found.flatMap(({ counters }) => counters) };

  async function burstsOfDay(day: Period) {
    const { cells: nobodys } = await indicators.read(unitId, day, { officerId: null, consistency: 'strong' });
    if (!mayHoldBurst(nobodys)) return { bursts: [], counters: [] };
    const { cells } = await indicators.read(unitId, day, { consistency: 'strong' });
    const bursts = burstsIn(cells);
    return { bursts, counters: [...burstCounters(cells, bursts)] };
  }
}
