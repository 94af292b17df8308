// The tickets behind a figure, down to their events: what each of them adds, when it happened, and by which key it was sent. Of what
// citizens answered there is nothing here.
import { type Indicator, type LocalDay, findIndicator, localDayOf } from '@tera/domain';
import { clockName, periodText, printedDay, spanText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { EvidenceAnswer } from '../answers.ts';
import { NONE, decimal, timeInWords, whole } from '../figure-texts.ts';
import { frame, scrolling, tabList } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { type OfficerInView, officerTabs, officerTrail } from './officer-tabs.ts';
import { officerTicketsPath } from './officer-paths.ts';
import { TICKETS_WORDS } from './officer-tickets-words.ts';
import { valueInWords } from './officer-words.ts';

/** What ids are called today; an id that nobody knows any more stands for itself. */
export interface NamesOfUnit {
  readonly officer: (id: string) => string;
  readonly service: (id: string) => string;
  readonly counter: (id: string) => string;
}

export interface OfficerTicketsInput extends Omit<OfficerInView, 'officer'> {
  /** Nobody: of what is the unit's own. */
  readonly officer: OfficerInView['officer'] | undefined;
  readonly evidence: EvidenceAnswer;
  /** The figure as a row has it. */
  readonly value: number | null;
  readonly isFirstPage: boolean;
  readonly names: NamesOfUnit;
}

type TicketShown = EvidenceAnswer['facts'][number];
type EventShown = TicketShown['events'][number];
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
    subtitle: `${unit.name} · ${periodText(period.name, lang)} (${spanText(period.name, lang)})`,
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
        ${shown !== undefined && definition(shown, input)} ${sums(input)}
        ${!complete && html`<div class="note"><p>${words.incomplete}</p></div>`}
      </section>
      <section>
        <h2>${words.tickets}</h2>
        <p>${words.noAnswers}</p>
        ${facts.length === 0 ? html`<p>${words.none}</p>` : facts.map((fact) => ticket(input, fact))} ${turning(input)}
      </section>`,
  });
}

function linkTo(
  { unit, officer, period, evidence }: OfficerTicketsInput,
  change: Readonly<Partial<Record<'period' | 'indicator' | 'cursor', string | undefined>>>,
): string {
  return officerTicketsPath(unit.id, officer?.id ?? null, {
    period: period.name,
    indicator: evidence.indicator ?? undefined,
    ...change,
  });
}

function nameOf(id: string, lang: Lang): string {
  return findIndicator(id)?.name[lang] ?? id;
}

function definition({ id, definition: text, methodVersion }: Indicator, { value, lang }: OfficerTicketsInput): Content {
  const words = TICKETS_WORDS[lang];
  return html`<p>${words.value}: <b>${valueInWords(value, id, lang)}</b></p>
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

function ticket({ lang, unit, names }: OfficerTicketsInput, fact: TicketShown): Content {
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
      ${scrolling(
        `${words.eventsOf} ${factId}`,
        html`<table>
          <thead>
            <tr>
              <th scope="col" class="words">${words.when} (${clockName(unit.timeZone)})</th>
              <th scope="col" class="words">${words.what}</th>
              <th scope="col" class="words">${words.counter}</th>
              <th scope="col" class="words">${words.officer}</th>
              <th scope="col" class="words">${words.sentBy}</th>
            </tr>
          </thead>
          <tbody>
            ${events.map((event) => eventLine(event, day, { lang, timeZone: unit.timeZone, names }))}
          </tbody>
        </table>`,
      )}
    </details>
  </article> `;
}

function addedText(added: Added, name: PartName, lang: Lang): string {
  const amount = added[name];
  const words = TICKETS_WORDS[lang];
  if (typeof amount === 'object') return `${words.parts[name]} ${timeInWords(amount.seconds, lang)}`;
  return amount === 1 ? words.parts[name] : `${words.parts[name]} ${whole(amount, lang)}`;
}

interface Told {
  readonly lang: Lang;
  readonly timeZone: string;
  readonly names: NamesOfUnit;
}

function eventLine(event: EventShown, day: string, { lang, timeZone, names }: Told): Content {
  const words = TICKETS_WORDS[lang];
  const { type, occurredAt, serviceId, officerId, counterId, outcome, accurate, passedOver, keyId } = event;
  const remarks = [
    ...(serviceId === undefined ? [] : [names.service(serviceId)]),
    ...(outcome === undefined ? [] : [words.outcomes[outcome]]),
    ...(accurate === false ? [words.inaccurate] : []),
    ...(passedOver === true ? [words.passedOver] : []),
  ];
  return html`<tr>
    <td class="words">${clockText(occurredAt, day, timeZone, lang)}</td>
    <td class="words">${words.types[type]}${remarks.length > 0 && html`<small>${remarks.join('; ')}</small>`}</td>
    <td class="words">${counterId === undefined ? NONE : names.counter(counterId)}</td>
    <td class="words">${officerId === undefined ? NONE : names.officer(officerId)}</td>
    <td class="words">${keyId === undefined ? words.noKey : `${words.key} ${keyId}`}</td>
  </tr> `;
}

/** `07.47.18`, with the day where it is not the ticket's. */
function clockText(instant: string, day: string, timeZone: string, lang: Lang): string {
  const at = Date.parse(instant);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(at);
  const text = lang === 'id' ? clock.replaceAll(':', '.') : clock;
  const own = localDayOf(at, timeZone);
  return own === day ? text : `${printedDay(own, lang)}, ${text}`;
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
