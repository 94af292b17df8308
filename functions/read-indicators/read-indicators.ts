// Adds up the cells of a period into rows.
import { type IndicatorQuery, UnitIdSchema } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type Deps, readRows } from '@tera/reporting';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });

export async function readIndicators(unitId: UnitId, { period, by = [] }: IndicatorQuery, deps: Deps): Promise<Reply> {
  const rows = await readRows(unitId, period, by, deps);
  if (rows === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  return { status: 200, body: rows };
}
