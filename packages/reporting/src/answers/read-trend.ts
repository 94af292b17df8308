// How the figures of one officer, or of what is nobody's, move from period to period, in any format.
import type * as routes from '@tera/contracts/routes';
import { trendTable } from '@tera/exports';
import type { Asked, ReplyTo } from '@tera/http';
import { trendFigures } from '../figures/trend-figures.ts';
import { inFormat } from './formats.ts';
import type { Deps } from './read-indicators.ts';

type Route = typeof routes.readTrend;

export async function readTrend(
  request: Asked<Route, 'path' | 'query' | 'format'>,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const asked = await trendFigures(request, deps);
  if ('refused' in asked) return asked;
  const { json, rows } = asked;
  const { path, query, format } = request;
  return inFormat(
    {
      json,
      name: `tera-${path.unitId}-${path.officerId ?? 'unit'}-${query.grain}`,
      tables: () => [trendTable(rows, { by: ['officer'] })],
    },
    { format, query, version: deps.version },
  );
}
