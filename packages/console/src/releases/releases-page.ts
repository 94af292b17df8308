// What of a unit is published, what runs and what is due; and for who publishes, what is set aside and what another choice of
// periods would have shown.
import { type LocalDay, addDays } from '@tera/domain';
import { decimalText, periodText, printedDay, printedInstant, reasonText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { ChoicesAnswer, ReleasesAnswer } from '../answers.ts';
import { whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { exclusionsPath, releasePath, releasesPath } from './release-paths.ts';

export interface ReleasesInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly today: LocalDay;
  readonly releases: ReleasesAnswer;
  /** How many are proposed and not decided; `undefined` for who does not publish. */
  readonly openProposals: number | undefined;
  /** Where it was asked for. */
  readonly choices: ChoicesAnswer | undefined;
}

const WORDS = {
  id: {
    subtitle: 'Terbitan kepuasan masyarakat (SKM)',
    lead: (every: string, days: string) =>
      `Unit ini menerbitkan ${every}. Setiap periode terbit sekali, pada malam sesudah jatuh tempo, ${days} hari setelah periode berakhir.`,
    due: 'Yang harus terbit',
    noneDue: 'Tidak ada periode yang menunggu.',
    period: 'Periode',
    when: 'Jatuh tempo',
    answered: 'Jawaban',
    byHand: 'diterbitkan oleh unit',
    late: 'sudah lewat',
    check: 'Periksa dan terbitkan',
    look: 'Lihat keadaannya',
    running: 'Berjalan',
    runningOf: (night: string) => `sampai malam ${night}`,
    noNight: 'malam pertama belum tiba',
    upTo: 'Terbit',
    published: 'Yang sudah terbit',
    nonePublished: 'Belum ada yang diterbitkan.',
    on: 'Terbit pada',
    revision: 'Revisi',
    state: 'Keadaan',
    stands: 'berlaku',
    withdrawn: 'ditarik, tidak dapat dipakai',
    method: 'Cara hitung',
    hash: 'SHA-256',
    aside: 'Jawaban yang dikesampingkan',
    asideIs:
      'Banjir jawaban dapat dikesampingkan sebelum terbit: diusulkan oleh satu orang dan diputuskan oleh orang lain.',
    waiting: (n: string) => `${n} usulan menunggu keputusan.`,
    toAside: 'Buka daftar dan usulkan',
    choices: 'Seandainya terbit lebih sering atau lebih jarang',
    toChoices: 'Lihat apa yang tampak per bulan, triwulan, semester, dan tahun',
    choicesOf: (from: string, to: string) =>
      `Rata-rata tiap periode, dihitung dari jumlah jawaban ${from} sampai ${to}. Pilihannya diubah oleh admin.`,
    every: { month: 'per bulan', quarter: 'per triwulan', semester: 'per semester', year: 'per tahun' },
    choice: 'Terbit',
    shown: (shown: string, of: string) => `${shown} dari ${of}`,
    officers: 'Petugas yang tampil',
    services: 'Layanan yang tampil',
    periods: 'Periode',
  },
  en: {
    subtitle: 'Releases of the satisfaction of citizens (SKM)',
    lead: (every: string, days: string) =>
      `This unit publishes ${every}. Each period is published once, in the night after it is due, ${days} days after its end.`,
    due: 'To be published',
    noneDue: 'No period is waiting.',
    period: 'Period',
    when: 'Due',
    answered: 'Answers',
    byHand: 'published by the office',
    late: 'overdue',
    check: 'Check and publish',
    look: 'See how it stands',
    running: 'Running',
    runningOf: (night: string) => `as of the night of ${night}`,
    noNight: 'before the first night',
    upTo: 'Published',
    published: 'What is published',
    nonePublished: 'Nothing is published yet.',
    on: 'Published on',
    revision: 'Revision',
    state: 'How it stands',
    stands: 'stands',
    withdrawn: 'withdrawn, not to be used',
    method: 'Method',
    hash: 'SHA-256',
    aside: 'Answers that are set aside',
    asideIs: 'A flood of answers can be set aside before a release: one person proposes it, and another decides.',
    waiting: (n: string) => `${n} proposals wait for a decision.`,
    toAside: 'Open the list and propose',
    choices: 'If it were published more or less often',
    toChoices: 'See what shows by month, quarter, semester and year',
    choicesOf: (from: string, to: string) =>
      `On average in a period, by the numbers of answers from ${from} to ${to}. An administrator changes the choice.`,
    every: { month: 'by month', quarter: 'by quarter', semester: 'by semester', year: 'by year' },
    choice: 'Published',
    shown: (shown: string, of: string) => `${shown} of ${of}`,
    officers: 'Officers that show',
    services: 'Services that show',
    periods: 'Periods',
  },
} as const;

export function releasesPage(input: ReleasesInput): Page {
  const { lang, viewer, at, unitId, unitName, releases } = input;
  const words = WORDS[lang];
  const every = words.every[releases.publishes];
  return frame({
    lang,
    viewer,
    at,
    title: unitName,
    subtitle: words.subtitle,
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'releases', viewer),
    body: html`<p>${words.lead(every, whole(releases.settleDays, lang))}</p>
      ${dueSection(input)} ${runningSection(input)} ${asideSection(input)} ${publishedSection(input)}
      ${choicesSection(input)}`,
  });
}

