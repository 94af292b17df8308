// What an administrator does in the console, and the units that they may do it for. Who only reads the registry sees the units.
import { isTrialUnit } from '@tera/domain';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { AUDIT_PATH } from './audit-page.ts';
import { KEYS_PATH } from './keys-page.ts';
import { PEOPLE_PATH } from './people-page.ts';
import { whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { ADMINISTRATION, IMPORT_PATH, NEW_UNIT_PATH, registryPath } from './administration-paths.ts';

export interface AdministeredUnit {
  readonly unitId: string;
  readonly name: string;
  /** Of units that were asked for by name, as after a file was brought in. */
  readonly numbers?: { readonly services: number; readonly officers: number; readonly counters: number } | undefined;
}

export interface AdministrationInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  /** Of this page, by name. */
  readonly units: readonly AdministeredUnit[];
  /** All of them that are found. */
  readonly found: number;
  readonly search: string;
  /** Those that a file was brought in for; the list is then of these alone. */
  readonly isOfFile: boolean;
  readonly pages: { readonly before?: string | undefined; readonly after?: string | undefined };
  readonly mayChange: boolean;
  readonly mayAdd: boolean;
  readonly mayAudit: boolean;
  /** Who only reads the audit sees no list of units here. */
  readonly maySeeUnits: boolean;
}

interface Words {
  readonly lead: string;
  readonly whatReader: string;
  readonly units: string;
  readonly actions: string;
  readonly newUnit: string;
  readonly newUnitText: string;
  readonly file: string;
  readonly fileText: string;
  readonly keys: string;
  readonly keysText: string;
  readonly people: string;
  readonly peopleText: string;
  readonly audit: string;
  readonly auditText: string;
  readonly search: string;
  readonly find: string;
  readonly unit: string;
  readonly code: string;
  readonly services: string;
  readonly officers: string;
  readonly counters: string;
  readonly trial: string;
  readonly none: string;
  readonly ofFile: (count: string) => string;
  readonly all: string;
  readonly before: string;
  readonly after: string;
  readonly count: (count: string) => string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    lead: 'Unit, layanan dengan standarnya, petugas, loket, dan target. Setiap perubahan diperlihatkan dahulu sebelum disimpan, dan tercatat dengan nama Anda.',
    whatReader: 'Data unit sebagaimana terdaftar. Yang mengubahnya administrator.',
    units: 'Unit',
    actions: 'Yang dapat dilakukan',
    newUnit: 'Unit baru',
    newUnitText: 'satu unit dengan formulir, atau unit uji coba yang tidak terhitung di mana pun',
    file: 'Unit dan petugas dari berkas',
    fileText: 'banyak unit dan petugas sekaligus, dari Excel atau CSV',
    keys: 'Kunci',
    keysText: 'untuk loket dan sistem lain; rahasianya tampil sekali',
    people: 'Orang',
    peopleText: 'siapa yang boleh masuk, dan untuk apa',
    audit: 'Jejak perubahan',
    auditText: 'siapa mengubah apa, dan kapan',
    search: 'Cari nama atau kode unit',
    find: 'Cari',
    unit: 'Unit',
    code: 'Kode',
    services: 'Layanan',
    officers: 'Petugas',
    counters: 'Loket',
    trial: 'unit uji coba',
    none: 'Tidak ada unit yang cocok.',
    ofFile: (count) => `${count} unit dari berkas, sebagaimana terdaftar sekarang:`,
    all: 'Semua unit',
    before: 'Sebelumnya',
    after: 'Berikutnya',
    count: (count) => `${count} unit`,
  },
  en: {
    lead: 'Units, services with their standards, officers, counters and targets. Each change is shown before it is saved, and is kept under your name.',
    whatReader: 'The data of units as they are registered. An administrator changes them.',
    units: 'Units',
    actions: 'What can be done',
    newUnit: 'New unit',
    newUnitText: 'one unit by a form, or a unit for trying that counts nowhere',
    file: 'Units and officers from a file',
    fileText: 'many units and officers at once, from Excel or CSV',
    keys: 'Keys',
    keysText: 'for counters and other systems; the secret is shown once',
    people: 'People',
    peopleText: 'who may sign in, and for what',
    audit: 'Audit',
    auditText: 'who changed what, and when',
    search: 'Find by name or code',
    find: 'Find',
    unit: 'Unit',
    code: 'Code',
    services: 'Services',
    officers: 'Officers',
    counters: 'Counters',
    trial: 'unit for trying',
    none: 'No unit matches.',
    ofFile: (count) => `${count} units of the file, as they are registered now:`,
    all: 'All units',
    before: 'Before',
    after: 'Next',
    count: (count) => `${count} units`,
  },
};

