// The registry document of a unit as it is, with the way to change each part of it.
import { type RegistryDocument, isTrialUnit, targetId } from '@tera/domain';
import { printedDay } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { NONE, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { standardText } from '../unit/standard-text.ts';
import { unitPath } from '../unit/unit-tabs.ts';
import {
  administrationTrail,
  IMPORT_PATH,
  registryChangePath,
  registryFilePath,
  registryPath,
} from './administration-paths.ts';
import { targetName, targetValueText } from './change-text.ts';
import { FIELD_WORDS, PART_WORDS, choiceText } from './registry-words.ts';

export interface RegistryInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly document: RegistryDocument;
  readonly mayChange: boolean;
  /** Of the officers of this page. */
  readonly officers: RegistryDocument['officers'];
  readonly officersFound: number;
  readonly search: string;
  readonly pages: { readonly before?: string | undefined; readonly after?: string | undefined };
  /** The standard of a service that holds today, where that is another one than the document names. */
  readonly standardToday: ReadonlyMap<string, string>;
  /** How the unit publishes from a later day on, where another choice was made. */
  readonly publishesLater: string | undefined;
  /** The version that was saved by a form, where this page follows one, and the one that is there. */
  readonly saved: { readonly asVersion: number; readonly version: number } | undefined;
}

interface Words {
  readonly unit: string;
  readonly facts: string;
  readonly services: string;
  readonly standard: string;
  readonly noStandard: string;
  readonly validFrom: (day: string) => string;
  readonly untilThen: (standard: string) => string;
  readonly officers: string;
  readonly counters: string;
  readonly targets: string;
  readonly none: string;
  readonly change: string;
  readonly changeFacts: string;
  readonly changePublishing: string;
  readonly close: string;
  readonly open: string;
  readonly file: string;
  readonly fileText: string;
  readonly back: string;
  readonly search: string;
  readonly find: string;
  readonly count: (count: string) => string;
  readonly before: string;
  readonly after: string;
  readonly days: (count: string) => string;
  readonly later: string;
  readonly always: string;
  readonly saved: (version: string) => string;
  readonly savedSince: (version: string, now: string) => string;
  readonly figures: string;
  readonly trial: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    unit: 'Data unit',
    facts: 'Unit',
    services: 'Layanan dan standarnya',
    standard: 'Standar',
    noStandard: 'tanpa standar',
    validFrom: (day) => `mulai ${day}`,
    untilThen: (standard) => `hari ini: ${standard}`,
    officers: 'Petugas',
    counters: 'Loket',
    targets: 'Target',
    none: 'Belum ada.',
    change: 'Ubah',
    changeFacts: 'Ubah data unit',
    changePublishing: 'Ubah cara terbit',
    close: 'Tutup unit',
    open: 'Ubah tanggal tutup',
    file: 'Banyak sekaligus',
    fileText:
      'Unduh daftar ini, ubah di Excel, lalu unggah kembali: yang berubah diperlihatkan dahulu baris demi baris.',
    back: 'Unggah berkas',
    search: 'Cari nama, kode, atau NIP',
    find: 'Cari',
    count: (count) => `${count} petugas`,
    before: 'Sebelumnya',
    after: 'Berikutnya',
    days: (count) => `${count} hari`,
    later: 'kemudian',
    always: 'selalu',
    saved: (version) => `Tersimpan. Data unit ini sekarang versi ${version}.`,
    savedSince: (version, now) =>
      `Tersimpan sebagai versi ${version}. Sesudah itu sudah ada perubahan lain: sekarang versi ${now}.`,
    figures: 'Angka unit ini',
    trial: 'Unit uji coba: tidak tampil untuk umum dan tidak masuk rekap.',
  },
  en: {
    unit: 'Data of the unit',
    facts: 'Unit',
    services: 'Services and their standards',
    standard: 'Standard',
    noStandard: 'no standard',
    validFrom: (day) => `from ${day}`,
    untilThen: (standard) => `today: ${standard}`,
    officers: 'Officers',
    counters: 'Counters',
    targets: 'Targets',
    none: 'There is none yet.',
    change: 'Change',
    changeFacts: 'Change the unit',
    changePublishing: 'Change how it is published',
    close: 'Close the unit',
    open: 'Change the day of closing',
    file: 'Many at once',
    fileText: 'Download this list, change it in Excel, and bring it back: what changes is shown first, line by line.',
    back: 'Bring a file',
    search: 'Find by name, code or NIP',
    find: 'Find',
    count: (count) => `${count} officers`,
    before: 'Before',
    after: 'Next',
    days: (count) => `${count} days`,
    later: 'later',
    always: 'always',
    saved: (version) => `Saved. The data of this unit are now version ${version}.`,
    savedSince: (version, now) =>
      `Saved as version ${version}. There were other changes since: it is now version ${now}.`,
    figures: 'Figures of this unit',
    trial: 'A unit for trying: not shown to the public, and in no recap.',
  },
};

