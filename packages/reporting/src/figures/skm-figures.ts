// The official survey report of a unit or of one of its services, and the cells that it was made of.
import type * as routes from '@tera/contracts/routes';
import { type Asked, refuse, unknownUnit } from '@tera/http';
import { type SurveyDeps, readSurveyReport } from '../survey-report.ts';
import type { FiguresDeps } from './indicator-figures.ts';

export async function skmFigures(
  { path: { unitId }, query }: Asked<typeof routes.readSkm, 'path' | 'query'>,
  deps: FiguresDeps & SurveyDeps,
) {
  const read = await readSurveyReport(unitId, query, deps);
  if (read === 'unknown-unit') return unknownUnit(unitId);
  if (read === 'unknown-service') {
    return refuse(404, 'service', 'unknown_service', `the unit has no service '${query.service}'`);
  }
  return { json: read.report, found: read.found };
}
