// `GET|POST /console/units/{unitId}/releases/{period}`: the release of one period, publishing it, and replacing it by two.
import {
  type NumbersOfPart,
  type PublishedRelease,
  type ReleaseFault,
  type ReleaseInput,
  type ReplacementProposed,
  type ShownRevision,
  type UnpublishedRelease,
  releasePage,
  releasePath,
} from '@tera/console';
import { type Role, SCOPES_OF_ROLES, type Scope, asKeyId } from '@tera/contracts';
import { type Period, REPLACEMENTS, type Release, type ReleasedPart, dueOf, periodAskedFor } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import { type OpenedUnit, bodyOf, fileOf, misasked, notShown, openedUnit, sentForm } from '@tera/in-person';
import { releaseOf } from '@tera/store';
import type { ReleasePageDeps, ReleaseView } from './works.ts';
import { releaseFaultsOf } from './faults.ts';
import { namesOfDeciders, namesOfParts } from './names.ts';

export async function showRelease(view: ReleaseView, deps: ReleasePageDeps): Promise<PageReply> {
  return pageOf(view, deps, { at: view.at, revision: view.query('revision') });
}

/** With `revision`, which is what was looked at, it says that the release is to be replaced, and by `replacement` how; otherwise it publishes. */
export async function takeRelease(view: ReleaseView, event: HttpEvent, deps: ReleasePageDeps): Promise<PageReply> {
  const { works, person } = view;
  const { field, named } = sentForm(view, event, deps);
  const { unitId, access } = await openedUnit(view);
  if (!access.may('releases:write')) return notShown(404, []);
  const { name: period } = periodOfPath(view);
  const [replacement, agreed] = [field('replacement'), field('agreed')];
  const typed = { reason: field('reason'), replacement };
  const again = (status: number, faults: readonly ReleaseFault[]) => pageOf(view, deps, { status, faults, typed });

  const isReplacing = replacement !== '' || field('revision') !== '';
  const untyped: readonly ReleaseFault[] = [
    ...(isReplacing && replacement === '' ? [{ field: 'replacement', why: 'wayMissing' } as const] : []),
    ...(field('sure') === '' ? [{ field: 'sure', why: 'unsure' } as const] : []),
  ];
  if (untyped.length > 0) return again(422, untyped);
  if (isReplacing) {
    const standing = await standingOf(view, unitId, period);
    // What somebody agrees to is what they have read.
    if (String(standing?.revision) !== field('revision')) return again(409, [{ why: 'changed' }]);
    if (agreed !== '' && !(await isProposedSo(view, { unitId, period, replacement, reason: agreed }))) {
      return again(409, [{ why: 'changed' }]);
    }
  }
  const reason = agreed === '' ? typed.reason : agreed;
  const reply = await works.publish(person, {
    path: { unitId },
    body: {
      period,
      ...(reason === '' ? {} : { reason }),
      ...(replacement === '' ? {} : { replacement }),
    },
    named,
  });
  if ('refused' in reply) {
    if (reply.refused === 403 || reply.refused === 404) return notShown(404, []);
    return again(reply.refused, releaseFaultsOf(reply.errors));
  }
  return { seeOther: releasePath(unitId, period) };
}

interface Shown extends Pick<ReleaseInput, 'status' | 'at' | 'faults' | 'typed'> {
  /** Which one is asked for. */
  readonly revision?: string | undefined;
}

async function pageOf(view: ReleaseView, deps: ReleasePageDeps, { revision, ...shown }: Shown): Promise<PageReply> {
  const { lang, viewer } = view;
  const found = await openedUnit(view);
  const { unitId, unit, today } = found;
  const period = periodOfPath(view);
  const standing = await standingOf(view, unitId, period.name);
  return {
    page: releasePage({
      ...shown,
      lang,
      viewer,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      today,
      period: period.name,
      names: namesOfParts(unit),
      state:
        standing === undefined
          ? await unpublishedState(view, found, period)
          : await publishedState(view, found, period, { listed: standing.revision, revision }, deps),
    }),
  };
}

function periodOfPath(view: ReleaseView): Period {
  return periodAskedFor(view.path('period')) ?? misasked('period');
}

/** Also the one way to learn whether somebody may read releases here. */
async function standingOf({ works, person }: ReleaseView, unitId: string, period: string) {
  const { releases } = bodyOf(await works.releases(person, { path: { unitId } }));
  return releases.find((one) => one.period === period);
}

async function unpublishedState(
  { works, person }: ReleaseView,
  { unitId, unit, access, today }: OpenedUnit,
  period: Period,
): Promise<UnpublishedRelease> {
  const stage = period.from > today ? 'not begun' : period.to > today ? 'running' : 'over';
  const common = { due: dueOf(period, unit.calendar), stage } as const;
  if (!access.may('releases:write')) {
    return { ...common, preview: undefined, isChargeOpen: false, openObjections: 0, openProposals: 0 };
  }
  const preview = await works.preview(person, { path: { unitId, period: period.name } });
  const isUnsettled = 'refused' in preview && preview.errors.some(({ code }) => code === 'unsettled');
  const [isChargeOpen, openObjections, exclusions] = await Promise.all([
    works.isChargeOpen(unitId),
    works.openObjections(unitId, period),
    works.exclusions(person, { path: { unitId }, query: { period: period.name } }),
  ]);
  return {
    ...common,
    preview: isUnsettled ? 'unsettled' : bodyOf(preview),
    isChargeOpen,
    openObjections,
    openProposals: bodyOf(exclusions).exclusions.filter(({ state }) => state === 'proposed').length,
  };
}

