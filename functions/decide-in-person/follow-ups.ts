// `GET` and `POST /console/units/{unitId}/follow-ups`: what is done about the elements of a release. One that is made of what a citizen
// wrote says so at the comment, and copies none of its words.
import { type ElementPlan, type PlanDraft, type PlanFault, followUpsPage, followUpsPath } from '@tera/console';
import { CommentIdSchema, type ErrorCode, read } from '@tera/contracts';
import { ELEMENTS, type Element, type FollowUpLine, type UnitId, parsePeriod } from '@tera/domain';
import { ELEMENT_NAMES, periodText } from '@tera/exports';
import type { HttpEvent, PageReply, Refusal } from '@tera/http';
import {
  type OpenedUnit,
  type SentForm,
  bodyOf,
  misasked,
  notShown,
  openedUnit,
  sentForm,
  type SentFormDeps,
} from '@tera/in-person';
import type { KeptComment } from '@tera/store';
import type { CommentsView } from './comment-works.ts';

/** `?period=&comment=&element=` */
export async function showFollowUps(view: CommentsView): Promise<PageReply> {
  const opened = await openedUnit(view);
  const comment = await commentAbout(view, opened, view.query('comment') ?? '');
  const chosen = ELEMENTS.find((element) => element === view.query('element'));
  return pageOf(view, opened, { at: view.at, period: view.query('period'), comment, chosen });
}

/** `period`, `element`, `version` as it was read, `what`, `who`, `until`, `done`, and perhaps the `comment` that it is made of. */
export async function planElement(view: CommentsView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const opened = await openedUnit(view);
  const { unitId, access } = opened;
  if (!access.may('releases:write')) return notShown(404, []);
  const [period, version] = [form.field('period'), form.field('version')];
  const element = ELEMENTS.find((one) => one === form.field('element')) ?? misasked('element');
  const comment = await commentAbout(view, opened, form.field('comment'));
  const draft = draftIn(form, element);
  const { what, who, until, done } = draft;
  const reply = await view.works.putFollowUp(view.person, {
    path: { unitId, period, element },
    body: { what, who, until, ...(done === '' ? {} : { done }) },
    ifMatch: version === '0' ? undefined : `"${version}"`,
    named: form.named,
  });
  const isPressedTwice = 'refused' in reply && reply.errors[0]?.code === 'in_progress';
  if ('refused' in reply && !isPressedTwice) {
    const faults = faultsOf(reply);
    if (faults.length === 0) return notShown(reply.refused, reply.errors);
    // Who says no version has read that there is none, and somebody has been faster.
    const status = reply.refused === 428 ? 412 : reply.refused;
    return pageOf(view, opened, { status, period, comment, draft: { ...draft, faults } });
  }
  if (comment !== undefined && !isPressedTwice) {
    const note = `Tindak lanjut: unsur ${ELEMENT_NAMES[element].id}, ${periodText(period, 'id')}.`;
    // It may be full of marks: the follow-up stands all the same, and the page shows the state of both.
    await view.works.markComment(view.person, {
      path: { unitId, commentId: comment.commentId },
      body: { state: comment.state === 'hidden' ? 'hidden' : 'followed_up', note },
      named: { ...form.named, name: `${form.named.name}.comment` },
    });
  }
  return { seeOther: followUpsPath(unitId, { period, comment: comment?.commentId, element }) };
}

function draftIn({ field }: SentForm, element: Element): PlanDraft {
  return {
    element,
    what: field('what'),
    who: field('who'),
    until: field('until'),
    done: field('done'),
    faults: [],
  };
}

/** None: what was asked cannot be asked by a form of ours. */
function faultsOf({ errors }: Refusal): readonly PlanFault[] {
  const faults = errors.map(
    ({ path, code }) =>
      FAULT_OF_CODE[code] ?? (['what', 'who', 'until', 'done'] as const).find((field) => field === path),
  );
  return [...new Set(faults.filter((fault) => fault !== undefined))];
}

const FAULT_OF_CODE: Readonly<Partial<Record<ErrorCode, PlanFault>>> = {
  stale: 'changed',
  if_match_required: 'changed',
  contended: 'busy',
  not_shown: 'notShown',
  in_the_future: 'notYet',
};

/** What a citizen wrote, for who may read it. */
async function commentAbout(
  { works }: CommentsView,
  { unitId, access }: OpenedUnit,
  commentId: string,
): Promise<KeptComment | undefined> {
  if (!access.may('comments:read') || !read(CommentIdSchema, commentId).ok) return undefined;
  return works.comment(unitId, commentId);
}

interface ShownPlan {
  readonly status?: number;
  readonly at?: string;
  /** As it is asked for; that of the comment, or the newest, where none is. */
  readonly period?: string | undefined;
  readonly comment?: KeptComment | undefined;
  readonly chosen?: Element | undefined;
  readonly draft?: PlanDraft;
}

async function pageOf(view: CommentsView, opened: OpenedUnit, shown: ShownPlan): Promise<PageReply> {
  const { lang, viewer, works } = view;
  const { unitId, unit, access, today } = opened;
  if (!access.may('indicators:read')) return notShown(404, []);
  const periods = await works.published(unitId);
  const { comment } = shown;
  const period = shown.period ?? periods.find((name) => name === comment?.period) ?? periods[0];
  return {
    page: followUpsPage({
      ...shown,
      lang,
      viewer,
      unitId,
      unitName: unit.document.name,
      periods,
      period,
      today,
      plans: period === undefined ? [] : await plansOf(view, unitId, period),
      mayPlan: access.may('releases:write'),
      comment: comment && {
        commentId: comment.commentId,
        text: comment.text,
        state: comment.state,
        period: comment.period,
      },
    }),
  };
}

/** The elements of a release, in the order of its plan: the weakest first. */
async function plansOf({ works, person }: CommentsView, unitId: UnitId, name: string): Promise<readonly ElementPlan[]> {
  const period = parsePeriod(name) ?? misasked('period');
  const { followUps } = bodyOf(await works.followUps(person, { path: { unitId, period: name } }));
  const elements = await works.elements(unitId, period);
  const weakestFirst = elements.toSorted((a, b) => (a.nrr ?? 0) - (b.nrr ?? 0));
  return weakestFirst.map(({ code, nrr }) => {
    const kept = followUps.find(({ element }) => element === code);
    // Days are texts in what the API answers, written by the same software.
    return { element: code, mean: nrr, line: kept as FollowUpLine | undefined, version: kept?.version ?? 0 };
  });
}
