// The ticket that the clerk is at, and what can be done with it now. What is rare, and what puts a slip right, is behind
// "Lainnya" (`more.ts`).

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { labelOf } from '../ticket-number.ts';
import { type CounterTicket, type Destination, type Step, isInHand, stepsFor } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field } from './fields.ts';
import { largeNumber } from './large-number.ts';
import { counterName, serviceName, stateText } from './texts.ts';

export type Take = (ticket: CounterTicket, ...steps: readonly Step[]) => void;

interface Looks {
  readonly text: string;
  readonly letter: string;
  /** Does it, or asks first. */
  readonly press: (ticket: CounterTicket) => void;
}

export interface PanelActions {
  readonly take: Take;
  /** Begins to serve, when it is clear who and that nobody else is being served. */
  readonly serve: (ticket: CounterTicket, step: Step) => void;
  readonly more: (ticket: CounterTicket) => void;
}

export function ticketPanel(ticket: CounterTicket | undefined, counter: Counter, actions: PanelActions): Node[] {
  if (ticket === undefined) {
    return [
      el('h2', { id: 'ticket-title', tabindex: '-1' }, 'Belum ada tiket yang ditangani'),
      el('p', { class: 'hint' }, 'Terbitkan nomor, panggil berikutnya, atau pilih tiket di antrean.'),
    ];
  }
  const connection = counter.connection();
  const isOthers = isInHand(ticket) && ticket.counterId !== connection.counterId;
  const looks = looksOf(counter, actions);
  const carried = labelOf(ticket.ticketId);
  return [
    el(
      'h2',
      { id: 'ticket-title', tabindex: '-1' },
      el('span', { class: 'hidden' }, 'Tiket '),
      largeNumber('span', ticket.number),
    ),
    el('p', { class: 'service' }, serviceName(connection, ticket.serviceId)),
    el(
      'p',
      { class: `state ${ticket.state}` },
      stateText(ticket, connection, counter.now()),
      carried === ticket.number ? undefined : el('span', { class: 'hint' }, ` · ${carried}`),
    ),
    isOthers
      ? el(
          'div',
          { class: 'actions' },
          button({ id: 'step-take_over', text: 'Ambil alih', letter: 'm', kind: 'main' }, () =>
            confirmTakeOver(ticket, counter, actions),
          ),
        )
      : el(
          'div',
          { class: 'actions' },
          ...stepsFor(ticket).map((does, index) => {
            const { text, letter, press } = looks[does as Offered];
            const label = does === 'call' && ticket.state === 'called' ? 'Panggil lagi' : text;
            const kind = index === 0 ? 'main' : does === 'leave' || does === 'no_show' ? 'quiet' : 'plain';
            return button({ id: `step-${does}`, text: label, letter, kind }, () => press(ticket));
          }),
          button({ id: 'more', text: 'Lainnya', letter: 'o', kind: 'quiet' }, () => actions.more(ticket)),
        ),
  ];
}

type Offered = 'call' | 'start' | 'hold' | 'resume' | 'finish' | 'transfer' | 'no_show' | 'leave';

function looksOf(counter: Counter, { take, serve }: PanelActions): Readonly<Record<Offered, Looks>> {
  return {
    call: { text: 'Panggil', letter: 'p', press: (ticket) => take(ticket, { does: 'call' }) },
    start: { text: 'Mulai', letter: 'm', press: (ticket) => serve(ticket, { does: 'start' }) },
    hold: { text: 'Tahan', letter: 't', press: (ticket) => take(ticket, { does: 'hold' }) },
    resume: { text: 'Lanjutkan', letter: 'm', press: (ticket) => serve(ticket, { does: 'resume' }) },
    finish: { text: 'Selesai', letter: 's', press: (ticket) => askHowItEnded(ticket, take) },
    transfer: { text: 'Alihkan', letter: 'a', press: (ticket) => askWhereTo(ticket, counter, take) },
    no_show: {
      text: 'Tidak hadir',
      letter: 'x',
      press: (ticket) => confirmEnd(ticket, { does: 'no_show' }, 'tidak hadir', 'Ya, tidak hadir', take),
    },
    leave: {
      text: 'Meninggalkan',
      letter: 'g',
      press: (ticket) =>
        confirmEnd(ticket, { does: 'leave' }, 'meninggalkan sebelum selesai', 'Ya, sudah meninggalkan', take),
    },
  };
}

