// What an office does about the elements of a release, as a table and in print. The plan is the office's own words, and who
// answers for it is a function and no name.
import type { FollowUpLine, Language } from '@tera/domain';
import { type Html, html } from '@tera/pages/html';
import { periodText, printedDay } from './period-text.ts';
import { REPORT_WORDS } from './report-words.ts';
import { type ReadingLanguage, type Table, type Words, tableFrom } from './table.ts';
import { ELEMENT_NAMES } from './words.ts';

export const FOLLOW_UP_STATUSES: Readonly<Record<FollowUpLine['status'], Words>> = {
  proposed: { id: 'Diusulkan, belum ditetapkan', en: 'Proposed, nothing planned yet' },
  planned: { id: 'Direncanakan', en: 'Planned' },
  done: { id: 'Selesai', en: 'Done' },
};

export const FOLLOW_UP_TERMS: Readonly<Record<NonNullable<FollowUpLine['term']>, Words>> = {
  short: { id: 'jangka pendek', en: 'short term' },
  middle: { id: 'jangka menengah', en: 'middle term' },
  long: { id: 'jangka panjang', en: 'long term' },
};

const COLUMNS: readonly ReadingLanguage<FollowUpLine>[] = [
  { id: 'element', title: { id: 'Kode unsur', en: 'Element' }, type: 'text', read: ({ element }) => element },
  {
    id: 'name',
    title: { id: 'Unsur', en: 'Element (Indonesian)' },
    type: 'text',
    read: ({ element }) => ELEMENT_NAMES[element].id,
  },
  { id: 'period', title: { id: 'Terbitan', en: 'Release' }, type: 'text', read: ({ period }) => period },
  { id: 'what', title: { id: 'Rencana tindak lanjut', en: 'Follow-up' }, type: 'text', read: ({ what }) => what },
  { id: 'who', title: { id: 'Penanggung jawab', en: 'Who answers for it' }, type: 'text', read: ({ who }) => who },
  { id: 'until', title: { id: 'Sampai', en: 'Until' }, type: 'date', read: ({ until }) => until },
  {
    id: 'term',
    title: { id: 'Jangka waktu', en: 'Term' },
    type: 'text',
    read: ({ term }) => (term === null ? null : FOLLOW_UP_TERMS[term]),
  },
  {
    id: 'status',
    title: { id: 'Status', en: 'Status' },
    type: 'text',
    read: ({ status }) => FOLLOW_UP_STATUSES[status],
  },
  { id: 'done', title: { id: 'Selesai pada', en: 'Done on' }, type: 'date', read: ({ done }) => done },
];

export function followUpTable(lines: readonly FollowUpLine[]): Table {
  return tableFrom('follow-ups', { id: 'Rencana tindak lanjut', en: 'Follow-up' }, COLUMNS, lines);
}

export function followUpSection(lines: readonly FollowUpLine[], language: Language): Html | undefined {
  if (lines.length === 0) return undefined;
  const words = REPORT_WORDS[language].followUps;
  // Of one release alone its name would stand in every line.
  const isOfSeveral = new Set(lines.map(({ period }) => period)).size > 1;
  return html`<section>
    <h2>${words.heading}</h2>
    <table class="plan">
      <caption>
        ${words.caption}
      </caption>
      <thead>
        <tr>
          ${[words.element, words.what, words.who, words.until, words.status].map((title) => html`<th scope="col" class="words">${title}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row" class="words">
                ${ELEMENT_NAMES[line.element][language]}
                ${isOfSeveral && html`<small>${periodText(line.period, language)}</small>`}
              </th>
              <td class="words">${line.what ?? '–'}</td>
              <td class="words">${line.who ?? '–'}</td>
              <td class="words">${untilText(line, language)}</td>
              <td class="words">
                ${FOLLOW_UP_STATUSES[line.status][language]}
                ${line.done !== null && html`<small>${printedDay(line.done, language)}</small>`}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function untilText({ until, term }: FollowUpLine, language: Language): Html | string {
  if (until === null) return '–';
  return html`${printedDay(until, language)} ${term !== null && html`<small>${FOLLOW_UP_TERMS[term][language]}</small>`}`;
}
