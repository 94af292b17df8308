// All units of who is signed in, a line each: what is published and what is due, whether tickets still come, and what is to be
// looked at. The order is by name: it is no ranking.
import { type LocalDay, isLocalDay, isTrialUnit } from '@tera/domain';
import { MUTU_NAMES, ROW_FLAG_NAMES, periodText, printedDay, publicationText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { ReleasesAnswer, RowAnswer, SkmAnswer } from '../answers.ts';
import { untilReleaseText } from '../answers-so-far.ts';
import { NONE, decimal, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { officerPath } from '../officer/officer-paths.ts';
import { unitPath } from '../unit/unit-tabs.ts';
import { recapForm } from './recap-form.ts';
import { UNITS_WORDS } from './units-words.ts';
import { type UnitWaits, type WaitingUnit, countOfWaiting, waitingSection } from './waiting.ts';

export interface RoleText {
  readonly role: keyof (typeof CONSOLE_TEXTS)['id']['roles'];
  /** As whom, where it is the role of one officer. */
  readonly officer?: string | undefined;
  /** Names, or none where it is for all units. */
  readonly units: readonly string[];
}

/**
 * When a ticket of the unit ended last.
 * - `day`: on that one; `isSilent` where that is before the last working day
 * - `month`: in that one, and on no day that was looked at
 * - `long ago`: in no month of the last year, and in one before
 * - `never`: it has not begun
 */
export type LastTicket =
  | { readonly when: 'day'; readonly day: LocalDay; readonly isSilent: boolean }
  | { readonly when: 'month'; readonly month: string }
  | { readonly when: 'long ago' }
  | { readonly when: 'never' };

export interface UnitFigures {
  /** In the unit's own time. */
  readonly today: LocalDay;
  readonly releases: ReleasesAnswer;
  /** Of the period that was published last. */
  readonly latest: SkmAnswer | undefined;
  /** Of the period that runs; none before its first ticket or answer. */
  readonly running: RowAnswer | undefined;
  /** Of a unit that is closed nobody asks. */
  readonly lastTicket: LastTicket | undefined;
  /** For who has something to do in the unit; who only reads it is waited for by nothing. */
  readonly duties: UnitDuties | undefined;
}

export interface UnitDuties extends Pick<UnitWaits, 'objections' | 'exclusions' | 'comments'> {
  readonly publishes: boolean;
}

export interface UnitLine {
  readonly unitId: string;
  readonly name: string;
  /** Another unit has the same name. */
  readonly isNamesake: boolean;
  readonly closedFrom?: LocalDay | undefined;
  /** `own`: who they are in the unit, of whom they see nothing else; `none`: their role has no figures. */
  readonly figures: UnitFigures | 'none' | { readonly own: string };
}

export interface WaitingLine extends Pick<UnitLine, 'unitId' | 'name'> {
  readonly figures: Pick<UnitFigures, 'today' | 'releases' | 'lastTicket' | 'duties'>;
}

export interface UnitsInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly roles: readonly RoleText[];
  readonly lines: readonly UnitLine[];
  /** How many units there are before this page, and in all. */
  readonly before: number;
  readonly all: number;
  /** Those of which it is told what waits, by name: on other pages of the list as well, and of very many not all. */
  readonly waiting: readonly WaitingLine[];
  /** In how many units it was looked. */
  readonly waitedFor: number;
  /** Addresses of the pages before and after this one. */
  readonly pages: { readonly before?: string | undefined; readonly after?: string | undefined };
  /** The periods of which a recap is offered, the usual one first; none where nobody may read one. */
  readonly recapOf: readonly string[];
}

export function unitsPage(input: UnitsInput): Page {
  const { lang, viewer, at, lines, before, all, pages, recapOf } = input;
  const words = UNITS_WORDS[lang];
  const isPart = lines.length < all;
  const waiting = input.waiting.flatMap((line) => waitingIn(line, lang));
  const lookedAt = input.waitedFor < all ? input.waitedFor : undefined;
  return frame({
    lang,
    waiting: countOfWaiting(waiting),
    title: words.title,
    subtitle: isPart
      ? words.subtitle(whole(before + 1, lang), whole(before + lines.length, lang), whole(all, lang))
      : undefined,
    viewer,
    at,
    body: html`${waiting.length > 0 && waitingSection(waiting, lookedAt, lang)}
    ${lines.length > 1 && inShort(lines, isPart, lang)}
    ${
      recapOf.length > 0 &&
      html`<section class="screen-only">
        <h2>${words.recap}</h2>
        ${recapForm({ lang, periods: recapOf })}
      </section>`
    }
    ${
      lines.length > 0 &&
      html`<section>
        <h2>${words.table}</h2>
        ${lines.every(({ figures }) => figures === 'none') ? namesAlone(lines, lang) : table(lines, lang)}
        ${steps(pages, lang)}
      </section>`
    }
    ${rolesOf(input)}`,
  });
}

function waitingIn({ unitId, name, figures }: WaitingLine, lang: Lang): readonly WaitingUnit[] {
  if (figures.duties === undefined) return [];
  const { today, releases, lastTicket, duties } = figures;
  const { publishes, ...counts } = duties;
  const waits = {
    ...counts,
    releases: publishes
      ? releases.due.map(({ period, due }) => ({ period, due: due !== null && isLocalDay(due) ? due : null }))
      : [],
    // One that has not had a ticket for a year is not silent since yesterday: the table says it.
    silence:
      lastTicket === undefined || lastTicket.when === 'never' || lastTicket.when === 'long ago' || !isSilent(lastTicket)
        ? undefined
        : silenceText(lastTicket, lang),
  };
  return [{ unitId, name, today, waits }];
}

function inShort(lines: readonly UnitLine[], isPart: boolean, lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const counted = lines.filter(({ unitId }) => !isTrialUnit(unitId));
  const known = counted.flatMap(({ figures }) => (typeof figures === 'object' && 'today' in figures ? [figures] : []));
  if (known.length === 0) return undefined;
  const overdue = known.filter((figures) => overdueIn(figures).length > 0).length;
  const silent = known.filter(({ lastTicket }) => isSilent(lastTicket)).length;
  const contested = known.reduce((sum, { running }) => sum + (running?.contested.tickets ?? 0), 0);
  const fact = (name: string, count: number) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${whole(count, lang)} ${isPart && html`<small>${words.onThisPage}</small>`}</dd>
    </div>`;
  return html`<section>
    <h2>${words.summary}</h2>
    <dl class="facts">
      ${fact(words.units, counted.length)} ${fact(words.overdueUnits, overdue)} ${fact(words.silentUnits, silent)}
      ${fact(words.contestedTickets, contested)}
    </dl>
  </section>`;
}

function table(lines: readonly UnitLine[], lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const { published, sample, running, next, lastTicket, lookAt } = words;
  return html`${scrolling(
      words.table,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.unit}</th>
            ${[published, sample, running, next, lastTicket, lookAt].map(
              (title) => html`<th scope="col" class="words">${title}</th> `,
            )}
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => lineOf(line, lang))}
        </tbody>
      </table>`,
    )}
    <p class="soft">${words.soFar(untilReleaseText(lang))} ${words.rule}</p>`;
}