export function registryPage(input: RegistryInput): Page {
  const { lang, viewer, at, unitId, document, saved } = input;
  const words = WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: document.name,
    subtitle: `${words.unit} (${unitId})`,
    trail: administrationTrail(lang),
    body: html`${saved !== undefined && html`<div class="note" role="status"><p>${savedText(saved, lang)}</p></div>`}
    ${isTrialUnit(unitId) && html`<p class="soft">${words.trial}</p>`} ${facts(input)} ${services(input)}
    ${officers(input)} ${counters(input)} ${targets(input)} ${manyAtOnce(input)}
    ${
      viewer.mayIn(unitId, 'indicators:read') &&
      html`<p><a class="button" href="${unitPath(unitId)}">${words.figures}</a></p>`
    }`,
  });
}

function savedText({ asVersion, version }: NonNullable<RegistryInput['saved']>, lang: Lang): string {
  const [then, now] = [asVersion, version].map((one) => whole(one, lang));
  return asVersion === version ? WORDS[lang].saved(then ?? '') : WORDS[lang].savedSince(then ?? '', now ?? '');
}

function facts({ lang, unitId, document, mayChange, publishesLater }: RegistryInput): Content {
  const words = WORDS[lang];
  const fields = FIELD_WORDS[lang];
  const { name, timeZone, contact, questionnaire = '', publishes = '', settleDays, closedFrom } = document;
  const told: readonly (readonly [string, Content])[] = [
    [fields.name, name],
    [fields.timeZone, choiceText('timeZone', timeZone, lang)],
    [fields.contact, contact ?? NONE],
    [fields.questionnaire, choiceText('questionnaire', questionnaire, lang)],
    [
      fields.publishes,
      html`${choiceText('publishes', publishes, lang)}${publishesLater !== undefined && html`<small>${publishesLater}</small>`}`,
    ],
    [fields.settleDays, words.days(whole(settleDays ?? 14, lang))],
    [fields.closedFrom, closedFrom === undefined ? NONE : printedDay(closedFrom, lang)],
  ];
  return html`<section>
    <h2>${words.facts}</h2>
    <dl class="facts">
      ${told.map(
        ([title, value]) =>
          html`<div>
            <dt>${title}</dt>
            <dd class="long">${value}</dd>
          </div> `,
      )}
    </dl>
    ${
      mayChange &&
      html`<ul class="choices">
        <li><a href="${registryChangePath(unitId, 'unit')}">${words.changeFacts}</a></li>
        <li><a href="${registryChangePath(unitId, 'publishing')}">${words.changePublishing}</a></li>
        <li>
          <a href="${registryChangePath(unitId, 'closing')}">${closedFrom === undefined ? words.close : words.open}</a>
        </li>
      </ul>`
    }
  </section>`;
}

function services(input: RegistryInput): Content {
  const { lang, document, standardToday } = input;
  const words = WORDS[lang];
  const rows = document.services.map(({ id, name, standard }) => {
    const today = standardToday.get(id);
    const text: Content =
      standard === undefined
        ? words.noStandard
        : html`${standardText(standard, lang)}${
            standard.validFrom !== undefined &&
            html`<small>${words.validFrom(printedDay(standard.validFrom, lang))}</small>`
          }${today !== undefined && html`<small>${words.untilThen(today)}</small>`}`;
    return { of: id, cells: [name, id, text] };
  });
  return list(input, 'service', words.services, [FIELD_WORDS[lang].name, FIELD_WORDS[lang].id, words.standard], rows);
}

