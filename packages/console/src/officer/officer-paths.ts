// The addresses of what is about officers. Ids may hold `:` and `.`, so each is written as an address demands.
import { unitPath } from '../unit/unit-tabs.ts';
import { type QueryOfPath, withQuery } from '../with-query.ts';

export function officersPath(unitId: string, query: QueryOfPath = {}): string {
  return withQuery(`${unitPath(unitId)}/officers`, query);
}

export function officerPath(unitId: string, officerId: string, query: QueryOfPath = {}): string {
  return withQuery(`${unitPath(unitId)}/officers/${encodeURIComponent(officerId)}`, query);
}

/** `null`: of what is the unit's own. */
export function officerTicketsPath(unitId: string, officerId: string | null, query: QueryOfPath): string {
  return withQuery(`${officerPath(unitId, officerId ?? '-')}/tickets`, query);
}

export function officerEvaluationPath(unitId: string, officerId: string, query: QueryOfPath): string {
  return withQuery(`${officerPath(unitId, officerId)}/evaluation`, query);
}

/** The same as a Word file. */
export function officerEvaluationFilePath(unitId: string, officerId: string, query: QueryOfPath): string {
  return withQuery(`${officerPath(unitId, officerId)}/evaluation.docx`, query);
}

export function downloadPath(unitId: string, what: 'indicators' | 'skm' | 'trend', query: QueryOfPath): string {
  return withQuery(`${unitPath(unitId)}/download/${what}`, query);
}
