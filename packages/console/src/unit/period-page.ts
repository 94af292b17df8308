// A unit through one period: times and counts by service beside the period before, and what is published of satisfaction.
import { type LocalDay, type Period } from '@tera/domain';
import { type NamedCounters, ROW_FLAG_NAMES, periodText, printedInstant } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CSV_OF_OFFICE } from '../csv-of-office.ts';
import type { RowAnswer, SkmAnswer } from '../answers.ts';
import { type ChangingFigure, changeInWords, isSmallBefore, percent, quantileInWords, whole } from '../figure-texts.ts';
import { type Viewer, frame } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { quantileNote } from '../quantile-note.ts';
import { reportPath } from '../report/report-page.ts';
import { satisfactionSection } from './satisfaction-section.ts';
import { type ComparedRow, type ServiceLine, hasBeside, serviceTable } from './service-table.ts';
import { unitPath, unitTabs, unitTrail } from './unit-tabs.ts';

export interface PeriodPageInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly today: LocalDay;
  readonly period: Period;
  readonly before: Period;
  readonly row: RowAnswer | undefined;
  /** The same row of the period before. */
  readonly rowBefore: RowAnswer | undefined;
  readonly lines: readonly ServiceLine[];
  readonly whole: ComparedRow;
  readonly skm: SkmAnswer;
  readonly counters: NamedCounters;
}

const WORDS = {
  id: {
    times: 'Waktu dan jumlah',
    completed: 'Tiket selesai',
    resolved: (count: string) => `${count} tuntas`,
    wait: 'Tunggu, median',
    atMost: (time: string) => `9 dari 10 paling lama ${time}`,
    service: 'Waktu layanan, median',
    turnaround: 'Dari ambil nomor sampai selesai, median',
    onTime: 'Tepat waktu menurut standar',
    ofThem: (onTime: string, n: string) => `${onTime} dari ${n} tiket`,
    noShow: 'Tidak hadir',
    left: 'Meninggalkan antrean',
    reopened: 'Dibuka kembali',
    before: (name: string, was: string, change: string | undefined) =>
      change === undefined ? `${name}: ${was}` : `${name}: ${was} (${change})`,
    caption: (name: string) => `Menurut layanan, ${name}`,
    usual: 'sebelumnya',
    usualIs: (name: string) => `Angka kecil “sebelumnya” adalah ${name}.`,
    runs: (name: string) => `${name} belum selesai, jadi jumlahnya belum dapat dibandingkan.`,
    flags: 'Perlu dilihat',
    contested: (count: string) => `${count} tiket disanggah dan belum diputus`,
    asOf: (at: string) => `Waktu dan jumlah per ${at}. Kepuasan sebagaimana diterbitkan.`,
    files: 'Simpan sebagai berkas',
    byService: 'Menurut layanan',
    byOfficer: 'Menurut petugas',
    report: 'Laporan SKM untuk dicetak',
    poster: 'Poster IKM',
    skm: 'Laporan SKM',
  },
  en: {
    times: 'Times and counts',
    completed: 'Tickets completed',
    resolved: (count: string) => `${count} resolved`,
    wait: 'Wait, median',
    atMost: (time: string) => `9 in 10 at most ${time}`,
    service: 'Service time, median',
    turnaround: 'From ticket to completion, median',
    onTime: 'On time by the standard',
    ofThem: (onTime: string, n: string) => `${onTime} of ${n} tickets`,
    noShow: 'No-shows',
    left: 'Left the queue',
    reopened: 'Reopened',
    before: (name: string, was: string, change: string | undefined) =>
      change === undefined ? `${name}: ${was}` : `${name}: ${was} (${change})`,
    caption: (name: string) => `By service, ${name}`,
    usual: 'before',
    usualIs: (name: string) => `The small “before” is ${name}.`,
    runs: (name: string) => `${name} is not over, so its counts cannot be compared yet.`,
    flags: 'To be looked at',
    contested: (count: string) => `${count} tickets contested, and not decided`,
    asOf: (at: string) => `Times and counts as of ${at}. Satisfaction as it was published.`,
    files: 'Save as a file',
    byService: 'By service',
    byOfficer: 'By officer',
    report: 'SKM report to print',
    poster: 'Poster of the index',
    skm: 'SKM report',
  },
} as const;

export function unitPeriodPage(input: PeriodPageInput): Page {
  const { lang, viewer, at, unitId, unitName, timeZone, today, period, skm, row, counters } = input;
  const words = WORDS[lang];
  const path = `${unitPath(unitId)}/period`;
  return frame({
    lang,
    viewer,
    at,
    title: unitName,
    subtitle: periodText(period.name, lang),
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'period', viewer),
    body: html`${periodChoice(lang, period, today, (name) => `${path}?period=${encodeURIComponent(name)}`)}
      <p class="soft">${words.asOf(printedInstant(skm.generatedAt, timeZone, lang))}</p>
      ${timeSection(input)} ${flagSection(lang, row)}
      ${satisfactionSection(lang, { skm, row, counters, links: skmLinks(input) })} ${fileSection(input)}`,
  });
}

