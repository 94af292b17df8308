// The official survey report of a unit or of one of its services, in any format.
import type * as routes from '@tera/contracts/routes';
import { indicatorRows } from '@tera/domain';
import { type Table, directoryOf, ikmPoster, reportPage, skmTables } from '@tera/exports';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type SurveyDeps, readSurveyReport } from '../survey-report.ts';
import { inFormat } from './formats.ts';
import type { Deps } from './read-indicators.ts';

type Route = typeof routes.readSkm;

export async function readSkm(
  { path: { unitId }, query, format }: Asked<Route, 'path' | 'query' | 'format'>,
  deps: Deps & SurveyDeps,
): Promise<ReplyTo<Route>> {
  const read = await readSurveyReport(unitId, query, deps);
  if (read === 'unknown-unit') return unknownUnit(unitId);
  if (read === 'unknown-service') {
    return refuse(404, 'service', 'unknown_service', `the unit has no service '${query.service}'`);
  }
  const { report, found } = read;
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
      name: `skm-${unitId}-${query.period.name}${service}`,
      tables,
      page: (language) => (query.view === 'poster' ? ikmPoster : reportPage)(input, { language }),
    },
    { format, query, version: deps.version },
  );
}