function officers(input: RegistryInput): Content {
  const { lang, unitId, officers: shown, officersFound, search, pages, document } = input;
  const words = WORDS[lang];
  const { name, id: code, nip, active } = FIELD_WORDS[lang];
  const rows = shown.map((officer) => ({
    of: officer.id,
    cells: [
      officer.name,
      officer.id,
      officer.nip ?? NONE,
      choiceText('active', officer.active === false ? 'no' : 'yes', lang),
    ],
  }));
  const isLong = document.officers.length > shown.length || search !== '';
  return list(
    input,
    'officer',
    words.officers,
    [name, code, nip, active],
    rows,
    html`${
        isLong &&
        html`<form class="inline" method="get" action="${registryPath(unitId)}" role="search">
          <label for="q"
            >${words.search} <input id="q" name="q" type="search" value="${search}" maxlength="100"
          /></label>
          <button>${words.find}</button>
        </form>`
      }
      <p class="soft">${words.count(whole(officersFound, lang))}</p>
      ${
        (pages.before !== undefined || pages.after !== undefined) &&
        html`<ul class="choices">
          ${pages.before !== undefined && html`<li><a href="${pages.before}">${words.before}</a></li>`}
          ${pages.after !== undefined && html`<li><a href="${pages.after}">${words.after}</a></li>`}
        </ul>`
      }`,
  );
}

function counters(input: RegistryInput): Content {
  const { lang, document } = input;
  const { name, id: code, prefix } = FIELD_WORDS[lang];
  const rows = document.counters.map((counter) => ({
    of: counter.id,
    cells: [counter.name, counter.id, counter.prefix ?? NONE],
  }));
  return list(input, 'counter', WORDS[lang].counters, [name, code, prefix], rows);
}

function targets(input: RegistryInput): Content {
  const { lang, document } = input;
  const words = WORDS[lang];
  const { indicator, value, decree } = FIELD_WORDS[lang];
  const rows = (document.targets ?? []).map((target) => ({
    of: targetId(target),
    cells: [
      `${targetName(target, document, lang)}${target.period === undefined ? ` (${words.always})` : ''}`,
      targetValueText(target, lang),
      target.decree ?? NONE,
    ],
  }));
  return list(input, 'target', words.targets, [indicator, value, decree], rows);
}

interface Line {
  readonly of: string;
  readonly cells: readonly [Content, ...Content[]] | readonly Content[];
}

function list(
  { lang, unitId, mayChange }: RegistryInput,
  part: 'service' | 'officer' | 'counter' | 'target',
  title: string,
  heads: readonly string[],
  lines: readonly Line[],
  above?: Content,
): Content {
  const words = WORDS[lang];
  return html`<section id="${part}s">
    <h2>${title}</h2>
    ${above}
    ${
      lines.length === 0
        ? html`<p>${words.none}</p>`
        : scrolling(
            title,
            html`<table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col" class="words">${head}</th> `)}
                </tr>
              </thead>
              <tbody>
                ${lines.map(({ of, cells: [first, ...others] }) => {
                  const to = registryChangePath(unitId, part, of);
                  return html`<tr>
                    <th scope="row" class="words">${mayChange ? html`<a href="${to}">${first}</a>` : first}</th>
                    ${others.map((cell) => html`<td class="words">${cell}</td> `)}
                  </tr> `;
                })}
              </tbody>
            </table>`,
          )
    }
    ${
      mayChange &&
      html`<p><a class="button" href="${registryChangePath(unitId, part)}">${PART_WORDS[lang][part].add}</a></p>`
    }
  </section>`;
}

function manyAtOnce({ lang, unitId, mayChange }: RegistryInput): Content {
  const words = WORDS[lang];
  return html`<section class="screen-only">
    <h2>${words.file}</h2>
    ${mayChange && html`<p>${words.fileText}</p>`}
    <ul class="choices">
      <li><a href="${registryFilePath(unitId, 'xlsx')}">Excel (XLSX)</a></li>
      <li><a href="${registryFilePath(unitId, 'csv')}">CSV</a></li>
      ${mayChange && html`<li><a href="${IMPORT_PATH}">${words.back}</a></li>`}
    </ul>
  </section>`;
}
