// What an office does about the elements of a release. It is kept beside the release, which never changes; a plan may.
import type * as routes from '@tera/contracts/routes';
import {
  type ElementLine,
  type Instant,
  type Period,
  type Release,
  type UnitId,
  elementLines,
  followUpLines,
  localDayOf,
  showsElement,
} from '@tera/domain';
import {
  type Asked,
  type Caller,
  type Refusal,
  type ReplyTo,
  authorOf,
  namesTag,
  refuse,
  unknownUnit,
} from '@tera/http';
import { revisionsOf } from '@tera/reporting/releases';
import type { FollowUpStore, KeptFollowUp, RegistryReader, ReleaseStore } from '@tera/store';

export interface FollowUpDeps {
  readonly registry: RegistryReader;
  readonly releases: Pick<ReleaseStore, 'heads' | 'release'>;
  readonly followUps: FollowUpStore;
  readonly now: () => Instant;
}

export async function listFollowUps(
  { path: { unitId, period } }: Asked<typeof routes.listFollowUps, 'path'>,
  deps: FollowUpDeps,
): Promise<ReplyTo<typeof routes.listFollowUps>> {
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const release = await standingRelease(unitId, period, deps);
  if (release === undefined) return unknownRelease(period);
  const given = await deps.followUps.list(unitId, period.name);
  return { status: 200, body: { unitId, period: period.name, followUps: planOf(release, given) } };
}

/** The elements that the release of a period shows, as they are printed, with their means: of each a plan can be made. */
export async function plannableElements(
  unitId: UnitId,
  period: Period,
  deps: Pick<FollowUpDeps, 'releases'>,
): Promise<readonly Pick<ElementLine, 'code' | 'nrr'>[]> {
  const release = await standingRelease(unitId, period, deps);
  return release === undefined ? [] : elementsOf(release).filter(({ code }) => showsElement(release, code));
}

type PutRequest = Asked<typeof routes.putFollowUp, 'path' | 'body' | 'ifMatch'> & {
  readonly caller: Pick<Caller, 'keyId' | 'name'>;
};

export async function putFollowUp(
  { path: { unitId, period, element }, body, ifMatch, caller }: PutRequest,
  deps: FollowUpDeps,
): Promise<ReplyTo<typeof routes.putFollowUp>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const release = await standingRelease(unitId, period, deps);
  if (release === undefined) return unknownRelease(period);
  if (!showsElement(release, element)) {
    return refuse(409, 'element', 'not_shown', `the release of ${period.name} does not show '${element}'`);
  }
  if (body.done !== undefined && body.done > localDayOf(deps.now(), unit.timeZone)) {
    return refuse(422, 'done', 'in_the_future', 'expected a day that has come');
  }
  const before = (await deps.followUps.list(unitId, period.name)).find((one) => one.element === element);
  const doubt = doubtOf(before, ifMatch);
  if (doubt !== undefined) return doubt;
  const followUp: KeptFollowUp = { ...body, period: period.name, element, version: (before?.version ?? 0) + 1 };
  switch (await deps.followUps.put({ unitId, followUp, before, by: authorOf(caller), at: deps.now() })) {
    case 'stale':
      return STALE;
    case 'contended':
      return refuse(409, '', 'contended', 'others are changing it at the same time: read it again, and put it again');
    case 'stored': {
      const line = planOf(release, [followUp]).find((one) => one.element === element);
      if (line === undefined) throw new Error('what was put is not in its plan');
      return { status: 200, body: line, etag: tagOf(followUp) };
    }
  }
}

/** Without a release, or once it is withdrawn, there is nothing to plan by; what was planned before stays. */
async function standingRelease(
  unitId: UnitId,
  period: Period,
  { releases }: Pick<FollowUpDeps, 'releases'>,
): Promise<Release | undefined> {
  const head = (await revisionsOf(unitId, period, { releases })).at(-1);
  return head && releases.release(unitId, head);
}

function planOf(release: Release, given: readonly KeptFollowUp[]) {
  return followUpLines(elementsOf(release), [release], given).map((line) =>
    Object.assign({}, line, { version: given.find(({ element }) => element === line.element)?.version ?? 0 }),
  );
}

function elementsOf({ answers }: Release): readonly ElementLine[] {
  return elementLines(answers.unit.figure?.distributions ?? {}, 'exact');
}

function unknownRelease({ name }: Period): Refusal<'404 unknown_release'> {
  return refuse(404, 'period', 'unknown_release', `${name} is not published`);
}

function tagOf({ version }: Pick<KeptFollowUp, 'version'>): string {
  return `"${version}"`;
}

const STALE = refuse(
  412,
  'if-match',
  'stale',
  'somebody has changed it since it was read: read it again, and change what is there now',
) satisfies Refusal<'412 stale'>;

/** Why the request does not say that it knows what it replaces. */
function doubtOf(
  before: KeptFollowUp | undefined,
  ifMatch: string | undefined,
): Refusal<'412 stale' | '428 if_match_required'> | undefined {
  if (before === undefined) return ifMatch === undefined ? undefined : STALE;
  if (ifMatch === undefined) {
    return refuse(428, 'if-match', 'if_match_required', 'it is there: send its ETag as If-Match');
  }
  return namesTag(ifMatch, (tag) => tag === tagOf(before)) ? undefined : STALE;
}
