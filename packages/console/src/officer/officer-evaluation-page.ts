// The sheet for the evaluation form of a quarter (PermenPANRB 6/2022): the figures in the words and the order of the form, with what
// people write left empty. It has the same lines as the file, and there is no place on it for a verdict.
import { periodOf } from '@tera/domain';
import { periodText, printedInstant, spanText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CSV_OF_OFFICE } from '../csv-of-office.ts';
import type { OfficerRow } from '../answers.ts';
import { NONE } from '../figure-texts.ts';
import { evaluationForm } from './evaluation-form.ts';
import { frame, scrolling, tabList } from '../frame.ts';
import { periodBefore } from '../period-choice.ts';
import { quantileNote } from '../quantile-note.ts';
import { downloadPath, officerEvaluationFilePath, officerEvaluationPath } from './officer-paths.ts';
import { type OfficerInView, officerTabs, officerTrail } from './officer-tabs.ts';

export interface OfficerEvaluationInput extends OfficerInView {
  readonly nip: string | undefined;
  readonly generatedAt: string;
  readonly methodVersion: string;
  /** `undefined`: nothing is counted of them in the quarter. */
  readonly row: OfficerRow | undefined;
}

interface Words {
  readonly heading: string;
  readonly quarters: string;
  readonly before: (name: string) => string;
  readonly after: (name: string) => string;
  readonly lead: string;
  readonly running: string;
  readonly nothing: string;
  readonly name: string;
  readonly nip: string;
  readonly unit: string;
  readonly period: string;
  readonly table: string;
  readonly release: string;
  readonly revision: string;
  readonly evidence: string;
  readonly method: (version: string) => string;
  readonly versions: string;
  readonly made: string;
  readonly print: string;
  readonly files: string;
  readonly form: string;
}

export const EVALUATION_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    heading: 'Lembar evaluasi kinerja triwulan',
    quarters: 'Triwulan',
    before: (name) => `Sebelumnya: ${name}`,
    after: (name) => `Sesudahnya: ${name}`,
    lead: 'Bahan untuk formulir evaluasi (PermenPANRB 6/2022). Rencana hasil kerja dan umpan balik diisi oleh orang. Lembar ini memuat bukti, bukan predikat kinerja.',
    running: 'Triwulan ini masih berjalan: angkanya masih berubah.',
    nothing: 'Tidak ada tiket maupun jawaban petugas ini dalam triwulan ini, sehingga lembar ini kosong.',
    name: 'Nama pegawai',
    nip: 'NIP',
    unit: 'Unit kerja',
    period: 'Periode evaluasi',
    table: 'Lembar evaluasi',
    release: 'terbitan',
    revision: 'revisi',
    evidence: 'Bukti dukung',
    method: (version) => `Dihitung dengan metode ${version}`,
    versions:
      'Versi metode pada setiap baris adalah versi sejak kapan indikator itu dihitung seperti sekarang. Indikator yang cara hitungnya tidak berubah tetap memakai versi lamanya, jadi versi dalam satu lembar boleh berbeda-beda.',
    made: 'dibuat',
    print: 'Cetak lewat menu peramban (Ctrl+P); satu lembar A4 mendatar.',
    files: 'Unduh',
    form: 'lembar ini',
  },
  en: {
    heading: 'Evaluation sheet of a quarter',
    quarters: 'Quarter',
    before: (name) => `Before: ${name}`,
    after: (name) => `After: ${name}`,
    lead: 'Material for the evaluation form (PermenPANRB 6/2022), which is Indonesian. The plan and the feedback are for people to write. The sheet holds evidence, and no rating.',
    running: 'This quarter still runs: its figures still change.',
    nothing: 'There are neither tickets nor answers of this officer in this quarter, so the sheet is empty.',
    name: 'Officer',
    nip: 'NIP',
    unit: 'Unit',
    period: 'Period',
    table: 'Evaluation sheet',
    release: 'release',
    revision: 'revision',
    evidence: 'Evidence',
    method: (version) => `Reckoned by method ${version}`,
    versions:
      'The method version (“versi metode”) of a line is the one since which its indicator is reckoned as it is now. One that has not changed keeps its old version, so versions on one sheet may differ.',
    made: 'made',
    print: 'Print it by the browser’s menu (Ctrl+P); one sheet of A4, landscape.',
    files: 'Download',
    form: 'this sheet',
  },
};

