// The part of the report that is about persons: only what is charged to officers, always with n and an interval, in the order
// of names. What is not shown says why, in the place of the figures.

import { type IndicatorRow, type Language, OFFICER_ELEMENTS, shareInterval } from '@tera/domain';
import type { Directory } from './directory.ts';
import { type Html, html } from '@tera/pages/html';
import { decimalText, intervalText, percentText } from './number-text.ts';
import { laterText, publicationText } from './published-text.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { TableRow } from './indicator-table.ts';
import { ELEMENT_NAMES, ROW_FLAG_NAMES } from './words.ts';

/** Rows without an officer are the unit's and have no line here. */
export function officerSection(rows: readonly TableRow[], directory: Directory | undefined, language: Language): Html {
  const words = REPORT_WORDS[language];
  const { officers } = words;
  const lines = rows.flatMap((row) => lineOf(row, directory)).sort((a, b) => compare(a.name, b.name));
  return html`<section class="new-page">
    <h2>${officers.heading}</h2>
    <p class="lead">${officers.lead} ${officers.notVerdict}</p>
    <table class="officers">
      <caption>
        ${officers.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${officers.officer}</th>
          <th scope="col">${officers.completed}</th>
          <th scope="col">${officers.time}</th>
          <th scope="col">${officers.onTime}</th>
          <th scope="col">${words.respondents}</th>
          <th scope="col">${officers.index}</th>
          ${OFFICER_ELEMENTS.map((code) => html`<th scope="col">${ELEMENT_NAMES[code][language]}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(({ row, name, nip, service }) => {
          const { satisfaction, onTime } = row;
          return html`<tr>
            <th scope="row" class="words">
              <span class="name">${name}</span>${unbroken(nip)}${small(service)}${remarks(row, language)}
            </th>
            <td>
              ${decimalText(row.tickets.completed, 0, language)}${row.shortService.n > 0 && small(officers.short(decimalText(row.shortService.n, 0, language)))}
            </td>
            <td>
              ${minutes(row.service.p50, language)}${row.service.p90 !== null && small(`${officers.upTo} ${minutes(row.service.p90, language)}`)}
            </td>
            <td>
              ${onTime.share === null ? '–' : [percentText(onTime.share, 1, language), unbroken(shareText(onTime, language))]}
            </td>
            <td>
              ${numberOf(satisfaction, language)}${satisfaction.ikm !== null && small(publicationText(satisfaction)[language])}
            </td>
            ${
              satisfaction.ikm === null
                ? html`<td class="hidden" colspan="${OFFICER_ELEMENTS.length + 1}">
                    ${publicationText(satisfaction)[language]}
                  </td>`
                : [
                    html`<td>
                      ${decimalText(satisfaction.ikm, 2, language)}${satisfaction.ci95 !== null && unbroken(`(${intervalText(satisfaction.ci95, 2, language)})`)}
                    </td> `,
                    ...OFFICER_ELEMENTS.map((code) => elementCell(satisfaction.elements[code], language)),
                  ]
            }
          </tr> `;
        })}
      </tbody>
    </table>
  </section>`;
}

/** What to look at before relying on the figures. */
function remarks({ flags = [], contested, satisfaction }: TableRow, language: Language): Html | undefined {
  const { look, contested: doubted } = REPORT_WORDS[language].officers;
  const count = contested?.tickets ?? 0;
  const changed = satisfaction.later && laterText(satisfaction.later)?.[language];
  const parts = [
    ...flags.map(({ code }) => ROW_FLAG_NAMES[code][language]),
    ...(count === 0 ? [] : [`${decimalText(count, 0, language)} ${doubted}`]),
    ...(changed === undefined ? [] : [changed]),
  ];
  return parts.length === 0 ? undefined : html`<div class="remarks">${look} ${parts.join('; ')}</div>`;
}

interface Line {
  readonly row: TableRow;
  readonly name: string;
  readonly nip: string | undefined;
  readonly service: string | undefined;
}

function lineOf(row: TableRow, directory: Directory | undefined): readonly Line[] {
  const { officerId, serviceId } = row;
  if (officerId === undefined || officerId === null) return [];
  const person = directory?.officer(officerId);
  const service =
    serviceId === undefined || serviceId === null ? undefined : (directory?.service(serviceId) ?? serviceId);
  return [{ row, name: person?.name ?? officerId, nip: person?.nip, service }];
}

function elementCell(
  figure: IndicatorRow['satisfaction']['elements'][(typeof OFFICER_ELEMENTS)[number]],
  language: Language,
): Html {
  if (figure === undefined) return html`<td>–</td> `;
  return html`<td>
    ${decimalText(figure.nrr, 2, language)}${unbroken(`(${intervalText(figure.ci95, 2, language)})`)}
  </td> `;
}

/** Those in the figure, or all that were received; not told is a dash. */
function numberOf({ n, answered }: IndicatorRow['satisfaction'], language: Language): string {
  const number = n === 0 ? answered : n;
  return number === null ? '–' : decimalText(number, 0, language);
}

function shareText({ n, onTime }: IndicatorRow['onTime'], language: Language): string {
  const [low, high] = shareInterval({ part: onTime, whole: n });
  return `(${intervalText([low * 100, high * 100], 1, language)}%)`;
}

function minutes(seconds: number | null, language: Language): string {
  return seconds === null ? '–' : decimalText(seconds / 60, 1, language);
}

/** A number or an interval, which is read in one line. */
function unbroken(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<small class="unbroken">${text}</small>`;
}

/** Words, which take as many lines as they need. */
function small(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<small>${text}</small>`;
}

/** Not by locale: the same report has the same bytes wherever it is made. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
