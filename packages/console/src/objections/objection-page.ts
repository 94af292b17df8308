// One objection: what is said for it and against it, the ticket as it went, what it weighs, and for the superior the decision.
import type { LocalDay, TicketRow } from '@tera/domain';
import { periodText, printedInstant } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { NONE, percent, timeInWords, whole } from '../figure-texts.ts';
import { choiceField, faultSummary } from '../form-fields.ts';
import { formStart, frame, scrolling } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { eventsTable } from '../officer/ticket-events.ts';
import { unitPath, unitTrail } from '../unit/unit-tabs.ts';
import { describedByFault, faultAt, faultsInWords, reasonField } from './faults.ts';
import { objectionPath, objectionsPath } from './objection-paths.ts';
import {
  type ContestedTicket,
  type DecisionShown,
  type FaultOfField,
  type ObjectionShown,
  type ObjectionsInView,
  type TicketsWeight,
  type WhatChanges,
} from './objection-view.ts';
import { contestedText } from './contested-text.ts';
import { isAnnulled, whatBecame } from './what-became.ts';
import { OBJECTION_WORDS } from './objection-words.ts';
import { dueText, filedText } from './objections-page.ts';

export const DECISION_OUTCOMES = ['refused', 'corrected', 'annulled'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** As it is typed. */
export interface DecisionDraft {
  readonly outcome: string;
  readonly officerId: string;
  readonly serviceId: string;
  readonly wrongTimes: boolean;
  readonly reason: string;
  readonly faults: readonly FaultOfField[];
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface ObjectionInput extends ObjectionsInView {
  readonly objection: ObjectionShown;
  /** All of the ticket, oldest first, with this one. */
  readonly ofTicket: readonly ObjectionShown[];
  /** None where it is kept no longer. */
  readonly ticket: ContestedTicket | undefined;
  readonly due: LocalDay | null;
  /** None once it is decided: the figures are what they are. */
  readonly changes: WhatChanges | undefined;
  /** For whoever may decide it. */
  readonly deciding:
    | { readonly draft: DecisionDraft; readonly officers: readonly Choice[]; readonly services: readonly Choice[] }
    | undefined;
}

export function objectionPage(input: ObjectionInput): Page {
  const { status, lang, viewer, at, unit, objection, own, deciding } = input;
  const words = OBJECTION_WORDS[lang];
  const list = { href: objectionsPath(unit.id), text: words.title };
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: words.objection(objection.ticket),
    subtitle: unit.name,
    trail:
      own === undefined
        ? unitTrail(lang, { href: unitPath(unit.id), text: unit.name }, list)
        : [{ href: '/console', text: CONSOLE_TEXTS[lang].home }, list],
    body: html`${faultSummary(faultsInWords(deciding?.draft.faults ?? [], lang), lang)} ${inShort(input)}
    ${bothSides(input)} ${theTicket(input)} ${whatChanges(input)} ${decision(input)} ${trail(input)} ${otherOnes(input)}`,
  });
}

function inShort({ lang, unit, today, objection, due }: ObjectionInput): Content {
  const words = OBJECTION_WORDS[lang];
  const { state, indicator } = objection;
  return html`<section>
    <h2>${words.inShort}</h2>
    <dl class="facts">
      ${fact(words.state, words.states[state])} ${fact(words.about, contestedText(indicator, lang))}
      ${fact(words.filed, filedText(objection, unit.timeZone, today, lang))}
      ${state === 'open' && fact(words.due, dueText(due, today, lang))}
    </dl>
  </section>`;
}

function fact(name: string, value: Content): Content {
  return html`<div>
    <dt>${name}</dt>
    <dd class="long">${value}</dd>
  </div>`;
}

function bothSides(input: ObjectionInput): Content {
  const { lang, unit, objection } = input;
  const words = OBJECTION_WORDS[lang];
  const { reason, isOwn, decided } = objection;
  const became = whatBecame(objection, input.names, lang);
  return html`<section>
    <h2>${words.sides}</h2>
    <h3>${words.theObjection}</h3>
    <blockquote><p class="said">${reason}</p></blockquote>
    <p class="soft">${isOwn ? words.yours : words.nameless}</p>
    <h3>${words.decision}</h3>
    ${
      decided === undefined
        ? html`<p>${words.notDecided}</p>`
        : html`<p><b>${words.states[objection.state]}</b>${became !== undefined && `: ${became}`}</p>
            <blockquote><p class="said">${decided.reason}</p></blockquote>
            <p class="soft">${words.by(deciderOf(decided, lang), printedInstant(decided.at, unit.timeZone, lang))}</p>
            <p class="soft">${words.afterwards}</p>
            ${heardText(input, objection)}`
    }
  </section>`;
}