export function administrationPage(input: AdministrationInput): Page {
  const { lang, viewer, at, mayChange, mayAudit, maySeeUnits } = input;
  const words = WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: CONSOLE_TEXTS[lang].administration,
    subtitle: mayChange ? words.lead : words.whatReader,
    body: html`${(mayChange || mayAudit) && actions(input)} ${maySeeUnits && unitList(input)}`,
  });
}

function unitList(input: AdministrationInput): Content {
  const { lang, units, found, isOfFile } = input;
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.units}</h2>
    ${
      isOfFile
        ? html`<p role="status">${words.ofFile(whole(found, lang))}</p>
            <p><a class="button" href="${ADMINISTRATION}">${words.all}</a></p>`
        : searchForm(input)
    }
    ${units.length === 0 ? html`<p>${words.none}</p>` : table(input)} ${steps(input)}
  </section>`;
}

function actions({ lang, mayChange, mayAdd, mayAudit }: AdministrationInput): Content {
  const words = WORDS[lang];
  const doable = [
    [mayAdd, NEW_UNIT_PATH, words.newUnit, words.newUnitText],
    [mayChange, IMPORT_PATH, words.file, words.fileText],
    [mayChange, KEYS_PATH, words.keys, words.keysText],
    [mayChange, PEOPLE_PATH, words.people, words.peopleText],
    [mayAudit, AUDIT_PATH, words.audit, words.auditText],
  ] as const;
  return html`<section>
    <h2>${words.actions}</h2>
    <ul class="plain">
      ${doable.map(([may, href, name, text]) => may && html`<li><a href="${href}">${name}</a>: ${text}</li> `)}
    </ul>
  </section>`;
}

function searchForm({ lang, search, found }: AdministrationInput): Content {
  const words = WORDS[lang];
  return html`<form class="inline" method="get" action="${ADMINISTRATION}" role="search">
      <label for="q">${words.search} <input id="q" name="q" type="search" value="${search}" maxlength="100" /></label>
      <button>${words.find}</button>
    </form>
    <p class="soft">${words.count(whole(found, lang))}</p>`;
}

function table({ lang, units }: AdministrationInput): Content {
  const words = WORDS[lang];
  const hasNumbers = units.some(({ numbers }) => numbers !== undefined);
  return scrolling(
    words.units,
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="words">${words.unit}</th>
          <th scope="col" class="words">${words.code}</th>
          ${
            hasNumbers &&
            [words.services, words.officers, words.counters].map((title) => html`<th scope="col">${title}</th> `)
          }
        </tr>
      </thead>
      <tbody>
        ${units.map(
          ({ unitId, name, numbers }) =>
            html`<tr>
              <th scope="row" class="words">
                <a href="${registryPath(unitId)}">${name}</a
                >${isTrialUnit(unitId) && html`<small>${words.trial}</small>`}
              </th>
              <td class="words">${unitId}</td>
              ${
                numbers !== undefined &&
                [numbers.services, numbers.officers, numbers.counters].map(
                  (count) => html`<td>${whole(count, lang)}</td> `,
                )
              }
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

function steps({ lang, pages: { before, after } }: AdministrationInput): Content {
  const words = WORDS[lang];
  if (before === undefined && after === undefined) return undefined;
  return html`<ul class="choices">
    ${before !== undefined && html`<li><a href="${before}">${words.before}</a></li>`}
    ${after !== undefined && html`<li><a href="${after}">${words.after}</a></li>`}
  </ul>`;
}
