// The ticket that the clerk is at, and what can be done with it now. What ends a ticket asks once more, for an end cannot be
// taken back here.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { labelOf, numberOf } from '../ticket-number.ts';
import { type CounterTicket, type Destination, type Step, stepsFor } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field } from './setup.ts';
import { counterName, serviceName, stateText } from './texts.ts';

export type Take = (ticket: CounterTicket, step: Step) => void;

interface Looks {
  readonly text: string;
  readonly letter: string;
  /** Does it, or asks first. */
  readonly press: (ticket: CounterTicket) => void;
}

export function ticketPanel(ticket: CounterTicket | undefined, counter: Counter, take: Take): Node[] {
  if (ticket === undefined) {
    return [
      el('h2', { id: 'ticket-title', tabindex: '-1' }, 'Belum ada tiket yang ditangani'),
      el('p', { class: 'hint' }, 'Terbitkan nomor, panggil berikutnya, atau pilih tiket di antrean.'),
    ];
  }
  const connection = counter.connection();
  const looks = looksOf(counter, take);
  return [
    el(
      'h2',
      { id: 'ticket-title', tabindex: '-1' },
      el('span', { class: 'hidden' }, 'Tiket '),
      el('span', { class: 'number' }, numberOf(ticket.ticketId)),
    ),
    el('p', { class: 'service' }, serviceName(connection, ticket.serviceId)),
    el(
      'p',
      { class: `state ${ticket.state}` },
      stateText(ticket, connection, counter.now()),
      el('span', { class: 'hint' }, ` · ${labelOf(ticket.ticketId)}`),
    ),
    el(
      'div',
      { class: 'actions' },
      ...stepsFor(ticket).map((does, index) => {
        const { text, letter, press } = looks[does];
        const label = does === 'call' && ticket.state === 'called' ? 'Panggil lagi' : text;
        const kind = index === 0 ? 'main' : does === 'leave' || does === 'no_show' ? 'quiet' : 'plain';
        return button({ id: `step-${does}`, text: label, letter, kind }, () => press(ticket));
      }),
    ),
  ];
}

function looksOf(counter: Counter, take: Take): Readonly<Record<Step['does'], Looks>> {
  const simply = (does: 'call' | 'start' | 'hold' | 'resume') => (ticket: CounterTicket) => take(ticket, { does });
  return {
    call: { text: 'Panggil', letter: 'p', press: simply('call') },
    start: { text: 'Mulai', letter: 'm', press: simply('start') },
    hold: { text: 'Tahan', letter: 't', press: simply('hold') },
    resume: { text: 'Lanjutkan', letter: 'm', press: simply('resume') },
    finish: { text: 'Selesai', letter: 's', press: (ticket) => askHowItEnded(ticket, take) },
    transfer: { text: 'Alihkan', letter: 'a', press: (ticket) => askWhereTo(ticket, counter, take) },
    no_show: {
      text: 'Tidak hadir',
      letter: 'x',
      press: (ticket) => confirmEnd(ticket, { does: 'no_show' }, 'tidak hadir', 'Ya, tidak hadir', take),
    },
    leave: {
      text: 'Pergi',
      letter: 'g',
      press: (ticket) => confirmEnd(ticket, { does: 'leave' }, 'pergi sebelum selesai', 'Ya, sudah pergi', take),
    },
  };
}

function askHowItEnded(ticket: CounterTicket, take: Take): void {
  const finish = (outcome: 'resolved' | 'unresolved') => () => {
    close();
    take(ticket, { does: 'finish', outcome });
  };
  const close = openDialog({
    title: `Tiket ${numberOf(ticket.ticketId)} selesai`,
    body: [el('p', {}, 'Apakah keperluannya tuntas?')],
    actions: [
      button({ id: 'finish-resolved', text: 'Tuntas', letter: 't', kind: 'main' }, finish('resolved')),
      button({ id: 'finish-unresolved', text: 'Belum tuntas', letter: 'b' }, finish('unresolved')),
    ],
  });
}

function confirmEnd(ticket: CounterTicket, step: Step, what: string, yes: string, take: Take): void {
  const close = openDialog({
    title: `Tiket ${numberOf(ticket.ticketId)}: ${what}?`,
    body: [el('p', {}, 'Tiket ini lalu ditutup.')],
    actions: [
      button({ id: 'confirm', text: yes, letter: 'y', kind: 'main' }, () => {
        close();
        take(ticket, step);
      }),
    ],
  });
}

function askWhereTo(ticket: CounterTicket, counter: Counter, take: Take): void {
  const { setup, counterId } = counter.connection();
  const serving = ticket.officerId;
  const places: readonly (readonly [string, Destination])[] = [
    ['Antrean loket ini', { is: 'queue' }],
    ...setup.officers
      .filter(({ id }) => id !== serving)
      .map(({ id, name }) => [`${name} (di loket ini)`, { is: 'officer', officerId: id }] as const),
    ...setup.counters
      .filter(({ id }) => id !== counterId)
      .map(({ id, name }) => [`${name} (loket lain)`, { is: 'counter', counterId: id }] as const),
  ];
  const choice = el(
    'select',
    { id: 'destination' },
    ...places.map(([text], index) => el('option', { value: String(index) }, text)),
  );
  const note = el('p', { class: 'hint', id: 'destination-note' });
  choice.addEventListener('change', () => {
    const to = places[Number(choice.value)]?.[1];
    note.textContent =
      to?.is === 'counter'
        ? `Tulis ${labelOf(ticket.ticketId)} untuk dibawa: di ${counterName(counter.connection(), to.counterId)} nomor ini diketik.`
        : '';
  });
  const close = openDialog({
    title: `Alihkan tiket ${numberOf(ticket.ticketId)}`,
    body: [field(choice, 'Ke mana?'), note],
    actions: [
      button({ id: 'transfer', text: 'Alihkan', kind: 'main' }, () => {
        const to = places[Number(choice.value)]?.[1];
        close();
        if (to !== undefined) take(ticket, { does: 'transfer', to });
      }),
    ],
  });
}
