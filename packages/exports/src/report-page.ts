// The survey report of a unit to print on A4, with the figures by officer where they are given. A report without figures is
// a report too: it says how many answered, and when there will be more or why there is nothing.

import {
  CHANNELS,
  type ElementLine,
  ELEMENTS,
  type IndicatorRow,
  type Language,
  RESPONDENT_ATTRIBUTES,
  publicationOf,
  type Respondents,
  type SkmReport,
} from '@tera/domain';
import { aboutTexts, capitalised } from './about-texts.ts';
import type { Directory } from './directory.ts';
import { type Html, html } from '@tera/pages/html';
import { decimalText, intervalText, percentText } from './number-text.ts';
import { followUpSection } from './follow-ups.ts';
import type { TableRow } from './indicator-table.ts';
import { officerSection } from './officer-section.ts';
import { printedInstant, periodText, spanText } from './period-text.ts';
import { type PrintedDocument, printDocument, styleString } from './print-document.ts';
import { BARS_STYLE, REPORT_STYLE } from './print-style.ts';
import { laterText, publicationText } from './published-text.ts';
import { barList, extremes, stackedBar, swatch } from './report-charts.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { SurveyAnswer } from './skm-tables.ts';
import { ATTRIBUTE_NAMES, CHANNEL_NAMES, ELEMENT_NAMES, MUTU_NAMES, valueName } from './words.ts';

export interface ReportInput {
  /** What the unit is called. */
  readonly unitName: string;
  readonly survey: SurveyAnswer;
  /** The row of the same unit or service and period: intervals and distributions are drawn from it. */
  readonly row?: IndicatorRow | undefined;
  /** Rows by officer; with them the report is no longer one to hang up, and says so. */
  readonly officers?: readonly TableRow[] | undefined;
  readonly directory?: Directory | undefined;
}

export function reportPage(input: ReportInput, { language }: { readonly language: Language }): PrintedDocument {
  const { unitName, survey, row, officers, directory } = input;
  const words = REPORT_WORDS[language];
  const period = periodText(survey.period, language);
  const service =
    survey.serviceId === undefined ? undefined : (directory?.service(survey.serviceId) ?? survey.serviceId);
  const isShown = survey.elements.length > 0;
  return printDocument({
    language,
    title: `${words.report} – ${unitName} – ${period}`,
    style: `${pageStyle(`${unitName} – ${period}`, words.page)}${REPORT_STYLE}${BARS_STYLE}`,
    body: html`<main>
      <header>
        <p class="unit">${unitName}</p>
        <h1>${words.report}</h1>
        <p class="period">${period}${service !== undefined && ` – ${words.service}: ${service}`}</p>
      </header>
      ${result(survey, row, language)}
      ${isShown && [elementSection(survey, language), chartSection(survey, row, language), spreadSection(row, language)]}
      ${followUpSection(survey.followUps ?? [], language)} ${whoSection(survey, directory, language)}
      ${aboutSection(survey, directory, language)}
      <section class="notes">
        <h2>${words.notes.heading}</h2>
        <ul>
          ${words.notes.items.map((note) => html`<li>${note}</li> `)}
        </ul>
      </section>
      ${officers !== undefined && officers.length > 0 && officerSection(officers, directory, language)}
    </main>`,
  });
}

/** What runs along the foot of every sheet. Without margins of its own a browser prints its own there. */
function pageStyle(foot: string, page: string): string {
  const small = 'font: 8pt system-ui, sans-serif; color: #45524e;';
  return `@page { size: A4 portrait; margin: 14mm 16mm 16mm;
@bottom-left { content: ${styleString(foot)}; ${small} }
@bottom-right { content: ${styleString(`${page} `)} counter(page) " / " counter(pages); ${small} } }`;
}

