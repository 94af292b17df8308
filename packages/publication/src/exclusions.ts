// Setting answers aside before a release, visibly and by two: proposed by one key, it holds once another says the same or
// confirms it. What was answered can never be asked for. People take back by two as well.
import { type ExclusionBody, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type UnitId, isReleasePeriod, parsePeriod } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, authorOf, refuse, unknownUnit } from '@tera/http';
import { isReleased } from '@tera/reporting/releases';
import type { ExclusionStep, ExclusionStore, KeptExclusion, RegistryReader, ReleaseStore } from '@tera/store';
import { canonicalText } from '@tera/store';
import { notAReleasePeriod } from './publish-release.ts';

export interface ExclusionDeps {
  readonly registry: RegistryReader;
  readonly exclusions: ExclusionStore;
  readonly releases: Pick<ReleaseStore, 'heads'>;
  readonly newId: (at: Instant) => string;
  readonly now: () => Instant;
}

interface ByKey {
  readonly caller: Pick<Caller, 'keyId' | 'name'>;
}

export async function proposeExclusion(
  { path, body, caller }: Asked<typeof routes.proposeExclusion, 'path' | 'body'> & ByKey,
  deps: ExclusionDeps,
): Promise<ReplyTo<typeof routes.proposeExclusion>> {
  const { unitId } = path;
  const { period, where, reason } = body;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (!isReleasePeriod(period, unit.calendar.plan)) return notAReleasePeriod(period, unit);
  if (where.counterId !== undefined && !unit.hasCounter(where.counterId)) {
    const message = `the unit's registry has no counter '${where.counterId}'`;
    return refuse(422, 'where.counterId', 'unknown_counter', message);
  }
  if (await isReleased(unitId, period, deps)) return released(period.name);

  const same = (await deps.exclusions.list(unitId)).find(
    (one) =>
      one.period === period.name &&
      (one.state === 'proposed' || one.state === 'confirmed') &&
      canonicalText(one.where) === canonicalText(where),
  );
  if (same !== undefined) {
    if (same.state === 'confirmed' || same.proposedBy === caller.keyId) return { status: 200, body: told(same) };
    return decided(unitId, same, { state: 'confirmed', caller, reason }, deps);
  }
  const at = deps.now();
  const exclusion: KeptExclusion = {
    exclusionId: deps.newId(at),
    period: period.name,
    where,
    reason,
    state: 'proposed',
    proposedBy: caller.keyId,
    proposedAt: at,
    trail: [{ what: 'proposed', at, by: caller.keyId, reason }],
  };
  return (await deps.exclusions.put(unitId, exclusion, undefined, authorOf(caller)))
    ? { status: 201, body: told(exclusion) }
    : released(period.name);
}

type Deciding = Asked<typeof routes.decideExclusion, 'path' | 'body'> & ByKey;
type Decided = ReplyTo<typeof routes.decideExclusion>;

export async function decideExclusion(request: Deciding, deps: ExclusionDeps): Promise<Decided> {
  const standing = await standingOf(request, deps);
  return 'refused' in standing ? standing : decideStanding(standing, request, deps);
}

/**
 * The same for people, of whom it takes two to take back what two have set aside: one asks for it, another says so too or that it is
 * kept (`confirmed`). Until then it holds. A key takes back by itself, as the API says.
 */
export async function decideExclusionByTwo(request: Deciding, deps: ExclusionDeps): Promise<Decided> {
  const { unitId } = request.path;
  const { outcome, reason } = request.body;
  const { caller } = request;
  // Read once: what another has just confirmed is not taken back as what was only proposed.
  const standing = await standingOf(request, deps);
  if ('refused' in standing) return standing;
  if (standing.state !== 'confirmed') return decideStanding(standing, request, deps);
  const asking = takingBackOf(standing);
  if (outcome === 'taken_back' && asking?.by === caller.keyId) return { status: 200, body: told(standing) };
  const what =
    outcome === 'taken_back' && asking === undefined
      ? 'taking_back'
      : outcome === 'confirmed' && asking !== undefined
        ? 'kept'
        : undefined;
  if (what === undefined) return decideStanding(standing, request, deps);
  const step: ExclusionStep = { what, at: deps.now(), by: caller.keyId, reason };
  return put(unitId, { ...standing, trail: [...standing.trail, step] }, standing, caller, deps);
}

