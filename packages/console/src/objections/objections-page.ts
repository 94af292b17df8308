// The objections of a unit: those that wait for a decision first, and below them what was decided. Of an officer, their own alone.
import { type LocalDay, type Period, localDayOf } from '@tera/domain';
import { periodText, printedDay, printedInstant } from '@tera/exports';
import { type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { NONE, whole } from '../figure-texts.ts';
import { frame, scrolling, tabList } from '../frame.ts';
import { officerTabs, officerTrail } from '../officer/officer-tabs.ts';
import { periodChoice } from '../period-choice.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';
import { objectionPath, objectionsPath } from './objection-paths.ts';
import { type ObjectionShown, type ObjectionsInView } from './objection-view.ts';
import { contestedText } from './contested-text.ts';
import { OBJECTION_WORDS } from './objection-words.ts';

export interface ObjectionsInput extends ObjectionsInView {
  /** Those that are open, oldest first. */
  readonly open: readonly WaitingObjection[];
  /** Whether there are more of them than are shown. */
  readonly hasMore: boolean;
  /** In which the decided ones were filed. */
  readonly period: Period;
  readonly decided: readonly ObjectionShown[];
  /** Of those of the period, the address of the next and of the first ones. */
  readonly next: string | undefined;
  readonly isFirstPage: boolean;
}

export interface WaitingObjection extends ObjectionShown {
  /** When what citizens answered in the ticket's time is published; `null` where nobody knows. */
  readonly due: LocalDay | null;
}

export function objectionsPage(input: ObjectionsInput): Page {
  const { lang, viewer, at, unit, own, open, hasMore, period, today } = input;
  const words = OBJECTION_WORDS[lang];
  const count = whole(open.length, lang);
  const link = (name: string) => objectionsPath(unit.id, { period: name });
  return frame({
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: own === undefined ? unit.name : `${unit.name} · ${words.leadOwn}`,
    ...whereOf(input),
    body: html`${own === undefined && html`<p>${words.leadAll}</p>`}
      <section>
        <h2>${words.open(hasMore ? words.more(count) : count)}</h2>
        ${open.length === 0 ? html`<p>${words.noneOpen}</p>` : waitingTable(input)}
      </section>
      <section>
        <h2>${words.decided}</h2>
        <p class="soft">${words.decidedHint} ${periodText(period.name, lang)}</p>
        ${periodChoice(lang, period, today, link)} ${decidedTable(input)} ${turning(input)}
      </section>`,
  });
}

/** Who sees nothing of others has come from their own page. */
function whereOf({ lang, viewer, unit, names, own, today, period, at = '' }: ObjectionsInput) {
  if (own === undefined) {
    return {
      trail: unitTrail(lang, { href: unitPath(unit.id), text: unit.name }),
      tabs: unitTabs(lang, unit.id, 'objections', viewer),
    };
  }
  const officer = { id: own, name: names.officer(own) };
  const inView = { lang, viewer, at, unit, officer, period, today, isOwn: true };
  return { trail: officerTrail(inView), tabs: officerTabs(inView, 'objections') };
}

function waitingTable(input: ObjectionsInput): Content {
  const { lang, open, today, unit } = input;
  const words = OBJECTION_WORDS[lang];
  return html`${scrolling(
      words.open(whole(open.length, lang)),
      html`<table>
        <thead>
          <tr>
            ${[words.ticket, words.about, words.reason, words.filed, words.state, words.due].map(
              (title) => html`<th scope="col" class="words">${title}</th> `,
            )}
          </tr>
        </thead>
        <tbody>
          ${open.map(
            (objection) =>
              html`<tr>
                ${ticketCell(objection, input)}
                <td class="words">${contestedText(objection.indicator, lang)}</td>
                <td class="words">${shortened(objection.reason)}</td>
                <td class="words">${filedText(objection, unit.timeZone, today, lang)}</td>
                <td class="words">${words.states[objection.state]}</td>
                <td class="words">${dueText(objection.due, today, lang)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
    <p class="soft">${words.dueHint}</p>`;
}

function decidedTable(input: ObjectionsInput): Content {
  const { lang, decided, unit } = input;
  const words = OBJECTION_WORDS[lang];
  if (decided.length === 0) return html`<p>${words.noneDecided}</p>`;
  return scrolling(
    words.decided,
    html`<table>
      <thead>
        <tr>
          ${[words.ticket, words.about, words.state, words.decision, words.theDecision].map(
            (title) => html`<th scope="col" class="words">${title}</th> `,
          )}
        </tr>
      </thead>
      <tbody>
        ${decided.map(
          (objection) =>
            html`<tr>
              ${ticketCell(objection, input)}
              <td class="words">${contestedText(objection.indicator, lang)}</td>
              <td class="words">${words.states[objection.state]}</td>
              <td class="words">
                ${
                  objection.decided === undefined
                    ? NONE
                    : words.by(objection.decided.by, printedInstant(objection.decided.at, unit.timeZone, lang))
                }
              </td>
              <td class="words">${shortened(objection.decided?.reason ?? '')}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

function ticketCell({ objectionId, ticket }: ObjectionShown, { unit }: ObjectionsInput): Content {
  return html`<th scope="row" class="words"><a href="${objectionPath(unit.id, objectionId)}">${ticket}</a></th>`;
}

/** With how long ago that was. */
export function filedText(
  { filedAt }: Pick<ObjectionShown, 'filedAt'>,
  timeZone: string,
  today: LocalDay,
  lang: ObjectionsInput['lang'],
): Content {
  const day = localDayOf(Date.parse(filedAt), timeZone);
  const age = Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / MS_OF_A_DAY));
  return html`${printedDay(day, lang)}<small>${OBJECTION_WORDS[lang].age(age, whole(age, lang))}</small>`;
}

const MS_OF_A_DAY = 86_400_000;

export function dueText(due: LocalDay | null, today: LocalDay, lang: ObjectionsInput['lang']): Content {
  const words = OBJECTION_WORDS[lang];
  if (due === null) return words.noDue;
  const day = printedDay(due, lang);
  return due <= today ? html`<b>${words.dueOver(day)}</b>` : day;
}

const SHORT = 120;

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= SHORT ? text : `${characters.slice(0, SHORT).join('')}…`;
}

function turning({ lang, next, isFirstPage, unit, period }: ObjectionsInput): Content {
  const words = OBJECTION_WORDS[lang];
  const links = [
    ...(isFirstPage ? [] : [{ href: objectionsPath(unit.id, { period: period.name }), text: words.fromStart }]),
    ...(next === undefined ? [] : [{ href: next, text: words.next }]),
  ];
  return links.length > 0 && html`<nav aria-label="${words.next}">${tabList(links, 'choices')}</nav>`;
}
