// What ended today: the survey's code of each completed ticket, the way back from an end, and the day's numbers. A code comes with the server's answer,
// so without a line the place says that it will come.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import type { CounterTicket } from '../ticket.ts';
import { minutesText } from '../words.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { type Undo, undoButton } from './press-line.ts';
import { qrDrawing } from './qr.ts';
import { printSurvey } from './slip.ts';
import { serviceName, stateText } from './texts.ts';

export interface SurveyActions {
  readonly fetch: (ticketId: string) => void;
  /** Puts right what is wrong with an ended ticket, or opens it again. */
  readonly repair: (ticket: CounterTicket) => void;
  readonly undo: Undo;
}

export function surveyPanel(ticket: CounterTicket | undefined, counter: Counter, actions: SurveyActions): Node[] {
  if (ticket === undefined) {
    return [
      el('h2', {}, 'Kode survei'),
      el('p', { class: 'hint' }, 'Kode untuk warga muncul di sini setelah tiket selesai.'),
    ];
  }
  const isCompleted = ticket.state === 'completed';
  const pressed = () => counter.lastPress(ticket.ticketId);
  const waysBack = el(
    'div',
    { class: 'actions' },
    undoButton('ended-undo', pressed(), () => actions.undo(pressed())),
    button({ id: 'ended-repair', text: isCompleted ? 'Perbaiki' : 'Warga datang juga', kind: 'quiet' }, () =>
      actions.repair(ticket),
    ),
  );
  if (!isCompleted) {
    return [
      el('h2', {}, `Tiket ${ticket.number}`),
      el('p', {}, stateText(ticket, counter.connection(), counter.now())),
      waysBack,
    ];
  }
  return [el('h2', {}, `Kode survei tiket ${ticket.number}`), ...codeOf(ticket, counter, actions), waysBack];
}

function codeOf(ticket: CounterTicket, counter: Counter, actions: SurveyActions): Node[] {
  const url = counter.surveyOf(ticket.ticketId);
  if (url !== undefined) {
    return [
      el('div', { class: 'qr' }, qrDrawing(url)),
      el('p', { class: 'link' }, url),
      el(
        'div',
        { class: 'actions' },
        button({ id: 'survey-large', text: 'Perbesar kode', letter: 'q', kind: 'main' }, () => showLarge(url)),
        button({ id: 'survey-print', text: 'Cetak kode' }, () => printSurvey(ticket, url, counter.connection())),
      ),
    ];
  }
  if (counter.status().waiting > 0 || counter.isReached() !== true) {
    return [el('p', { class: 'waiting-code' }, 'Kode muncul sendiri saat tersambung lagi.')];
  }
  return [
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
      ...tickets.slice(0, MOST_SHOWN).map((ticket) =>
        el(
          'li',
          {},
          el(
            'button',
            {
              id: `finished-${ticket.ticketId}`,
              type: 'button',
              class: 'row',
              'aria-current': ticket.ticketId === shown ? 'true' : undefined,
              onclick: () => select(ticket.ticketId),
            },
            el('b', {}, ticket.number),
            el(
              'span',
              {},
              el('span', { class: 'service' }, serviceName(connection, ticket.serviceId)),
              el(
                'span',
                { class: 'hint' },
                `${stateText(ticket, connection, counter.now())}${codeText(ticket, counter)}`,
              ),
            ),
          ),
        ),
      ),
    ),
  ];
}

function codeText({ ticketId, state }: CounterTicket, counter: Counter): string {
  if (state !== 'completed') return '';
  return counter.surveyOf(ticketId) === undefined ? ', kode menyusul' : ', kode siap';
}

export function dayNumbers(counter: Counter): Node[] {
  const { completed, medianWait, medianService } = counter.numbers();
  const { here, elsewhere } = counter.queue();
  const waiting = here.filter(({ state }) => state === 'waiting').length;
  const others = elsewhere.filter(({ state }) => state === 'waiting').length;
  const figures: readonly (readonly [string, string])[] = [
    ['Selesai', String(completed)],
    ['Menunggu', others === 0 ? String(waiting) : `${waiting} (+${others} loket lain)`],
    ['Median tunggu', minutesText(medianWait)],
    ['Median layanan', minutesText(medianService)],
  ];
  return figures.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
}
