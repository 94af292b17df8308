// The snapshots of a unit, and the form that makes one, for whoever may.
import { periodText, printedInstant, decimalText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { SnapshotsAnswer } from '../answers.ts';
import { NONE } from '../figure-texts.ts';
import { type FieldFault, faultSummary } from '../form-fields.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { snapshotChangesPath, snapshotPath, snapshotsPath } from './snapshot-paths.ts';
import { SNAPSHOT_WORDS } from './snapshot-words.ts';

export type SnapshotField = 'period' | 'note';

export interface SnapshotsPageInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly answer: SnapshotsAnswer;
  /** Whether the first ones are shown. */
  readonly isFirst: boolean;
  /** Those that may be frozen, the likeliest first. */
  readonly periods: readonly string[];
  /** Most characters of a note. */
  readonly longest: number;
  readonly draft: Readonly<Record<SnapshotField, string>>;
  readonly faults: readonly SnapshotField[];
}

export function snapshotsPage(input: SnapshotsPageInput): Page {
  const { lang, viewer, at, unitId, unitName, answer, isFirst, faults } = input;
  const words = SNAPSHOT_WORDS[lang];
  const older = answer.next === null ? undefined : `?${new URLSearchParams({ cursor: answer.next }).toString()}`;
  return frame({
    ...(faults.length === 0 ? {} : { status: 422 }),
    lang,
    viewer,
    at,
    title: unitName,
    subtitle: words.heading,
    trail: unitTrail(lang),
    tabs: unitTabs(lang, unitId, 'snapshots', viewer),
    body: html`${faultSummary(faultsOfForm(input), lang, words.faults)}
      <p>${words.lead}</p>
      ${viewer.mayIn(unitId, 'snapshots:write') && makeForm(input)}
      <section>
        <h2>${words.list}</h2>
        ${answer.snapshots.length === 0 ? html`<p>${words.none}</p>` : list(input)}
        ${
          (older !== undefined || !isFirst) &&
          html`<ul class="choices">
            ${!isFirst && html`<li><a href="${snapshotsPath(unitId)}">${words.newest}</a></li> `}
            ${older !== undefined && html`<li><a href="${snapshotsPath(unitId)}${older}">${words.older}</a></li> `}
          </ul>`
        }
      </section>`,
  });
}

function list({ lang, unitId, timeZone, answer }: SnapshotsPageInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const { columns } = words;
  return scrolling(
    words.list,
    html`<table>
      <thead>
        <tr>
          ${[columns.made, columns.period, columns.note, columns.compare].map((title) => html`<th scope="col" class="words">${title}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${answer.snapshots.map(({ snapshotId, period, note, createdAt }) => {
          const made = printedInstant(createdAt, timeZone, lang);
          return html`<tr>
            <th scope="row" class="words"><a href="${snapshotPath(unitId, snapshotId)}">${made}</a></th>
            <td class="words">${periodText(period, lang)}</td>
            <td class="words said">${note ?? NONE}</td>
            <td class="words">
              <a href="${snapshotChangesPath(unitId, snapshotId)}" aria-label="${words.compareNow}: ${made}"
                >${words.withNow}</a
              >
            </td>
          </tr> `;
        })}
      </tbody>
    </table>`,
  );
}

function faultsOfForm({ lang, faults, longest }: SnapshotsPageInput): readonly FieldFault[] {
  const most = decimalText(longest, 0, lang);
  return faults.map((field) => ({ field, text: SNAPSHOT_WORDS[lang].fault[field](most) }));
}

function makeForm({ lang, viewer, unitId, periods, longest, draft, faults }: SnapshotsPageInput): Content {
  const words = SNAPSHOT_WORDS[lang];
  const most = decimalText(longest, 0, lang);
  const wrong = (field: SnapshotField): Content =>
    faults.includes(field) && html`<p id="${field}-fault" class="note">${words.fault[field](most)}</p>`;
  const about = (field: SnapshotField): Content => faults.includes(field) && html` aria-invalid="true"`;
  const described = (field: SnapshotField, hint = ''): string =>
    [hint, ...(faults.includes(field) ? [`${field}-fault`] : [])].join(' ').trim();
  // What was typed stands there again, also where it is none that is offered.
  const offered = draft.period === '' || periods.includes(draft.period) ? periods : [draft.period, ...periods];
  return html`<section class="screen-only">
    <h2>${words.make}</h2>
    <p class="soft">${words.makeLead}</p>
    <form class="fields" method="post" action="${snapshotsPath(unitId)}">
      ${formStart(viewer)}
      <div>
        <label for="period">${words.period}</label>
        ${wrong('period')}
        <select id="period" name="period" aria-describedby="${described('period')}" ${about('period')}>
          ${offered.map(
            (name) =>
              html`<option value="${name}" ${name === draft.period && html` selected`}>
                ${periodText(name, lang)}
              </option> `,
          )}
        </select>
      </div>
      <div>
        <label for="note">${words.note}</label>
        <small id="note-hint" class="soft">${words.noteHint(most)}</small>
        ${wrong('note')}
        <textarea
          id="note"
          name="note"
          rows="3"
          maxlength="${longest}"
          aria-describedby="${described('note', 'note-hint')}"
          ${about('note')}
        >
${draft.note}</textarea>
      </div>
      <div><button>${words.freeze}</button></div>
    </form>
  </section>`;
}