function deciderOf({ by, isOwn }: DecisionShown, lang: Lang): string {
  return isOwn ? OBJECTION_WORDS[lang].you : by;
}

function heardText(
  { lang, own }: Pick<ObjectionInput, 'lang' | 'own'>,
  objection: Pick<ObjectionShown, 'state' | 'decided'>,
): Content {
  if (own === undefined || !isAnnulled(objection)) return undefined;
  const words = OBJECTION_WORDS[lang];
  return html`<p class="note">${words.heard} <a href="/console/feedback">${CONSOLE_TEXTS[lang].feedback}</a></p>`;
}

function theTicket({ lang, unit, names, ticket, objection }: ObjectionInput): Content {
  const words = OBJECTION_WORDS[lang];
  if (ticket === undefined) {
    return html`<section>
      <h2>${words.theTicket}</h2>
      <p>${words.ticketGone}</p>
    </section>`;
  }
  return html`<section>
    <h2>${words.theTicket}</h2>
    ${ticketInShort(ticket, { lang, names })}
    <h3>${words.events}</h3>
    ${eventsTable(`${words.events} ${objection.ticket}`, ticket.events, {
      lang,
      timeZone: unit.timeZone,
      names,
      day: ticket.day,
    })}
  </section>`;
}

/** Which day and service it counts on, and for whom. */
export function ticketInShort(
  { serviceId, officers, isCounted }: ContestedTicket,
  { lang, names }: Pick<ObjectionInput, 'lang' | 'names'>,
): Content {
  const words = OBJECTION_WORDS[lang];
  const whom = officers.length === 0 ? words.countedUnit : officers.map(names.officer).join(', ');
  return html`<p>
    ${serviceId !== undefined && html`${names.service(serviceId)} · `}${words.counted}:
    <b>${isCounted ? whom : words.countedNowhere}</b>
  </p>`;
}

function whatChanges({ lang, names, changes }: ObjectionInput): Content {
  if (changes === undefined) return undefined;
  const words = OBJECTION_WORDS[lang];
  const { period, rows } = changes;
  return html`<section>
    <h2>${words.change}</h2>
    <p>${words.changeHint(periodText(period.name, lang))}</p>
    ${rows.map((row) => weightTable(row, row.officerId === undefined ? words.unit : names.officer(row.officerId), lang))}
  </section>`;
}

