// Adds up the cells of a period into rows. It reads cells only, never facts, so that a year costs twelve queries.
import { type IndicatorQuery, UnitIdSchema } from '@tera/contracts';
import { type UnitId, indicatorRows } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import * as z from 'zod';
import { type Deps, readPeriod } from './period-of-unit.ts';

export const UnitPath = z.object({ unitId: UnitIdSchema });

export async function readIndicators(unitId: UnitId, { period, by = [] }: IndicatorQuery, deps: Deps): Promise<Reply> {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  return { status: 200, body: { ...found.head, rows: indicatorRows(found.cells, by) } };
}