interface WhichRevision {
  /** The last one, as the list of releases had it. */
  readonly listed: number;
  readonly revision: string | undefined;
}

async function publishedState(
  view: ReleaseView,
  { unitId, access }: OpenedUnit,
  { name: period }: Period,
  { listed, revision: wanted }: WhichRevision,
  deps: ReleasePageDeps,
): Promise<PublishedRelease> {
  // Whoever reads no audit reads the one that stands by then: a colleague may have replaced the other a moment ago.
  const asked = access.may('audit:read') ? Array.from({ length: listed }, (_, index) => index + 1) : [undefined];
  const revisions: ShownRevision[] = [];
  for (const revision of asked) revisions.push(shownRevision(await readRevision(view, { unitId, period, revision })));
  const standing = revisions.at(-1)?.revision ?? listed;
  const shown = wanted === undefined ? revisions.at(-1) : revisions.find(({ revision }) => String(revision) === wanted);
  return {
    shown: shown ?? notShown(404, []),
    revisions,
    standing,
    proposals: access.may('releases:write')
      ? await proposalsOf(view, { unitId, period, revision: standing }, deps)
      : undefined,
  };
}

interface RevisionOf {
  readonly unitId: OpenedUnit['unitId'];
  readonly period: string;
  /** `undefined`: the one that stands. */
  readonly revision: number | undefined;
}

/** One by its number is read by the roles that read the audit: only these may read what was replaced. */
async function readRevision(
  { works, person }: ReleaseView,
  { unitId, period, revision }: RevisionOf,
): Promise<Release> {
  const path = { unitId, period };
  const ofAudit = { ...person, roles: person.roles.filter(({ role }) => mayReadAudit(role)) };
  const reply = await (revision === undefined
    ? works.release(person, { path })
    : works.release(ofAudit, { path, query: { revision: String(revision) } }));
  const { content } = fileOf(reply).file;
  const sha256 = 'etag' in reply ? (reply.etag ?? '').replaceAll('"', '') : '';
  return releaseOf(typeof content === 'string' ? content : new TextDecoder().decode(content), sha256);
}

function mayReadAudit(role: Role): boolean {
  const scopes: readonly Scope[] = SCOPES_OF_ROLES[role];
  return scopes.includes('audit:read');
}

function shownRevision({ answers, publishedAt, ...release }: Release): ShownRevision {
  return {
    ...release,
    publishedAt: new Date(publishedAt).toISOString(),
    numbers: {
      unit: numbersOf(answers.unit),
      officers: answers.officers.map(({ officerId, ...part }) => ({ officerId, ...numbersOf(part) })),
      services: answers.services.map(({ serviceId, ...part }) => ({ serviceId, ...numbersOf(part) })),
      nobodys: answers.nobodys.map(({ channel, ...part }) => ({ channel, ...numbersOf(part) })),
    },
  };
}

function numbersOf({ answered, figure, why }: ReleasedPart): NumbersOfPart {
  return { answered, n: figure?.n ?? 0, why };
}

async function proposalsOf(
  { works, person, lang }: ReleaseView,
  { unitId, period, revision }: RevisionOf & { readonly revision: number },
  { people }: ReleasePageDeps,
): Promise<readonly ReplacementProposed[]> {
  const found = await Promise.all(
    REPLACEMENTS.map((replacement) => works.proposal(unitId, { period, revision, replacement })),
  );
  const proposals = found.flatMap((proposal) => proposal ?? []);
  const nameOf = await namesOfDeciders(
    proposals.map(({ keyId }) => keyId),
    people,
    lang,
  );
  return proposals.map(({ replacement, reason, keyId }) => ({
    replacement,
    reason,
    by: nameOf(keyId),
    isOwn: keyId === asKeyId(person.personId),
  }));
}

interface SaidProposal {
  readonly unitId: OpenedUnit['unitId'];
  readonly period: string;
  readonly replacement: string;
  readonly reason: string;
}

async function isProposedSo(
  view: ReleaseView,
  { unitId, period, replacement, reason }: SaidProposal,
): Promise<boolean> {
  const way = REPLACEMENTS.find((one) => one === replacement);
  const standing = await standingOf(view, unitId, period);
  if (way === undefined || standing === undefined) return false;
  const proposal = await view.works.proposal(unitId, { period, revision: standing.revision, replacement: way });
  return proposal !== undefined && proposal.reason === reason && proposal.keyId !== asKeyId(view.person.personId);
}
