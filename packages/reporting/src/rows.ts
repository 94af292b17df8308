// The indicator rows of a unit and period. It reads cells only, never facts, so that a year costs twelve queries.
import { type Dimension, type IndicatorRow, type Period, type UnitId, indicatorRows } from '@tera/domain';
import { type Deps, type Head, readPeriod } from './period-of-unit.ts';

export interface Rows extends Head {
  readonly rows: readonly IndicatorRow[];
}

/** `undefined` when there is no such unit. */
export async function readRows(
  unitId: UnitId,
  period: Period,
  by: readonly Dimension[],
  deps: Deps,
): Promise<Rows | undefined> {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return undefined;
  return { ...found.head, rows: indicatorRows(found.cells, by) };
}