async function standingOf(
  { path: { unitId, exclusionId } }: Pick<Deciding, 'path'>,
  { registry, exclusions }: Pick<ExclusionDeps, 'registry' | 'exclusions'>,
) {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const found = (await exclusions.list(unitId)).find((one) => one.exclusionId === exclusionId);
  return found ?? refuse(404, 'exclusionId', 'unknown_exclusion', `there is no exclusion '${exclusionId}'`);
}

async function decideStanding(
  standing: KeptExclusion,
  { path: { unitId }, body: { outcome, reason }, caller }: Deciding,
  deps: ExclusionDeps,
): Promise<Decided> {
  if (standing.state === outcome) return { status: 200, body: told(standing) };
  const isOpen = standing.state === 'proposed' || (standing.state === 'confirmed' && outcome === 'taken_back');
  if (!isOpen) return refuse(409, 'exclusionId', 'already_decided', `it is ${standing.state}`);
  if (outcome !== 'taken_back' && standing.proposedBy === caller.keyId) {
    return refuse(403, 'exclusionId', 'own_proposal', 'another key than the one that proposed it has to decide');
  }
  return decided(unitId, standing, { state: outcome, caller, reason }, deps);
}

/** That somebody has asked to take back what holds, and nobody has answered. */
export function takingBackOf<Step extends Pick<ExclusionStep, 'what'>>({
  state,
  trail,
}: {
  readonly state: KeptExclusion['state'];
  readonly trail?: readonly Step[] | undefined;
}): Step | undefined {
  const last = trail?.at(-1);
  return state === 'confirmed' && last?.what === 'taking_back' ? last : undefined;
}

/** The step that somebody else is to answer: that it was proposed, or that it is to be taken back. */
export function askedStepOf<Step extends Pick<ExclusionStep, 'what'>>(exclusion: {
  readonly state: KeptExclusion['state'];
  readonly trail?: readonly Step[] | undefined;
}): Step | undefined {
  return exclusion.state === 'proposed' ? exclusion.trail?.[0] : takingBackOf(exclusion);
}

export async function listExclusions(
  { path, query }: Asked<typeof routes.listExclusions, 'path' | 'query'>,
  { registry, exclusions }: ExclusionDeps,
): Promise<ReplyTo<typeof routes.listExclusions>> {
  const { unitId } = path;
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const all = await exclusions.list(unitId);
  const asked = all.filter(({ period }) => query.period === undefined || period === query.period.name);
  return { status: 200, body: { unitId, exclusions: asked.map(told) } };
}

interface Decision {
  readonly state: 'confirmed' | 'refused' | 'taken_back';
  readonly caller: ByKey['caller'];
  readonly reason: string | undefined;
}

function decided(unitId: UnitId, exclusion: KeptExclusion, { state, caller, reason }: Decision, deps: ExclusionDeps) {
  const [at, by] = [deps.now(), caller.keyId];
  const trail = [...exclusion.trail, { what: state, at, by, reason }];
  const next: KeptExclusion = { ...exclusion, state, decidedBy: by, decidedAt: at, decision: reason, trail };
  return put(unitId, next, exclusion, caller, deps);
}

async function put(
  unitId: UnitId,
  next: KeptExclusion,
  before: KeptExclusion,
  caller: ByKey['caller'],
  deps: ExclusionDeps,
) {
  if (await deps.exclusions.put(unitId, next, before, authorOf(caller))) {
    return { status: 200, body: told(next) } as const;
  }
  const period = parsePeriod(before.period);
  return period !== undefined && (await isReleased(unitId, period, deps))
    ? released(period.name)
    : refuse(409, 'exclusionId', 'contended', 'somebody else is deciding it: read it again');
}

function released(period: string) {
  return refuse(409, 'period', 'released', `${period} is published: nothing can be set aside any more`);
}

function told({ proposedAt, decidedBy, decidedAt, decision, trail, ...exclusion }: KeptExclusion): ExclusionBody {
  return {
    ...exclusion,
    proposedAt: instantText(proposedAt),
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(decidedAt === undefined ? {} : { decidedAt: instantText(decidedAt) }),
    ...(decision === undefined ? {} : { decision }),
    trail: trail.map(({ at, reason, ...step }) => ({
      ...step,
      at: instantText(at),
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
