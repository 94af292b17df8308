// The survey report of an office as a page that can be printed and signed, with the form for its letterhead, and the way to the same as a
// Word file.
import type { LocalDay } from '@tera/domain';
import { REPORT_WORDS, decimalText, periodText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, faultSummary } from '../form-fields.ts';
import { type Viewer, formStart, frame, tabList } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { LETTERHEAD_FIELDS, type Letterhead, type LetterheadField } from './letterhead.ts';
import { SURVEY_REPORT_WORDS } from './report-words.ts';
import { type SurveyReportInput, surveyReport } from './survey-report.ts';
import { type QueryOfPath, withQuery } from '../with-query.ts';
import { writtenHtml } from './written-html.ts';

export interface SurveyReportPageInput extends SurveyReportInput {
  readonly viewer: Viewer;
  /** None where a form has asked for it. */
  readonly at: string | undefined;
  readonly unitId: string;
  readonly today: LocalDay;
  /** As it was typed, also what is not taken. */
  readonly typed: Letterhead;
  readonly faults: readonly LetterheadField[];
}

const WEIGHTS = ['exact', '0.111', '0.11'] as const;

export function surveyReportPage(input: SurveyReportPageInput): Page {
  const { lang, viewer, at, unitId, unitName, today, period, skm, faults } = input;
  const { page: words, tab } = SURVEY_REPORT_WORDS[lang];
  const path = (query: Readonly<Record<string, string>>) => reportPath(unitId, { ...asked(input), ...query });
  return frame({
    ...(faults.length === 0 ? {} : { status: 422 }),
    lang,
    viewer,
    at,
    title: unitName,
    subtitle: `${tab} · ${periodText(period.name, lang)}`,
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'report', viewer),
    body: html`${faultSummary(faultsOfForm(input), lang, SURVEY_REPORT_WORDS[lang].page.faults)}
      <div class="screen-only">
        ${periodChoice(lang, period, today, (name) => path({ period: name }))}
        <p>${words.lead}</p>
        ${today < period.to && html`<div class="note"><p>${words.running}</p></div>`}
        <p><a class="button first" href="${reportFilePath(unitId, asked(input))}">${words.word}</a></p>
        <p class="soft">${words.print}</p>
        ${letterheadForm(input)}
        <details>
          <summary>${words.weight}</summary>
          <nav aria-label="${words.weight}">
            ${tabList(
              WEIGHTS.map((weight) => ({
                href: path({ weight }),
                text: REPORT_WORDS[lang].weights[weight],
                here: weight === skm.weight,
              })),
              'choices',
            )}
          </nav>
        </details>
      </div>
      ${writtenHtml(surveyReport(input))}`,
  });
}

export function reportPath(unitId: string, query: QueryOfPath): string {
  return withQuery(`${unitPath(unitId)}/report`, query);
}

/** The same as a Word file. */
function reportFilePath(unitId: string, query: Readonly<Record<string, string>>): string {
  return withQuery(`${unitPath(unitId)}/report.docx`, query);
}

function asked({ lang, period, skm }: SurveyReportPageInput): Readonly<Record<string, string>> {
  return { period: period.name, ...(skm.weight === 'exact' ? {} : { weight: skm.weight }), lang };
}

function faultsOfForm({ lang, faults }: SurveyReportPageInput): readonly FieldFault[] {
  const { labels } = SURVEY_REPORT_WORDS[lang].page;
  return faults.map((field) => ({ field, text: `${labels[field]}: ${faultOf(field, lang)}` }));
}

function letterheadForm(input: SurveyReportPageInput): Content {
  const { lang, viewer, unitId, typed, faults } = input;
  const { page: words } = SURVEY_REPORT_WORDS[lang];
  const fields = Object.keys(LETTERHEAD_FIELDS) as LetterheadField[];
  const isOpen = faults.length > 0 || Object.keys(typed).length > 0;
  return html`<details ${isOpen && html` open`}>
    <summary>${words.form}</summary>
    <form class="fields" method="post" action="${reportPath(unitId, asked(input))}">
      ${formStart(viewer)}
      <p class="soft">${words.kept}</p>
      ${fields.map((field) => oneField(field, input))}
      <div class="inline">
        <button>${words.show}</button>
        <button class="plain" formaction="${reportFilePath(unitId, asked(input))}">${words.save}</button>
      </div>
    </form>
  </details>`;
}

function oneField(field: LetterheadField, { lang, typed, faults }: SurveyReportPageInput): Content {
  const { page: words } = SURVEY_REPORT_WORDS[lang];
  const isWrong = faults.includes(field);
  return html`<div>
    <label for="${field}">${words.labels[field]}</label>
    ${isWrong && html`<p id="${field}-fault" class="note">${faultOf(field, lang)}</p>`}
    <input
      id="${field}"
      name="${field}"
      value="${typed[field] ?? ''}"
      maxlength="${LETTERHEAD_FIELDS[field]}"
      autocomplete="off"
      ${isWrong && html` aria-invalid="true" aria-describedby="${field}-fault"`}
    />
  </div>`;
}

function faultOf(field: LetterheadField, lang: Lang): string {
  return SURVEY_REPORT_WORDS[lang].page.fault(decimalText(LETTERHEAD_FIELDS[field], 0, lang));
}
