// How the figures of one officer, or of what is nobody's, move from period to period.
import type * as routes from '@tera/contracts/routes';
import { directoryOf } from '@tera/exports';
import { type Asked, refuse, unknownUnit } from '@tera/http';
import { readTrend } from '../trend.ts';
import type { FiguresDeps } from './indicator-figures.ts';
import { withNames } from './with-names.ts';

export async function trendFigures(
  { path: { unitId, officerId }, query }: Asked<typeof routes.readTrend, 'path' | 'query'>,
  deps: FiguresDeps,
) {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const trend = await readTrend(unitId, unit, officerId, query, deps);
  if (trend === 'unknown-officer') {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${officerId}'`);
  }
  const { rows } = trend;
  return { json: { ...trend, rows: withNames(rows, directoryOf(unit.document)) }, rows };
}