export function officerEvaluationPage(input: OfficerEvaluationInput): Page {
  const { lang, viewer, at, unit, officer, nip, period, today, row } = input;
  const words = EVALUATION_WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: officer.name,
    subtitle: `${words.heading} · ${periodText(period.name, lang)}`,
    trail: officerTrail(input),
    tabs: officerTabs(input, 'evaluation'),
    body: html`${quarters(input)}
      <section class="sheet">
        <dl class="facts">
          <div>
            <dt>${words.name}</dt>
            <dd class="long">${officer.name}</dd>
          </div>
          <div>
            <dt>${words.nip}</dt>
            <dd class="long">${nip ?? NONE}</dd>
          </div>
          <div>
            <dt>${words.unit}</dt>
            <dd class="long">${unit.name}</dd>
          </div>
          <div>
            <dt>${words.period}</dt>
            <dd class="long">${periodText(period.name, lang)}<small>${spanText(period.name, lang)}</small></dd>
          </div>
        </dl>
        <p>${words.lead}</p>
        ${period.to > today && html`<div class="note"><p>${words.running}</p></div>`}
        ${row === undefined ? html`<p>${words.nothing}</p>` : html`${form(input, row)} ${quantileNote(lang)}`}
        ${basis(input)}
        <p class="screen-only">${words.print}</p>
      </section>
      ${files(input)}`,
  });
}

function quarters({ lang, unit, officer, period, today }: OfficerEvaluationInput): Content {
  const words = EVALUATION_WORDS[lang];
  const [before, after] = [periodBefore(period), periodOf(period.to, 'quarter')];
  const link = ({ name }: { readonly name: string }) => officerEvaluationPath(unit.id, officer.id, { period: name });
  return html`<nav aria-label="${words.quarters}" class="screen-only">
    ${tabList(
      [
        { href: link(before), text: words.before(periodText(before.name, lang)) },
        { href: link(period), text: periodText(period.name, lang), here: true },
        ...(after.from > today ? [] : [{ href: link(after), text: words.after(periodText(after.name, lang)) }]),
      ],
      'choices',
    )}
  </nav>`;
}

function form({ lang, officer }: OfficerEvaluationInput, row: OfficerRow): Content {
  const { titles, rows } = evaluationForm(officer.id, row, lang);
  return scrolling(
    EVALUATION_WORDS[lang].table,
    html`<table class="form">
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col" class="words">${title}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map(({ text, isName, releases }) =>
                isName
                  ? html`<th scope="row" class="words">${text}</th> `
                  : html`<td class="words">${text}${releases.map((name) => html`<small>${name}</small>`)}</td> `,
              )}
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

function basis({ lang, unit, row, generatedAt, methodVersion }: OfficerEvaluationInput): Content {
  const words = EVALUATION_WORDS[lang];
  const releases = row?.satisfaction.releases ?? [];
  return html`<p class="soft">
      ${words.method(methodVersion)}, ${words.made} ${printedInstant(generatedAt, unit.timeZone, lang)}.
      ${row !== undefined && words.versions}
    </p>
    ${releases.map(
      ({ period, revision, sha256 }) =>
        html`<p class="soft">
          ${words.evidence}: ${words.release} ${period}, ${words.revision} ${revision}, SHA-256 ${sha256}
        </p> `,
    )}`;
}

function files({ lang, unit, officer, period, isOwn }: OfficerEvaluationInput): Content {
  const words = EVALUATION_WORDS[lang];
  const asked = { period: period.name, by: 'officer', table: 'evaluation', lang };
  const word = officerEvaluationFilePath(unit.id, officer.id, { period: period.name, lang });
  return html`<section class="screen-only">
    <h2>${words.files}</h2>
    <ul class="choices">
      <li><a href="${word}">Word: ${words.form}</a></li>
      ${
        // Of who may see others these files have all of them.
        isOwn &&
        html`<li>
            <a href="${downloadPath(unit.id, 'indicators', { ...asked, format: 'xlsx' })}">XLSX: ${words.form}</a>
          </li>
          <li>
            <a href="${downloadPath(unit.id, 'indicators', { ...asked, ...CSV_OF_OFFICE })}">CSV: ${words.form}</a>
          </li>`
      }
    </ul>
  </section>`;
}
