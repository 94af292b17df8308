// A unit as it is now, and today against a usual day; and what of its satisfaction is published, runs, and is due.
import { type LocalDay } from '@tera/domain';
import { periodText, printedDay, publicationText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { ReleasesAnswer, RowAnswer, SkmAnswer } from '../answers.ts';
import { decimal, percent, quantileInWords, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { LIVE_SCRIPT } from '../live-script.ts';
import { quantileNote } from '../quantile-note.ts';
import { type UnitNow, nowSection } from './now-section.ts';
import { type ComparedRow, type ServiceLine, serviceTable } from './service-table.ts';
import { unitPath, unitTabs, unitTrail } from './unit-tabs.ts';

export interface TodayInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly today: LocalDay;
  readonly generatedAt: string;
  readonly now: UnitNow;
  readonly row: RowAnswer | undefined;
  readonly lines: readonly ServiceLine[];
  readonly whole: ComparedRow;
  /** How many of the same weekday the usual day is the middle of. */
  readonly usualDays: number;
  readonly releases: ReleasesAnswer;
  /** Of the newest release, its report. */
  readonly newest: SkmAnswer | undefined;
}

const WORDS = {
  id: {
    heading: (day: string) => `Hari ini, ${day}`,
    completed: 'Tiket selesai',
    wait: 'Tunggu, median',
    wait90: (time: string) => `9 dari 10 orang paling lama ${time}`,
    service: 'Waktu layanan, median',
    onTime: 'Tepat waktu',
    gone: 'Tidak hadir atau meninggalkan antrean',
    caption: 'Hari ini menurut layanan',
    usual: 'biasa',
    usualIs: (days: string) =>
      `“Biasa” adalah nilai tengah dari ${days} hari terakhir dengan nama hari yang sama, satu hari penuh.`,
    noUsual: 'Belum ada hari yang sama untuk dibandingkan.',
    nothing: 'Belum ada tiket yang berakhir hari ini.',
    published: 'Kepuasan masyarakat (SKM)',
    newest: 'Terbit terakhir',
    none: 'Belum ada yang diterbitkan.',
    running: 'Berjalan',
    runningIs: (n: string) => `dari ${n} jawaban`,
    nothingVisible: 'belum ada angka sementara',
    due: 'Terbit berikutnya',
    byHand: 'diterbitkan oleh unit',
    late: 'Harus terbit',
    lateSince: (day: string, n: string) => `jatuh tempo ${day}, ${n} jawaban`,
    more: 'Lihat angka dan unsurnya',
    period: 'Periode',
    when: 'Kapan',
  },
  en: {
    heading: (day: string) => `Today, ${day}`,
    completed: 'Tickets completed',
    wait: 'Wait, median',
    wait90: (time: string) => `9 in 10 people at most ${time}`,
    service: 'Service time, median',
    onTime: 'On time',
    gone: 'No-shows, or left the queue',
    caption: 'Today by service',
    usual: 'usual',
    usualIs: (days: string) => `“Usual” is the middle of the last ${days} days of the same weekday, each as a whole.`,
    noUsual: 'There is no such weekday yet to compare with.',
    nothing: 'No ticket has ended today yet.',
    published: 'Satisfaction of citizens (SKM)',
    newest: 'Published last',
    none: 'Nothing is published yet.',
    running: 'Running',
    runningIs: (n: string) => `of ${n} answers`,
    nothingVisible: 'no running figure yet',
    due: 'Published next',
    byHand: 'published by the office',
    late: 'To be published',
    lateSince: (day: string, n: string) => `due ${day}, ${n} answers`,
    more: 'See the figures and elements',
    period: 'Period',
    when: 'When',
  },
} as const;

export function todayPage(input: TodayInput): Page {
  const { lang, viewer, at, unitId, unitName } = input;
  return frame({
    lang,
    viewer,
    at,
    title: unitName,
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'today', viewer),
    script: LIVE_SCRIPT,
    body: [html`<div data-live>${nowSection(input)} ${todaySection(input)}</div>`, publishedSection(input)],
  });
}

