// What citizens wrote, for who answers it: as it is listed, without officer, day or ticket, with what was done about each, by whom.
import { COMMENT_STATES, type CommentState } from '@tera/domain';
import { COMMENT_STATE_NAMES, periodText, printedInstant } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { withQuery } from '../with-query.ts';
import { faultSummary, unseenFields } from '../form-fields.ts';
import { type Viewer, formStart, frame, tabList } from '../frame.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { COMMENTS_WORDS, type MarkFault } from './comments-words.ts';

/** A comment as it is read, with the name of its service where that is told. */
export interface CommentShown {
  readonly commentId: string;
  readonly period: string;
  readonly service: string | undefined;
  readonly text: string;
  readonly state: CommentState;
  readonly history: readonly {
    readonly at: string;
    readonly name: string;
    readonly state: CommentState;
    readonly note?: string | undefined;
  }[];
}

/** Which of them are shown. */
export interface CommentsAskedFor {
  readonly period?: string | undefined;
  readonly state?: CommentState | undefined;
  readonly cursor?: string | undefined;
}

/** A mark that was not taken, as it was typed. */
export interface MarkDraft {
  readonly commentId: string;
  readonly note: string;
  readonly fault: MarkFault;
}

export interface CitizensCommentsInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  /** Release periods to choose among, newest first. */
  readonly periods: readonly string[];
  readonly asked: CommentsAskedFor;
  readonly comments: readonly CommentShown[];
  readonly next: string | null;
  /** What has just been marked, as it is now. */
  readonly marked?: CommentShown | undefined;
  readonly draft?: MarkDraft | undefined;
  /** Whether who looks may plan what is done about an element. */
  readonly mayPlan: boolean;
}

export function citizensCommentsPage(input: CitizensCommentsInput): Page {
  const { status = 200, lang, viewer, at, unitId, unitName, comments, next, marked, draft, asked } = input;
  const words = COMMENTS_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: `${unitName}. ${words.lead}`,
    trail: unitTrail(lang, { href: unitPath(unitId), text: unitName }),
    tabs: unitTabs(lang, unitId, 'comments', viewer),
    body: html`${draft !== undefined && faultOfMark(draft, lang)} ${marked !== undefined && markedNote(marked, input)}
      ${choice(input)}
      <section aria-labelledby="list">
        <h2 id="list">${words.list}</h2>
        ${
          comments.length === 0
            ? html`<p>${words.none}</p>`
            : html`<ul class="plain messages">
                ${comments.map((comment) => html`<li id="c-${comment.commentId}">${oneComment(comment, input)}</li> `)}
              </ul>`
        }
        ${(next !== null || asked.cursor !== undefined) && pager(input)}
      </section>`,
  });
}

/** The address of the list as it is asked for. */
export function commentsPath(unitId: string, { period, state, cursor }: CommentsAskedFor): string {
  return withQuery(`${unitPath(unitId)}/comments`, { period, state, cursor });
}

function faultOfMark({ commentId, fault }: MarkDraft, lang: Lang): Content {
  const { faults, notTaken } = COMMENTS_WORDS[lang];
  const field = fault === 'gone' ? undefined : `note-${commentId}`;
  return faultSummary([{ field, text: faults[fault] }], lang, notTaken);
}

/** The state itself, so that nothing is said to have been done that was not, or has been undone since. */
function markedNote(comment: CommentShown, { lang, timeZone }: CitizensCommentsInput): Content {
  const words = COMMENTS_WORDS[lang];
  const last = comment.history.at(-1);
  return html`<div class="note" role="status">
    <p>${words.isNow}: <b>${COMMENT_STATE_NAMES[comment.state][lang]}</b></p>
    <blockquote class="said">${comment.text}</blockquote>
    ${last !== undefined && html`<p>${entryText(last, lang, timeZone)}</p>`}
  </div>`;
}

function choice({ lang, unitId, asked, periods }: CitizensCommentsInput): Content {
  const words = COMMENTS_WORDS[lang];
  const { period, state } = asked;
  return html`<nav aria-label="${words.states}">
      ${tabList(
        [undefined, ...COMMENT_STATES].map((one) => ({
          href: commentsPath(unitId, { period, state: one }),
          text: one === undefined ? words.usual : words.only[one],
          here: one === state,
        })),
        'choices',
      )}
    </nav>
    <nav aria-label="${words.period}">
      ${tabList(
        [undefined, ...periods].map((one) => ({
          href: commentsPath(unitId, { period: one, state }),
          text: one === undefined ? words.allPeriods : periodText(one, lang),
          here: one === period,
        })),
        'choices',
      )}
    </nav>`;
}

