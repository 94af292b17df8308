// The facts behind a figure, and the figure in the same words, so that whoever reads all pages can add them up.
import { type EvidenceFact, type EvidenceQuery, HolderSchema, UnitIdSchema } from '@tera/contracts';
import {
  type Counters,
  type Holder,
  type OfficerId,
  type UnitId,
  addTo,
  figureOf,
  inWords,
  instantsOf,
  parseCellKey,
  partBehind,
} from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type PeriodOfUnit, type Deps as ReportingDeps, readPeriod } from '@tera/reporting';
import { FACT_LIFETIME } from '@tera/store';
import * as z from 'zod';
import { answersFrom } from './answers.ts';
import { type Position, cursorOf, positionOf, questionOf } from './cursor.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { type Deps as FactDeps, ticketsFrom } from './tickets.ts';

export const HolderPath = z.object({ unitId: UnitIdSchema, officerId: HolderSchema });

export type Deps = ReportingDeps & FactDeps;

export async function readEvidence(
  unitId: UnitId,
  holder: Holder,
  { period, indicator, cursor, limit }: EvidenceQuery,
  deps: Deps,
): Promise<Reply> {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  if (holder !== null && !knows(found, holder)) {
    return refuse(404, 'officerId', 'unknown_officer', `the unit has no officer '${holder}'`);
  }
  const question = questionOf(holder, period.name, indicator);
  const start = cursor === undefined ? undefined : positionOf(cursor, question);
  if (cursor !== undefined && start === undefined) {
    return refuse(422, 'cursor', 'unknown_cursor', 'expected the `next` of a page of this very question');
  }
  const { told, listed } = figureOf(found.cells, { holder, part: partBehind(holder, indicator) }, (n) =>
    found.hidden({ officerId: holder }, n),
  );
  const stretches = stretchesOf(found.cells, { unitId, holder, period, part: listed });
  const { facts, counters, next } = await pageFrom(start, stretches, { holder, room: limit }, deps);
  const body = {
    ...found.head,
    officerId: holder,
    indicator: indicator ?? null,
    figure: told,
    complete: instantsOf(period, found.unit.timeZone).from > deps.now() - FACT_LIFETIME,
    sum: inWords(counters),
    facts,
    next: next === undefined ? null : cursorOf(question, next),
  };
  return { status: 200, body };
}

/** Who is no longer in the registry can still have figures of the time when they were. */
function knows({ unit, cells }: PeriodOfUnit, officerId: OfficerId): boolean {
  return unit.hasOfficer(officerId) || cells.some(([key]) => parseCellKey(key).officerId === officerId);
}

interface Page {
  readonly facts: readonly EvidenceFact[];
  readonly counters: Counters;
  readonly next?: Position | undefined;
}

/** Tickets first; what room they leave is for answers. */
async function pageFrom(
  start: Position | undefined,
  stretches: readonly Stretch[],
  { holder, room }: { readonly holder: Holder; readonly room: number },
  deps: Deps,
): Promise<Page> {
  // Answers are kept where they are charged; the cells of others have only waits of the unit.
  const [first, ...others] = stretches.filter(
    ({ officerId, part }) => officerId === holder && part.elements !== undefined,
  );
  const answersAt = (position: Position & { among: 'answers' }, left: number): Promise<Page> | Page =>
    first === undefined ? { facts: [], counters: {} } : answersFrom(position, [first, ...others], left, deps);
  if (start?.among === 'answers') return answersAt(start, room);

  const tickets = await ticketsFrom(start, stretches, room, deps);
  if (tickets.next !== undefined || first === undefined) return tickets;
  const left = room - tickets.facts.length;
  if (left === 0) return { ...tickets, next: { among: 'answers' } };
  const answers = await answersAt({ among: 'answers' }, left);
  const counters = { ...tickets.counters };
  addTo(counters, answers.counters);
  return { facts: [...tickets.facts, ...answers.facts], counters, next: answers.next };
}
