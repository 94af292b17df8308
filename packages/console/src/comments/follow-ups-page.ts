// What an office means to do about the elements of a release, and has done: each with the form that changes it, for who may. From what
// a citizen wrote it is made by choosing an element; the citizen's own words stand beside it and are not copied.
import type { CommentState, Element, FollowUpLine, LocalDay } from '@tera/domain';
import {
  COMMENT_STATE_NAMES,
  ELEMENT_NAMES,
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_TERMS,
  decimalText,
  periodText,
  printedDay,
} from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { withQuery } from '../with-query.ts';
import { faultSummary, unseenFields } from '../form-fields.ts';
import { type Viewer, formStart, frame, tabList } from '../frame.ts';
import { publicPath } from '../public/public-links.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { FOLLOW_UPS_WORDS, type PlanFault } from './follow-ups-words.ts';

/** An element of the release: its mean, and its plan where there is one or one is proposed. */
export interface ElementPlan {
  readonly element: Element;
  readonly mean: number | null;
  readonly line: FollowUpLine | undefined;
  /** How often the plan was put. */
  readonly version: number;
}

/** A plan as it is typed. */
export interface PlanDraft {
  readonly element: Element;
  readonly what: string;
  readonly who: string;
  readonly until: string;
  readonly done: string;
  readonly faults: readonly PlanFault[];
}

export interface FollowUpsInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  /** Those published, newest first. */
  readonly periods: readonly string[];
  /** `undefined`: nothing is published. */
  readonly period: string | undefined;
  readonly today: LocalDay;
  readonly plans: readonly ElementPlan[];
  readonly mayPlan: boolean;
  /** What a citizen wrote, of which a follow-up is made. */
  readonly comment?:
    | { readonly commentId: string; readonly text: string; readonly state: CommentState; readonly period: string }
    | undefined;
  /** Whose form is open. */
  readonly chosen?: Element | undefined;
  readonly draft?: PlanDraft | undefined;
}

export function followUpsPage(input: FollowUpsInput): Page {
  const { status = 200, lang, viewer, at, unitId, unitName, periods, period, comment, draft } = input;
  const words = FOLLOW_UPS_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: `${unitName}. ${words.lead}`,
    trail: unitTrail(lang, { href: unitPath(unitId), text: unitName }),
    tabs: unitTabs(lang, unitId, 'followUps', viewer),
    body:
      period === undefined
        ? html`<section><p>${words.nothing}</p></section>`
        : html`${draft !== undefined && faultsOfPlan(draft, lang)}
            <nav aria-label="${words.periods}">
              ${tabList(
                periods.map((name) => ({
                  href: followUpsPath(unitId, { period: name, comment: comment?.commentId }),
                  text: periodText(name, lang),
                  here: name === period,
                })),
                'choices',
              )}
            </nav>
            ${comment !== undefined && fromComment(comment, period, input)} ${planSection(period, input)}`,
  });
}

interface PlanAskedFor {
  readonly period?: string | undefined;
  readonly comment?: string | undefined;
  readonly element?: Element | undefined;
}

/** The page as it is asked for; of an element, where that stands on it. */
export function followUpsPath(unitId: string, { period, comment, element }: PlanAskedFor): string {
  const path = withQuery(`${unitPath(unitId)}/follow-ups`, { period, comment, element });
  return element === undefined ? path : `${path}#${element}`;
}

function faultsOfPlan({ element, faults }: PlanDraft, lang: Lang): Content {
  const { faults: texts, notTaken } = FOLLOW_UPS_WORDS[lang];
  const told = faults.map((fault) => ({ field: `${fieldOf(fault)}-${element}`, text: texts[fault] }));
  return faultSummary(told, lang, notTaken);
}

const FIELDS = ['what', 'who', 'until', 'done'] as const;
type Field = (typeof FIELDS)[number];

function fieldOf(fault: PlanFault): Field {
  return fault === 'notYet' ? 'done' : (FIELDS.find((field) => field === fault) ?? 'what');
}

function fromComment(
  { commentId, text, state, period: written }: NonNullable<FollowUpsInput['comment']>,
  period: string,
  { lang, unitId, plans, chosen, periods }: FollowUpsInput,
): Content {
  const words = FOLLOW_UPS_WORDS[lang];
  return html`<section aria-labelledby="from-comment">
    <h2 id="from-comment">${words.fromComment}</h2>
    <blockquote class="said">${text}</blockquote>
    <p>${words.commentState}: <b>${COMMENT_STATE_NAMES[state][lang]}</b> · ${periodText(written, lang)}</p>
    ${!periods.includes(written) && html`<p>${words.otherPeriod(periodText(period, lang))}</p>`}
    <p>${words.fromCommentHint}</p>
    <nav aria-label="${words.choose}">
      ${tabList(
        plans.map(({ element }) => ({
          href: followUpsPath(unitId, { period, comment: commentId, element }),
          text: ELEMENT_NAMES[element][lang],
          here: element === chosen,
        })),
        'choices',
      )}
    </nav>
  </section>`;
}

