// Names of the unit, and times as a clerk reads them.

import type { Connection } from '../connection.ts';
import type { CounterTicket } from '../ticket.ts';
import { otherDayOf } from '../ticket-number.ts';
import { minutesText } from '../words.ts';

export function serviceName({ setup }: Connection, id: string): string {
  return setup.services.find((service) => service.id === id)?.name ?? id;
}

export function officerName({ setup }: Connection, id: string | undefined): string {
  return setup.officers.find((officer) => officer.id === id)?.name ?? id ?? '';
}

export function counterName({ setup }: Connection, id: string | undefined): string {
  return setup.counters.find((counter) => counter.id === id)?.name ?? id ?? '';
}

export function timeOf(instant: number, { setup }: Connection): string {
  const { timeZone } = setup;
  return new Intl.DateTimeFormat('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** `menunggu 8 mnt` */
export function stateText(ticket: CounterTicket, connection: Connection, now: number): string {
  const day = otherDayOf(ticket.ticketId, connection.setup.timeZone, now);
  return [...(day === undefined ? [] : [`tiket ${day}`]), doneText(ticket, connection, now)].join(', ');
}

function doneText(ticket: CounterTicket, connection: Connection, now: number): string {
  const lasts = minutesText(Math.max(0, now - ticket.since) / 60_000);
  switch (ticket.state) {
    case 'waiting':
      if (ticket.officerId === undefined) return `menunggu ${lasts}`;
      return `untuk ${officerName(connection, ticket.officerId)}, menunggu ${lasts}`;
    case 'called':
      return ticket.calls > 1 ? `dipanggil ${ticket.calls}×, ${lasts}` : `dipanggil ${lasts}`;
    case 'serving':
      return `dilayani ${officerName(connection, ticket.officerId)}, ${lasts}`;
    case 'held':
      return `ditahan ${lasts}`;
    case 'completed':
    case 'no_show':
    case 'left':
    case 'elsewhere':
      return timeOf(ticket.since, connection);
  }
}
