// What happened to a ticket, event by event, in words: when, where, by whom, and which key has sent it.
import { personAsKey } from '@tera/contracts';
import { type LocalDay, localDayOf } from '@tera/domain';
import { clockName, printedDay } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { EvidenceAnswer } from '../answers.ts';
import { NONE } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';
import { TICKETS_WORDS } from './officer-tickets-words.ts';

/** What ids are called today; an id that nobody knows any more stands for itself. */
export interface NamesOfUnit {
  readonly officer: (id: string) => string;
  readonly service: (id: string) => string;
  readonly counter: (id: string) => string;
}

export type EventShown = EvidenceAnswer['facts'][number]['events'][number];

export interface EventsTold {
  readonly lang: Lang;
  readonly timeZone: string;
  readonly names: NamesOfUnit;
  /** The local day of the ticket: of other days the date is said. */
  readonly day: string;
}

export function eventsTable(title: string, events: readonly EventShown[], told: EventsTold): Content {
  const { lang, timeZone } = told;
  const words = TICKETS_WORDS[lang];
  return scrolling(
    title,
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="words">${words.when} (${clockName(timeZone)})</th>
          <th scope="col" class="words">${words.what}</th>
          <th scope="col" class="words">${words.counter}</th>
          <th scope="col" class="words">${words.officer}</th>
          <th scope="col" class="words">${words.sentBy}</th>
        </tr>
      </thead>
      <tbody>
        ${events.map((event) => eventLine(event, told))}
      </tbody>
    </table>`,
  );
}

function eventLine(event: EventShown, { lang, timeZone, names, day }: EventsTold): Content {
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
    <td class="words">${senderText(keyId, lang)}</td>
  </tr> `;
}

/** Who was signed in is told where something is decided, and not by an id. */
function senderText(keyId: string | undefined, lang: Lang): string {
  const words = TICKETS_WORDS[lang];
  if (keyId === undefined) return words.noKey;
  return personAsKey(keyId) === undefined ? `${words.key} ${keyId}` : words.person;
}

/** `07.47.18`, with the day where it is not the ticket's. */
function clockText(instant: string, day: string, timeZone: string, lang: Lang): string {
  const at = Date.parse(instant);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(at);
  const text = lang === 'id' ? clock.replaceAll(':', '.') : clock;
  const own: LocalDay = localDayOf(at, timeZone);
  return own === day ? text : `${printedDay(own, lang)}, ${text}`;
}
