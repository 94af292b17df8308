// What the server refused, each with what to do about it. Nothing here is thrown away before a person says so.

import type { TicketEvent } from '@tera/client/core';
import type { Counter } from '../counter.ts';
import type { KeptRejection } from '../counter-spool.ts';
import { el } from '../dom.ts';
import { numberOf } from '../ticket-number.ts';
import { TYPE_WORDS, rejectionWords } from '../words.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { officerName, serviceName, timeOf } from './texts.ts';

/** Does it, and says so when it could not be done. */
export type Attempt = (step: () => Promise<void>) => void;

export function rejectedList(rejections: readonly KeptRejection[], counter: Counter, attempt: Attempt): Node[] {
  return [
    el('h2', { id: 'rejected-title', tabindex: '-1' }, `Perlu perhatian (${rejections.length})`),
    el('p', {}, 'Catatan ini ditolak server dan belum terhitung. Semuanya tersimpan di sini.'),
    ...(rejections.length < 2
      ? []
      : [
          button({ id: 'resend-all', text: 'Kirim semua lagi', kind: 'main' }, () =>
            attempt(async () => {
              for (const { key } of rejections) await counter.resend(key);
            }),
          ),
        ]),
    el('ul', {}, ...rejections.map((rejection) => item(rejection, counter, attempt))),
  ];
}

function item({ key, event, code }: KeptRejection, counter: Counter, attempt: Attempt): Node {
  const { ticketId, type, occurredAt, serviceId, officerId } = JSON.parse(event) as TicketEvent;
  const ticket = counter.ticket(ticketId);
  const service = serviceId ?? ticket?.serviceId;
  const connection = counter.connection();
  const what = [
    `Tiket ${ticket?.number ?? numberOf(ticketId)} ${TYPE_WORDS[type] ?? type}`,
    ...(service === undefined || service === '' ? [] : [serviceName(connection, service)]),
    ...(officerId === undefined ? [] : [officerName(connection, officerId)]),
    timeOf(Date.parse(occurredAt), connection),
  ].join(', ');
  return el(
    'li',
    {},
    el('b', {}, what),
    el('p', {}, rejectionWords(code)),
    el(
      'div',
      { class: 'actions' },
      button({ id: `resend-${key}`, text: 'Kirim lagi' }, () => attempt(() => counter.resend(key))),
      button({ id: `discard-${key}`, text: 'Buang', kind: 'quiet' }, () =>
        confirmDiscard(what, () => attempt(() => counter.discard(key))),
      ),
    ),
  );
}

function confirmDiscard(what: string, discard: () => void): void {
  const close = openDialog({
    title: 'Buang catatan ini?',
    body: [el('p', {}, `${what}. Catatan yang dibuang tidak terhitung dan tidak dapat dikembalikan.`)],
    actions: [
      button({ id: 'confirm', text: 'Ya, buang', letter: 'y', kind: 'main' }, () => {
        close();
        discard();
      }),
    ],
  });
}
