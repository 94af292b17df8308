// What waits in a unit for who looks, of what they may do there. It is counted up to what a list of it would show at once: more than
// that is only told to be more.
import { asKeyId } from '@tera/contracts';
import type { UnitDuties } from '@tera/console';
import type { UnitId } from '@tera/domain';
import { type Access, bodyOf } from '@tera/in-person';
import { askedStepOf } from '@tera/publication';
import type { CommentStore, ExclusionStore } from '@tera/store';
import type { FigureView } from './works.ts';

export interface DutyDeps {
  readonly comments: Pick<CommentStore, 'list'>;
  readonly exclusions: Pick<ExclusionStore, 'list'>;
}

const COUNTED = 100;

export async function dutiesIn(
  unitId: UnitId,
  { may }: Access,
  view: FigureView,
  deps: DutyDeps,
): Promise<UnitDuties | undefined> {
  const [decides, reads, publishes] = [may('objections:decide'), may('comments:read'), may('releases:write')];
  if (!decides && !reads && !publishes) return undefined;
  const [objections, exclusions, comments] = await Promise.all([
    decides ? toDecideIn(unitId, view) : undefined,
    publishes ? toAgreeIn(unitId, view, deps) : undefined,
    reads ? unreadIn(unitId, view, deps) : undefined,
  ]);
  return { objections, exclusions, comments, publishes };
}

/** Not those that they have filed themselves, which somebody else decides. */
async function toDecideIn(unitId: UnitId, { works, person }: FigureView): Promise<UnitDuties['objections']> {
  const query = { state: 'open', limit: String(COUNTED) };
  const { objections, next } = bodyOf(await works.objections(person, { path: { unitId }, query }));
  const others = objections.filter(({ trail }) => trail[0]?.keyId !== asKeyId(person.personId));
  return { n: others.length, isMore: next !== null };
}

/** What others would set aside, or take back; with the release of its period it has lapsed. */
async function toAgreeIn(
  unitId: UnitId,
  { works, person }: FigureView,
  { exclusions }: DutyDeps,
): Promise<UnitDuties['exclusions']> {
  const asked = (await exclusions.list(unitId)).filter((one) => {
    const step = askedStepOf(one);
    return step !== undefined && step.by !== asKeyId(person.personId);
  });
  if (asked.length === 0) return { n: 0, isMore: false };
  const { releases } = bodyOf(await works.releases(person, { path: { unitId } }));
  const released = new Set(releases.map(({ period }) => period));
  return { n: asked.filter(({ period }) => !released.has(period)).length, isMore: false };
}

/** What is due to come out does so where comments are read; here they are only counted. */
async function unreadIn(unitId: UnitId, { now }: FigureView, { comments }: DutyDeps): Promise<UnitDuties['comments']> {
  const unread = await comments.list(unitId, { states: ['new'], most: COUNTED + 1, now });
  return { n: Math.min(unread.length, COUNTED), isMore: unread.length > COUNTED };
}
