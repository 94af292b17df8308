// The open tickets of this counter, those in hand before those that wait, and the ways to begin a new one.

import type { Connection } from '../connection.ts';
import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { numberOf, ticketIdOf } from '../ticket-number.ts';
import type { CounterTicket } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './setup.ts';
import { serviceName, stateText } from './texts.ts';

/** As many as there are digits. */
const MOST_BUTTONS = 9;

/** A button for each service, or where there are more than digits, one list of them. */
export function serviceChoice(
  { setup: { services } }: Connection,
  { prefix, text }: { readonly prefix: string; readonly text: string },
  choose: (serviceId: string) => void,
): Node[] {
  if (services.length <= MOST_BUTTONS) {
    return services.map(({ id, name }, index) =>
      button({ id: `${prefix}-${id}`, text: name, letter: String(index + 1) }, () => choose(id)),
    );
  }
  const choice = selectOf(`${prefix}-service`, services, 'Pilih layanan');
  return [
    field(choice, 'Layanan'),
    button({ id: prefix, text, kind: 'main' }, () => {
      if (choice.value === '') choice.focus();
      else choose(choice.value);
    }),
  ];
}

export function queueList(
  tickets: readonly CounterTicket[],
  selected: string | undefined,
  counter: Counter,
  select: (ticketId: string) => void,
): Node[] {
  if (tickets.length === 0) return [el('p', { class: 'hint' }, 'Tidak ada yang menunggu.')];
  const connection = counter.connection();
  return [
    el(
      'ul',
      {},
      ...tickets.map((ticket) =>
        el(
          'li',
          {},
          el(
            'button',
            {
              id: `ticket-${ticket.ticketId}`,
              type: 'button',
              class: `row ${ticket.state}`,
              'aria-current': ticket.ticketId === selected ? 'true' : undefined,
              onclick: () => select(ticket.ticketId),
            },
            el('b', {}, numberOf(ticket.ticketId)),
            el(
              'span',
              {},
              el('span', { class: 'service' }, serviceName(connection, ticket.serviceId)),
              el('span', { class: 'hint' }, stateText(ticket, connection, counter.now())),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** A citizen who was sent here from another counter brings its number. */
export function askForForeignTicket(counter: Counter, onDone: (ticketId: string, serviceId: string) => void): void {
  const { setup, counterId } = counter.connection();
  const from = selectOf(
    'from',
    setup.counters.filter(({ id }) => id !== counterId),
    'Pilih loket',
  );
  const label = el('input', { id: 'label', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const call = (serviceId: string): void => {
    const ticketId = ticketIdOf(label.value, from.value, setup.timeZone, counter.now());
    if (ticketId !== undefined && from.value !== '') {
      close();
      onDone(ticketId, serviceId);
      return;
    }
    problem.textContent = 'Pilih loket asal, dan tulis nomor seperti K7M-007.';
    problem.hidden = false;
  };
  const close = openDialog({
    title: 'Panggil tiket dari loket lain',
    body: [
      problem,
      field(from, 'Loket asal'),
      field(label, 'Nomor', 'Seperti tertulis di loket asal, misalnya K7M-007.'),
      el(
        'div',
        { class: 'services', role: 'group', 'aria-labelledby': 'foreign-title' },
        el('p', { id: 'foreign-title' }, 'Panggil untuk layanan:'),
        ...serviceChoice(counter.connection(), { prefix: 'foreign', text: 'Panggil' }, call),
      ),
    ],
  });
}
