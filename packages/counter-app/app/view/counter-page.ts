// The page on which the clerk works. It is drawn from the counter after every change and every half minute; only the parts
// that came out differently are replaced, so that the focus stays where it is.

import { type Counter, openCounter } from '../counter.ts';
import type { Connection } from '../connection.ts';
import { byId, el, show } from '../dom.ts';
import { type CounterTicket, type Step, isInHand } from '../ticket.ts';
import { clockWords, failureWords, missingWords, statusWords } from '../words.ts';
import { button, listenForLetters } from './button.ts';
import { dayNumbers, finishedList, surveyPanel } from './finished.ts';
import { leftOverList } from './left-over.ts';
import { openMore } from './more.ts';
import { openMyDay } from './my-day.ts';
import { type Undo, noticeList, officerQuestion, pressLine } from './press-line.ts';
import { askForForeignTicket, othersList, queueList, serviceChoice } from './queue.ts';
import { type Attempt, rejectedList } from './rejected.ts';
import { serve } from './serving.ts';
import { openHelp, openSettings } from './settings.ts';
import { printSlip } from './slip.ts';
import { breakDialog } from './taking.ts';
import { counterName, officerName, timeOf } from './texts.ts';
import { type Take, ticketPanel } from './ticket-panel.ts';

const HALF_A_MINUTE = 30_000;

