// Where an officer objects to a ticket of their own: the ticket as it went, what is contested, and why.
import type { LocalDay } from '@tera/domain';
import { printedDay } from '@tera/exports';
import { type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { choiceField, faultSummary } from '../form-fields.ts';
import { formStart, frame } from '../frame.ts';
import { officerTicketsPath } from '../officer/officer-paths.ts';
import { eventsTable } from '../officer/ticket-events.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { faultsInWords, reasonField } from './faults.ts';
import { ticketInShort } from './objection-page.ts';
import { objectionPath, objectionsPath } from './objection-paths.ts';
import { type ContestedTicket, type FaultOfField, type ObjectionsInView } from './objection-view.ts';
import { contestedText } from './contested-text.ts';
import { OBJECTION_WORDS } from './objection-words.ts';

export interface ObjectionFormInput extends Omit<ObjectionsInView, 'own'> {
  readonly own: string;
  readonly ticket: ContestedTicket;
  /** What may be contested today; nothing where the time is over. */
  readonly choices: readonly string[];
  /** The last day on which one may. */
  readonly until: LocalDay;
  /** The id of the objection that is open already. */
  readonly open: string | undefined;
  readonly draft: { readonly indicator: string; readonly reason: string; readonly faults: readonly FaultOfField[] };
}

export function objectionFormPage(input: ObjectionFormInput): Page {
  const { status, lang, viewer, at, unit, names, ticket, draft, own } = input;
  const words = OBJECTION_WORDS[lang];
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: words.file(ticket.id),
    subtitle: `${unit.name} · ${printedDay(ticket.day, lang)}`,
    trail: [
      { href: '/console', text: CONSOLE_TEXTS[lang].home },
      { href: objectionsPath(unit.id), text: words.title },
    ],
    body: html`${faultSummary(faultsInWords(draft.faults, lang), lang)}
      <section>
        <h2>${words.theTicket}</h2>
        ${ticketInShort(ticket, { lang, names })}
        ${eventsTable(`${words.events} ${ticket.id}`, ticket.events, {
          lang,
          timeZone: unit.timeZone,
          names,
          day: ticket.day,
        })}
      </section>
      ${theForm(input)}
      <p class="screen-only">
        <a href="${officerTicketsPath(unit.id, own, { period: ticket.day.slice(0, 'YYYY-MM'.length) })}"
          >${words.ownTickets}</a
        >
      </p>`,
  });
}

function theForm(input: ObjectionFormInput): Content {
  const { lang, viewer, unit, ticket, choices, until, open, draft } = input;
  const words = OBJECTION_WORDS[lang];
  if (open !== undefined) {
    return html`<section>
      <h2>${words.title}</h2>
      <p>${words.already}</p>
      <p><a class="button" href="${objectionPath(unit.id, open)}">${words.seeIt}</a></p>
    </section>`;
  }
  if (choices.length === 0) {
    return html`<section>
      <h2>${words.title}</h2>
      <p>${ticket.isCounted ? words.fileOver(printedDay(until, lang)) : words.faults.gone}</p>
    </section>`;
  }
  const faults = faultsInWords(draft.faults, lang);
  return html`<section>
    <h2>${words.title}</h2>
    <p>${words.fileHint(printedDay(until, lang))}</p>
    <form class="fields" method="post" action="${objectionsPath(unit.id)}">
      ${formStart(viewer)}<input type="hidden" name="ticket" value="${ticket.id}" />
      ${choiceField({
        name: 'indicator',
        label: words.what,
        value: draft.indicator,
        choices: choices.map((id) => ({ value: id, text: contestedText(id, lang) })),
        faults,
      })}
      ${reasonField({ label: words.fileWhy, hint: words.fileWhyHint, text: draft.reason }, faults)}
      <div><button>${words.fileSend}</button></div>
    </form>
  </section>`;
}
