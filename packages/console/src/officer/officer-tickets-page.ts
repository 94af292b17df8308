// The tickets behind a figure, down to their events: what each of them adds, when it happened, and by which key it was sent. Of what
// citizens answered there is nothing here.
import { type Indicator, type LocalDay, type ObjectingDays, findIndicator } from '@tera/domain';
import { printedDay } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { EvidenceAnswer } from '../answers.ts';
import { decimal, timeInWords, whole } from '../figure-texts.ts';
import { frame, scrolling, tabList } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { periodWithDays } from '../period-with-days.ts';
import { quantileNote } from '../quantile-note.ts';
import { type OfficerInView, officerTabs, officerTrail } from './officer-tabs.ts';
import { officerTicketsPath } from './officer-paths.ts';
import { TICKETS_WORDS } from './officer-tickets-words.ts';
import { type NamesOfUnit, eventsTable } from './ticket-events.ts';
import { newObjectionPath, objectionsPath } from '../objections/objection-paths.ts';
import { valueInWords } from './officer-words.ts';

export interface OfficerTicketsInput extends Omit<OfficerInView, 'officer'> {
  /** Nobody: of what is the unit's own. */
  readonly officer: OfficerInView['officer'] | undefined;
  readonly evidence: EvidenceAnswer;
  /** The figure as a row has it. */
  readonly value: number | null;
  readonly isFirstPage: boolean;
  /** Only those with this in their number. */
  readonly search?: string | undefined;
  readonly names: NamesOfUnit;
  /** For the officer whose tickets these are: until when one may object to a ticket of a day. */
  readonly objecting: ((day: LocalDay) => ObjectingDays) | undefined;
}

type TicketShown = EvidenceAnswer['facts'][number];
type Added = TicketShown['added'];

const OF_OFFICERS = [
  'tickets.completed',
  'tickets.resolved',
  'service.p50',
  'onTime.share',
  'reopened.share',
  'inaccurate.share',
  'shortService.share',
] as const;
const OF_UNIT = ['wait.p50', 'tickets.noShow', 'tickets.left', 'tickets.cancelled'] as const;

export function officerTicketsPage(input: OfficerTicketsInput): Page {
  const { lang, viewer, at, unit, officer, period, today, evidence } = input;
  const words = TICKETS_WORDS[lang];
  const { facts, complete, indicator } = evidence;
  const shown = indicator === null ? undefined : findIndicator(indicator);
  return frame({
    lang,
    viewer,
    at,
    title: officer?.name ?? words.unitsOwn,
    subtitle: `${unit.name} · ${periodWithDays(period.name, lang)}`,
    trail: officerTrail(input),
    tabs: officer === undefined ? [] : officerTabs({ ...input, officer }, 'tickets'),
    body: html`${periodChoice(lang, period, today, (name) => linkTo(input, { period: name }))}
      <nav aria-label="${words.figure}" class="screen-only">
        ${tabList(
          [undefined, ...(officer === undefined ? OF_UNIT : OF_OFFICERS)].map((id) => ({
            href: linkTo(input, { indicator: id }),
            text: id === undefined ? words.everything : nameOf(id, lang),
            here: (id ?? null) === indicator,
          })),
          'choices',
        )}
      </nav>
      <section>
        <h2>${shown === undefined ? words.everything : shown.name[lang]}</h2>
        ${shown !== undefined && definition(shown, input)} ${input.search === undefined && sums(input)}
        ${!complete && html`<div class="note"><p>${words.incomplete}</p></div>`}
      </section>
      <section>
        <h2>${words.tickets}</h2>
        <p>${words.noAnswers}</p>
        ${searchForm(input)}
        ${facts.length === 0 ? html`<p>${noneText(input)}</p>` : facts.map((fact) => ticket(input, fact))}
        ${turning(input)}
      </section>`,
  });
}

function linkTo(
  { unit, officer, period, evidence, search }: OfficerTicketsInput,
  change: Readonly<Partial<Record<'period' | 'indicator' | 'ticket' | 'cursor', string | undefined>>>,
): string {
  return officerTicketsPath(unit.id, officer?.id ?? null, {
    period: period.name,
    indicator: evidence.indicator ?? undefined,
    ticket: search,
    ...change,
  });
}

function searchForm(input: OfficerTicketsInput): Content {
  const { lang, unit, officer, period, evidence, search } = input;
  const words = TICKETS_WORDS[lang];
  return html`<form
    class="inline"
    method="get"
    action="${officerTicketsPath(unit.id, officer?.id ?? null, {})}"
    role="search"
  >
    <input type="hidden" name="period" value="${period.name}" />
    ${evidence.indicator !== null && html`<input type="hidden" name="indicator" value="${evidence.indicator}" />`}
    <label
      >${words.search}
      <input type="search" name="ticket" value="${search ?? ''}" maxlength="64" pattern="[A-Za-z0-9._:\\-]*" />
    </label>
    <button>${words.find}</button>
    ${search !== undefined && html`<a class="button" href="${linkTo(input, { ticket: undefined })}">${words.all}</a>`}
  </form>`;
}

