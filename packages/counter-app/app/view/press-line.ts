// What was pressed last, with the way back; and what the clerk has to know of other counters: a ticket that is theirs now, an
// officer who is there too.

import type { Counter, Notice } from '../counter.ts';
import type { Press } from '../undo.ts';
import { el } from '../dom.ts';
import { TYPE_WORDS } from '../words.ts';
import { button } from './button.ts';
import { changeOfficer } from './taking.ts';
import { counterName, officerName } from './texts.ts';

/** Takes a press back, unless there is none any more. */
export type Undo = (press: Press | undefined) => void;

export function pressLine(counter: Counter, undo: Undo): Node[] {
  const press = counter.lastPress();
  if (press === undefined) return [];
  return [
    el('span', {}, `Terakhir: ${press.ticket.number}, ${pressWords(press)}.`),
    button({ id: 'undo', text: 'Batalkan', letter: 'u', kind: 'quiet' }, () => undo(counter.lastPress())),
  ];
}

/** `Batalkan “dipanggil”`, beside a ticket; none where nothing of it can be taken back. */
export function undoButton(id: string, press: Press | undefined, undo: () => void): HTMLButtonElement | undefined {
  return press && button({ id, text: `Batalkan “${pressWords(press)}”` }, undo);
}

function pressWords({ events }: Press): string {
  const type = events.at(-1)?.type ?? '';
  return TYPE_WORDS[type] ?? type;
}

export function noticeList(counter: Counter, select: (ticketId: string) => void): Node[] {
  return counter.notices().map((notice, index) =>
    el(
      'p',
      {},
      el('span', {}, noticeWords(notice, counter)),
      button({ id: `notice-${index}`, text: 'Mengerti' }, () => counter.dismiss(notice)),
      notice.counterId === undefined
        ? undefined
        : button({ id: `notice-show-${index}`, text: 'Lihat', kind: 'quiet' }, () => {
            counter.dismiss(notice);
            select(notice.ticketId);
          }),
    ),
  );
}

/** One officer is at work at two counters at once: is it the right one here? */
export function officerQuestion(counter: Counter, answered: ReadonlySet<string>, keep: () => void): Node[] {
  const ticket = counter.officerElsewhere().find(({ ticketId }) => !answered.has(ticketId));
  if (ticket === undefined) return [];
  const connection = counter.connection();
  const where = counterName(connection, ticket.counterId);
  return [
    el(
      'p',
      {},
      el(
        'span',
        {},
        `${officerName(connection, connection.officerId)} juga melayani ${ticket.number} di ${where}. Siapa yang melayani di sini?`,
      ),
      button({ id: 'officer-keep', text: 'Petugas ini' }, keep),
      button({ id: 'officer-change', text: 'Ganti petugas', kind: 'quiet' }, () => changeOfficer(counter)),
    ),
  ];
}

function noticeWords({ number, counterId, officerId, state }: Notice, counter: Counter): string {
  const connection = counter.connection();
  const where =
    counterId === connection.counterId
      ? `${officerName(connection, officerId)} dari komputer lain di loket ini`
      : counterName(connection, counterId);
  switch (state) {
    case 'called':
      return `${number} sudah dipanggil ${where}. Tiket itu tetap di sana; panggilan dari sini tidak dihitung.`;
    case 'serving':
    case 'held':
      return `${number} sudah dilayani ${where}. Tiket itu tetap di sana; panggil yang berikutnya.`;
    case 'waiting':
      return `${number} sudah dialihkan ke ${where}.`;
    case 'completed':
    case 'no_show':
    case 'left':
    case 'cancelled':
    case undefined:
      return `${number} sudah diakhiri di komputer lain.`;
  }
}
