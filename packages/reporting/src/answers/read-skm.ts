// The official survey report of a unit or of one of its services, in any format.
import type * as routes from '@tera/contracts/routes';
import { indicatorRows } from '@tera/domain';
import { type Table, directoryOf, ikmPoster, reportPage, skmTables } from '@tera/exports';
import type { Asked, ReplyTo } from '@tera/http';
import { skmFigures } from '../figures/skm-figures.ts';
import type { SurveyDeps } from '../survey-report.ts';
import { inFormat } from './formats.ts';
import type { Deps } from './read-indicators.ts';

type Route = typeof routes.readSkm;

export async function readSkm(
  request: Asked<Route, 'path' | 'query' | 'format'>,
  deps: Deps & SurveyDeps,
): Promise<ReplyTo<Route>> {
  const asked = await skmFigures(request, deps);
  if ('refused' in asked) return asked;
  const { json: report, found } = asked;
  const { path, query, format } = request;
  const { document } = found.unit;
  const directory = directoryOf(document);
  const tables = (): readonly [Table, ...Table[]] => {
    const { table = 'elements' } = query;
    const all = skmTables(report, directory);
    const others = Object.entries(all).flatMap(([name, one]) => (name === table ? [] : [one]));
    return [all[table], ...others];
  };
  const input = {
    unitName: document.name,
    survey: report,
    row: indicatorRows(found.cells, query.service === undefined ? [] : ['service'], found.told).find(
      ({ serviceId }) => serviceId === query.service,
    ),
    directory,
  };
  const service = query.service === undefined ? '' : `-${query.service}`;
  return inFormat(
    {
      json: report,
      beside: document,
      name: `skm-${path.unitId}-${query.period.name}${service}`,
      tables,
      page: (language) => (query.view === 'poster' ? ikmPoster : reportPage)(input, { language }),
    },
    { format, query, version: deps.version },
  );
}
