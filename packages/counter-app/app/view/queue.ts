// The open tickets: of this counter, those in hand before those that wait, and of the others; and the ways to begin a new one.

import { counterPrefix } from '@tera/domain';
import type { Connection } from '../connection.ts';
import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { ticketIdOf } from '../ticket-number.ts';
import { type CounterTicket, isOpen } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './fields.ts';
import { counterName, serviceName, stateText, timeOf } from './texts.ts';

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
    button({ id: `${prefix}-chosen`, text, kind: 'main' }, () => {
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
  const more = tickets.length - MOST_ROWS;
  return [
    el(
      'ul',
      {},
      ...tickets.slice(0, MOST_ROWS).map((ticket) =>
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
            el('b', {}, ticket.number),
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
    ...(more > 0 ? [el('p', { class: 'hint' }, `dan ${more} lagi`)] : []),
  ];
}

/** An old PC draws them all after each press. */
const MOST_ROWS = 60;

/** What the other counters have, as the server last told it. */
export function othersList(
  tickets: readonly CounterTicket[],
  selected: string | undefined,
  counter: Counter,
  select: (ticketId: string) => void,
): Node[] {
  const toldAt = counter.toldAt();
  if (toldAt === undefined) {
    const words = counter.isReached() === true ? 'Sedang ditanyakan.' : 'Terlihat saat tersambung.';
    return [el('p', { class: 'hint' }, words)];
  }
  const isOld = counter.now() - toldAt > OLD;
  return [
    ...(isOld ? [el('p', { class: 'hint' }, `Seperti diketahui pukul ${timeOf(toldAt, counter.connection())}.`)] : []),
    ...queueList(tickets, selected, counter, select),
  ];
}

const OLD = 90_000;

/**
 * A citizen who was sent here from another counter without a line brings its number.
 * @param show what is done with one that is known here already.
 */
export function askForForeignTicket(
  counter: Counter,
  {
    call,
    show,
  }: { readonly call: (ticketId: string, serviceId: string) => void; readonly show: (ticketId: string) => void },
): void {
  const connection = counter.connection();
  const { setup, counterId } = connection;
  const from = selectOf(
    'from',
    setup.counters.filter(({ id }) => id !== counterId),
    'Pilih loket',
  );
  const label = el('input', { id: 'label', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' });
  const problem = el('div', { class: 'problem', role: 'alert', hidden: true });
  const warn = (words: string, ...nodes: readonly Node[]): void => {
    problem.replaceChildren(el('p', {}, words), ...nodes);
    problem.hidden = false;
  };
  const take = (serviceId: string): void => {
    if (from.value === '') return warn('Pilih loket asal.');
    const prefix = counterPrefix(setup.counters, from.value);
    const source = { counterId: from.value, prefix, timeZone: setup.timeZone };
    const ticketId = ticketIdOf(label.value, source, counter.now());
    const name = counterName(connection, from.value);
    if (ticketId === undefined)
      return warn(`Bukan nomor dari ${name}: nomornya seperti K7M-${prefix}007 atau ${prefix}007K7M.`);
    const known = counter.ticket(ticketId);
    if (known !== undefined) {
      const isKnown = isOpen(known) ? 'sudah ada di daftar' : 'sudah berakhir di sini';
      return warn(
        `${known.number} ${isKnown}: ${stateText(known, connection, counter.now())}.`,
        button({ id: 'known-show', text: `Lihat ${known.number}` }, () => {
          close();
          show(ticketId);
        }),
      );
    }
    close();
    call(ticketId, serviceId);
  };
  const close = openDialog({
    title: 'Panggil tiket yang dibawa di kertas',
    body: [
      el('p', {}, 'Hanya untuk tiket dari loket yang sedang tanpa jaringan; yang lain ada di daftar.'),
      problem,
      field(from, 'Loket asal'),
      field(label, 'Nomor', 'Seperti tertulis di loket asal, misalnya K7M-A007 atau A007K7M.'),
      el(
        'div',
        { class: 'services', role: 'group', 'aria-labelledby': 'foreign-title' },
        el('p', { id: 'foreign-title' }, 'Panggil untuk layanan:'),
        ...serviceChoice(connection, { prefix: 'foreign', text: 'Panggil' }, take),
      ),
    ],
  });
}
