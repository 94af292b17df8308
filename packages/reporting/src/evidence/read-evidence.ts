// The tickets behind a figure, and the figure in the same words, so that whoever reads all pages can add them up.
import type * as routes from '@tera/contracts/routes';
import {
  type Cell,
  type Holder,
  KEPT_FOR,
  type Period,
  type UnitId,
  figureBehind,
  inWords,
  instantsOf,
  isOfUnitsTimes,
  partBehind,
} from '@tera/domain';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type Deps as ReportingDeps, headOf } from '../period-of-unit.ts';
import type { ReadCells } from '@tera/store';
import { positionIn, positionText } from './position.ts';
import { stretchesOf } from './stretches.ts';
import { type Deps as FactDeps, ticketsFrom } from './tickets.ts';

export type Deps = Omit<ReportingDeps, 'releases'> & FactDeps;

type Route = typeof routes.readEvidence;

export async function readEvidence(
  { path, query: { period, indicator, ticket, limit }, page }: Asked<Route, 'path' | 'query' | 'page'>,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const { unitId, officerId: holder } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const cells = await cellsBehind(unitId, holder, period, deps);
  // Who is no longer in the registry can still have figures of the time when they were.
  if (holder !== null && !unit.hasOfficer(holder) && cells.length === 0) {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${holder}'`);
  }
  const start = page.after === undefined ? undefined : positionIn(page.after);
  const part = partBehind(holder, indicator);
  const stretches = stretchesOf(cells, { unitId, holder, period, part });
  const { facts, counters, next } = await ticketsFrom(start, stretches, { room: limit, named: ticket }, deps);
  const body = {
    ...headOf(unitId, unit, period, deps.now()),
    officerId: holder,
    indicator: indicator?.id ?? null,
    figure: figureBehind(cells, { holder, part }),
    complete: instantsOf(period, unit.timeZone).from > deps.now() - KEPT_FOR,
    sum: inWords(counters),
    facts,
    next: await page.nextAfter(next === undefined ? undefined : positionText(next)),
  };
  return { status: 200, body };
}

/** An officer's figure is in the officer's own cells; what is the unit's own of times is in everybody's. */
async function cellsBehind(
  unitId: UnitId,
  holder: Holder,
  period: Period,
  { indicators }: Pick<Deps, 'indicators'>,
): Promise<ReadCells> {
  const ofAll = {
    only: ({ officerId }: Cell) => (officerId === undefined ? () => true : isOfUnitsTimes),
  };
  const { cells } = await indicators.read(unitId, period, holder === null ? ofAll : { officerId: holder });
  return cells;
}
