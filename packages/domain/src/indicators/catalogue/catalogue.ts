// Every figure that may be named, with its exact definition. An id is the path of the figure in a row; a definition that
// changes gets a new version, so that a snapshot made under the old one can still be read.

import { DURATION_INDICATORS } from './durations.ts';
import type { Indicator } from './indicator.ts';
import { COVERAGE_INDICATORS, SATISFACTION_INDICATORS } from './satisfaction.ts';
import { ON_TIME, TICKET_COUNTS, TICKET_SHARES, WORK } from './tickets.ts';

export type { Indicator } from './indicator.ts';
export { OFFICER_ELEMENTS } from './satisfaction.ts';

/** The latest method version of any definition in it. */
export const CATALOGUE_VERSION = '2026.3';

export const CATALOGUE: readonly Indicator[] = [
  ...TICKET_COUNTS,
  WORK,
  ...DURATION_INDICATORS,
  ON_TIME,
  ...SATISFACTION_INDICATORS,
  ...COVERAGE_INDICATORS,
  ...TICKET_SHARES,
];

const BY_ID = new Map(CATALOGUE.map((indicator) => [indicator.id, indicator]));

export function indicatorById(id: string): Indicator | undefined {
  return BY_ID.get(id);
}

/** Whether figures of parts add up to that of the whole, so that a part cannot be held against the whole. */
export function isCount(indicator: Indicator): boolean {
  return indicator.unit === 'tickets' || indicator.unit === 'items';
}

/** The figure of a row that an indicator names; `null` where the row does not have it or may not show it. */
export function figureAt(row: object, id: string): number | null {
  let found: unknown = row;
  for (const name of id.split('.')) {
    if (typeof found !== 'object' || found === null) return null;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return typeof found === 'number' ? found : null;
}
