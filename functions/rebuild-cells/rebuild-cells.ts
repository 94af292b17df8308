// Counts a period again, stretch by stretch, for as long as the time allows; the answer says where to go on. What differs, and
// what was being written just then, is looked at once more at the end.
import type { Meter, RebuildRequest } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type DayOrMonth, type Instant, type LocalDay, SECOND, type UnitId, addDays, localDayOf } from '@tera/domain';
import { type Cursors, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { AuditStore, Author, RegistryStore } from '@tera/store';
import { type Findings, newFindings } from './findings.ts';
import { type RebuildPlace, placeIn, placeText } from './place.ts';
import {
  type Deps as StretchDeps,
  type Doubts,
  QUIET,
  type StretchToCount,
  isEmptyStretch,
  lookAgainAt,
  lookAt,
  recountFacts,
} from './stretch.ts';

export interface Deps extends StretchDeps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly metrics: Pick<Meter, 'add'>;
  readonly audit: Pick<AuditStore, 'note'>;
  readonly cursors: Cursors;
}

/** Facts are kept for 800 days; of an older day some are gone, and counting again would take away what they had added. */
const DAYS_WITH_FACTS = 799;
/** Of the 25 seconds that the function has: until when a stretch may be begun, and a further look at one. */
const TIME_TO_BEGIN = 12 * SECOND;
const TIME_TO_LOOK_AGAIN = 23 * SECOND;
/** After this there is no time left to watch for so long what is doubted: that is for the next piece. */
const TIME_TO_DOUBT = 6 * SECOND;

interface Doubted {
  readonly stretch: StretchToCount;
  readonly doubts: Doubts;
}

export async function rebuildCells(
  unitId: UnitId,
  { period, apply, cursor }: RebuildRequest,
  caller: Author,
  deps: Deps,
): Promise<ReplyTo<typeof routes.rebuild>> {
  const begunAt = deps.now();
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const today = localDayOf(begunAt, unit.timeZone);
  if (period.from < addDays(today, -DAYS_WITH_FACTS)) {
    return refuse(
      422,
      'period',
      'facts_forgotten',
      `the facts are kept for 800 days, and '${period.name}' begins before`,
    );
  }
  const question = [unitId, period.name];
  const sealed = cursor === undefined ? undefined : await deps.cursors.open(question, cursor);
  if (cursor !== undefined && sealed === undefined) {
    return refuse(422, 'cursor', 'unknown_cursor', `expected the \`next\` of an answer about '${period.name}'`);
  }
  const start = sealed === undefined ? undefined : placeIn(sealed);
  if (apply) {
    const by = { keyId: caller.keyId, name: caller.name };
    const of = `${unitId} ${period.name}`;
    await deps.audit.note({ at: begunAt, by, what: 'figures.rebuilt', units: [unitId], of, after: { cursor } });
  }

  const findings = newFindings();
  const doubted: Doubted[] = [];
  let next: RebuildPlace | undefined;
  let begun = 0;
  for await (const { stretch, hasCells } of stretches({ unitId, unit, today, apply }, period.parts, start, deps)) {
    const here = { part: stretch.part, officerId: stretch.officerId };
    // The first one always, or a slow one would never be done.
    const isFirst = begun++ === 0;
    if (!isFirst && deps.now() - begunAt >= (doubted.length === 0 ? TIME_TO_BEGIN : TIME_TO_DOUBT)) {
      next = here;
      break;
    }
    if (await isEmptyStretch(stretch, hasCells, deps)) continue;
    const { facts, doubts, right } = await lookAt(stretch, deps);
    if (!isFirst && doubts.size > 0 && deps.now() - begunAt >= TIME_TO_DOUBT) {
      next = here;
      break;
    }
    for (let cell = 0; cell < right; cell++) findings.compared([]);
    await recountFacts(stretch, facts, deps, findings);
    if (doubts.size > 0) doubted.push({ stretch, doubts });
  }
  await lookAgain(doubted, begunAt, deps, findings);

  const told = findings.told();
  deps.metrics.add('CountersDrifted', told.differing);
  deps.metrics.add('FactsRecounted', told.changed);
  return {
    status: 200,
    body: {
      unitId,
      period: period.name,
      applied: apply,
      ...told,
      next: next === undefined ? null : await deps.cursors.seal(question, placeText(next)),
    },
  };
}

/** Month by month (or day by day), officer by officer, nobody first. */
async function* stretches(
  common: Omit<StretchToCount, 'part' | 'officerId' | 'owners'>,
  parts: readonly DayOrMonth[],
  start: RebuildPlace | undefined,
  { cells }: Deps,
): AsyncGenerator<{ readonly stretch: StretchToCount; readonly hasCells: boolean }> {
  for (const part of parts) {
    if (part < (start?.part ?? '') || isToCome(part, common.today)) continue;
    const withCells = await cells.owners(common.unitId, part);
    const registered = common.unit.document.officers.map(({ id }) => id);
    const owners = [...new Set([null, ...registered, ...withCells])].toSorted((a, b) =>
      (a ?? '') < (b ?? '') ? -1 : 1,
    );
    const from = part === start?.part ? (start.officerId ?? '') : '';
    for (const officerId of owners) {
      if ((officerId ?? '') < from) continue;
      yield { stretch: { ...common, part, officerId, owners }, hasCells: withCells.has(officerId) };
    }
  }
}

/** Clocks may be some minutes ahead, so that tomorrow may have begun. */
function isToCome(part: string, today: LocalDay): boolean {
  return part > addDays(today, 1).slice(0, part.length);
}

/** What is doubted is watched for a while, unless the time is over, and once more where somebody has written it meanwhile. */
async function lookAgain(doubted: readonly Doubted[], begunAt: Instant, deps: Deps, findings: Findings): Promise<void> {
  let left = doubted;
  while (left.length > 0 && deps.now() + QUIET + SECOND - begunAt < TIME_TO_LOOK_AGAIN) {
    await deps.pause(QUIET + SECOND);
    const still: Doubted[] = [];
    for (const { stretch, doubts } of left) {
      const hasTime = deps.now() - begunAt < TIME_TO_LOOK_AGAIN;
      const again = hasTime ? await lookAgainAt(stretch, doubts, deps, findings) : doubts;
      if (again.size > 0) still.push({ stretch, doubts: again });
    }
    left = still;
  }
  findings.unsettled(left.reduce((sum, { doubts }) => sum + doubts.size, 0));
}