function todaySection({ lang, today, row, lines, whole: all, usualDays }: TodayInput): Content {
  const words = WORDS[lang];
  const ended = row === undefined ? 0 : row.tickets.completed + row.tickets.noShow + row.tickets.left;
  return html`<section>
    <h2>${words.heading(printedDay(today, lang))}</h2>
    ${
      row === undefined || ended === 0
        ? html`<p>${words.nothing}</p>`
        : html`<dl class="facts">
            <div>
              <dt>${words.completed}</dt>
              <dd>${whole(row.tickets.completed, lang)}</dd>
            </div>
            <div>
              <dt>${words.wait}</dt>
              <dd>
                ${quantileInWords(row.wait.p50, lang)}
                ${row.wait.p90 !== null && html`<small>${words.wait90(quantileInWords(row.wait.p90, lang))}</small>`}
              </dd>
            </div>
            <div>
              <dt>${words.service}</dt>
              <dd>${quantileInWords(row.service.p50, lang)}</dd>
            </div>
            <div>
              <dt>${words.onTime}</dt>
              <dd>${percent(row.onTime.share, lang)}</dd>
            </div>
            <div>
              <dt>${words.gone}</dt>
              <dd>${whole(row.tickets.noShow + row.tickets.left, lang)}</dd>
            </div>
          </dl>`
    }
    ${serviceTable({ lang, caption: words.caption, besideName: words.usual, lines, whole: all })}
    <p class="soft">${usualDays === 0 ? words.noUsual : words.usualIs(whole(usualDays, lang))}</p>
    ${quantileNote(lang)}
  </section>`;
}

function publishedSection({ lang, unitId, releases, newest }: TodayInput): Content {
  const words = WORDS[lang];
  const { running, due } = releases;
  const periodHref = (name: string) => `${unitPath(unitId)}/period?period=${encodeURIComponent(name)}`;
  return html`<section>
    <h2>${words.published}</h2>
    <dl class="facts">
      <div>
        <dt>${words.newest}</dt>
        ${
          newest === undefined
            ? html`<dd class="long">${words.none}</dd>`
            : html`<dd>
                ${newest.ikm === null ? html`<span class="long">${publicationText(newest)[lang]}</span>` : `${decimal(newest.ikm, 2, lang)}${newest.mutu === null ? '' : ` (${newest.mutu})`}`}
                <small>${periodText(newest.period, lang)}, n = ${whole(newest.n, lang)}</small>
              </dd>`
        }
      </div>
      <div>
        <dt>${words.running} – ${periodText(running.period, lang)}</dt>
        ${
          running.visible === null
            ? html`<dd class="long">${words.nothingVisible}</dd>`
            : html`<dd>
                ${decimal(running.visible.ikm, 2, lang)}
                <small>${words.runningIs(whole(running.visible.n, lang))}</small>
              </dd>`
        }
      </div>
      <div>
        <dt>${words.due}</dt>
        <dd class="long">${running.due === null ? words.byHand : printedDay(running.due as LocalDay, lang)}</dd>
      </div>
    </dl>
    ${
      due.length > 0 &&
      scrolling(
        words.late,
        html`<table>
          <caption>
            ${words.late}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="words">${words.period}</th>
              <th scope="col" class="words">${words.when}</th>
            </tr>
          </thead>
          <tbody>
            ${due.map(
              ({ period, due: on, answered }) =>
                html`<tr>
                  <th scope="row" class="words"><a href="${periodHref(period)}">${periodText(period, lang)}</a></th>
                  <td class="words">
                    ${on === null ? words.byHand : words.lateSince(printedDay(on as LocalDay, lang), whole(answered, lang))}
                  </td>
                </tr> `,
            )}
          </tbody>
        </table>`,
      )
    }
    ${newest !== undefined && html`<p><a class="button" href="${periodHref(newest.period)}">${words.more}</a></p>`}
  </section>`;
}
