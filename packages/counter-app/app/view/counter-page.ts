// The page on which the clerk works. It is drawn from the counter after every change and every half minute; only the parts
// that came out differently are replaced, so that the focus stays where it is.

import { type Counter, openCounter } from '../counter.ts';
import type { Connection } from '../connection.ts';
import { byId, el, show } from '../dom.ts';
import { numberOf } from '../ticket-number.ts';
import type { CounterTicket, Step } from '../ticket.ts';
import { clockWords, failureWords, missingWords, statusWords } from '../words.ts';
import { button, listenForLetters } from './button.ts';
import { dayNumbers, finishedList, surveyPanel } from './finished.ts';
import { askForForeignTicket, queueList, serviceChoice } from './queue.ts';
import { type Attempt, rejectedList } from './rejected.ts';
import { openHelp, openSettings } from './settings.ts';
import { counterName, officerName } from './texts.ts';
import { ticketPanel } from './ticket-panel.ts';

const HALF_A_MINUTE = 30_000;

export async function work(root: HTMLElement, connection: Connection): Promise<void> {
  let selected: string | undefined;
  let shownSurvey: string | undefined;
  let problem: string | undefined;
  let isDrawn = false;
  const counter = await openCounter(connection, () => {
    if (isDrawn) draw();
  });

  const draw = (): void => {
    const open = counter.open();
    const completed = counter.completed();
    const inHand = open.find(({ state }) => state !== 'waiting');
    if (!open.some(({ ticketId }) => ticketId === selected)) selected = inHand?.ticketId;
    const current = open.find(({ ticketId }) => ticketId === selected);
    const survey = completed.find(({ ticketId }) => ticketId === shownSurvey) ?? completed[0];

    drawHeader(counter, problem ?? missingWords(counter.connection()) ?? clockWords(counter.status()));
    show(byId('numbers'), dayNumbers(counter));
    show(byId('issue'), serviceChoice(counter.connection(), { prefix: 'issue', text: 'Terbitkan nomor' }, issue));
    show(byId('queue'), queueList(open, selected, counter, select));
    show(byId('ticket'), ticketPanel(current, counter, take), () => document.getElementById('ticket-title'));
    show(byId('survey'), surveyPanel(survey, counter, { fetch: fetchSurvey }));
    show(
      byId('finished'),
      finishedList(completed, survey?.ticketId, counter, (id) => {
        shownSurvey = id;
        draw();
      }),
    );
    void drawRejected(counter, attempt);
  };

  /** A step's outcome is told to who cannot see it; a failure stays until the next step. */
  const done = async (step: () => Promise<string | undefined>): Promise<void> => {
    problem = undefined;
    try {
      const words = await step();
      if (words !== undefined) byId('live').textContent = words;
    } catch (error) {
      problem = failureWords(error);
    }
    draw();
  };
  const attempt: Attempt = (step) =>
    void done(async () => {
      await step();
      return undefined;
    });
  const issue = (serviceId: string): void =>
    void done(async () => `Nomor ${numberOf(await counter.issue(serviceId))} diterbitkan.`);
  const take = (ticket: CounterTicket, step: Step): void =>
    void done(async () => {
      selected = ticket.ticketId;
      const isTaken = await counter.take(ticket.ticketId, step);
      if (isTaken && step.does === 'finish') shownSurvey = ticket.ticketId;
      return isTaken ? `Tiket ${numberOf(ticket.ticketId)}: ${SAID[step.does]}.` : undefined;
    });
  const select = (ticketId: string): void => {
    selected = ticketId;
    draw();
  };
  const callNext = (): void =>
    void done(async () => {
      const ticketId = await counter.callNext();
      if (ticketId === undefined) return 'Tidak ada yang menunggu.';
      selected = ticketId;
      return `Tiket ${numberOf(ticketId)} dipanggil.`;
    });
  const callForeign = (): void =>
    askForForeignTicket(counter, (ticketId, serviceId) => {
      void done(async () => {
        await counter.callFromElsewhere(ticketId, serviceId);
        selected = ticketId;
        return `Tiket ${numberOf(ticketId)} dipanggil.`;
      });
    });
  const fetchSurvey = (ticketId: string): void =>
    void done(async () => {
      const asked = await counter.fetchSurvey(ticketId);
      if (asked.is !== 'answered') problem = asked.words;
      return undefined;
    });

  root.replaceChildren(...skeleton({ counter, callNext, callForeign }));
  isDrawn = true;
  draw();
  listenForLetters(() => counter.connection().shortcuts);
  keepInTouch(counter, draw);
}

