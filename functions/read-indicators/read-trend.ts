// How one officer's figures move from period to period.
import type { TrendQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { OfficerId, UnitId } from '@tera/domain';
import { trendTable } from '@tera/exports';
import { type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type Deps, readTrend as trendOf } from '@tera/reporting';
import { inFormat } from './formats.ts';

export async function readTrend(
  unitId: UnitId,
  officerId: OfficerId,
  query: TrendQuery,
  deps: Deps,
  accept?: string,
): Promise<ReplyTo<typeof routes.readTrend>> {
  const trend = await trendOf(unitId, officerId, query, deps);
  if (trend === 'unknown-unit') return unknownUnit(unitId);
  if (trend === 'unknown-officer') {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${officerId}'`);
  }
  return inFormat(
    {
      json: trend,
      name: `tera-${unitId}-${officerId}-${query.grain}`,
      tables: () => [trendTable(trend.rows, { by: ['officer'] })],
    },
    { query, accept },
  );
}
