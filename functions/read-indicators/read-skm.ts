// Adds up the same cells into the official survey report.
import type { SkmQuery } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type Deps, readSurveyReport } from '@tera/reporting';

export async function readSkm(unitId: UnitId, query: SkmQuery, deps: Deps): Promise<Reply> {
  const report = await readSurveyReport(unitId, query, deps);
  if (report === 'unknown-unit') return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  if (report === 'unknown-service') {
    return refuse(404, 'service', 'unknown_service', `the unit has no service '${query.service}'`);
  }
  return { status: 200, body: report };
}
