// What differs between a snapshot and a later one, or the figures of today, in words: for each officer and service what was, and what is.
import { decimalText, periodText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { SnapshotChangesAnswer } from '../answers.ts';
import { type Viewer, frame } from '../frame.ts';
import { unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { type FrozenFigure, frozenText, nameInSurvey, nameOfFigure, plainText } from './frozen-figures.ts';
import type { NamesInSnapshot } from './snapshot-page.ts';
import { snapshotPath, snapshotsPath } from './snapshot-paths.ts';
import { SNAPSHOT_WORDS } from './snapshot-words.ts';

/** What is compared, without how it was asked for. */
export type ComparedFigures = Pick<
  SnapshotChangesAnswer,
  'same' | 'changed' | 'rows' | 'skm' | 'methodVersion' | 'catalogueVersion' | 'registryVersion'
>;

export interface SnapshotChangesInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly period: string;
  readonly was: ComparedSnapshot;
  /** Absent: the figures of today. */
  readonly now: ComparedSnapshot | undefined;
  readonly changes: ComparedFigures;
  readonly nameOf: NamesInSnapshot;
  /** All of it, as a file. */
  readonly file: string;
}

export interface ComparedSnapshot {
  readonly snapshotId: string;
  /** As it is printed. */
  readonly made: string;
}

/** A page is to be read: what is beyond this is in the file. */
const FIGURES_LISTED = 400;
const VERSIONS = ['methodVersion', 'catalogueVersion', 'registryVersion'] as const;

export function snapshotChangesPage(input: SnapshotChangesInput): Page {
  const { lang, viewer, at, unitId, unitName, period, was, now, changes } = input;
  const words = SNAPSHOT_WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: unitName,
    subtitle: `${words.changes} · ${periodText(period, lang)}`,
    trail: unitTrail(
      lang,
      { href: snapshotsPath(unitId), text: words.heading },
      { href: snapshotPath(unitId, was.snapshotId), text: was.made },
    ),
    tabs: unitTabs(lang, unitId, 'snapshots', viewer),
    body: html`<section>
        <h2>${words.changes}</h2>
        <p>${words.between(was.made, now?.made ?? words.today)}</p>
        <p>
          <b>${changes.same ? words.same : words.changed(decimalText(changes.changed, 0, lang))}</b>
          ${!changes.same && words.allShown}
        </p>
        <p class="screen-only"><a class="button" href="${input.file}">${words.file}</a></p>
      </section>
      ${!changes.same && [versions(input), figures(input), survey(input)]}`,
  });
}

function versions({ lang, changes }: SnapshotChangesInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const moved = VERSIONS.filter((name) => changes[name].was !== changes[name].now);
  if (moved.length === 0) return undefined;
  return html`<section>
    <h2>${words.versions}</h2>
    <ul>
      ${moved.map((name) => {
        const { was, now } = changes[name];
        return html`<li>${words.version[name]} ${words.fromTo(String(was), String(now))}.</li> `;
      })}
    </ul>
  </section>`;
}

function figures({ lang, changes, nameOf }: SnapshotChangesInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const shown = changes.rows.slice(0, FIGURES_LISTED);
  const groups = Map.groupBy(shown, (row) => headOf(row, lang, nameOf));
  return html`${[...groups].map(
    ([name, rows]) =>
      html`<section>
        <h2>${name}</h2>
        <ul>
          ${rows.map(({ indicator, was, now }) => {
            const print = (value: FrozenFigure) => frozenText(indicator, value, lang);
            return html`<li>${nameOfFigure(indicator, lang)}: ${changeText({ was, now }, print, lang)}.</li> `;
          })}
        </ul>
      </section> `,
  )}
  ${
    shown.length < changes.rows.length &&
    html`<p class="note">${words.shown(decimalText(shown.length, 0, lang), decimalText(changes.changed, 0, lang))}</p>`
  }`;
}

function survey({ lang, changes: { skm } }: SnapshotChangesInput): Content {
  if (skm.length === 0) return undefined;
  const words = SNAPSHOT_WORDS[lang];
  return html`<section>
    <h2>${words.survey}</h2>
    <ul>
      ${skm
        .slice(0, FIGURES_LISTED)
        .map(
          ({ path, was, now }) =>
            html`<li>
              ${nameInSurvey(path, lang)}: ${changeText({ was, now }, (one) => plainText(one, lang), lang)}.
            </li> `,
        )}
    </ul>
  </section>`;
}

function headOf(
  { officerId, serviceId }: ComparedFigures['rows'][number],
  lang: Lang,
  nameOf: NamesInSnapshot,
): string {
  const words = SNAPSHOT_WORDS[lang];
  const parts = [
    ...(officerId === undefined ? [] : [officerId === null ? words.unitsOwn : nameOf.officer(officerId)]),
    ...(serviceId === undefined ? [] : [serviceId === null ? words.noService : nameOf.service(serviceId)]),
  ];
  return parts.length === 0 ? words.whole : parts.join(' – ');
}

function changeText(
  { was, now }: { readonly was: FrozenFigure; readonly now: FrozenFigure },
  print: (value: FrozenFigure) => string,
  lang: Lang,
): string {
  const words = SNAPSHOT_WORDS[lang];
  if (was === null) return words.appeared(print(now));
  if (now === null) return words.gone(print(was));
  return words.fromTo(print(was), print(now));
}