function timeSection({ lang, today, period, before, row, rowBefore, lines, whole: all }: PeriodPageInput): Content {
  const words = WORDS[lang];
  const name = periodText(before.name, lang);
  // Of a period that runs, a count has not come to its end.
  const isRunning = today < period.to;
  const change = (kind: ChangingFigure, read: (of: RowAnswer) => number | null): Content => {
    if (isRunning && kind === 'count') return undefined;
    const [is, was] = [row, rowBefore].map((one) => (one === undefined ? null : read(one)));
    if (was === undefined || was === null) return undefined;
    const moved =
      is === undefined || is === null || isSmallBefore(kind, was) ? undefined : changeInWords(kind, is, was, lang);
    return html`<small>${words.before(name, AS_TEXT[kind](was, lang), moved)}</small>`;
  };
  return html`<section>
    <h2>${words.times}</h2>
    <dl class="facts">
      <div>
        <dt>${words.completed}</dt>
        <dd>
          ${whole(row?.tickets.completed ?? 0, lang)} ${change('count', ({ tickets }) => tickets.completed)}
          <small>${words.resolved(whole(row?.tickets.resolved ?? 0, lang))}</small>
        </dd>
      </div>
      <div>
        <dt>${words.wait}</dt>
        <dd>
          ${quantileInWords(row?.wait.p50, lang)} ${change('time', ({ wait }) => wait.p50)}
          ${typeof row?.wait.p90 === 'number' && html`<small>${words.atMost(quantileInWords(row.wait.p90, lang))}</small>`}
        </dd>
      </div>
      <div>
        <dt>${words.service}</dt>
        <dd>
          ${quantileInWords(row?.service.p50, lang)} ${change('time', ({ service }) => service.p50)}
          ${typeof row?.service.p90 === 'number' && html`<small>${words.atMost(quantileInWords(row.service.p90, lang))}</small>`}
        </dd>
      </div>
      <div>
        <dt>${words.turnaround}</dt>
        <dd>${quantileInWords(row?.turnaround.p50, lang)} ${change('time', ({ turnaround }) => turnaround.p50)}</dd>
      </div>
      <div>
        <dt>${words.onTime}</dt>
        <dd>
          ${percent(row?.onTime.share, lang)}
          ${row !== undefined && row.onTime.n > 0 && html`<small>${words.ofThem(whole(row.onTime.onTime, lang), whole(row.onTime.n, lang))}</small>`}
          ${change('share', ({ onTime }) => onTime.share)}
        </dd>
      </div>
      <div>
        <dt>${words.noShow}</dt>
        <dd>${whole(row?.tickets.noShow ?? 0, lang)} ${change('count', ({ tickets }) => tickets.noShow)}</dd>
      </div>
      <div>
        <dt>${words.left}</dt>
        <dd>${whole(row?.tickets.left ?? 0, lang)} ${change('count', ({ tickets }) => tickets.left)}</dd>
      </div>
      <div>
        <dt>${words.reopened}</dt>
        <dd>${whole(row?.tickets.reopened ?? 0, lang)}</dd>
      </div>
    </dl>
    ${serviceTable({ lang, caption: words.caption(periodText(period.name, lang)), besideName: words.usual, lines, whole: all })}
    ${hasBeside({ lines, whole: all }) && html`<p class="soft">${words.usualIs(name)}</p>`}
    ${isRunning && html`<p class="soft">${words.runs(periodText(period.name, lang))}</p>`} ${quantileNote(lang)}
  </section>`;
}

const AS_TEXT = { count: whole, time: quantileInWords, share: percent } as const satisfies Readonly<
  Record<ChangingFigure, (value: number, lang: Lang) => string>
>;

function flagSection(lang: Lang, row: RowAnswer | undefined): Content {
  if (row === undefined || (row.flags.length === 0 && row.contested.tickets === 0)) return undefined;
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.flags}</h2>
    <ul>
      ${row.flags.map(({ code }) => html`<li>${ROW_FLAG_NAMES[code][lang]}</li> `)}
      ${row.contested.tickets > 0 && html`<li>${words.contested(whole(row.contested.tickets, lang))}</li>`}
    </ul>
  </section>`;
}

function downloadPath(
  { unitId, period }: PeriodPageInput,
  what: string,
  query: Readonly<Record<string, string>>,
): string {
  const asked = new URLSearchParams({ period: period.name, ...query });
  return `${unitPath(unitId)}/download/${what}?${asked.toString()}`;
}

function skmLinks(input: PeriodPageInput): Content {
  const { lang } = input;
  const words = WORDS[lang];
  return html`<p class="screen-only">
    <a class="button" href="${reportPath(input.unitId, { period: input.period.name })}">${words.report}</a>
    <a class="button" href="${downloadPath(input, 'skm', { format: 'html', view: 'poster', lang })}">${words.poster}</a>
  </p>`;
}

function fileSection(input: PeriodPageInput): Content {
  const { lang } = input;
  const words = WORDS[lang];
  const kinds = [
    { name: words.byService, what: 'indicators', query: { by: 'service' } },
    { name: words.byOfficer, what: 'indicators', query: { by: 'officer' } },
    { name: words.skm, what: 'skm', query: {} },
  ];
  return html`<section class="screen-only">
    <h2>${words.files}</h2>
    <ul class="plain">
      ${kinds.map(
        ({ name, what, query }) =>
          html`<li>
            ${name}:
            <a
              class="button"
              href="${downloadPath(input, what, { ...query, format: 'xlsx', lang })}"
              aria-label="${name}, XLSX"
              >XLSX</a
            >
            <a
              class="button"
              href="${downloadPath(input, what, { ...query, ...CSV_OF_OFFICE, lang })}"
              aria-label="${name}, CSV"
              >CSV</a
            >
          </li> `,
      )}
    </ul>
  </section>`;
}
