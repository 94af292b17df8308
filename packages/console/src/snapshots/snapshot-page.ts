// One snapshot as it was made: what it is, and the figures that are looked at most. All of them are in its file.
import { type IndicatorId, figureAt } from '@tera/domain';
import { decimalText, periodText, printedInstant } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { SnapshotAnswer, SnapshotContentAnswer } from '../answers.ts';
import { decimal, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { frozenText, nameOfFigure } from './frozen-figures.ts';
import { snapshotChangesPath, snapshotPath, snapshotsPath } from './snapshot-paths.ts';
import { SNAPSHOT_WORDS } from './snapshot-words.ts';

export interface SnapshotPageInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly snapshotId: string;
  readonly timeZone: string;
  readonly content: SnapshotContentAnswer;
  readonly sha256: string;
  /** Others of the same period. */
  readonly others: readonly SnapshotAnswer[];
  readonly nameOf: NamesInSnapshot;
}

/** What ids were called when it was made. */
export interface NamesInSnapshot {
  readonly officer: (officerId: string) => string;
  readonly service: (serviceId: string) => string;
}

const SHOWN: readonly IndicatorId[] = [
  'tickets.completed',
  'wait.p50',
  'service.p50',
  'onTime.share',
  'satisfaction.n',
  'satisfaction.ikm',
];

export function snapshotPage(input: SnapshotPageInput): Page {
  const { lang, viewer, at, unitId, timeZone, snapshotId, content, sha256 } = input;
  const words = SNAPSHOT_WORDS[lang];
  const { facts } = words;
  const { period, note, generatedAt, methodVersion, catalogueVersion, registryVersion, skm } = content;
  return frame({
    lang,
    viewer,
    at,
    title: content.unit.name,
    subtitle: `${words.one} · ${periodText(period, lang)}`,
    trail: unitTrail(lang, { href: snapshotsPath(unitId), text: words.heading }),
    tabs: unitTabs(lang, unitId, 'snapshots', viewer),
    body: html`<section>
        <h2>${words.one}</h2>
        <p class="note">${words.stays}</p>
        <dl class="facts">
          ${fact(facts.period, periodText(period, lang))}
          ${fact(facts.made, printedInstant(generatedAt, timeZone, lang))} ${fact(facts.note, note ?? facts.noNote)}
          ${fact(facts.versions, `${methodVersion}; ${catalogueVersion}`)}
          ${fact(facts.registry, words.version.registryVersion + ' ' + decimalText(registryVersion, 0, lang))}
          ${fact(facts.ikm, decimal(figureAt(skm, 'ikm'), 2, lang))}
          ${fact(facts.respondents, whole(figureAt(skm, 'n'), lang))}
        </dl>
        <p class="soft">${facts.hash}: ${sha256}</p>
        <p class="screen-only">
          <a class="button" href="${snapshotPath(unitId, snapshotId)}?format=json">${words.file}</a>
        </p>
      </section>
      ${compare(input)} ${tables(input)}`,
  });
}

function fact(name: string, value: string): Content {
  return html`<div>
    <dt>${name}</dt>
    <dd class="long said">${value}</dd>
  </div> `;
}

function compare({ lang, unitId, snapshotId, timeZone, others }: SnapshotPageInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const path = snapshotChangesPath(unitId, snapshotId);
  return html`<section class="screen-only">
    <h2>${words.compare}</h2>
    <p><a class="button" href="${path}">${words.compareNow}</a></p>
    ${
      others.length > 0 &&
      html`<form class="inline" method="get" action="${path}">
        <div>
          <label for="with">${words.compareWith}</label>
          <select id="with" name="with">
            ${others.map(
              ({ snapshotId: other, createdAt, note }) =>
                html`<option value="${other}">
                  ${printedInstant(createdAt, timeZone, lang)}${note !== undefined && ` – ${note}`}
                </option> `,
            )}
          </select>
        </div>
        <button>${words.doCompare}</button>
      </form>`
    }
  </section>`;
}

type Rows = SnapshotContentAnswer['rows']['officer'];

function tables({ lang, content: { rows }, nameOf }: SnapshotPageInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const officer = ({ officerId }: Rows[number]) =>
    typeof officerId === 'string' ? nameOf.officer(officerId) : words.unitsOwn;
  const service = ({ serviceId }: Rows[number]) =>
    typeof serviceId === 'string' ? nameOf.service(serviceId) : words.noService;
  return html`<section>
      <h2>${words.byOfficer}</h2>
      ${table(lang, words.byOfficer, rows.officer, officer)}
    </section>
    <section>
      <h2>${words.byService}</h2>
      ${table(lang, words.byService, [...rows.service, ...rows.unit], (row) =>
        rows.unit.includes(row) ? words.whole : service(row),
      )}
    </section>`;
}

function table(lang: Lang, caption: string, rows: Rows, nameOf: (row: Rows[number]) => string): Content {
  return scrolling(
    caption,
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="words">${SNAPSHOT_WORDS[lang].name}</th>
          ${SHOWN.map((id) => html`<th scope="col">${id === 'satisfaction.n' ? SNAPSHOT_WORDS[lang].facts.respondents : nameOfFigure(id, lang)}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row" class="words">${nameOf(row)}</th>
              ${SHOWN.map((id) => html`<td>${frozenText(id, figureAt(row, id), lang)}</td> `)}
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}
