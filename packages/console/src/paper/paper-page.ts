// The page on which sheets of paper are typed in, one after another, with a key for each answer. What is not taken stands there
// again as it was typed, with why.
import { type Element, RESPONDENT, RESPONDENT_ATTRIBUTES, type RespondentAttribute } from '@tera/domain';
import { ATTRIBUTE_NAMES, decimalText, periodText, valueName } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { QUESTIONNAIRE_TEXTS, type QuestionnaireVersion } from '@tera/pages/questionnaire';
import { type FieldFault, faultSummary } from '../form-fields.ts';
import { type Viewer, formStart, frame } from '../frame.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { PAPER_SCRIPT } from './paper-script.ts';
import { PAPER_WORDS, type PaperFaultName, type SheetThere } from './paper-words.ts';

/** A sheet as it is typed: texts, of which nothing is known yet. */
export interface PaperDraft {
  readonly number: string;
  readonly answeredOn: string;
  readonly serviceId: string;
  readonly ticketId: string;
  readonly scores: Readonly<Partial<Record<Element, string>>>;
  readonly respondent: Readonly<Partial<Record<RespondentAttribute, string>>>;
  readonly comment: string;
}

/** The fields of a sheet, as they are called in its form. */
export type PaperField =
  | 'number'
  | 'answeredOn'
  | 'service'
  | 'ticketId'
  | `score-${Element}`
  | `respondent-${RespondentAttribute}`
  | 'comment';

export interface PaperFault {
  /** None of the sheet as a whole. */
  readonly field: PaperField | undefined;
  readonly what: PaperFaultName;
  readonly there?: SheetThere | undefined;
}

export interface PaperInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly questionnaire: QuestionnaireVersion;
  /** Whether who types is known as an officer of the unit. */
  readonly mayNameTicket: boolean;
  readonly draft: PaperDraft;
  /** Whether one comes from the sheet before, and types on. */
  readonly isNext?: boolean;
  readonly faults?: readonly PaperFault[];
  /** Of today, as it is kept. */
  readonly typed: {
    readonly own: number;
    readonly all: number;
    readonly last?: { readonly period: string; readonly number: number } | undefined;
  };
}

export function paperPage(input: PaperInput): Page {
  const { status = 200, lang, viewer, at, unitId, unitName, faults = [] } = input;
  const words = PAPER_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: `${unitName}. ${words.lead}`,
    trail: unitTrail(lang, { href: unitPath(unitId), text: unitName }),
    tabs: unitTabs(lang, unitId, 'paper', viewer),
    script: PAPER_SCRIPT,
    body: html`${faultSummary(faultsOfSheet(faults, lang), lang, words.notTaken)} ${progress(input)} ${sheetForm(input)}`,
  });
}

function faultsOfSheet(faults: readonly PaperFault[], lang: Lang): readonly FieldFault[] {
  return faults.map((fault) => ({ field: fault.field, text: faultText(fault, lang) }));
}

const NOBODY: SheetThere = { name: '', when: '', free: 1 };

function faultText({ what, there = NOBODY }: PaperFault, lang: Lang): string {
  return PAPER_WORDS[lang].faults[what](there);
}

function progress({ lang, typed: { own, all, last } }: PaperInput): Content {
  const words = PAPER_WORDS[lang];
  return html`<section aria-labelledby="today">
    <h2 id="today">${words.today}</h2>
    <dl class="facts">
      <div>
        <dt>${words.own}</dt>
        <dd>${decimalText(own, 0, lang)}</dd>
      </div>
      <div>
        <dt>${words.all}</dt>
        <dd>${decimalText(all, 0, lang)}</dd>
      </div>
      <div>
        <dt>${words.last}</dt>
        <dd class="long">
          ${last === undefined ? words.none : html`${words.sheet(last.number)} <small>${periodText(last.period, lang)}</small>`}
        </dd>
      </div>
    </dl>
  </section>`;
}

function sheetForm(input: PaperInput): Content {
  const { lang, viewer, unitId, draft } = input;
  const words = PAPER_WORDS[lang];
  return html`<form method="post" action="${unitPath(unitId)}/paper" data-paper>
    ${formStart(viewer)}
    <section aria-labelledby="about">
      <h2 id="about">${words.about}</h2>
      <p class="soft">${words.kept} ${words.keys}</p>
      <div class="columns">${dateField(input)} ${serviceField(input)} ${numberField(input)} ${ticketField(input)}</div>
      <p class="soft" id="number-hint">${words.numberHint}</p>
      <p class="soft" id="ticketId-hint">${input.mayNameTicket ? words.ticketHint : words.ticketElsewhere}</p>
    </section>
    <section aria-labelledby="answers">
      <h2 id="answers">${words.answers}</h2>
      <p class="soft" id="answers-hint">${words.answersHint}</p>
      ${QUESTIONNAIRE_TEXTS[input.questionnaire].order.map((element, index) => scoreField(element, index + 1, input))}
    </section>
    <section aria-labelledby="respondent">
      <h2 id="respondent">${words.respondent}</h2>
      <p class="soft">${words.respondentHint}</p>
      <div class="columns">${RESPONDENT_ATTRIBUTES.map((attribute) => respondentField(attribute, input))}</div>
    </section>
    <section aria-labelledby="written">
      <h2 id="written"><label for="comment">${words.comment}</label></h2>
      <small id="comment-hint">${words.commentHint}</small>
      ${faultAt('comment', input)}
      <textarea id="comment" name="comment" rows="3" maxlength="1000" ${describedBy('comment', input, 'comment-hint')}>
${draft.comment}</textarea>
      <p><button>${words.send}</button></p>
      <p class="soft">${words.unchangeable}</p>
    </section>
  </form>`;
}

