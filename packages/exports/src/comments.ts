// What citizens wrote, as a table for CSV and XLSX and as a page to print: the words, the release period, and what the office did. It
// is told nowhere else when and with which answer they were written.

import type { CommentState, Language, ServiceId } from '@tera/domain';
import { type Html, html } from '@tera/pages/html';
import type { Directory } from './directory.ts';
import { periodText, printedInstant } from './period-text.ts';
import { type PrintedDocument, printDocument } from './print-document.ts';
import { REPORT_STYLE } from './print-style.ts';
import { type Table, type Words, tableFrom } from './table.ts';

export interface ListedComment {
  readonly commentId: string;
  readonly period: string;
  readonly serviceId: string | null;
  readonly text: string;
  readonly state: CommentState;
  readonly history: readonly CommentMark[];
}

interface CommentMark {
  readonly at: string;
  readonly name: string;
  readonly state: CommentState;
  readonly note?: string | undefined;
}

export const COMMENT_STATE_NAMES: Readonly<Record<CommentState, Words>> = {
  new: { id: 'baru', en: 'new' },
  read: { id: 'dibaca', en: 'read' },
  followed_up: { id: 'ditindaklanjuti', en: 'followed up' },
  hidden: { id: 'disembunyikan', en: 'hidden' },
};

export function commentsTable(comments: readonly ListedComment[], directory: Directory, timeZone: string): Table {
  const history = ({ history: marks }: ListedComment, language: Language) =>
    marks.map((mark) => markText(mark, timeZone, language)).join('\n');
  return tableFrom<ListedComment>(
    'comments',
    { id: 'Komentar', en: 'Comments' },
    [
      { id: 'period', title: { id: 'Periode', en: 'Period' }, type: 'text', read: ({ period }) => period },
      {
        id: 'serviceId',
        title: { id: 'Kode layanan', en: 'Service id' },
        type: 'text',
        read: ({ serviceId }) => serviceId,
      },
      {
        id: 'service',
        title: { id: 'Layanan', en: 'Service' },
        type: 'text',
        read: (one) => serviceName(one, directory),
      },
      { id: 'text', title: { id: 'Komentar', en: 'Comment' }, type: 'text', read: ({ text }) => text },
      {
        id: 'state',
        title: { id: 'Status', en: 'State' },
        type: 'text',
        read: ({ state }) => COMMENT_STATE_NAMES[state],
      },
      {
        id: 'history',
        title: { id: 'Tindak lanjut', en: 'What was done' },
        type: 'text',
        read: (one) => ({ id: history(one, 'id'), en: history(one, 'en') }),
      },
      {
        id: 'commentId',
        title: { id: 'Kode komentar', en: 'Comment id' },
        type: 'text',
        read: ({ commentId }) => commentId,
      },
    ],
    comments,
  );
}

export interface CommentsInput {
  readonly unitName: string;
  /** Absent where they are of all periods. */
  readonly period: string | undefined;
  readonly comments: readonly ListedComment[];
  readonly directory: Directory;
  readonly timeZone: string;
}

export function commentsPage(
  { unitName, period, comments, directory, timeZone }: CommentsInput,
  { language, printedAt }: { readonly language: Language; readonly printedAt: number },
): PrintedDocument {
  const words = WORDS[language];
  return printDocument({
    language,
    title: `${words.heading} – ${unitName}`,
    style: `@page { size: A4 portrait; margin: 14mm 16mm 16mm; }${REPORT_STYLE}${STYLE}`,
    body: html`<main>
      <header>
        <p class="unit">${unitName}</p>
        <h1>${words.heading}</h1>
        <p class="period">${period === undefined ? words.all : periodText(period, language)}</p>
      </header>
      <p class="lead">${words.lead}</p>
      ${
        comments.length === 0
          ? html`<p class="lead">${words.nothing}</p>`
          : html`<table>
              <thead>
                <tr>
                  ${words.columns.map((title) => html`<th scope="col" class="words">${title}</th> `)}
                </tr>
              </thead>
              <tbody>
                ${comments.map((one) => line(one, { directory, timeZone, language }))}
              </tbody>
            </table>`
      }
      <section class="notes">
        <p>${words.printed} ${printedInstant(new Date(printedAt).toISOString(), timeZone, language)}.</p>
      </section>
    </main>`,
  });
}

interface Printing {
  readonly directory: Directory;
  readonly timeZone: string;
  readonly language: Language;
}

function line(comment: ListedComment, { directory, timeZone, language }: Printing): Html {
  const { period, text, state, history } = comment;
  return html`<tr>
    <td class="words">${periodText(period, language)}</td>
    <td class="words">${serviceName(comment, directory) ?? '–'}</td>
    <td class="words written">${text}</td>
    <td class="words">
      ${COMMENT_STATE_NAMES[state][language]}
      ${history.map((mark) => html`<p class="mark">${markText(mark, timeZone, language)}</p> `)}
    </td>
  </tr> `;
}

function serviceName({ serviceId }: ListedComment, { service }: Directory): string | null {
  return serviceId === null ? null : (service(serviceId as ServiceId) ?? serviceId);
}

function markText({ at, name, state, note }: CommentMark, timeZone: string, language: Language): string {
  const what = `${printedInstant(at, timeZone, language)}, ${name}: ${COMMENT_STATE_NAMES[state][language]}`;
  return note === undefined ? what : `${what}. ${note}`;
}

const STYLE = `
.written { width: 45%; white-space: pre-wrap; overflow-wrap: anywhere; }
.mark { color: var(--soft); font-size: 8.5pt; }
`;

interface CommentWords {
  readonly heading: string;
  readonly all: string;
  readonly lead: string;
  readonly nothing: string;
  readonly columns: readonly string[];
  readonly printed: string;
}

const WORDS: Readonly<Record<Language, CommentWords>> = {
  id: {
    heading: 'Komentar warga',
    all: 'Semua periode',
    lead: 'Nomor dan alamat pribadi disamarkan. Urutannya acak dan tidak menunjukkan waktu, antrean, atau petugas.',
    nothing: 'Belum ada komentar.',
    columns: ['Periode', 'Layanan', 'Komentar', 'Status dan tindak lanjut'],
    printed: 'Dicetak',
  },
  en: {
    heading: 'What citizens wrote',
    all: 'All periods',
    lead: 'Personal numbers and addresses are masked. They are in no order, and tell neither time, ticket nor officer.',
    nothing: 'There are no comments yet.',
    columns: ['Period', 'Service', 'Comment', 'State and what was done'],
    printed: 'Printed',
  },
};
