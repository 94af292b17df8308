// Small makers of what is stored: a ticket's events, a citizen's answers, a unit's document. The times are of Friday
// 20 November 2026 in WIB, unless a test says otherwise.
import {
  type EventId,
  type FactKey,
  type Instant,
  type OfficerId,
  type RegistryDocument,
  type ServiceId,
  type SurveyResponse,
  type TicketEvent,
  type TicketId,
  type TicketState,
  type UnitId,
  NEW_TICKET,
  mergeTicket,
} from '@tera/domain';

export const contoh = 'contoh' as UnitId;
export const ani = 'ani' as OfficerId;
export const budi = 'budi' as OfficerId;
export const ektp = 'ektp' as ServiceId;
export const kk = 'kk' as ServiceId;

/** `08:05`, or with a day in front, `2026-11-21 08:05`. */
export function at(clock: string): Instant {
  const [time = '', day = '2026-11-20'] = clock.split(' ').toReversed();
  return Date.parse(`${day}T${time}+07:00`);
}

type Fields = Partial<Omit<TicketEvent, 'type' | 'occurredAt'>>;

/** An event of ticket A-001; its id is made of the ticket, the type and the time, so that the same line is the same event. */
export function event(type: TicketEvent['type'], clock: string, fields: Fields = {}): TicketEvent {
  const ticketId = fields.ticketId ?? ('A-001' as TicketId);
  return {
    eventId: `${ticketId}-${type}-${clock.replaceAll(/[ :]/g, '.')}` as EventId,
    type,
    occurredAt: at(clock),
    ...fields,
    ticketId,
  };
}

/** A ticket issued at 08:00, started at 08:10 and completed at 08:15. */
export function servedTicket(
  ticketId: string,
  { officerId = ani, serviceId = ektp, day = '2026-11-20' } = {},
): TicketEvent[] {
  const id = ticketId as TicketId;
  return [
    event('issued', `${day} 08:00`, { ticketId: id, serviceId }),
    event('started', `${day} 08:10`, { ticketId: id, officerId }),
    event('completed', `${day} 08:15`, { ticketId: id, officerId, serviceId, outcome: 'resolved' }),
  ];
}

export function aResponse(fields: Partial<SurveyResponse> = {}): SurveyResponse {
  return {
    responseId: 'r-1',
    receivedAt: at('09:00'),
    channel: 'ticket',
    officerId: ani,
    serviceId: ektp,
    questionnaire: 'skm-2017.1',
    answers: { perilaku: 4, waktu: 3 },
    ...fields,
  };
}

export function ticketState(events: readonly TicketEvent[]): TicketState {
  return { events: mergeTicket(NEW_TICKET, events).ticket };
}

export function ticketKey(id: string, unitId = contoh): FactKey<'ticket'> {
  return { unitId, kind: 'ticket', id };
}

export function aDocument(fields: Partial<RegistryDocument> = {}): RegistryDocument {
  return {
    name: 'Kantor Contoh',
    timeZone: 'Asia/Jakarta',
    services: [
      { id: ektp, name: 'KTP elektronik', standard: { measure: 'service', minutes: 10 } },
      { id: kk, name: 'Kartu Keluarga' },
    ],
    officers: [
      { id: ani, name: 'Ani' },
      { id: budi, name: 'Budi' },
    ],
    counters: [],
    ...fields,
  };
}