/** Typed as a day is written on paper: fields of browsers have it in the order of their own language. */
function dateField(input: PaperInput): Content {
  const { lang, draft } = input;
  const words = PAPER_WORDS[lang];
  return html`<div>
    <label for="answeredOn">${words.date} <small>${words.dateHint}</small></label>
    ${faultAt('answeredOn', input)}
    <input
      id="answeredOn"
      name="answeredOn"
      required
      inputmode="numeric"
      autocomplete="off"
      maxlength="10"
      value="${draft.answeredOn}"
      ${describedBy('answeredOn', input)}
    />
  </div>`;
}

function serviceField(input: PaperInput): Content {
  const { lang, draft, services } = input;
  const words = PAPER_WORDS[lang];
  return html`<div>
    <label for="service">${words.service}</label>
    ${faultAt('service', input)}
    <select id="service" name="service" ${describedBy('service', input)}>
      <option value="">${words.noService}</option>
      ${services.map(({ id, name }) => html`<option value="${id}" ${id === draft.serviceId && html` selected`}>${name}</option> `)}
    </select>
  </div>`;
}

function numberField(input: PaperInput): Content {
  const { lang, draft, isNext } = input;
  const words = PAPER_WORDS[lang];
  return html`<div>
    <label for="number">${words.number}</label>
    ${faultAt('number', input)}
    <input
      id="number"
      name="number"
      required
      inputmode="numeric"
      pattern="[0-9]{1,6}"
      autocomplete="off"
      value="${draft.number}"
      ${describedBy('number', input, 'number-hint')}
      ${isNext === true && html` autofocus`}
    />
  </div>`;
}

function ticketField(input: PaperInput): Content {
  const { lang, draft, mayNameTicket } = input;
  const words = PAPER_WORDS[lang];
  // What was typed all the same is shown, so that it can be taken out.
  if (!mayNameTicket && draft.ticketId === '') return undefined;
  return html`<div>
    <label for="ticketId">${words.ticket}</label>
    ${faultAt('ticketId', input)}
    <input
      id="ticketId"
      name="ticketId"
      autocomplete="off"
      autocapitalize="characters"
      maxlength="128"
      value="${draft.ticketId}"
      ${describedBy('ticketId', input, 'ticketId-hint')}
    />
  </div>`;
}

function scoreField(element: Element, nth: number, input: PaperInput): Content {
  const { lang, draft, questionnaire } = input;
  const { name, labels } = QUESTIONNAIRE_TEXTS[questionnaire].questions[lang][element];
  const id = `score-${element}` as const;
  return html`<div class="typed" data-row>
    <label for="${id}">${nth}. ${name}</label>
    <input
      id="${id}"
      name="${id}"
      inputmode="numeric"
      pattern="[0-4]?"
      maxlength="1"
      autocomplete="off"
      data-most="4"
      value="${draft.scores[element] ?? ''}"
      ${describedBy(id, input, `${id}-scale answers-hint`)}
    />
    <span id="${id}-scale" class="soft">
      ${labels.map((label, index) => html`<span data-score="${index + 1}">${index + 1} ${label}</span> `)}
    </span>
    ${faultAt(id, input)}
  </div>`;
}

function respondentField(attribute: RespondentAttribute, input: PaperInput): Content {
  const { lang, draft } = input;
  const id = `respondent-${attribute}` as const;
  const values = RESPONDENT[attribute];
  return html`<div>
    <label for="${id}">${ATTRIBUTE_NAMES[attribute][lang]}</label>
    ${faultAt(id, input)}
    <select id="${id}" name="${id}" data-most="${values.length}" ${describedBy(id, input)}>
      <option value="">0 ${PAPER_WORDS[lang].notSaid}</option>
      ${values.map(
        (value, index) =>
          html`<option value="${value}" ${value === draft.respondent[attribute] && html` selected`}>
            ${index + 1} ${valueName(attribute, value, lang)}
          </option> `,
      )}
    </select>
  </div>`;
}

function faultAt(at: PaperField, { faults = [], lang }: PaperInput): Content {
  return faults
    .filter(({ field }) => field === at)
    .map((fault) => html`<p class="note" id="${at}-fault">${faultText(fault, lang)}</p>`);
}

function describedBy(at: PaperField, { faults = [] }: PaperInput, hint = ''): Content {
  const isWrong = faults.some(({ field }) => field === at);
  const ids = [...(hint === '' ? [] : [hint]), ...(isWrong ? [`${at}-fault`] : [])].join(' ');
  const isFirst = isWrong && faults.find(({ field }) => field !== undefined)?.field === at;
  return html`${ids !== '' && html` aria-describedby="${ids}"`}${isWrong && html` aria-invalid="true"`}${isFirst && html` autofocus`}`;
}