function namesAlone(lines: readonly UnitLine[], lang: Lang): Content {
  return html`<p>${UNITS_WORDS[lang].namesAlone}</p>
    <ul>
      ${lines.map((line) => html`<li>${line.name}${idOf(line)}</li> `)}
    </ul>`;
}

/** Where the name alone does not tell which one it is. */
function idOf({ unitId, isNamesake }: UnitLine): Content {
  return isNamesake && html`<small>${unitId}</small>`;
}

function lineOf(line: UnitLine, lang: Lang): Content {
  const { unitId, name, closedFrom, figures } = line;
  const words = UNITS_WORDS[lang];
  const here = unitPath(unitId);
  const closed = closedFrom !== undefined && html`<small>${words.closed(printedDay(closedFrom, lang))}</small>`;
  if (figures === 'none') {
    return html`<tr>
      <th scope="row" class="words">${name}${idOf(line)}${closed}</th>
      <td colspan="6" class="words soft">${words.noFigures}</td>
    </tr> `;
  }
  if ('own' in figures) {
    return html`<tr>
      <th scope="row" class="words">${name}${idOf(line)}${closed}</th>
      <td colspan="6" class="words">
        <a href="${officerPath(unitId, figures.own)}">${words.ownFigures}</a>
      </td>
    </tr> `;
  }
  const { latest, running, lastTicket, today } = figures;
  return html`<tr>
    <th scope="row" class="words"><a href="${here}">${name}</a>${idOf(line)}${closed}</th>
    <td class="words">${publishedCell(latest, lang)}</td>
    <td class="words">${sampleCell(latest, lang)}</td>
    <td class="words">${runningCell(figures, lang)}</td>
    <td class="words">${nextCell(figures, lang)}</td>
    <td class="words">${lastTicket === undefined ? NONE : lastTicketText(lastTicket, today, lang)}</td>
    <td class="words">${lookAtCell(running, lang)}</td>
  </tr> `;
}

function publishedCell(latest: SkmAnswer | undefined, lang: Lang): Content {
  if (latest === undefined) return UNITS_WORDS[lang].nothingPublished;
  const { ikm, mutu, period } = latest;
  return html`${
      ikm === null
        ? publicationText(latest)[lang]
        : html`<b>${decimal(ikm, 2, lang)}</b>${mutu !== null && `, ${mutu} (${MUTU_NAMES[mutu][lang]})`}`
    }<small>${periodText(period, lang)}</small>`;
}

