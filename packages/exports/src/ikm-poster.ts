// The one sheet that an office hangs up (PermenPANRB 14/2017, publication of the IKM): index, respondents, elements, thanks.
// It is about the unit alone, and has no name of a person on it.

import { type Language, RESPONDENT, type Respondents, publicationOf } from '@tera/domain';
import { type Html, html } from '@tera/pages/html';
import { awaitingText } from './about-texts.ts';
import { decimalText } from './number-text.ts';
import { periodText } from './period-text.ts';
import { type PrintedDocument, printDocument } from './print-document.ts';
import { BARS_STYLE, POSTER_STYLE } from './print-style.ts';
import { channelsText, exclusionText, flaggedText, publicationText } from './published-text.ts';
import { barList } from './report-charts.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { ReportInput } from './report-page.ts';
import { ATTRIBUTE_NAMES, MUTU_NAMES, NOT_ANSWERED, valueName } from './words.ts';

export type PosterInput = Pick<ReportInput, 'unitName' | 'survey' | 'directory'>;

/** Most characters of a name in the large type. */
const SHORT_NAME = 60;

/** Most characters of what stands beside the index: more of them would push each other off the sheet. */
const SHORT_REMARKS = 520;

/** One page, always. */
export function ikmPoster(
  { unitName, survey, directory }: PosterInput,
  { language }: { readonly language: Language },
): PrintedDocument {
  const words = REPORT_WORDS[language];
  const { poster } = words;
  const { ikm, mutu, n, answered, elements, respondents, serviceId } = survey;
  const isPublished = ikm !== null && mutu !== null;
  const period = periodText(survey.period, language);
  const service = serviceId === undefined ? undefined : (directory?.service(serviceId) ?? serviceId);
  const awaited = awaitingText(survey, language);
  const remarks = remarksOn({ survey, directory }, language);
  return printDocument({
    language,
    title: `${poster.heading} – ${unitName} – ${period}`,
    style: POSTER_STYLE + BARS_STYLE,
    body: html`<main${unitName.length + (service?.length ?? 0) > SHORT_NAME && html` class="long"`}>
      <header>
        <h1>${poster.heading}</h1>
        <p class="unit">${unitName}</p>
        ${service !== undefined && html`<p class="unit">${service}</p>`}
        <p class="period">${poster.period} ${period}</p>
        ${isPublished && awaited !== undefined && html`<p class="period">${awaited}.</p>`}
      </header>
      <div class="result">
        <p class="index">
          ${
            !isPublished
              ? html`<span class="hidden">${poster.none} ${publicationText(publicationOf(survey))[language]}</span>`
              : html`<span class="label">IKM</span
                  ><span class="${ikm < 100 ? 'value' : 'value hundred'}">${decimalText(ikm, 2, language)}</span
                  ><span class="mutu">${words.mutu} ${mutu}</span>
                  <span class="mutu">${MUTU_NAMES[mutu][language]}</span>`
          }
        </p>
        <section class="people">
          <h2>${poster.people}</h2>
          <dl>
            ${line(poster.total, `${decimalText(isPublished ? n : (answered ?? n), 0, language)} ${poster.persons}`, 'total')}
            ${respondents !== null && [...group('sex', respondents, language), ...group('education', respondents, language)]}
          </dl>
        </section>
      </div>
      <section class="elements">
        ${
          elements.length === 0
            ? survey.why === 'few' && html`<p class="why">${poster.why10}</p>`
            : html`<h2>${poster.elements}</h2>
                <p class="scale">${poster.scale}</p>
                ${barList(
                  elements.map((each) => ({ line: each })),
                  language,
                )}`
        }
      </section>
      ${remarks.length > 0 && html`<p class="remarks">${remarks.map((each) => html`<span>${each}.</span> `)}</p>`}
      <div class="thanks">
        <p><b>${poster.thanks}</b> ${poster.why}</p>
      </div>
      <p class="basis">${poster.basis}</p>
    </main>`,
  });
}

/**
 * What is to be known before the index is believed: which answers should be looked at, how they came, what is not in it. Each
 * exclusion with its reason; where that is too long for the sheet, that it was done and where the reasons are.
 */
function remarksOn(
  { survey, directory }: Pick<PosterInput, 'survey' | 'directory'>,
  language: Language,
): readonly string[] {
  const { excluded, channelIkm, ikm } = survey;
  const setAside = excluded.map((each) => exclusionText(each, language, directory?.counters ?? []));
  const inShort =
    excluded.length === 0 ? [] : [REPORT_WORDS[language].poster.setAside(decimalText(excluded.length, 0, language))];
  const about = ikm === null ? [] : [flaggedText(survey)?.[language], channelsText(channelIkm, language)];
  const known = about.flatMap((text) => (text === undefined ? [] : [text]));
  const isShort = [...known, ...setAside].join('. ').length <= SHORT_REMARKS;
  return [...known, ...(isShort ? setAside : inShort)].map((text) => text.charAt(0).toUpperCase() + text.slice(1));
}

function group(attribute: 'sex' | 'education', respondents: Respondents, language: Language): readonly Html[] {
  const counts: Readonly<Record<string, number>> = respondents[attribute];
  const values = RESPONDENT[attribute].map((value) =>
    line(valueName(attribute, value, language), textOf(counts[value])),
  );
  const silent = line(NOT_ANSWERED[language], textOf(counts['notAnswered']));
  return [
    html`<div class="group"><dt>${ATTRIBUTE_NAMES[attribute][language]}</dt></div> `,
    ...values,
    ...(counts['notAnswered'] === 0 ? [] : [silent]),
  ];

  function textOf(count = 0): string {
    return decimalText(count, 0, language);
  }
}

function line(name: string, value: string, kind?: 'total'): Html {
  return html`<div${kind !== undefined && html` class="${kind}"`}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;
}
