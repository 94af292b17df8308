// `GET` and `POST /console/units/{unitId}/comments`: what citizens wrote, as the API lists it, and what is done about each.
import {
  type CommentShown,
  type CommentsAskedFor,
  type MarkDraft,
  type MarkFault,
  citizensCommentsPage,
  commentsPath,
} from '@tera/console';
import { CommentIdSchema, type ErrorCode, instantText, read, asKeyId } from '@tera/contracts';
import { COMMENT_STATES, type CommentState, type UnitId, addDays, releasePeriodOf } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import {
  type OpenedUnit,
  type SentForm,
  bodyOf,
  notShown,
  openedUnit,
  sentForm,
  type SentFormDeps,
} from '@tera/in-person';
import type { KeptComment } from '@tera/store';
import type { CommentsView } from './comment-works.ts';

/** On a page: as many as are read at a sitting. */
const ON_A_PAGE = 25;
/** Release periods to choose among. */
const PERIODS_BACK = 8;

/** `?period=&state=&cursor=&marked=` */
export async function showComments(view: CommentsView): Promise<PageReply> {
  const opened = await openedUnit(view);
  const marked = await found(view, opened.unitId, view.query('marked') ?? '');
  return pageOf(view, opened, { at: view.at, asked: askedIn(view.query), marked });
}

/** `comment`, `seen`, `do` and `note`: what was done about one, by who knows what others have done about it. */
export async function markOne(view: CommentsView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const opened = await openedUnit(view);
  const { unitId } = opened;
  if (!opened.access.may('comments:read')) return notShown(404, []);
  const asked = askedIn((name) => form.field(name) || undefined);
  const commentId = form.field('comment');
  const again = (status: number, fault: MarkFault) =>
    pageOf(view, opened, { status, asked, draft: { commentId, note: form.field('note'), fault } });

  const comment = await found(view, unitId, commentId);
  if (comment === undefined) return again(404, 'gone');
  const mark = markIn(form, comment);
  if (typeof mark === 'string') return again(422, mark);
  const shown = `${commentsPath(unitId, asked)}${Object.values(asked).some((wish) => wish !== undefined) ? '&' : '?'}marked=${encodeURIComponent(commentId)}`;
  if (form.field('seen') !== String(comment.history.length)) {
    if (isDoneBy(view, comment, mark)) return { seeOther: shown };
    return again(409, isMarkedBy(view, comment) ? 'changedByYou' : 'changed');
  }
  const reply = await view.works.markComment(view.person, {
    path: { unitId, commentId },
    body: mark,
    named: form.named,
  });
  if (!('refused' in reply)) return { seeOther: shown };
  const code = reply.errors[0]?.code;
  // The same form, pressed twice.
  if (code === 'in_progress') return { seeOther: shown };
  const fault = (code && FAULT_OF_CODE[code]) ?? (reply.refused === 422 ? 'note' : undefined);
  return fault === undefined ? notShown(reply.refused, reply.errors) : again(reply.refused, fault);
}

const FAULT_OF_CODE: Readonly<Partial<Record<ErrorCode, MarkFault>>> = {
  marked_too_often: 'full',
  contended: 'busy',
  unknown_comment: 'gone',
};

interface Mark {
  readonly state: CommentState;
  readonly note?: string;
}

function markIn({ field }: SentForm, { state: before }: KeptComment): Mark | MarkFault {
  const [does, note] = [field('do'), field('note').trim()];
  const to = does === 'note' ? before : COMMENT_STATES.find((state) => state === does);
  if (to === undefined) return 'action';
  if (does === 'note' && note === '') return 'empty';
  if (to === 'hidden' && before !== 'hidden' && note === '') return 'reason';
  return { state: to, ...(note === '' ? {} : { note }) };
}

/** Whether the last that was done about it is this very mark of theirs. */
function isDoneBy(view: CommentsView, comment: KeptComment, { state, note }: Mark): boolean {
  const last = comment.history.at(-1);
  return isMarkedBy(view, comment) && last?.state === state && (last.note ?? '') === (note ?? '');
}

function isMarkedBy({ person }: CommentsView, { history }: KeptComment): boolean {
  return history.at(-1)?.by.keyId === asKeyId(person.personId);
}

async function found(view: CommentsView, unitId: UnitId, commentId: string): Promise<KeptComment | undefined> {
  return read(CommentIdSchema, commentId).ok ? view.works.comment(unitId, commentId) : undefined;
}

function askedIn(wish: (name: string) => string | undefined): CommentsAskedFor {
  const state = COMMENT_STATES.find((one) => one === wish('state'));
  return { period: wish('period'), state, cursor: wish('cursor') };
}

interface ShownList {
  readonly status?: number;
  readonly at?: string;
  readonly asked: CommentsAskedFor;
  readonly marked?: KeptComment | undefined;
  readonly draft?: MarkDraft;
}

async function pageOf(view: CommentsView, opened: OpenedUnit, shown: ShownList): Promise<PageReply> {
  const { lang, viewer, works, person } = view;
  const { unitId, unit, access } = opened;
  const { status, at, asked, marked, draft } = shown;
  const { comments, next } = bodyOf(
    await works.comments(person, { path: { unitId }, query: { ...asked, limit: String(ON_A_PAGE) } }),
  );
  const service = (id: string | null | undefined) =>
    unit.document.services.find((one) => one.id === id)?.name ?? id ?? undefined;
  return {
    page: citizensCommentsPage({
      status,
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      periods: recentPeriods(opened),
      asked,
      comments: comments.map((comment): CommentShown =>
        Object.assign({ service: service(comment.serviceId) }, comment),
      ),
      next,
      marked: marked && shownComment(marked, service),
      draft,
      mayPlan: access.may('releases:write'),
    }),
  };
}

function shownComment(
  { commentId, period, serviceId, text, state, history }: KeptComment,
  service: (id: string | undefined) => string | undefined,
): CommentShown {
  return {
    commentId,
    period,
    service: service(serviceId),
    text,
    state,
    history: history.map(({ at, by, state: marked, note }) => ({
      at: instantText(at),
      name: by.name,
      state: marked,
      note,
    })),
  };
}

function recentPeriods({ unit: { calendar }, today }: OpenedUnit): readonly string[] {
  const periods = [releasePeriodOf(today, calendar.plan)];
  for (let nth = 1; nth < PERIODS_BACK; nth++) {
    const last = periods.at(-1);
    if (last !== undefined) periods.push(releasePeriodOf(addDays(last.from, -1), calendar.plan));
  }
  return periods.map(({ name }) => name);
}