function result(survey: SurveyAnswer, row: IndicatorRow | undefined, language: Language): Html {
  const words = REPORT_WORDS[language];
  const { ikm, mutu, n, answered, later, population, sampleTarget, weight, methodVersion, generatedAt, timeZone } =
    survey;
  const status = publicationText(survey)[language];
  const inShort = publicationText(publicationOf(survey))[language];
  // The figure is of what was answered when it was published: some of that may have gone since.
  const received = later?.of ?? answered ?? n;
  const changed = later && laterText(later)?.[language];
  // Before there is a figure, whoever has answered.
  const counted = n === 0 ? received : n;
  const ofReceived = n === 0 || n >= received ? undefined : words.ofAnswered(decimalText(received, 0, language));
  const beside = [ofReceived, changed].flatMap((text) => text ?? []).join('; ') || undefined;
  // The interval is that of exact weights: beside an index by other weights it would be another figure's.
  const ci95 = weight === 'exact' && row?.satisfaction.ikm === ikm ? row?.satisfaction.ci95 : undefined;
  return html`<section class="result">
    <p class="index">
      ${
        ikm === null
          ? html`<span class="label">${words.index}</span><span class="hidden">${capitalised(inShort)}</span>`
          : html`<span class="label">${words.index}</span
              ><span class="value">${decimalText(ikm, 2, language)}</span
              >${mutu === null ? html`<span class="mutu">${words.running}</span>` : html`<span class="mutu">${words.mutu} ${mutu} – ${MUTU_NAMES[mutu][language]}</span>`}
              ${
                ci95 !== undefined &&
                ci95 !== null &&
                html`<span class="interval">${words.interval} ${intervalText(ci95, 2, language)}</span>`
              }`
      }
    </p>
    <dl class="facts">
      ${fact(words.respondents, decimalText(counted, 0, language), beside)} ${fact(words.status, status)}
      ${fact(words.population, decimalText(population, 0, language), words.populationHint)}
      ${fact(words.sample, decimalText(sampleTarget, 0, language), counted >= sampleTarget ? words.enough : words.notEnough)}
      ${fact(words.span, spanText(survey.period, language))} ${fact(words.weight, words.weights[weight])}
      ${fact(words.method, methodVersion)} ${fact(words.generated, printedInstant(generatedAt, timeZone, language))}
    </dl>
  </section>`;
}

function fact(name: string, value: string, hint?: string): Html {
  const isLong = value.length > 12;
  return html`<div>
    <dt>${name}</dt>
    <dd>${isLong ? html`<small>${value}</small>` : value} ${hint !== undefined && html`<small>${hint}</small>`}</dd>
  </div> `;
}

function elementSection({ elements, ni }: SkmReport, language: Language): Html {
  const words = REPORT_WORDS[language];
  const { columns } = words;
  const { best, least } = extremes(elements);
  const names = (codes: typeof best) => codes.map((code) => ELEMENT_NAMES[code][language]).join('; ');
  const number = (value: number | null) => (value === null ? '–' : decimalText(value, 4, language));
  return html`<section class="whole">
    <h2>${words.elements.heading}</h2>
    <table>
      <caption>
        ${words.elements.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${columns.number}</th>
          <th scope="col" class="words">${columns.element}</th>
          <th scope="col">${columns.sum}</th>
          <th scope="col">${columns.answers}</th>
          <th scope="col">${columns.nrr}</th>
          <th scope="col">${columns.weighted}</th>
        </tr>
      </thead>
      <tbody>
        ${elements.map(
          ({ code, sum, n, nrr, weighted }) =>
            html`<tr>
              <td class="words">U${ELEMENTS.indexOf(code) + 1}</td>
              <th scope="row" class="words">${ELEMENT_NAMES[code][language]}</th>
              <td>${decimalText(sum, 0, language)}</td>
              <td>${decimalText(n, 0, language)}</td>
              <td>${number(nrr)}</td>
              <td>${number(weighted)}</td>
            </tr> `,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="5" class="words">${columns.total}</th>
          <td>${number(ni)}</td>
        </tr>
      </tfoot>
    </table>
    ${best.length + least.length < elements.length && html`<p class="extremes">${words.elements.best} <b>${names(best)}</b>. ${words.elements.least} <b>${names(least)}</b>.</p>`}
  </section>`;
}

