// The tickets behind a figure, and the figure in the same words, so that whoever reads all pages can add them up.
import type * as routes from '@tera/contracts/routes';
import { KEPT_FOR, type OfficerId, figureBehind, inWords, instantsOf, parseCellKey, partBehind } from '@tera/domain';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type CellsOfUnit, type Deps as ReportingDeps, readCells } from '@tera/reporting';
import { positionIn, positionText } from './position.ts';
import { stretchesOf } from './stretches.ts';
import { type Deps as FactDeps, ticketsFrom } from './tickets.ts';

export type Deps = Omit<ReportingDeps, 'releases'> & FactDeps;

type Route = typeof routes.readEvidence;

export async function readEvidence(
  { path, query: { period, indicator, limit }, page }: Asked<Route, 'path' | 'query' | 'page'>,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const { unitId, officerId: holder } = path;
  const found = await readCells(unitId, period, deps);
  if (found === undefined) return unknownUnit(unitId);
  if (holder !== null && !knows(found, holder)) {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${holder}'`);
  }
  const start = page.after === undefined ? undefined : positionIn(page.after);
  const part = partBehind(holder, indicator);
  const stretches = stretchesOf(found.cells, { unitId, holder, period, part });
  const { facts, counters, next } = await ticketsFrom(start, stretches, limit, deps);
  const body = {
    ...found.head,
    officerId: holder,
    indicator: indicator?.id ?? null,
    figure: figureBehind(found.cells, { holder, part }),
    complete: instantsOf(period, found.unit.timeZone).from > deps.now() - KEPT_FOR,
    sum: inWords(counters),
    facts,
    next: await page.nextAfter(next === undefined ? undefined : positionText(next)),
  };
  return { status: 200, body };
}

/** Who is no longer in the registry can still have figures of the time when they were. */
function knows({ unit, cells }: CellsOfUnit, officerId: OfficerId): boolean {
  return unit.hasOfficer(officerId) || cells.some(([key]) => parseCellKey(key).officerId === officerId);
}
