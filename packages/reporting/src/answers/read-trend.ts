// How the figures of one officer, or of what is nobody's, move from period to period.
import type * as routes from '@tera/contracts/routes';
import { directoryOf, trendTable } from '@tera/exports';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { readTrend as trendOf } from '../trend.ts';
import { inFormat } from './formats.ts';
import { withNames } from './with-names.ts';
import type { Deps } from './read-indicators.ts';

type Route = typeof routes.readTrend;

export async function readTrend(
  { path: { unitId, officerId }, query, format }: Asked<Route, 'path' | 'query' | 'format'>,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const trend = await trendOf(unitId, unit, officerId, query, deps);
  if (trend === 'unknown-officer') {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${officerId}'`);
  }
  const { rows } = trend;
  return inFormat(
    {
      json: { ...trend, rows: withNames(rows, directoryOf(unit.document)) },
      name: `tera-${unitId}-${officerId ?? 'unit'}-${query.grain}`,
      tables: () => [trendTable(rows, { by: ['officer'] })],
    },
    { format, query, version: deps.version },
  );
}