function chartSection({ elements }: SkmReport, row: IndicatorRow | undefined, language: Language): Html {
  const { chart } = REPORT_WORDS[language];
  const intervals = row?.satisfaction.elements ?? {};
  const hasIntervals = Object.keys(intervals).length > 0;
  return html`<section class="whole">
    <h2>${chart.heading}</h2>
    <p class="lead">${chart.lead} ${hasIntervals && chart.whisker}</p>
    ${barList(
      elements.map((line: ElementLine) => ({ line, ci95: intervals[line.code]?.ci95 })),
      language,
    )}
  </section>`;
}

const SCORE_COLUMNS = [1, 2, 3, 4] as const;

function spreadSection(row: IndicatorRow | undefined, language: Language): Html | undefined {
  const figures = Object.entries(row?.satisfaction.elements ?? {}).flatMap(([code, { distribution }]) =>
    distribution === undefined ? [] : [{ code, distribution }],
  );
  if (figures.length === 0) return undefined;
  const words = REPORT_WORDS[language];
  return html`<section class="whole">
    <h2>${words.spread.heading}</h2>
    <table class="spread">
      <caption>
        ${words.spread.lead}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${words.columns.element}</th>
          ${SCORE_COLUMNS.map((score) => html`<th scope="col">${swatch(score)} ${score}</th> `)}
          <th scope="col" class="words">${words.spread.bar}</th>
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          ({ code, distribution }) =>
            html`<tr>
              <th scope="row" class="words">${ELEMENT_NAMES[code as ElementLine['code']][language]}</th>
              ${distribution.map((count) => html`<td>${decimalText(count, 0, language)}</td> `)}
              <td class="bar">${stackedBar(distribution)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

interface Group {
  readonly name: string;
  readonly counts: readonly (readonly [name: string, n: number])[];
}

function whoSection(
  { respondents, channels }: SkmReport,
  directory: Directory | undefined,
  language: Language,
): Html | undefined {
  if (respondents === null || channels === null) return undefined;
  const words = REPORT_WORDS[language];
  const n = CHANNELS.reduce((sum, channel) => sum + channels[channel], 0);
  const groups: readonly Group[] = [
    ...RESPONDENT_ATTRIBUTES.map((attribute) => ({
      name: ATTRIBUTE_NAMES[attribute][language],
      counts: Object.entries(respondents[attribute]).map(
        ([value, count]) => [valueName(attribute, value, language), count] as const,
      ),
    })),
    { name: words.channels, counts: CHANNELS.map((channel) => [CHANNEL_NAMES[channel][language], channels[channel]]) },
    { name: ATTRIBUTE_NAMES.service[language], counts: servicesOf(respondents, directory, words.who.noService) },
  ];
  return html`<section>
    <h2>${words.who.heading}</h2>
    <div class="groups">
      ${groups.map(
        ({ name, counts }) =>
          html`<table>
            <thead>
              <tr>
                <th scope="col" class="words">${name}</th>
                <th scope="col">${words.who.number}</th>
                <th scope="col">${words.who.share}</th>
              </tr>
            </thead>
            <tbody>
              ${counts.map(
                ([value, count]) =>
                  html`<tr>
                    <th scope="row" class="words">${value}</th>
                    <td>${decimalText(count, 0, language)}</td>
                    <td>${percentText(count / n, 1, language)}</td>
                  </tr> `,
              )}
            </tbody>
          </table> `,
      )}
    </div>
  </section>`;
}

/** What it is made of, and what else is to be known before it is quoted. */
function aboutSection(survey: SurveyAnswer, directory: Directory | undefined, language: Language): Html | undefined {
  const items = aboutTexts(survey, language, directory?.counters ?? []);
  if (items.length === 0) return undefined;
  return html`<section class="notes">
    <h2>${REPORT_WORDS[language].about.heading}</h2>
    <ul>
      ${items.map((item) => html`<li>${item}</li> `)}
    </ul>
  </section>`;
}

function servicesOf({ service }: Respondents, directory: Directory | undefined, none: string): Group['counts'] {
  return service.map(({ serviceId, n }) => [
    serviceId === null ? none : (directory?.service(serviceId) ?? serviceId),
    n,
  ]);
}