function oneComment(comment: CommentShown, input: CitizensCommentsInput): Content {
  const { lang, timeZone, mayPlan, unitId } = input;
  const words = COMMENTS_WORDS[lang];
  const { commentId, period, service, text, state, history } = comment;
  return html`<blockquote class="said">${text}</blockquote>
    <p class="soft">
      ${words.state}: <b>${COMMENT_STATE_NAMES[state][lang]}</b> · ${periodText(period, lang)}
      ${service !== undefined && html` · ${service}`}
    </p>
    ${
      history.length > 0 &&
      html`<ul class="plain" aria-label="${words.history}">
        ${history.map((entry) => html`<li><small>${entryText(entry, lang, timeZone)}</small></li> `)}
      </ul>`
    }
    <div class="acts">
      ${
        mayPlan &&
        state !== 'hidden' &&
        html`<a href="${unitPath(unitId)}/follow-ups?comment=${encodeURIComponent(commentId)}">${words.followUp}</a>`
      }
      ${markForm(comment, input)}
    </div>`;
}

function entryText({ at, name, state, note }: CommentShown['history'][number], lang: Lang, timeZone: string): string {
  const what = `${printedInstant(at, timeZone, lang)}, ${name}: ${COMMENT_STATE_NAMES[state][lang]}`;
  return note === undefined ? what : `${what}. ${note}`;
}

function markForm({ commentId, state, history }: CommentShown, input: CitizensCommentsInput): Content {
  const { lang, viewer, unitId, asked, draft } = input;
  const words = COMMENTS_WORDS[lang];
  const own = draft?.commentId === commentId ? draft : undefined;
  const ids = [`hint-${commentId}`, ...(own === undefined ? [] : [`fault-${commentId}`])].join(' ');
  return html`<details ${own !== undefined && html` open`}>
    <summary>${words.act}</summary>
    <form class="fields" method="post" action="${unitPath(unitId)}/comments">
      ${formStart(viewer)} ${unseenFields({ comment: commentId, seen: String(history.length), ...asked })}
      <div>
        <label for="note-${commentId}">${words.note}</label>
        <small id="hint-${commentId}">${words.noteHint}</small>
        ${own !== undefined && html`<p class="note" id="fault-${commentId}">${words.faults[own.fault]}</p>`}
        <textarea
          id="note-${commentId}"
          name="note"
          rows="3"
          maxlength="1000"
          aria-describedby="${ids}"
          ${own !== undefined && html` aria-invalid="true" autofocus`}
        >
${own?.note ?? ''}</textarea>
      </div>
      <div class="inline">
        ${actionsOn(state, history).map(
          ([name, does]) =>
            html`<button name="do" value="${does}" ${name !== 'read' && html` class="plain"`}>
              ${words.do[name]}
            </button> `,
        )}
      </div>
    </form>
  </details>`;
}

type Action = keyof (typeof COMMENTS_WORDS)[Lang]['do'];

/** What can be done about one in this state, and what is then sent. */
function actionsOn(
  state: CommentState,
  history: CommentShown['history'],
): readonly (readonly [Action, CommentState | 'note'])[] {
  if (state === 'hidden') {
    return [
      ['show', history.findLast((entry) => entry.state !== 'hidden')?.state ?? 'new'],
      ['note', 'note'],
    ];
  }
  const marks = [
    ['read', 'read'],
    ['followed_up', 'followed_up'],
    ['new', 'new'],
    ['hidden', 'hidden'],
  ] as const;
  return [...marks.filter(([, to]) => to !== state), ['note', 'note']];
}

function pager({ lang, unitId, asked, next }: CitizensCommentsInput): Content {
  const words = COMMENTS_WORDS[lang];
  return html`<nav aria-label="${words.next}">
    ${tabList(
      [
        ...(asked.cursor === undefined
          ? []
          : [{ href: commentsPath(unitId, { ...asked, cursor: undefined }), text: words.first }]),
        ...(next === null ? [] : [{ href: commentsPath(unitId, { ...asked, cursor: next }), text: words.next }]),
      ],
      'choices',
    )}
  </nav>`;
}
