// What was finished today: the survey's code of each ticket, and the day's numbers. A code comes with the server's answer,
// so without a line the place says that it will come.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { numberOf } from '../ticket-number.ts';
import type { CounterTicket } from '../ticket.ts';
import { minutesText } from '../words.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { qrDrawing } from './qr.ts';
import { serviceName, timeOf } from './texts.ts';

export interface SurveyActions {
  readonly fetch: (ticketId: string) => void;
}

export function surveyPanel(ticket: CounterTicket | undefined, counter: Counter, actions: SurveyActions): Node[] {
  const title = el('h2', {}, ticket === undefined ? 'Kode survei' : `Kode survei tiket ${numberOf(ticket.ticketId)}`);
  if (ticket === undefined) {
    return [title, el('p', { class: 'hint' }, 'Kode untuk warga muncul di sini setelah tiket selesai.')];
  }
  const url = counter.surveyOf(ticket.ticketId);
  if (url !== undefined) {
    return [
      title,
      el('div', { class: 'qr' }, qrDrawing(url)),
      el('p', { class: 'link' }, url),
      button({ id: 'survey-large', text: 'Tunjukkan besar', letter: 'q', kind: 'main' }, () => showLarge(url)),
    ];
  }
  if (counter.status().waiting > 0 || counter.isReached() !== true) {
    return [title, el('p', { class: 'waiting-code' }, 'Kode muncul sendiri saat tersambung lagi.')];
  }
  return [
    title,
    el('p', { class: 'hint' }, 'Kode belum diterima.'),
    button({ id: 'survey-fetch', text: 'Ambil kode', letter: 'q' }, () => actions.fetch(ticket.ticketId)),
  ];
}

/** For the citizen, who looks at the clerk's screen from the other side of the desk. */
function showLarge(url: string): void {
  openDialog({
    title: 'Bagaimana pelayanan kami?',
    body: [
      el('p', {}, 'Pindai dengan kamera ponsel Anda.'),
      el('div', { class: 'qr' }, qrDrawing(url)),
      el('p', { class: 'link' }, url),
    ],
    close: 'Tutup',
    class: 'large',
    isToRead: true,
  });
}

const MOST_SHOWN = 20;

export function finishedList(
  tickets: readonly CounterTicket[],
  shown: string | undefined,
  counter: Counter,
  select: (ticketId: string) => void,
): Node[] {
  if (tickets.length === 0) return [el('p', { class: 'hint' }, 'Belum ada.')];
  const connection = counter.connection();
  return [
    el(
      'ul',
      {},
      ...tickets.slice(0, MOST_SHOWN).map(({ ticketId, serviceId, since }) =>
        el(
          'li',
          {},
          el(
            'button',
            {
              id: `finished-${ticketId}`,
              type: 'button',
              class: 'row',
              'aria-current': ticketId === shown ? 'true' : undefined,
              onclick: () => select(ticketId),
            },
            el('b', {}, numberOf(ticketId)),
            el(
              'span',
              {},
              el('span', { class: 'service' }, serviceName(connection, serviceId)),
              el(
                'span',
                { class: 'hint' },
                `${timeOf(since, connection)} · ${counter.surveyOf(ticketId) === undefined ? 'kode menyusul' : 'kode siap'}`,
              ),
            ),
          ),
        ),
      ),
    ),
  ];
}

export function dayNumbers(counter: Counter): Node[] {
  const { completed, waiting, medianWait, medianService } = counter.numbers();
  const figures: readonly (readonly [string, string])[] = [
    ['Selesai', String(completed)],
    ['Menunggu', String(waiting)],
    ['Median tunggu', minutesText(medianWait)],
    ['Median layanan', minutesText(medianService)],
  ];
  return figures.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
}
