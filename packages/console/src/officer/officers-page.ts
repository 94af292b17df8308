// The officers of a unit in the order of their names. It is no ranking: it can be ordered by no figure, and a difference is said in
// words.
import type { LocalDay, Period } from '@tera/domain';
import { elementText, publicationText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CSV_OF_OFFICE } from '../csv-of-office.ts';
import type { OfficerRow } from '../answers.ts';
import { NONE, decimal, inMinutes, percent, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling, tabList } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { periodWithDays } from '../period-with-days.ts';
import { moreThanCompletedText, quantileNote } from '../quantile-note.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { downloadPath, officerPath, officerTicketsPath, officersPath } from './officer-paths.ts';
import { caseMixFinding, elementFinding, rangeText, looksOf } from './officer-words.ts';

export interface OfficerOfList {
  readonly id: string;
  readonly name: string;
  /** `undefined`: nothing is counted of them in the period. */
  readonly row: OfficerRow | undefined;
}

export interface OfficersInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly today: LocalDay;
  /** Those of this page. */
  readonly officers: readonly OfficerOfList[];
  readonly order: 'name' | 'id';
  /** What was looked for in names. */
  readonly search: string | undefined;
  readonly page: { readonly number: number; readonly of: number; readonly first: number; readonly all: number };
}

interface Words {
  readonly title: string;
  readonly noRanking: string;
  readonly different: string;
  readonly numbers: string;
  readonly search: string;
  readonly find: string;
  readonly all: string;
  readonly order: string;
  readonly byName: string;
  readonly byId: string;
  readonly table: string;
  readonly officer: string;
  readonly completed: string;
  readonly service: string;
  readonly upTo: string;
  readonly against: string;
  readonly onTime: string;
  readonly of: string;
  readonly index: string;
  readonly competence: string;
  readonly conduct: string;
  readonly look: string;
  readonly nothing: string;
  readonly noTickets: string;
  readonly nobody: (search: string) => string;
  readonly shown: (from: string, to: string, all: string) => string;
  readonly pages: string;
  readonly before: string;
  readonly after: string;
  readonly unitsOwn: string;
  readonly unitsOwnText: string;
  readonly unitsOwnLink: string;
  readonly files: string;
  readonly form: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Petugas',
    noRanking:
      'Daftar ini bukan peringkat: urutannya menurut nama. Beban dan jenis layanan setiap petugas berbeda, jadi angka mentah tidak dapat dibandingkan begitu saja.',
    different:
      '“Berbeda nyata” berarti selisihnya terlalu besar untuk disebut kebetulan (selang kepercayaan 95%). “Tidak berbeda nyata” berarti selisih itu wajar terjadi karena kebetulan.',
    numbers:
      'n adalah jawaban yang masuk ke dalam angka yang terbit. Angka di “Perlu dilihat” adalah semua jawaban yang ada menurut keadaan tadi malam, termasuk yang tidak dapat ditampilkan atau datang sesudah terbit, jadi keduanya dapat berbeda.',
    search: 'Cari nama',
    find: 'Cari',
    all: 'Semua petugas',
    order: 'Urutan',
    byName: 'Menurut nama',
    byId: 'Menurut ID',
    table: 'Petugas dan angkanya',
    officer: 'Petugas',
    completed: 'Tiket selesai',
    service: 'Waktu layanan (menit)',
    upTo: '90% paling lama',
    against: 'Waktu layanan, layanan yang sama di unit',
    onTime: 'Tepat waktu',
    of: 'dari',
    index: 'Indeks petugas',
    competence: 'Kompetensi',
    conduct: 'Perilaku',
    look: 'Perlu dilihat',
    nothing: 'tidak ada',
    noTickets: 'tidak ada tiket dalam periode ini',
    nobody: (search) => `Tidak ada petugas yang namanya memuat “${search}”.`,
    shown: (from, to, all) => `Petugas ${from}–${to} dari ${all}`,
    pages: 'Halaman daftar',
    before: 'Petugas sebelumnya',
    after: 'Petugas berikutnya',
    unitsOwn: 'Milik unit, bukan petugas',
    unitsOwnText:
      'Waktu tunggu, tiket yang tidak hadir, dan tiket yang ditinggalkan tidak dibebankan kepada petugas mana pun.',
    unitsOwnLink: 'Tiket milik unit',
    files: 'Unduh',
    form: 'lembar evaluasi semua petugas',
  },
  en: {
    title: 'Officers',
    noRanking:
      'This list is no ranking: it is in the order of names. Officers have different loads and services, so bare figures cannot simply be compared.',
    different:
      '“Clearly different” means that the difference is too large to be called chance (95% confidence interval). “No clear difference” means that chance may well have made it.',
    numbers:
      'n is the number of answers in the figure as it was published. The numbers under “To look at” are of all answers that there are as of last night, also those that may not be shown or came after it was published, so the two can differ.',
    search: 'Find a name',
    find: 'Find',
    all: 'All officers',
    order: 'Order',
    byName: 'By name',
    byId: 'By id',
    table: 'Officers and their figures',
    officer: 'Officer',
    completed: 'Completed tickets',
    service: 'Service time (minutes)',
    upTo: '90% at most',
    against: 'Service time, same services in the unit',
    onTime: 'On time',
    of: 'of',
    index: 'Officer’s index',
    competence: 'Competence',
    conduct: 'Conduct',
    look: 'To look at',
    nothing: 'nothing',
    noTickets: 'no tickets in this period',
    nobody: (search) => `There is no officer with “${search}” in the name.`,
    shown: (from, to, all) => `Officers ${from}–${to} of ${all}`,
    pages: 'Pages of the list',
    before: 'Officers before',
    after: 'Officers after',
    unitsOwn: 'The unit’s, and no officer’s',
    unitsOwnText: 'Waiting, no-shows and tickets that were left are charged to no officer.',
    unitsOwnLink: 'Tickets of the unit itself',
    files: 'Download',
    form: 'evaluation form of all officers',
  },
};

