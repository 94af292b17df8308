// A slip of paper: the number when it is taken, or the code of the survey when the ticket is completed. The code can only be
// made then, so the first slip says where it will be.

import type { Connection } from '../connection.ts';
import { el } from '../dom.ts';
import { labelOf } from '../ticket-number.ts';
import type { CounterTicket } from '../ticket.ts';
import { qrDrawing } from './qr.ts';
import { serviceName } from './texts.ts';

export function printSlip(
  { ticketId, number, serviceId, issuedAt }: Pick<CounterTicket, 'ticketId' | 'number' | 'serviceId' | 'issuedAt'>,
  connection: Connection,
): void {
  print([
    el('p', {}, connection.setup.name),
    el('p', { class: 'slip-number' }, number),
    el('p', {}, serviceName(connection, serviceId)),
    el('p', {}, issuedAt === undefined ? '' : dateText(issuedAt, connection)),
    el('p', { class: 'slip-small' }, 'Setelah selesai dilayani, kode survei ada di loket: nilailah pelayanan kami.'),
    ...(labelOf(ticketId) === number ? [] : [el('p', { class: 'slip-small' }, labelOf(ticketId))]),
  ]);
}

export function printSurvey(ticket: CounterTicket, url: string, connection: Connection): void {
  print([
    el('p', {}, connection.setup.name),
    el('p', {}, `${ticket.number} · ${serviceName(connection, ticket.serviceId)}`),
    el('p', {}, dateText(ticket.since, connection)),
    el('p', {}, 'Bagaimana pelayanan kami? Pindai dengan kamera ponsel Anda.'),
    el('div', { class: 'qr' }, qrDrawing(url)),
    el('p', { class: 'slip-small' }, url),
  ]);
}

function print(content: readonly Node[]): void {
  document.getElementById('slip')?.remove();
  document.body.append(el('div', { id: 'slip', 'aria-hidden': 'true' }, ...content));
  window.print();
}

function dateText(instant: number, { setup: { timeZone } }: Connection): string {
  return new Intl.DateTimeFormat('id-ID', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(instant);
}