export function askHowItEnded(ticket: CounterTicket, take: Take): void {
  const late = el('input', { id: 'late', type: 'checkbox' });
  const label = el(
    'label',
    { class: 'check' },
    late,
    'Sudah selesai tadi, baru sekarang ditekan (waktunya tidak dihitung)',
  );
  askForOutcome(ticket, [label], (outcome) => take(ticket, { does: 'finish', outcome, isLate: late.checked }));
}

export function askForOutcome(
  { number }: CounterTicket,
  more: readonly Node[],
  choose: (outcome: 'resolved' | 'unresolved') => void,
): void {
  const finish = (outcome: 'resolved' | 'unresolved') => () => {
    close();
    choose(outcome);
  };
  const close = openDialog({
    title: `Tiket ${number} selesai`,
    body: [el('p', {}, 'Apakah keperluannya tuntas?'), ...more],
    actions: [
      button({ id: 'finish-resolved', text: 'Tuntas', letter: 't', kind: 'main' }, finish('resolved')),
      button({ id: 'finish-unresolved', text: 'Belum tuntas', letter: 'b' }, finish('unresolved')),
    ],
  });
}

export function confirmEnd(ticket: CounterTicket, step: Step, what: string, yes: string, take: Take): void {
  const close = openDialog({
    title: `Tiket ${ticket.number}: ${what}?`,
    body: [
      el('p', {}, 'Tiket ini lalu ditutup. Kalau warga datang juga, tiket dapat dibuka lagi dari daftar selesai.'),
    ],
    actions: [
      button({ id: 'confirm', text: yes, letter: 'y', kind: 'main' }, () => {
        close();
        take(ticket, step);
      }),
    ],
  });
}

function confirmTakeOver(ticket: CounterTicket, counter: Counter, { serve, take }: PanelActions): void {
  const where = counterName(counter.connection(), ticket.counterId);
  const close = openDialog({
    title: `Ambil alih tiket ${ticket.number}?`,
    body: [el('p', {}, `Tiket ini sedang di ${where}. Loket itu diberi tahu bahwa Anda yang melanjutkan.`)],
    actions: [
      button({ id: 'confirm', text: 'Ya, ambil alih', letter: 'y', kind: 'main' }, () => {
        close();
        if (ticket.state === 'called') take(ticket, { does: 'take_over' });
        else serve(ticket, { does: 'take_over' });
      }),
    ],
  });
}

function askWhereTo(ticket: CounterTicket, counter: Counter, take: Take): void {
  const { setup, counterId } = counter.connection();
  const serving = ticket.officerId;
  const places: readonly (readonly [string, Destination])[] = [
    ['Antrean loket ini', { is: 'queue' }],
    ...setup.counters
      .filter(({ id }) => id !== counterId)
      .map(({ id, name }) => [name, { is: 'counter', counterId: id }] as const),
    ...setup.officers
      .filter(({ id }) => id !== serving)
      .map(({ id, name }) => [name, { is: 'officer', officerId: id }] as const),
  ];
  const choice = el(
    'select',
    { id: 'destination' },
    ...places.map(([text], index) => el('option', { value: String(index) }, text)),
  );
  const note = el('p', { class: 'hint', id: 'destination-note' });
  choice.addEventListener('change', () => {
    const to = places[Number(choice.value)]?.[1];
    const isCarried = to?.is === 'counter' && counter.isReached() !== true;
    note.textContent = isCarried
      ? `Tanpa jaringan loket itu belum melihatnya. Tulis ${labelOf(ticket.ticketId)} untuk dibawa.`
      : '';
  });
  const close = openDialog({
    title: `Alihkan tiket ${ticket.number}`,
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