const SAID: Readonly<Record<Step['does'], string>> = {
  call: 'dipanggil',
  start: 'mulai dilayani',
  hold: 'ditahan',
  resume: 'dilanjutkan',
  finish: 'selesai',
  transfer: 'dialihkan',
  no_show: 'tidak hadir',
  leave: 'pergi',
};

function skeleton({
  counter,
  callNext,
  callForeign,
}: {
  readonly counter: Counter;
  readonly callNext: () => void;
  readonly callForeign: () => void;
}): Node[] {
  return [
    el(
      'header',
      {},
      el('div', { class: 'where' }, el('h1', { id: 'unit' }), el('p', { id: 'who' })),
      el('p', { id: 'status', role: 'status' }),
      el(
        'div',
        { class: 'tools' },
        button({ id: 'help', text: 'Bantuan', letter: '?', kind: 'quiet' }, () =>
          openHelp(counter.connection().shortcuts),
        ),
        button({ id: 'settings', text: 'Pengaturan', kind: 'quiet' }, () => openSettings(counter)),
      ),
    ),
    el('p', { id: 'live', class: 'hidden', role: 'status' }),
    el(
      'main',
      {},
      el('p', { id: 'problem', class: 'problem', role: 'alert', hidden: true }),
      el('p', { id: 'update', class: 'update', hidden: true }),
      el('section', { id: 'rejected', 'aria-labelledby': 'rejected-title', hidden: true }),
      el('dl', { id: 'numbers', 'aria-label': 'Hari ini di loket ini' }),
      el(
        'div',
        { class: 'columns' },
        el('section', { id: 'ticket', class: 'ticket', 'aria-labelledby': 'ticket-title' }),
        el(
          'section',
          { class: 'left', 'aria-labelledby': 'issue-title' },
          el('h2', { id: 'issue-title' }, 'Nomor baru'),
          el('div', { id: 'issue', class: 'services' }),
          el('h2', { id: 'queue-title' }, 'Antrean'),
          el(
            'div',
            { class: 'actions' },
            button({ id: 'next', text: 'Panggil berikutnya', letter: 'n', kind: 'main' }, callNext),
          ),
          el('div', { id: 'queue', role: 'group', 'aria-labelledby': 'queue-title' }),
          button({ id: 'foreign', text: 'Dari loket lain', letter: 'l', kind: 'quiet' }, callForeign),
        ),
        el(
          'section',
          { class: 'right', 'aria-label': 'Tiket yang selesai' },
          el('div', { id: 'survey' }),
          el('h2', { id: 'finished-title' }, 'Selesai hari ini'),
          el('div', { id: 'finished', role: 'group', 'aria-labelledby': 'finished-title' }),
        ),
      ),
    ),
  ];
}

function drawHeader(counter: Counter, problem: string | undefined): void {
  const connection = counter.connection();
  byId('unit').textContent = connection.setup.name;
  byId('who').textContent =
    `${counterName(connection, connection.counterId)} · ${officerName(connection, connection.officerId)}`;
  document.title = `${counterName(connection, connection.counterId)} – Tera`;
  const { tone, short, long } = statusWords(counter.status(), counter.isReached(), navigator.onLine);
  const status = byId('status');
  status.className = tone;
  show(status, [el('b', {}, short), ...(long === '' ? [] : [el('span', {}, long)])]);
  const line = byId('problem');
  line.hidden = problem === undefined;
  if (line.textContent !== (problem ?? '')) line.textContent = problem ?? '';
}

async function drawRejected(counter: Counter, attempt: Attempt): Promise<void> {
  const rejections = counter.status().rejected === 0 ? [] : await counter.rejections();
  const place = byId('rejected');
  place.hidden = rejections.length === 0;
  show(
    place,
    rejections.length === 0 ? [] : rejectedList(rejections, counter, attempt),
    () => document.getElementById('rejected-title') ?? document.getElementById('ticket-title'),
  );
}

/** Asks for the unit's names, and again whenever the line may be back; minutes pass on the page meanwhile. */
function keepInTouch(counter: Counter, draw: () => void): void {
  const reach = (): void => void counter.reach();
  reach();
  addEventListener('online', reach);
  addEventListener('offline', draw);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) draw();
  });
  setInterval(() => {
    if (counter.isReached() === true || !navigator.onLine) draw();
    else reach();
  }, HALF_A_MINUTE);
}