export function officersPage(input: OfficersInput): Page {
  const { lang, viewer, at, unit, period, today, officers, search } = input;
  const words = WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: `${unit.name} · ${periodWithDays(period.name, lang)}`,
    trail: unitTrail(lang, { href: unitPath(unit.id), text: unit.name }),
    tabs: unitTabs(lang, unit.id, 'officers', viewer),
    body: html`<div class="note">
        <p>${words.noRanking}</p>
        <p>${words.different}</p>
      </div>
      ${periodChoice(lang, period, today, (name) => linkTo(input, { period: name, page: undefined }))} ${choices(input)}
      <section>
        <h2>${pageText(input)}</h2>
        ${
          officers.length === 0
            ? html`<p>${words.nobody(search ?? '')}</p>`
            : html`${scrolling(words.table, table(input))}
                <p class="soft">${words.numbers} ${moreThanCompletedText(lang)}</p>
                ${quantileNote(lang)}`
        }
        ${turning(input)}
      </section>
      <section class="screen-only">
        <h2>${words.unitsOwn}</h2>
        <p>${words.unitsOwnText}</p>
        <p>
          <a class="button" href="${officerTicketsPath(unit.id, null, { period: period.name })}"
            >${words.unitsOwnLink}</a
          >
        </p>
      </section>
      <section class="screen-only">
        <h2>${words.files}</h2>
        ${files(input)}
      </section>`,
  });
}

function choices(input: OfficersInput): Content {
  const { lang, unit, period, order, search } = input;
  const words = WORDS[lang];
  return html`<form class="inline" method="get" action="${officersPath(unit.id)}" role="search">
      <input type="hidden" name="period" value="${period.name}" />
      ${order === 'id' && html`<input type="hidden" name="order" value="id" />`}
      <label>${words.search} <input type="search" name="q" value="${search ?? ''}" maxlength="100" /></label>
      <button>${words.find}</button>
      ${
        search !== undefined &&
        html`<a class="button" href="${linkTo(input, { q: undefined, page: undefined })}">${words.all}</a>`
      }
    </form>
    <nav aria-label="${words.order}">
      ${tabList(
        (['name', 'id'] as const).map((by) => ({
          href: linkTo(input, { order: by === 'id' ? 'id' : undefined, page: undefined }),
          text: by === 'name' ? words.byName : words.byId,
          here: by === order,
        })),
        'choices',
      )}
    </nav>`;
}

/** This page, with something else. */
function linkTo(
  { unit, period, order, search, page }: OfficersInput,
  change: Readonly<Partial<Record<'period' | 'order' | 'q' | 'page', string | undefined>>>,
): string {
  return officersPath(unit.id, {
    period: period.name,
    order: order === 'id' ? 'id' : undefined,
    q: search,
    page: page.number === 1 ? undefined : String(page.number),
    ...change,
  });
}

function pageText({ lang, officers, page: { first, all } }: OfficersInput): string {
  const [from, to] = [officers.length === 0 ? 0 : first, officers.length === 0 ? 0 : first + officers.length - 1];
  return WORDS[lang].shown(whole(from, lang), whole(to, lang), whole(all, lang));
}