/** Who is in the figure, as in the report and the recap: what is not published yet is no sample of it. */
function sampleCell(latest: SkmAnswer | undefined, lang: Lang): Content {
  if (latest === undefined) return NONE;
  const words = UNITS_WORDS[lang];
  const { n, sampleTarget } = latest;
  return html`${words.of(whole(n, lang), whole(sampleTarget, lang))}
    <small>${n >= sampleTarget ? words.enough : words.short(whole(sampleTarget - n, lang))}</small>`;
}

function runningCell({ releases, running }: UnitFigures, lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const { n = 0, answered = 0, ikm = null, status } = running?.satisfaction ?? {};
  return html`${(answered ?? 0) === 0 ? words.noAnswers : words.visible(whole(n, lang), whole(answered, lang))}
    <small>${periodText(releases.running.period, lang)}</small>
    ${status === 'running' && ikm !== null && html`<small>${words.asFigure(decimal(ikm, 2, lang))}</small>`}`;
}

/** Those whose day is over. On the day itself the night that publishes may still be to come. */
function overdueIn({ releases, today }: UnitFigures): readonly DuePeriod[] {
  return releases.due.flatMap(datedOf).filter(({ due }) => due < today);
}

interface DuePeriod {
  readonly period: string;
  readonly due: LocalDay;
}

/** None of what is published by hand. */
function datedOf({ period, due }: { readonly period: string; readonly due: string | null }): readonly DuePeriod[] {
  return due !== null && isLocalDay(due) ? [{ period, due }] : [];
}

function nextCell(figures: UnitFigures, lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const { releases, today } = figures;
  const { running, due: waiting } = releases;
  const byHand = waiting.filter(({ due }) => due === null);
  const [next] = [...waiting, running]
    .flatMap(datedOf)
    .filter(({ due }) => due >= today)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return html`${overdueIn(figures).map(
    ({ period, due }) =>
      html`<div class="note">
        <b>${words.overdue(printedDay(due, lang))}</b><small>${periodText(period, lang)}</small>
      </div> `,
  )}
  ${byHand.map(({ period }) => html`<div>${words.byHand}<small>${periodText(period, lang)}</small></div> `)}
  ${
    next === undefined
      ? waiting.length === 0 && NONE
      : html`${next.due === today ? words.today : printedDay(next.due, lang)}<small
            >${periodText(next.period, lang)}</small
          >`
  }`;
}

function isSilent(lastTicket: LastTicket | undefined): boolean {
  switch (lastTicket?.when) {
    case undefined:
    case 'never':
      return false;
    case 'day':
      return lastTicket.isSilent;
    case 'month':
    case 'long ago':
      return true;
  }
}

function lastTicketText(lastTicket: LastTicket, today: LocalDay, lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  if (lastTicket.when === 'never') return words.notBegun;
  if (lastTicket.when !== 'day' || lastTicket.isSilent) return html`<b>${silenceText(lastTicket, lang)}</b>`;
  return lastTicket.day === today ? words.lastToday : printedDay(lastTicket.day, lang);
}

function silenceText(lastTicket: Exclude<LastTicket, { readonly when: 'never' }>, lang: Lang): string {
  const words = UNITS_WORDS[lang];
  switch (lastTicket.when) {
    case 'day':
      return words.silent(printedDay(lastTicket.day, lang));
    case 'month':
      return words.silentMonth(periodText(lastTicket.month, lang));
    case 'long ago':
      return words.silentYear;
  }
}

function lookAtCell(running: RowAnswer | undefined, lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const { tickets: contested = 0 } = running?.contested ?? {};
  const lines = [
    ...(contested === 0 ? [] : [words.contested(whole(contested, lang))]),
    ...(running?.flags ?? []).map(({ code }) => ROW_FLAG_NAMES[code][lang]),
  ];
  if (lines.length === 0) return words.nothing;
  return html`<ul class="plain">
    ${lines.map((line) => html`<li>${line}</li> `)}
  </ul>`;
}

function steps({ before, after }: UnitsInput['pages'], lang: Lang): Content {
  const words = UNITS_WORDS[lang];
  const links = [
    ...(before === undefined ? [] : [{ href: before, text: words.before }]),
    ...(after === undefined ? [] : [{ href: after, text: words.after }]),
  ];
  if (links.length === 0) return undefined;
  return html`<ul class="choices">
    ${links.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li> `)}
  </ul>`;
}

function rolesOf({ lang, roles }: UnitsInput): Content {
  const words = CONSOLE_TEXTS[lang];
  if (roles.length === 0) return html`<p>${words.nothing}</p>`;
  return html`<section>
    <h2>${words.yours}</h2>
    <ul>
      ${roles.map(({ role, officer, units }) => {
        const held = officer === undefined ? words.roles[role] : `${words.roles[role]} – ${officer}`;
        return html`<li>${held}: ${units.length === 0 ? words.allUnits : units.join(', ')}</li> `;
      })}
    </ul>
  </section>`;
}
