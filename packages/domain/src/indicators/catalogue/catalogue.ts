// Every figure that may be named, with its exact definition. An id is the path of the figure in a row; a definition that
// changes gets a new version, so that a snapshot made under the old one can still be read.

import { DURATION_INDICATORS } from './durations.ts';
import type { Definition, Indicator, IndicatorId } from './indicator.ts';
import { COVERAGE_INDICATORS, SATISFACTION_INDICATORS } from './satisfaction.ts';
import { ON_TIME, TICKET_DEFINITIONS, TICKET_SHARES, WORK } from './tickets.ts';

export type { Definition, Indicator, IndicatorId, RestsOn } from './indicator.ts';

/** The latest method version of any definition in it. */
export const CATALOGUE_VERSION = '2026.5';

export const CATALOGUE: readonly Indicator[] = [
  ...TICKET_DEFINITIONS,
  WORK,
  ...DURATION_INDICATORS,
  ON_TIME,
  ...SATISFACTION_INDICATORS,
  ...COVERAGE_INDICATORS,
  ...TICKET_SHARES,
];

/** The catalogue as it is told: what a figure is made of is ours. */
export const DEFINITIONS: readonly Definition[] = CATALOGUE.map(({ restsOn, ...definition }) => definition);

const BY_ID: ReadonlyMap<string, Indicator> = new Map(CATALOGUE.map((indicator) => [indicator.id, indicator]));

/** The indicator of that id, if the text is one. */
export function findIndicator(text: string): Indicator | undefined {
  return BY_ID.get(text);
}

export function isIndicatorId(text: string): text is IndicatorId {
  return BY_ID.has(text);
}

/** Whether figures of parts add up to that of the whole, so that a part cannot be held against the whole. */
export function isCount(indicator: Definition): boolean {
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
