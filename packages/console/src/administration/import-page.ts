// Units and officers from a file: how it is filled in, and after it was sent what it would change, line by line, before anything is
// saved. A unit in which a line is wrong is left as it is, whole; the others may be saved without it.
import type { RegistryChange } from '@tera/domain';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { unseenFields } from '../form-fields.ts';
import { whole } from '../figure-texts.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { ADMINISTRATION, IMPORT_PATH, administrationTrail } from './administration-paths.ts';
import { withNoun } from './change-text.ts';
import { IMPORT_WORDS, type ImportFaultCode, type ImportRefusal } from './import-words.ts';

export interface ImportInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly refused?: ImportRefusal | undefined;
  /** What the columns are called in the language of the page, in their order. */
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly most: { readonly lines: number; readonly megabytes: number };
}

export interface ImportFault {
  readonly line: number;
  readonly column: string;
  readonly code: ImportFaultCode;
}

export interface ImportEffect {
  readonly in: 'unit' | 'officers' | 'services' | 'counters';
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'same';
}

export interface ImportedUnit {
  readonly unitId: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly lines: readonly { readonly line: number; readonly effects: readonly ImportEffect[] }[];
  readonly faults: readonly ImportFault[];
  readonly changes: readonly RegistryChange[];
  /** Not saved though it was to be, and why. */
  readonly notSaved?: 'changed' | 'too_large' | undefined;
}

export interface ImportSeenInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly units: readonly ImportedUnit[];
  /** Of the file itself, such as a column that nobody knows. */
  readonly faults: readonly ImportFault[];
  /** The file, packed, for the form that says yes. */
  readonly packed: string;
  /** The versions that were read. */
  readonly tags: string;
}

export function importPage({ status, lang, viewer, at, refused, columns, most }: ImportInput): Page {
  const words = IMPORT_WORDS[lang];
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    trail: administrationTrail(lang),
    body: html`${
        refused !== undefined &&
        html`<div class="note" role="alert">
          <p><b>${words.refusals[refused]}</b></p>
        </div>`
      }
      <section>
        <h2>${words.template}</h2>
        <p>${words.templateText}</p>
        <ul class="choices">
          <li><a href="${IMPORT_PATH}/template?format=xlsx">Excel (XLSX)</a></li>
          <li><a href="${IMPORT_PATH}/template?format=csv">CSV</a></li>
        </ul>
        <details>
          <summary>${words.columns}</summary>
          ${scrolling(
            words.columns,
            html`<table>
              <thead>
                <tr>
                  <th scope="col" class="words">${words.column}</th>
                  <th scope="col" class="words">${words.meaning}</th>
                </tr>
              </thead>
              <tbody>
                ${columns.map(
                  ({ id, name }) =>
                    html`<tr>
                      <th scope="row" class="words">${name}</th>
                      <td class="words">${words.meanings[id]}</td>
                    </tr> `,
                )}
              </tbody>
            </table>`,
          )}
        </details>
      </section>
      <section>
        <h2>${words.upload}</h2>
        <form class="fields" method="post" action="${IMPORT_PATH}" enctype="multipart/form-data">
          ${formStart(viewer)}
          <div>
            <label for="file">${words.file}</label>
            <small id="file-hint" class="soft"
              >${words.fileHint(whole(most.lines, lang), whole(most.megabytes, lang))}</small
            >
            <input
              id="file"
              name="file"
              type="file"
              accept=".xlsx,.csv,.txt"
              required
              aria-describedby="file-hint"
              ${refused !== undefined && html` aria-invalid="true"`}
            />
          </div>
          <div><button>${words.show}</button></div>
        </form>
        <p class="soft">${words.rules}</p>
      </section>`,
  });
}

/** A page is to load on an old line: of a long file the first lines are shown one by one, and the rest is told in numbers. */
const LINES_SHOWN = 400;
const FAULTS_SHOWN = 100;

export function importSeenPage(input: ImportSeenInput): Page {
  const { status, lang, viewer, units, faults, packed, tags } = input;
  const words = IMPORT_WORDS[lang];
  const wrong = units.filter((unit) => unit.faults.length > 0);
  const ready = units.filter((unit) => unit.faults.length === 0 && unit.changes.length > 0);
  const all = [...faults, ...units.flatMap((unit) => unit.faults)].toSorted((a, b) => a.line - b.line);
  const isBlocked = faults.length > 0;
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    title: words.seen,
    trail: administrationTrail(lang, { href: IMPORT_PATH, text: words.title }),
    body: html`${units.some(({ notSaved }) => notSaved !== undefined) && whatWasNotSaved(units, lang)}
      <section>
        <h2>${words.inShort}</h2>
        <dl class="facts">
          ${[
            [words.newUnits, ready.filter(({ isNew }) => isNew).length],
            [words.changedUnits, ready.filter(({ isNew }) => !isNew).length],
            [words.sameUnits, units.length - wrong.length - ready.length],
            [words.wrongUnits, wrong.length],
          ].map(
            ([title, count]) =>
              html`<div>
                <dt>${title}</dt>
                <dd>${whole(Number(count), lang)}</dd>
              </div> `,
          )}
        </dl>
        ${decision({ ready: isBlocked ? 0 : ready.length, wrong: wrong.length, isBlocked }, { lang, viewer, packed, tags })}
      </section>
      ${all.length > 0 && faultTable(all, lang)} ${lineTable(units, lang)}`,
  });
}

