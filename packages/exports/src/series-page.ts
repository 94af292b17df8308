// The rows of a span, period by period, to print: the figures that are looked at most, a line for each row. With officers in
// it, it is a work sheet and no verdict, and says so.

import type { Language, LocalDay } from '@tera/domain';
import type { TableRow } from './indicator-table.ts';
import type { Directory } from './directory.ts';
import type { ReportHead } from './head.ts';
import { type Html, html } from '@tera/pages/html';
import { decimalText, percentText } from './number-text.ts';
import { printedDay, printedInstant, periodText } from './period-text.ts';
import { type PrintedDocument, printDocument } from './print-document.ts';
import { REPORT_STYLE } from './print-style.ts';
import { publicationText } from './published-text.ts';
import { REPORT_WORDS } from './report-words.ts';

export interface SeriesInput {
  readonly unitName: string;
  readonly head: Omit<ReportHead, 'unitId'>;
  /** The first day of the span, and the last one. */
  readonly days: readonly [first: LocalDay, last: LocalDay];
  readonly rows: readonly (TableRow & { readonly period: string })[];
  readonly directory: Directory;
}

export function seriesPage(
  { unitName, head, days: [first, last], rows, directory }: SeriesInput,
  { language }: { readonly language: Language },
): PrintedDocument {
  const words = WORDS[language];
  const { method, generated, officers } = REPORT_WORDS[language];
  const hasOfficers = rows.some(({ officerId }) => officerId !== undefined);
  const hasServices = rows.some(({ serviceId }) => serviceId !== undefined);
  const columns = [
    words.period,
    ...(hasOfficers ? [officers.officer] : []),
    ...(hasServices ? [REPORT_WORDS[language].service] : []),
  ];
  return printDocument({
    language,
    title: `${words.heading} – ${unitName}`,
    style: `@page { size: A4 portrait; margin: 14mm 16mm 16mm; }${REPORT_STYLE}`,
    body: html`<main>
      <header>
        <p class="unit">${unitName}</p>
        <h1>${words.heading}</h1>
        <p class="period">${printedDay(first, language)} – ${printedDay(last, language)}</p>
      </header>
      ${hasOfficers && html`<p class="lead">${officers.notVerdict}</p>`}
      ${
        rows.length === 0
          ? html`<p class="lead">${words.nothing}</p>`
          : html`<table>
              <thead>
                <tr>
                  ${columns.map((title) => html`<th scope="col" class="words">${title}</th> `)}
                  ${words.figures.map((title) => html`<th scope="col">${title}</th> `)}
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => line(row, directory, language))}
              </tbody>
            </table>`
      }
      <section class="notes">
        <p>
          ${method} ${head.methodVersion}. ${generated} ${printedInstant(head.generatedAt, head.timeZone, language)}.
        </p>
      </section>
    </main>`,
  });
}

function line(row: SeriesInput['rows'][number], directory: Directory, language: Language): Html {
  const { officerId, serviceId, tickets, wait, service, onTime, satisfaction } = row;
  const { nobody } = WORDS[language];
  // A figure that may not be compared with the others says so beside it.
  const status = publicationText(satisfaction)[language];
  const minutes = (seconds: number | null) => (seconds === null ? '–' : decimalText(seconds / 60, 1, language));
  return html`<tr>
    <th scope="row" class="words">${periodText(row.period, language)}</th>
    ${officerId !== undefined && html`<td class="words">${officerId === null ? nobody : (directory.officer(officerId)?.name ?? officerId)}</td> `}
    ${serviceId !== undefined && html`<td class="words">${serviceId === null ? nobody : (directory.service(serviceId) ?? serviceId)}</td> `}
    <td>${decimalText(tickets.completed, 0, language)}</td>
    <td>${minutes(wait.p50)}</td>
    <td>${minutes(service.p50)}</td>
    <td>${onTime.share === null ? '–' : percentText(onTime.share, 1, language)}</td>
    <td>${decimalText(satisfaction.n, 0, language)}</td>
    <td>
      ${satisfaction.ikm === null ? status : decimalText(satisfaction.ikm, 2, language)}
      ${satisfaction.ikm !== null && satisfaction.status !== 'reliable' && html`<small>${status}</small>`}
    </td>
  </tr> `;
}

interface SeriesWords {
  readonly heading: string;
  readonly period: string;
  readonly nobody: string;
  readonly nothing: string;
  readonly figures: readonly string[];
}

const WORDS: Readonly<Record<Language, SeriesWords>> = {
  id: {
    heading: 'Perkembangan indikator',
    period: 'Periode',
    nobody: '(unit)',
    nothing: 'Tidak ada yang dihitung pada masa ini.',
    figures: ['Selesai', 'Tunggu, median (menit)', 'Layanan, median (menit)', 'Tepat waktu', 'Responden', 'Indeks'],
  },
  en: {
    heading: 'Indicators through time',
    period: 'Period',
    nobody: '(unit)',
    nothing: 'Nothing was counted in this time.',
    figures: ['Completed', 'Wait, median (min)', 'Service, median (min)', 'On time', 'Respondents', 'Index'],
  },
};
