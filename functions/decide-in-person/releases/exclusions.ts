// `GET|POST /console/units/{unitId}/exclusions`: what is set aside before a release. Who proposes or asks to take back never decides.
import {
  type ExclusionAnswer,
  type ExclusionDraft,
  type ExclusionPreview,
  type ExclusionsInput,
  type ListedExclusion,
  type ReleaseFault,
  exclusionsPage,
  exclusionsPath,
} from '@tera/console';
import { asKeyId } from '@tera/contracts';
import type { ExclusionRule } from '@tera/domain';
import type { HttpEvent, PageReply, Refusal } from '@tera/http';
import { type OpenedUnit, type SentForm, bodyOf, notShown, openedUnit, sentForm } from '@tera/in-person';
import { askedStepOf, takingBackOf } from '@tera/publication';
import type { ReleasePageDeps, ReleaseView } from './works.ts';
import { releaseFaultsOf } from './faults.ts';
import { namesOfDeciders, namesOfParts } from './names.ts';

/** `?of=`: of which the numbers are looked at. */
export async function showExclusions(view: ReleaseView, deps: ReleasePageDeps): Promise<PageReply> {
  return pageOf(view, deps, { at: view.at, of: view.query('of') });
}

/** With `exclusion` it decides that one, as `outcome` says; otherwise it proposes one. */
export async function takeExclusion(view: ReleaseView, event: HttpEvent, deps: ReleasePageDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const found = await openedUnit(view);
  if (!found.access.may('releases:write')) return notShown(404, []);
  return form.field('exclusion') === '' ? propose(view, found, form, deps) : decide(view, found, form, deps);
}

async function propose(
  view: ReleaseView,
  { unitId }: OpenedUnit,
  { field, fields, named }: SentForm,
  deps: ReleasePageDeps,
): Promise<PageReply> {
  const { period, reason, ...where }: ExclusionDraft = {
    period: field('period'),
    channel: field('channel'),
    counterId: field('counterId'),
    from: field('from'),
    to: field('to'),
    flags: fields('flags'),
    reason: field('reason'),
  };
  const chosen = Object.entries(where).filter(([, value]) => value.length > 0);
  const reply = await view.works.proposeExclusion(view.person, {
    path: { unitId },
    body: { period, where: Object.fromEntries(chosen), reason },
    named,
  });
  if ('refused' in reply) {
    return refused(view, deps, reply, { draft: { period, reason, ...where } });
  }
  return { seeOther: placeOf(unitId, reply.body.exclusionId) };
}

async function decide(
  view: ReleaseView,
  { unitId }: OpenedUnit,
  { field, named }: SentForm,
  deps: ReleasePageDeps,
): Promise<PageReply> {
  const { works, person } = view;
  const [exclusionId, outcome, reason] = [field('exclusion'), field('outcome'), field('reason')];
  const { exclusions } = bodyOf(await works.exclusions(person, { path: { unitId } }));
  const standing = exclusions.find((one) => one.exclusionId === exclusionId) ?? notShown(404, []);
  const asking = takingBackOf(standing);
  const stands = asking === undefined ? standing.state : 'taking_back';
  const isAsked = outcome === 'taken_back' && asking?.by === asKeyId(person.personId);
  // A colleague's confirmation is not taken back by who wanted to take back a mere proposal.
  if (stands !== field('was') && stands !== outcome && !isAsked) {
    const isByThem = standing.trail?.at(-1)?.by === asKeyId(person.personId);
    return pageOf(view, deps, {
      of: exclusionId,
      status: 409,
      faults: [{ why: isByThem ? 'decidedByYou' : 'decided' }],
    });
  }
  const reply = await works.decideExclusion(person, {
    path: { unitId, exclusionId },
    body: { outcome, ...(reason === '' ? {} : { reason }) },
    named,
  });
  if ('refused' in reply) return refused(view, deps, reply, { of: exclusionId });
  return { seeOther: placeOf(unitId, exclusionId) };
}

function placeOf(unitId: string, exclusionId: string): string {
  return `${exclusionsPath(unitId, exclusionId)}#${exclusionId}`;
}

type RefusedForm = Pick<Refusal, 'refused' | 'errors'>;

/** That it is one's own is said where the rest is; all else that is not for them is not there. */
async function refused(
  view: ReleaseView,
  deps: ReleasePageDeps,
  { refused: status, errors }: RefusedForm,
  shown: Pick<Shown, 'draft' | 'of'>,
): Promise<PageReply> {
  const isOwn = errors.some(({ code }) => code === 'own_proposal');
  if ((status === 403 || status === 404) && !isOwn) return notShown(404, []);
  return pageOf(view, deps, { ...shown, status, faults: releaseFaultsOf(errors) });
}

interface Shown extends Pick<ExclusionsInput, 'status' | 'at' | 'draft'> {
  readonly faults?: readonly ReleaseFault[];
  readonly of?: string | undefined;
}

async function pageOf(view: ReleaseView, deps: ReleasePageDeps, { of, ...shown }: Shown): Promise<PageReply> {
  const { lang, viewer, works, person } = view;
  const { unitId, unit, access } = await openedUnit(view);
  if (!access.may('releases:write')) return notShown(404, []);
  const [listed, exclusions] = await Promise.all([
    works.releases(person, { path: { unitId } }),
    works.exclusions(person, { path: { unitId } }),
  ]);
  const { due, running, releases } = bodyOf(listed);
  const all = bodyOf(exclusions).exclusions;
  const released = new Set(releases.map(({ period }) => period));
  const nameOf = await namesOfDeciders(
    all.flatMap(({ trail = [] }) => trail.map(({ by }) => by)),
    deps.people,
    lang,
  );
  const lookedAt = all.find(({ exclusionId, period }) => exclusionId === of && !released.has(period));
  return {
    page: exclusionsPage({
      ...shown,
      lang,
      viewer,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      counters: unit.document.counters,
      periods: [...due.map(({ period }) => period), running.period],
      exclusions: all.map(({ where, trail = [], ...exclusion }) =>
        Object.assign(exclusion, {
          // As it was read by the rule's own schema.
          where: where as ExclusionRule,
          steps: trail.map(({ by, ...step }) => Object.assign(step, { name: nameOf(by) })),
          asks: whoAsks({ state: exclusion.state, trail }, person),
          isPublished: released.has(exclusion.period),
        }),
      ),
      preview: lookedAt && (await previewOf(view, unitId, lookedAt)),
      names: namesOfParts(unit),
    }),
  };
}

function whoAsks(
  { state, trail }: Pick<ExclusionAnswer, 'state' | 'trail'>,
  person: ReleaseView['person'],
): ListedExclusion['asks'] {
  const asked = askedStepOf({ state, trail });
  return asked && (asked.by === asKeyId(person.personId) ? 'oneself' : 'somebody else');
}

async function previewOf(
  { works, person }: ReleaseView,
  unitId: string,
  { exclusionId, period }: { readonly exclusionId: string; readonly period: string },
): Promise<ExclusionPreview> {
  const path = { unitId, period };
  const [now, afterwards] = await Promise.all([
    works.preview(person, { path }),
    works.previewWith(exclusionId)(person, { path }),
  ]);
  const isUnsettled = [now, afterwards].some(
    (reply) => 'refused' in reply && reply.errors.some(({ code }) => code === 'unsettled'),
  );
  return { exclusionId, numbers: isUnsettled ? 'unsettled' : { now: bodyOf(now), afterwards: bodyOf(afterwards) } };
}