interface Standing {
  readonly ready: number;
  readonly wrong: number;
  readonly isBlocked: boolean;
}

function decision(
  { ready, wrong, isBlocked }: Standing,
  { lang, viewer, packed, tags }: Pick<ImportSeenInput, 'lang' | 'viewer' | 'packed' | 'tags'>,
): Content {
  const words = IMPORT_WORDS[lang];
  const nothing = isBlocked ? words.blocked : wrong > 0 ? words.allWrong : words.nothing;
  return html`<p>${ready === 0 ? nothing : wrong === 0 ? words.allGood : words.someWrong(whole(wrong, lang))}</p>
    <form class="fields" method="post" action="${IMPORT_PATH}">
      ${formStart(viewer)} ${unseenFields({ packed, tags })}
      <div class="choices">
        ${
          ready > 0 &&
          html`<button name="step" value="save">
            ${wrong === 0 ? words.save(whole(ready, lang)) : words.saveGood(whole(ready, lang))}
          </button>`
        }
        <a href="${IMPORT_PATH}">${words.other}</a>
        <a href="${ADMINISTRATION}">${words.cancel}</a>
      </div>
    </form>`;
}

function whatWasNotSaved(units: readonly ImportedUnit[], lang: Lang): Content {
  const words = IMPORT_WORDS[lang];
  return html`<div class="note" role="alert">
    <p><b>${words.notSaved}</b></p>
    <ul>
      ${units.map(({ name, notSaved }) => notSaved !== undefined && html`<li>${name}: ${words.why[notSaved]}</li> `)}
    </ul>
  </div>`;
}

function faultTable(faults: readonly ImportFault[], lang: Lang): Content {
  const words = IMPORT_WORDS[lang];
  const more = faults.length - FAULTS_SHOWN;
  return html`<section>
    <h2>${words.faults}</h2>
    ${scrolling(
      words.faults,
      html`<table>
        <thead>
          <tr>
            <th scope="col">${words.line}</th>
            <th scope="col" class="words">${words.column}</th>
            <th scope="col" class="words">${words.wrong}</th>
          </tr>
        </thead>
        <tbody>
          ${faults.slice(0, FAULTS_SHOWN).map(
            ({ line, column, code }) =>
              html`<tr>
                <th scope="row">${line}</th>
                <td class="words">${column === '' ? '–' : column}</td>
                <td class="words">${words.codes[code]}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
    ${more > 0 && html`<p>${words.moreFaults(whole(more, lang))}</p>`}
  </section>`;
}

function lineTable(units: readonly ImportedUnit[], lang: Lang): Content {
  const words = IMPORT_WORDS[lang];
  // Of a unit with a mistake no line is saved.
  const right = units.filter(({ faults }) => faults.length === 0);
  const lines = right.flatMap((unit) => unit.lines.map(({ line, effects }) => ({ unit, line, effects })));
  const changing = lines.filter(({ effects }) => effects.some(({ what }) => what !== 'same'));
  const same = lines.length - changing.length;
  const more = changing.length - LINES_SHOWN;
  return html`<section>
    <h2>${words.lines}</h2>
    ${
      changing.length > 0 &&
      scrolling(
        words.lines,
        html`<table>
          <thead>
            <tr>
              <th scope="col">${words.line}</th>
              <th scope="col" class="words">${words.unit}</th>
              <th scope="col" class="words">${words.does}</th>
            </tr>
          </thead>
          <tbody>
            ${changing.slice(0, LINES_SHOWN).map(
              ({ unit, line, effects }) =>
                html`<tr>
                  <th scope="row">${line}</th>
                  <td class="words">${unit.unitId}</td>
                  <td class="words">
                    ${effects.filter(({ what }) => what !== 'same').map((effect, at) => effectText(effect, at, lang))}
                  </td>
                </tr> `,
            )}
          </tbody>
        </table>`,
      )
    }
    ${more > 0 && html`<p>${words.moreLines(whole(more, lang))}</p>`}
    ${right.length < units.length && html`<p class="soft">${words.leftOut}</p>`}
    ${same > 0 && html`<p class="soft">${words.sameLines(whole(same, lang))}</p>`}
  </section>`;
}

function effectText({ in: list, id, name, what }: ImportEffect, at: number, lang: Lang): string {
  const words = IMPORT_WORDS[lang];
  const text = `${withNoun(words.nouns[list], name)}${name === id ? '' : ` (${id})`} ${words.effects[what]}`;
  return at === 0 ? text : `; ${text}`;
}