function weightTable({ officerId, withIt, without }: TicketsWeight, name: string, lang: Lang): Content {
  const words = OBJECTION_WORDS[lang];
  return html`<h3>${name}</h3>
    ${scrolling(
      `${words.change}: ${name}`,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.figure}</th>
            <th scope="col">${words.withIt}</th>
            <th scope="col">${words.without}</th>
          </tr>
        </thead>
        <tbody>
          ${figuresOf(officerId !== undefined).map(
            (figure) =>
              html`<tr>
                <th scope="row" class="words">${words.figures[figure]}</th>
                <td>${figureText(figure, withIt, lang)}</td>
                <td>${figureText(figure, without, lang)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}`;
}

const OF_OFFICERS = ['completed', 'resolved', 'service', 'turnaround', 'onTime'] as const;
const OF_UNITS = [...OF_OFFICERS, 'wait', 'ended'] as const;
type Figure = (typeof OF_UNITS)[number];

/** Waiting, and who was never served, is the unit's and no officer's. */
function figuresOf(isOfficers: boolean): readonly Figure[] {
  return isOfficers ? OF_OFFICERS : OF_UNITS;
}

function figureText(figure: Figure, row: TicketRow, lang: Lang): string {
  const words = OBJECTION_WORDS[lang];
  switch (figure) {
    case 'completed':
    case 'resolved':
      return whole(row.tickets[figure], lang);
    case 'ended':
      return whole(row.tickets.noShow + row.tickets.left + row.tickets.cancelled, lang);
    case 'onTime':
      return row.onTime.n === 0 ? NONE : words.share(percent(row.onTime.share, lang), whole(row.onTime.n, lang));
    case 'service':
    case 'turnaround':
    case 'wait': {
      const { n, p50 } = row[figure];
      return n === 0 ? NONE : words.median(timeInWords(p50, lang), whole(n, lang));
    }
  }
}

function decision(input: ObjectionInput): Content {
  const { lang, objection, deciding } = input;
  const words = OBJECTION_WORDS[lang];
  if (objection.state !== 'open') return undefined;
  if (deciding !== undefined && !objection.isOwn) return decisionForm(input, deciding);
  return html`<section>
    <h2>${words.decide}</h2>
    <p>${deciding === undefined ? words.others : words.selfDecision}</p>
  </section>`;
}

function decisionForm(
  { lang, viewer, unit, objection }: ObjectionInput,
  { draft, officers, services }: NonNullable<ObjectionInput['deciding']>,
): Content {
  const words = OBJECTION_WORDS[lang];
  const faults = faultsInWords(draft.faults, lang);
  const chosenFrom = (name: 'officerId' | 'serviceId', label: string, choices: readonly Choice[]) => {
    const offered = choices.map(({ id, name: text }) => ({ value: id, text }));
    const all = [{ value: '', text: words.asItIs }, ...offered];
    return choiceField({ name, label, value: draft[name], choices: all, faults });
  };
  return html`<section>
    <h2>${words.decide}</h2>
    <p>${words.decideHint}</p>
    <form class="fields" method="post" action="${objectionPath(unit.id, objection.objectionId)}">
      ${formStart(viewer)}
      <fieldset id="outcome" tabindex="-1" ${describedByFault('outcome', faults)}>
        <legend>${words.outcome}</legend>
        ${faultAt('outcome', faults)}
        ${DECISION_OUTCOMES.map((outcome) => {
          const { name, what } = words.outcomes[outcome];
          return html`<label class="pick"
            ><input
              type="radio"
              name="outcome"
              value="${outcome}"
              required
              ${outcome === draft.outcome && html` checked`}
            />
            <span>${name}<small>${what}</small></span></label
          > `;
        })}
      </fieldset>
      <fieldset id="correction" tabindex="-1" ${describedByFault('correction', faults)}>
        <legend>${words.correction}</legend>
        ${faultAt('correction', faults)} ${chosenFrom('officerId', words.rightOfficer, officers)}
        ${chosenFrom('serviceId', words.rightService, services)}
        <label class="pick"
          ><input type="checkbox" name="wrongTimes" value="yes" ${draft.wrongTimes && html` checked`} />
          <span>${words.wrongTimes}</span></label
        >
      </fieldset>
      ${reasonField({ label: words.why, hint: words.whyHint, text: draft.reason }, faults)}
      <div><button>${words.send}</button></div>
    </form>
  </section>`;
}

function trail({ lang, unit, objection: { filedAt, state, decided } }: ObjectionInput): Content {
  const words = OBJECTION_WORDS[lang];
  const when = (instant: string) => printedInstant(instant, unit.timeZone, lang);
  return html`<section>
    <h2>${words.trail}</h2>
    <ol>
      <li>${when(filedAt)}: ${words.trailFiled}</li>
      ${
        decided !== undefined &&
        html`<li>
          ${when(decided.at)}:
          ${(state === 'upheld' ? words.trailUpheld : words.trailRefused)(deciderOf(decided, lang))}
        </li>`
      }
    </ol>
  </section>`;
}

function otherOnes({ lang, unit, objection, ofTicket }: ObjectionInput): Content {
  const words = OBJECTION_WORDS[lang];
  const others = ofTicket.filter(({ objectionId }) => objectionId !== objection.objectionId);
  if (others.length === 0) return undefined;
  return html`<section>
    <h2>${words.earlier}</h2>
    <ul class="plain">
      ${others.map(
        ({ objectionId, filedAt, state }) =>
          html`<li>
            <a href="${objectionPath(unit.id, objectionId)}">${printedInstant(filedAt, unit.timeZone, lang)}</a>:
            ${words.states[state]}
          </li> `,
      )}
    </ul>
  </section>`;
}
