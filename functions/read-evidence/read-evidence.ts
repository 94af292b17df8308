// The tickets behind a figure, and the figure in the same words, so that whoever reads all pages can add them up.
import type { EvidenceQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type Holder,
  KEPT_FOR,
  type OfficerId,
  type UnitId,
  figureOf,
  inWords,
  instantsOf,
  parseCellKey,
  partBehind,
} from '@tera/domain';
import { type ReplyTo, refuse, unknownUnit } from '@tera/http';
import { type CellsOfUnit, type Deps as ReportingDeps, readCells } from '@tera/reporting';
import { cursorOf, positionOf, questionOf } from './cursor.ts';
import { stretchesOf } from './stretches.ts';
import { type Deps as FactDeps, ticketsFrom } from './tickets.ts';

export type Deps = Omit<ReportingDeps, 'releases'> & FactDeps;

export async function readEvidence(
  unitId: UnitId,
  holder: Holder,
  { period, indicator, cursor, limit }: EvidenceQuery,
  deps: Deps,
): Promise<ReplyTo<typeof routes.readEvidence>> {
  const found = await readCells(unitId, period, deps);
  if (found === undefined) return unknownUnit(unitId);
  if (holder !== null && !knows(found, holder)) {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${holder}'`);
  }
  const question = questionOf(holder, period.name, indicator?.id);
  const start = cursor === undefined ? undefined : positionOf(cursor, question);
  if (cursor !== undefined && start === undefined) {
    return refuse(422, 'cursor', 'unknown_cursor', 'expected the `next` of a page of this very question');
  }
  const part = partBehind(holder, indicator);
  const stretches = stretchesOf(found.cells, { unitId, holder, period, part });
  const { facts, counters, next } = await ticketsFrom(start, stretches, limit, deps);
  const body = {
    ...found.head,
    officerId: holder,
    indicator: indicator?.id ?? null,
    figure: figureOf(found.cells, { holder, part }),
    complete: instantsOf(period, found.unit.timeZone).from > deps.now() - KEPT_FOR,
    sum: inWords(counters),
    facts,
    next: next === undefined ? null : cursorOf(question, next),
  };
  return { status: 200, body };
}

/** Who is no longer in the registry can still have figures of the time when they were. */
function knows({ unit, cells }: CellsOfUnit, officerId: OfficerId): boolean {
  return unit.hasOfficer(officerId) || cells.some(([key]) => parseCellKey(key).officerId === officerId);
}
