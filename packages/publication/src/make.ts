// Making a release, once: the document is made of what has settled, and put on the condition that there is none. Two that make
// it at once make it once, and one that ends anywhere leaves either all of it or nothing.
import {
  type Instant,
  METHOD_VERSION,
  type Period,
  type UnitId,
  type UnitRegistry,
  makeRelease,
  parseCellKey,
} from '@tera/domain';
import { isReleased } from '@tera/reporting/releases';
import type { AppliedReader, Author, ObjectionStore, ReleaseHead, ReleaseStore } from '@tera/store';
import { type CollectDeps, settledAnswers } from './collect.ts';

export interface MakeDeps extends CollectDeps {
  readonly releases: Pick<ReleaseStore, 'heads' | 'publish' | 'night'>;
  readonly objections: Pick<ObjectionStore, 'list'>;
  readonly tickets: AppliedReader;
  readonly now: () => Instant;
}

/** Who makes it, and why before it is due. */
export interface Occasion {
  readonly by: Author;
  readonly reason?: string | undefined;
}

export type Made = ReleaseHead | 'released' | 'unsettled' | 'no_answers';

const OBJECTIONS_AT_ONCE = 500;

export async function makeReleaseOf(
  unitId: UnitId,
  unit: UnitRegistry,
  period: Period,
  { reason, by }: Occasion,
  deps: MakeDeps,
): Promise<Made> {
  // Not reckoned a second time: whoever was not told in time that it is made asks again, and finds it at once.
  if (await isReleased(unitId, period, deps)) return 'released';
  const night = await deps.releases.night(unitId, period.name);
  const settled = await settledAnswers(unitId, period, { steps: night?.shown ?? [] }, deps);
  if (settled === 'unsettled') return 'unsettled';
  const { collected, cells, exclusions, lastRuling } = settled;
  const made = collected.made();
  const document = makeRelease(
    {
      unitId,
      period,
      timeZone: unit.timeZone,
      publishes: publishesBy(period),
      revision: 1,
      publishedAt: deps.now(),
      methodVersion: METHOD_VERSION,
      ...(reason === undefined ? {} : { reason }),
      openObjections: await countOpenObjections(unitId, period, deps),
      exclusions,
      live: cells,
    },
    made,
  );
  if (document === undefined) return 'no_answers';
  const reckonedWith = { lastRuling, nightVersion: night?.version ?? 0 };
  const put = await deps.releases.publish(unitId, { document, held: made.held, reckonedWith }, by);
  if (put !== 'refused') return put;
  return (await isReleased(unitId, period, deps)) ? 'released' : 'unsettled';
}

function publishesBy({ grain }: Period) {
  if (grain === 'day' || grain === 'week') throw new Error('no unit publishes by days or weeks');
  return grain;
}

/**
 * How many to tickets of the period's figures are not decided: they hold no release up, and are printed with it. By the day of
 * the ticket: which answer is whose ticket's can nobody tell here.
 */
export async function countOpenObjections(
  unitId: UnitId,
  { from, to }: Period,
  { objections, tickets, now }: Pick<MakeDeps, 'objections' | 'tickets' | 'now'>,
): Promise<number> {
  let open = 0;
  let after: string | undefined;
  do {
    const page = await objections.list(unitId, { state: 'open', after, most: OBJECTIONS_AT_ONCE });
    const keys = page.objections.map(({ filed }) => ({ unitId, kind: 'ticket', id: filed.factId }) as const);
    const days = (await tickets.applied(keys, now())).map(({ applied }) =>
      Array.from(applied.keys(), (key) => parseCellKey(key).day),
    );
    // A ticket has one open objection at a time.
    open += days.filter((ofTicket) => ofTicket.some((day) => day >= from && day < to)).length;
    after = page.next;
  } while (after !== undefined);
  return open;
}
