// A ticket event as a counter sends it: the wire form, known to the tests by itself and not by the project's schemas.

export type EventType =
  | 'issued'
  | 'called'
  | 'started'
  | 'held'
  | 'resumed'
  | 'transferred'
  | 'completed'
  | 'no_show'
  | 'left'
  | 'cancelled'
  | 'reopened'
  | 'corrected';

export interface SentEvent {
  readonly eventId: string;
  readonly ticketId: string;
  readonly type: EventType;
  readonly occurredAt: string;
  readonly serviceId?: string;
  readonly officerId?: string;
  readonly counterId?: string;
  readonly outcome?: 'resolved' | 'unresolved';
  readonly accurate?: boolean;
  readonly reason?: string;
}

export type EventFields = Partial<
  Pick<SentEvent, 'serviceId' | 'officerId' | 'counterId' | 'outcome' | 'accurate' | 'reason'>
>;

/** Writes events of one ticket, with ids by position, whatever the times; a second writer needs a mark of its own. */
export function ticketWriter(ticketId: string, mark = 'e') {
  const events: SentEvent[] = [];
  return {
    events,
    write: (type: EventType, at: number, fields: EventFields = {}): void => {
      const eventId = `${ticketId}-${mark}${events.length + 1}`;
      events.push({ eventId, ticketId, type, occurredAt: new Date(at).toISOString(), ...fields });
    },
  };
}
