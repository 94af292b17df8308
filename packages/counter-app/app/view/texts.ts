// Names of the unit, and times as a clerk reads them.

import type { Connection } from '../connection.ts';
import type { CounterTicket } from '../ticket.ts';
import { localDayOf, minutesPassed } from '@tera/domain';
import { dayOfTicket } from '../ticket-number.ts';
import { TYPE_WORDS, minutesText } from '../words.ts';

export function serviceName(connection: Connection, id: string): string {
  return nameIn(connection.setup.services, id, connection);
}

export function officerName(connection: Connection, id: string | undefined): string {
  return nameIn(connection.setup.officers, id, connection);
}

export function counterName(connection: Connection, id: string | undefined): string {
  return nameIn(connection.setup.counters, id, connection);
}

function nameIn(
  list: readonly { readonly id: string; readonly name: string }[],
  id: string | undefined,
  { formerNames }: Connection,
): string {
  if (id === undefined) return '';
  return list.find((one) => one.id === id)?.name ?? formerNames?.[id] ?? id;
}

export function timeOf(instant: number, { setup }: Connection): string {
  const { timeZone } = setup;
  return new Intl.DateTimeFormat('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** `21/11`, of a ticket that is not of today. */
export function otherDayOf({ ticketId, issuedAt, since }: CounterTicket, { setup }: Connection, now: number) {
  const day = dayOfTicket(ticketId, issuedAt ?? since, setup.timeZone);
  return day === localDayOf(now, setup.timeZone) ? undefined : `${day.slice(8)}/${day.slice(5, 7)}`;
}

/** `menunggu 8 menit` */
export function stateText(ticket: CounterTicket, connection: Connection, now: number): string {
  const day = otherDayOf(ticket, connection, now);
  return [...(day === undefined ? [] : [`tiket ${day}`]), doneText(ticket, connection, now)].join(', ');
}

function doneText(ticket: CounterTicket, connection: Connection, now: number): string {
  const { state, since, calls, counterId, outcome } = ticket;
  const lasts = minutesText(minutesPassed(since, now));
  const isOther = counterId !== undefined && counterId !== connection.counterId;
  const where = isOther ? `${counterName(connection, counterId)}, ` : '';
  const officer = officerName(connection, ticket.officerId);
  switch (state) {
    case 'waiting':
      return `${where}${ticket.officerId === undefined ? '' : `untuk ${officer}, `}menunggu ${lasts}`;
    case 'called':
      return `${where}dipanggil ${calls > 1 ? `${calls}×, ` : ''}${lasts}`;
    case 'serving':
      return `${where}dilayani ${officer}, ${lasts}`;
    case 'held':
      return `${where}ditahan ${lasts}`;
    case 'completed':
      return `${timeOf(since, connection)}, ${outcome === 'unresolved' ? 'belum tuntas' : 'tuntas'}`;
    case 'no_show':
    case 'left':
    case 'cancelled':
      return `${timeOf(since, connection)}, ${TYPE_WORDS[state] ?? state}`;
  }
}