function planSection(period: string, input: FollowUpsInput): Content {
  const { lang, unitId, plans } = input;
  const words = FOLLOW_UPS_WORDS[lang];
  return html`<section aria-labelledby="plan">
    <h2 id="plan">${words.plan}: ${periodText(period, lang)}</h2>
    <p class="soft">${words.where}</p>
    <ul class="choices">
      <li>
        <a class="button" href="${unitPath(unitId)}/download/skm?period=${period}&format=html">${words.report}</a>
      </li>
      <li><a class="button" href="${publicPath(unitId)}">${words.publicPage}</a></li>
    </ul>
    ${plans.map((plan) => onePlan(plan, period, input))}
  </section>`;
}

function onePlan(plan: ElementPlan, period: string, input: FollowUpsInput): Content {
  const { lang, mayPlan } = input;
  const words = FOLLOW_UPS_WORDS[lang];
  const { element, mean } = plan;
  return html`<article class="ticket" id="${element}" aria-labelledby="name-${element}">
    <h3 id="name-${element}">${ELEMENT_NAMES[element][lang]}</h3>
    <p class="soft">
      ${mean !== null && html`${words.mean} ${decimalText(mean, 2, lang)} · `}${words.state}:
      <b>${stateText(plan, lang)}</b>
    </p>
    ${given(plan, lang)} ${mayPlan && planForm(plan, period, input)}
  </article>`;
}

function stateText({ line }: ElementPlan, lang: Lang): string {
  return line === undefined ? FOLLOW_UPS_WORDS[lang].notPlanned : FOLLOW_UP_STATUSES[line.status][lang];
}

function given({ line }: ElementPlan, lang: Lang): Content {
  const words = FOLLOW_UPS_WORDS[lang];
  if (line?.what == null || line.until === null) return undefined;
  return html`<p class="said">${line.what}</p>
    <p>
      ${words.who}: ${line.who ?? '–'}. ${words.until}:
      ${printedDay(line.until, lang)}${line.term !== null && html` (${FOLLOW_UP_TERMS[line.term][lang]})`}.
      ${line.done !== null && html`${words.done}: ${printedDay(line.done, lang)}.`}
    </p>`;
}

function planForm(plan: ElementPlan, period: string, input: FollowUpsInput): Content {
  const { lang, viewer, unitId, comment, chosen, draft, today } = input;
  const { element, line, version } = plan;
  const words = FOLLOW_UPS_WORDS[lang];
  const own = draft?.element === element ? draft : undefined;
  const hidden = { period, element, version: String(version), comment: comment?.commentId };
  const there = { what: line?.what ?? '', who: line?.who ?? '', until: line?.until ?? '', done: line?.done ?? '' };
  const typed: Readonly<Record<Field, string>> = own ?? there;
  const isChanged = own?.faults.includes('changed') === true;
  const field = (name: Field, hint: string, control: (attributes: Content) => Content): Content => {
    const faults = own?.faults.filter((fault) => fieldOf(fault) === name) ?? [];
    const ids = [
      ...(hint === '' ? [] : [`${name}-hint-${element}`]),
      ...(faults.length > 0 ? [`${name}-fault-${element}`] : []),
    ];
    const isFirst = faults.length > 0 && own !== undefined && own.faults[0] === faults[0];
    return html`<div>
      <label for="${name}-${element}">${words[name]}</label>
      ${hint !== '' && html`<small id="${name}-hint-${element}">${hint}</small>`}
      ${faults.length > 0 && html`<p class="note" id="${name}-fault-${element}">${faults.map((fault) => `${words.faults[fault]} `)}</p>`}
      ${control(
        html` id="${name}-${element}"
        name="${name}"${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${
          faults.length > 0 && html` aria-invalid="true"`
        }${isFirst && html` autofocus`}`,
      )}
    </div>`;
  };
  return html`<details ${(own !== undefined || element === chosen) && html` open`}>
    <summary>${version > 0 ? words.change : words.give}</summary>
    ${
      isChanged &&
      html`<div class="note">
        <p>${words.isNow}:</p>
        ${given(plan, lang)}
      </div>`
    }
    <form class="fields" method="post" action="${unitPath(unitId)}/follow-ups">
      ${formStart(viewer)} ${unseenFields(hidden)}
      ${field(
        'what',
        words.whatHint,
        (attributes) => html`<textarea ${attributes} rows="3" required maxlength="1000">${typed.what}</textarea>`,
      )}
      ${field(
        'who',
        words.whoHint,
        (attributes) => html`<input ${attributes} required maxlength="120" value="${typed.who}" />`,
      )}
      ${field('until', '', (attributes) => html`<input ${attributes} type="date" required value="${typed.until}" />`)}
      ${field(
        'done',
        words.doneHint,
        (attributes) => html`<input ${attributes} type="date" max="${today}" value="${typed.done}" />`,
      )}
      <div><button>${words.save}</button></div>
    </form>
  </details>`;
}
