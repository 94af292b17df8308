// What was left open on another day, in one list at the start of this one: each is ended on its own day, with times that do not
// count, or stays in the queue.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import type { CounterTicket } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { serviceName, stateText } from './texts.ts';
import { type Take, askForOutcome } from './ticket-panel.ts';

export function leftOverList(tickets: readonly CounterTicket[], counter: Counter, take: Take): Node[] {
  const waiting = tickets.filter(({ state }) => state === 'waiting');
  return [
    el('h2', { id: 'left-over-title', tabindex: '-1' }, `Terbuka dari hari sebelumnya (${tickets.length})`),
    el('p', {}, 'Apa yang terjadi dengan tiket ini? Yang ditutup di sini terhitung pada harinya, tanpa waktu.'),
    waiting.length < 2
      ? undefined
      : el(
          'div',
          { class: 'actions' },
          button({ id: 'left-over-all', text: `Tutup ${waiting.length} yang masih menunggu` }, () =>
            confirmLeaving(waiting, take),
          ),
        ),
    el('ul', {}, ...tickets.map((ticket) => item(ticket, counter, take))),
  ].filter((node) => node !== undefined);
}

/** Each of them is taken back by itself, and only shortly after. */
function confirmLeaving(tickets: readonly CounterTicket[], take: Take): void {
  const numbers = tickets.map(({ number }) => number).join(', ');
  const close = openDialog({
    title: `Tutup ${tickets.length} tiket?`,
    body: [
      el(
        'p',
        {},
        `${numbers} dicatat sebagai meninggalkan antrean. Dalam 10 menit masih dapat dibatalkan, satu per satu.`,
      ),
    ],
    actions: [
      button({ id: 'confirm', text: 'Ya, tutup', kind: 'main' }, () => {
        close();
        for (const ticket of tickets) take(ticket, { does: 'close', as: 'left' });
      }),
    ],
  });
}

function item(ticket: CounterTicket, counter: Counter, take: Take): Node {
  const { ticketId, state, number } = ticket;
  const end = (as: 'left' | 'no_show', text: string) =>
    button({ id: `${as}-${ticketId}`, text }, () => take(ticket, { does: 'close', as }));
  const isServed = state === 'serving' || state === 'held';
  return el(
    'li',
    { role: 'group', 'aria-label': `Tiket ${number}` },
    el('b', {}, `${number} · ${serviceName(counter.connection(), ticket.serviceId)}`),
    el('p', { class: 'hint' }, stateText(ticket, counter.connection(), counter.now())),
    el(
      'div',
      { class: 'actions' },
      ...(isServed
        ? [
            button({ id: `completed-${ticketId}`, text: 'Sudah selesai' }, () =>
              askForOutcome(ticket, [], (outcome) => take(ticket, { does: 'close', as: outcome })),
            ),
          ]
        : []),
      ...(state === 'called' ? [end('no_show', 'Tidak hadir')] : []),
      end('left', 'Meninggalkan'),
      button({ id: `keep-${ticketId}`, text: 'Tetap terbuka', kind: 'quiet' }, () => void counter.keepOpen(ticketId)),
    ),
  );
}