export async function work(root: HTMLElement, connection: Connection): Promise<void> {
  let selected: string | undefined;
  let shownEnd: string | undefined;
  let problem: string | undefined;
  let isDrawn = false;
  /** Tickets elsewhere of which the clerk has said that the officer is right all the same. */
  const answered = new Set<string>();
  const counter = await openCounter(connection, () => {
    if (isDrawn) draw();
  });

  const draw = (): void => {
    const { here, elsewhere, leftOver } = counter.queue();
    const [ended, closed] = [counter.ended(), counter.closed()];
    const all = [...here, ...elsewhere];
    if (!all.some(({ ticketId }) => ticketId === selected)) selected = here.find(isInHand)?.ticketId;
    const current = all.find(({ ticketId }) => ticketId === selected);
    const allEnded = [...ended, ...closed];
    // The code of a ticket of another day is nobody's who is here, so it is not shown by itself.
    const end =
      allEnded.find(({ ticketId }) => ticketId === shownEnd) ?? ended.find(({ state }) => state === 'completed');

    const set = counter.connection();
    drawHeader(counter, problem ?? missingWords(set) ?? clockWords(counter.status()));
    show(byId('numbers'), dayNumbers(counter));
    show(byId('issue'), serviceChoice(counter.connection(), { prefix: 'issue', text: 'Terbitkan nomor' }, issue));
    show(byId('queue'), queueList(here, selected, counter, select));
    show(byId('others'), othersList(elsewhere, selected, counter, select));
    show(byId('ticket'), ticketPanel(current, counter, { take, serve: serveOne, more }), () =>
      document.getElementById('ticket-title'),
    );
    show(byId('survey'), surveyPanel(end, counter, { fetch: fetchSurvey, repair: repairEnd, undo }));
    show(
      byId('finished'),
      finishedList(allEnded, end?.ticketId, counter, (id) => {
        shownEnd = id;
        draw();
      }),
    );
    drawStrip('press', pressLine(counter, undo));
    drawStrip('notices', [
      ...noticeList(counter, select),
      ...officerQuestion(counter, answered, () => {
        for (const { ticketId } of counter.officerElsewhere()) answered.add(ticketId);
        draw();
      }),
    ]);
    drawStrip('left-over', leftOver.length === 0 ? [] : leftOverList(leftOver, counter, take));
    breakDialog(counter);
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
    void done(async () => {
      const { ticketId, number } = await counter.issue(serviceId);
      if (counter.connection().prints === true) {
        printSlip({ ticketId, number, serviceId, issuedAt: counter.now() }, counter.connection());
      }
      return `Nomor ${number} diterbitkan.`;
    });
  const take: Take = (ticket, ...steps) =>
    void done(async () => {
      let words: string | undefined;
      for (const step of steps) {
        const isTaken = await counter.take(ticket.ticketId, step);
        if (!isTaken) continue;
        if (SHOWN_AFTER.has(step.does)) selected = ticket.ticketId;
        if (step.does === 'finish') shownEnd = ticket.ticketId;
        words = `Tiket ${ticket.number}: ${SAID[step.does]}.`;
      }
      return words;
    });
  const serveOne = (ticket: CounterTicket, step: Step): void => serve(ticket, step, counter, take);
  const more = (ticket: CounterTicket): void => openMore(ticket, counter, { take, undo });
  const repairEnd = (ticket: CounterTicket): void => {
    if (ticket.state === 'completed') more(ticket);
    else take(ticket, { does: 'comes' });
  };
  const select = (ticketId: string): void => {
    selected = ticketId;
    draw();
  };
  const undo: Undo = (press) =>
    void done(async () => {
      if (press === undefined || !(await counter.undo(press))) return undefined;
      const { ticketId, number } = press.ticket;
      selected = ticketId;
      return `Dibatalkan: ${number}.`;
    });
  const callNext = (): void =>
    void done(async () => {
      const next = await counter.callNext();
      if (next === undefined) return 'Tidak ada yang menunggu.';
      selected = next.ticketId;
      return `Tiket ${next.number} dipanggil.`;
    });
  const callForeign = (): void =>
    askForForeignTicket(counter, {
      call: (ticketId, serviceId) => {
        void done(async () => {
          await counter.callFromPaper(ticketId, serviceId);
          selected = ticketId;
          return `Tiket ${counter.ticket(ticketId)?.number ?? ''} dipanggil.`;
        });
      },
      show: (ticketId) => {
        [selected, shownEnd] = [ticketId, ticketId];
        draw();
      },
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

/** The ticket stays in front of the clerk, also when it has ended or was handed on. */
const SHOWN_AFTER: ReadonlySet<Step['does']> = new Set(['call', 'start', 'hold', 'resume', 'comes', 'take_over']);

const SAID: Readonly<Record<Step['does'], string>> = {
  call: 'dipanggil',
  start: 'mulai dilayani',
  hold: 'ditahan',
  resume: 'dilanjutkan',
  finish: 'selesai',
  transfer: 'dialihkan',
  no_show: 'tidak hadir',
  leave: 'meninggalkan',
  cancel: 'dibatalkan',
  comes: 'datang juga',
  take_over: 'diambil alih',
  correct: 'diperbaiki',
  close: 'ditutup',
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
        button({ id: 'my-day', text: 'Hari saya', letter: 'h', kind: 'quiet' }, () => openMyDay(counter)),
        button({ id: 'break', text: 'Istirahat', letter: 'i', kind: 'quiet' }, () => {
          void counter.change({ lockedSince: counter.now() });
        }),
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
      el('div', { id: 'notices', class: 'problem', role: 'alert', hidden: true }),
      el('p', { id: 'update', class: 'update', hidden: true }),
      el('section', { id: 'left-over', 'aria-labelledby': 'left-over-title', hidden: true }),
      el('section', { id: 'rejected', 'aria-labelledby': 'rejected-title', hidden: true }),
      el('dl', { id: 'numbers', 'aria-label': 'Hari ini di loket ini' }),
      el('p', { id: 'press', class: 'press', hidden: true }),
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
          el('h2', { id: 'others-title' }, 'Loket lain'),
          el('div', { id: 'others', role: 'group', 'aria-labelledby': 'others-title' }),
          button({ id: 'foreign', text: 'Dibawa di kertas', letter: 'l', kind: 'quiet' }, callForeign),
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
  const { counterId, officerId, officerSince, setup } = connection;
  byId('unit').textContent = setup.name;
  const since = officerSince === undefined ? '' : `, sejak ${timeOf(officerSince, connection)}`;
  show(byId('who'), [
    el('span', {}, `${counterName(connection, counterId)} · `),
    el('b', {}, officerName(connection, officerId)),
    el('span', {}, since),
    ...counter
      .officerElsewhere()
      .slice(0, 1)
      .map((ticket) => el('span', {}, ` · juga di ${counterName(connection, ticket.counterId)}`)),
  ]);
  document.title = `${counterName(connection, counterId)} – Tera`;
  const { tone, short, long } = statusWords(counter.status(), counter.isReached(), navigator.onLine);
  const status = byId('status');
  status.className = tone;
  show(status, [el('b', {}, short), ...(long === '' ? [] : [el('span', {}, long)])]);
  const line = byId('problem');
  line.hidden = problem === undefined;
  if (line.textContent !== (problem ?? '')) line.textContent = problem ?? '';
}

/** A part of the page that is there only when it has something to say. */
function drawStrip(id: string, children: readonly Node[]): void {
  const place = byId(id);
  place.hidden = children.length === 0;
  show(place, children, () => document.getElementById('ticket-title'));
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