/** Of a number that is looked for, a page may be empty and have a next one. */
function noneText({ lang, search, evidence }: OfficerTicketsInput): string {
  const words = TICKETS_WORDS[lang];
  if (search === undefined) return words.none;
  return evidence.next === null ? words.notFound(search) : words.notFoundYet(search);
}

function nameOf(id: string, lang: Lang): string {
  return findIndicator(id)?.name[lang] ?? id;
}

function definition({ id, definition: text, methodVersion }: Indicator, { value, lang }: OfficerTicketsInput): Content {
  const words = TICKETS_WORDS[lang];
  return html`<p>${words.value}: <b>${valueInWords(value, id, lang)}</b></p>
    ${/\.p\d+$/.test(id) && quantileNote(lang)}
    <details>
      <summary>${words.definition}</summary>
      <p>${text[lang]}</p>
      <p>${words.method} ${methodVersion}</p>
    </details>`;
}

function sums({ lang, evidence: { figure, sum } }: OfficerTicketsInput): Content {
  const words = TICKETS_WORDS[lang];
  const names = partsOf(figure);
  if (names.length === 0) return html`<p>${words.none}</p>`;
  return html`<p>${words.sumsText}</p>
    ${scrolling(
      words.sums,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.part}</th>
            <th scope="col">${words.whole}</th>
            <th scope="col">${words.here}</th>
          </tr>
        </thead>
        <tbody>
          ${names.map(
            (name) =>
              html`<tr>
                <th scope="row" class="words">${words.parts[name]}</th>
                <td>${amountOf(figure, name, lang)}</td>
                <td>${amountOf(sum, name, lang)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}`;
}

type PartName = keyof Added;

/** In the order of the words. */
function partsOf(added: Added): readonly PartName[] {
  return (Object.keys(TICKETS_WORDS.id.parts) as PartName[]).filter((name) => added[name] !== undefined);
}

/** A time as one says it, and to the second, so that it can be added up. */
function amountOf(added: Added, name: PartName, lang: Lang): Content {
  const words = TICKETS_WORDS[lang];
  const amount = added[name];
  if (amount === undefined) return whole(0, lang);
  if (typeof amount === 'number') return whole(amount, lang);
  const { n, seconds } = amount;
  const exact = decimal(seconds, Number.isInteger(seconds) ? 0 : 3, lang);
  return html`${words.times(whole(n, lang))}, ${timeInWords(seconds, lang)}<small>${words.seconds(exact)}</small>`;
}

function ticket(input: OfficerTicketsInput, fact: TicketShown): Content {
  const { lang, unit, names } = input;
  const words = TICKETS_WORDS[lang];
  const { factId, day, serviceId, contested, added, events } = fact;
  return html`<article class="ticket">
    <h3>${words.ticket} ${factId}</h3>
    <p>
      ${printedDay(day as LocalDay, lang)} ·
      ${serviceId === null ? words.noService : names.service(serviceId)}${contested === true && html` · <b>${words.contested}</b>`}
    </p>
    <p>
      ${words.adds}:
      ${partsOf(added)
        .map((name) => addedText(added, name, lang))
        .join('; ')}
    </p>
    <details>
      <summary>${words.events(whole(events.length, lang), factId)}</summary>
      ${eventsTable(`${words.eventsOf} ${factId}`, events, { day, lang, timeZone: unit.timeZone, names })}
    </details>
    ${objectingTo(input, fact)}
  </article> `;
}

/** Nobody objects twice: of a ticket that is contested one reads how it stands. */
function objectingTo({ lang, unit, today, evidence, objecting }: OfficerTicketsInput, fact: TicketShown): Content {
  if (objecting === undefined) return undefined;
  const words = TICKETS_WORDS[lang];
  const { factId, day, contested } = fact;
  if (contested === true) {
    return html`<p class="screen-only">
      <a class="button" href="${objectionsPath(unit.id)}">${words.seeObjection(factId)}</a>
    </p>`;
  }
  const { tickets, answers } = objecting(day as LocalDay);
  const until = answers !== null && tickets < today ? answers : tickets;
  if (until < today) return html`<p class="soft">${words.objectedUntil(printedDay(until, lang))}</p>`;
  return html`<p class="screen-only">
    <a class="button" href="${newObjectionPath(unit.id, factId, evidence.indicator)}">${words.object(factId)}</a>
    <small>${words.objectUntil(printedDay(until, lang))}</small>
  </p>`;
}

function addedText(added: Added, name: PartName, lang: Lang): string {
  const amount = added[name];
  const words = TICKETS_WORDS[lang];
  if (typeof amount === 'object') return `${words.parts[name]} ${timeInWords(amount.seconds, lang)}`;
  return amount === 1 ? words.parts[name] : `${words.parts[name]} ${whole(amount, lang)}`;
}

function turning(input: OfficerTicketsInput): Content {
  const { lang, evidence, isFirstPage } = input;
  const words = TICKETS_WORDS[lang];
  const links = [
    ...(isFirstPage ? [] : [{ href: linkTo(input, {}), text: words.fromStart }]),
    ...(evidence.next === null ? [] : [{ href: linkTo(input, { cursor: evidence.next }), text: words.next }]),
  ];
  return links.length > 0 && html`<nav aria-label="${words.pages}">${tabList(links, 'choices')}</nav>`;
}