function dueSection({ lang, viewer, unitId, today, releases: { due } }: ReleasesInput): Content {
  const words = WORDS[lang];
  const link = viewer.mayIn(unitId, 'releases:write') ? words.check : words.look;
  return html`<section>
    <h2>${words.due}</h2>
    ${
      due.length === 0
        ? html`<p>${words.noneDue}</p>`
        : scrolling(
            words.due,
            html`<table>
              <thead>
                <tr>
                  <th scope="col" class="words">${words.period}</th>
                  <th scope="col" class="words">${words.when}</th>
                  <th scope="col">${words.answered}</th>
                </tr>
              </thead>
              <tbody>
                ${due.map(
                  ({ period, due: on, answered }) =>
                    html`<tr>
                      <th scope="row" class="words">
                        ${periodText(period, lang)} <br /><a
                          class="button"
                          href="${releasePath(unitId, period)}"
                          aria-label="${link}: ${periodText(period, lang)}"
                          >${link}</a
                        >
                      </th>
                      <td class="words">
                        ${on === null ? words.byHand : html`${printedDay(on as LocalDay, lang)}${on < today && html` <small>${words.late}</small>`}`}
                      </td>
                      <td>${whole(answered, lang)}</td>
                    </tr> `,
                )}
              </tbody>
            </table>`,
          )
    }
  </section>`;
}

function runningSection({ lang, unitId, releases: { running } }: ReleasesInput): Content {
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.running}</h2>
    <dl class="facts">
      <div>
        <dt>${words.period}</dt>
        <dd class="long"><a href="${releasePath(unitId, running.period)}">${periodText(running.period, lang)}</a></dd>
      </div>
      <div>
        <dt>${words.answered}</dt>
        <dd>
          ${whole(running.answered, lang)}
          <small
            >${running.asOf === null ? words.noNight : words.runningOf(printedDay(running.asOf as LocalDay, lang))}</small
          >
        </dd>
      </div>
      <div>
        <dt>${words.upTo}</dt>
        <dd class="long">${running.due === null ? words.byHand : printedDay(running.due as LocalDay, lang)}</dd>
      </div>
    </dl>
  </section>`;
}

function asideSection({ lang, unitId, openProposals }: ReleasesInput): Content {
  const words = WORDS[lang];
  if (openProposals === undefined) return undefined;
  return html`<section>
    <h2>${words.aside}</h2>
    <p>${words.asideIs}</p>
    ${openProposals > 0 && html`<p class="note">${words.waiting(whole(openProposals, lang))}</p>`}
    <p><a class="button" href="${exclusionsPath(unitId)}">${words.toAside}</a></p>
  </section>`;
}

function publishedSection({ lang, unitId, timeZone, releases: { releases } }: ReleasesInput): Content {
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.published}</h2>
    ${
      releases.length === 0
        ? html`<p>${words.nonePublished}</p>`
        : scrolling(
            words.published,
            html`<table>
              <thead>
                <tr>
                  <th scope="col" class="words">${words.period}</th>
                  <th scope="col" class="words">${words.state}</th>
                  <th scope="col" class="words">${words.on}</th>
                  <th scope="col">${words.revision}</th>
                  <th scope="col" class="words">${words.method}</th>
                  <th scope="col" class="words">${words.hash}</th>
                </tr>
              </thead>
              <tbody>
                ${releases.map((release) => {
                  const { period, replacement, publishedAt, revision, methodVersion, sha256 } = release;
                  const why = reasonText(release, lang);
                  return html`<tr>
                    <th scope="row" class="words">
                      <a href="${releasePath(unitId, period)}">${periodText(period, lang)}</a>
                    </th>
                    <td class="words">
                      ${replacement === 'withdrawn' ? html`<b>${words.withdrawn}</b>` : words.stands}
                      ${why !== undefined && html`<small>${why}</small>`}
                    </td>
                    <td class="words">${printedInstant(publishedAt, timeZone, lang)}</td>
                    <td>${whole(revision, lang)}</td>
                    <td class="words">${methodVersion}</td>
                    <td class="words"><code>${sha256.slice(0, 12)}…</code></td>
                  </tr> `;
                })}
              </tbody>
            </table>`,
          )
    }
  </section>`;
}

function choicesSection({ lang, viewer, unitId, choices }: ReleasesInput): Content {
  const words = WORDS[lang];
  if (!viewer.mayIn(unitId, 'releases:write')) return undefined;
  if (choices === undefined) {
    return html`<section>
      <h2>${words.choices}</h2>
      <p><a class="button" href="${releasesPath(unitId)}?choices=1#choices">${words.toChoices}</a></p>
    </section>`;
  }
  const mean = ({ shown, of }: { readonly shown: number; readonly of: number }) =>
    words.shown(decimalText(shown, 1, lang), decimalText(of, 1, lang));
  return html`<section id="choices">
    <h2>${words.choices}</h2>
    <p class="soft">
      ${words.choicesOf(printedDay(choices.from as LocalDay, lang), printedDay(addDays(choices.to as LocalDay, -1), lang))}
    </p>
    ${scrolling(
      words.choices,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.choice}</th>
            <th scope="col">${words.periods}</th>
            <th scope="col">${words.officers}</th>
            <th scope="col">${words.services}</th>
          </tr>
        </thead>
        <tbody>
          ${choices.choices.map(
            ({ publishes, periods, officers, services }) =>
              html`<tr>
                <th scope="row" class="words">${words.every[publishes]}</th>
                <td>${whole(periods, lang)}</td>
                <td>${mean(officers)}</td>
                <td>${mean(services)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