function turning(input: OfficersInput): Content {
  const { number, of } = input.page;
  const words = WORDS[input.lang];
  if (of <= 1) return undefined;
  return html`<nav aria-label="${words.pages}">
    ${tabList(
      [
        ...(number > 1 ? [{ href: linkTo(input, { page: String(number - 1) }), text: words.before }] : []),
        ...(number < of ? [{ href: linkTo(input, { page: String(number + 1) }), text: words.after }] : []),
      ],
      'choices',
    )}
  </nav>`;
}

function table(input: OfficersInput): Content {
  const words = WORDS[input.lang];
  return html`<table>
    <thead>
      <tr>
        <th scope="col" class="words">${words.officer}</th>
        <th scope="col">${words.completed}</th>
        <th scope="col">${words.service}</th>
        <th scope="col" class="words">${words.against}</th>
        <th scope="col">${words.onTime}</th>
        <th scope="col">${words.index}</th>
        <th scope="col" class="words">${words.competence}</th>
        <th scope="col" class="words">${words.conduct}</th>
        <th scope="col" class="words">${words.look}</th>
      </tr>
    </thead>
    <tbody>
      ${input.officers.map((officer) => line(input, officer))}
    </tbody>
  </table>`;
}

function line({ lang, unit, period }: OfficersInput, { id, name, row }: OfficerOfList): Content {
  const words = WORDS[lang];
  const head = html`<th scope="row" class="words">
    <a href="${officerPath(unit.id, id, { period: period.name })}">${name}</a><small>${id}</small>
  </th>`;
  if (row === undefined) {
    return html`<tr>
      ${head}
      <td class="words" colspan="8">${words.noTickets}</td>
    </tr> `;
  }
  const { tickets, service, caseMix, onTime, satisfaction, comparison = {} } = row;
  const signs = looksOf(row, lang);
  return html`<tr>
    ${head}
    <td>${whole(tickets.completed, lang)}</td>
    <td>
      ${inMinutes(service.p50, lang)}${service.p90 !== null && html`<small>${words.upTo} ${inMinutes(service.p90, lang)}</small>`}
    </td>
    <td class="words">
      ${caseMixFinding(caseMix, lang)}${caseMix !== undefined && caseMix !== null && html`<small>${decimal(caseMix.index, 2, lang)}×</small>`}
    </td>
    <td>
      ${percent(onTime.share, lang)}${onTime.n > 0 && html`<small>${whole(onTime.onTime, lang)} ${words.of} ${whole(onTime.n, lang)}</small>`}
    </td>
    ${indexCell(satisfaction, lang)}
    ${(['kompetensi', 'perilaku'] as const).map(
      (element) =>
        html`<td class="words">
          ${satisfaction.elements[element] === undefined ? (satisfaction.ikm === null ? NONE : elementText(satisfaction)[lang]) : elementFinding(comparison[element]?.difference, lang)}
        </td> `,
    )}
    <td class="words">
      ${
        signs.length === 0
          ? words.nothing
          : html`<ul class="plain">
              ${signs.map((sign) => html`<li>${sign}</li> `)}
            </ul>`
      }
    </td>
  </tr> `;
}

function indexCell(satisfaction: OfficerRow['satisfaction'], lang: Lang): Content {
  const { ikm, ci95, n } = satisfaction;
  const status = publicationText(satisfaction)[lang];
  if (ikm === null) return html`<td>${status}</td>`;
  return html`<td>
    ${decimal(ikm, 2, lang)}<small>${rangeText(ci95, 2, lang)}</small><small>n = ${whole(n, lang)}; ${status}</small>
  </td>`;
}

function files({ lang, unit, period }: OfficersInput): Content {
  const words = WORDS[lang];
  const asked = { period: period.name, by: 'officer', lang };
  return html`<ul class="choices">
    <li><a href="${downloadPath(unit.id, 'indicators', { ...asked, format: 'xlsx' })}">XLSX</a></li>
    <li><a href="${downloadPath(unit.id, 'indicators', { ...asked, ...CSV_OF_OFFICE })}">CSV</a></li>
    ${
      period.grain === 'quarter' &&
      html`<li>
        <a href="${downloadPath(unit.id, 'indicators', { ...asked, format: 'xlsx', table: 'evaluation' })}"
          >XLSX: ${words.form}</a
        >
      </li>`
    }
  </ul>`;
}
