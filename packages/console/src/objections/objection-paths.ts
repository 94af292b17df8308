// The addresses of what is about objections.
import { type QueryOfPath, withQuery } from '../with-query.ts';
import { unitPath } from '../unit/unit-tabs.ts';

export function objectionsPath(unitId: string, query: QueryOfPath = {}): string {
  return withQuery(`${unitPath(unitId)}/objections`, query);
}

export function objectionPath(unitId: string, objectionId: string): string {
  return `${objectionsPath(unitId)}/${encodeURIComponent(objectionId)}`;
}

/** `indicator`: the figure by which the ticket was found, if it was by one. */
export function newObjectionPath(unitId: string, ticket: string, indicator: string | null = null): string {
  return withQuery(`${objectionsPath(unitId)}/new`, { ticket, indicator: indicator ?? undefined });
}
