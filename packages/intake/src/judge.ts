// Which events of a push can be taken. Each is judged by itself, against its schema, the unit's registry and the clock, and
// against the queue's own schema: what could not be read out of the queue is rejected here and never answered as taken. Only
// that a ticket has too many is known from all of them.
import {
  type ErrorCode,
  type FieldError,
  QueuedEventSchema,
  type Read,
  type RejectedEvent,
  TicketEventSchema,
  read,
  shortened,
} from '@tera/contracts';
import {
  DAY,
  EVENTS_PER_TICKET,
  type Instant,
  MINUTE,
  NEW_TICKET,
  type TicketEvent,
  type UnitRegistry,
  mergeTicket,
} from '@tera/domain';

/** An event of the push that can be taken, and its place in it. */
export interface GoodEvent {
  readonly index: number;
  readonly event: TicketEvent;
}

export interface BadEvent extends RejectedEvent {
  /** The fields that are wrong, named as in the whole body. */
  readonly errors: readonly FieldError[];
}

/** How far a counter's clock may be ahead of the server's. */
export const AHEAD = 10 * MINUTE;
/** How old an event may be, so that history can be loaded. */
export const OLDEST = 730 * DAY;

export function judge(
  events: readonly unknown[],
  unit: UnitRegistry,
  now: Instant,
): { good: GoodEvent[]; bad: BadEvent[] } {
  const good: GoodEvent[] = [];
  const bad: BadEvent[] = [];
  for (const [index, input] of events.entries()) {
    const judged = judgeOne(input, index, unit, now);
    if (judged.ok) good.push({ index, event: judged.value });
    else bad.push(rejection(index, input, judged.errors));
  }
  const surplus = surplusIn(good);
  return {
    good: good.filter((entry) => !surplus.has(entry)),
    bad: [...bad, ...Array.from(surplus, tooMany)].toSorted((a, b) => a.index - b.index),
  };
}

/** Of a ticket with more events than one keeps, those that it would not keep: the end of it is in the latest. */
function surplusIn(good: readonly GoodEvent[]): ReadonlySet<GoodEvent> {
  const tickets = [...Map.groupBy(good, ({ event }) => event.ticketId).values()];
  return new Set(
    tickets
      .filter((entries) => entries.length > EVENTS_PER_TICKET)
      .flatMap((entries) => {
        const events = entries.map(({ event }) => event);
        const { ticket: kept } = mergeTicket(NEW_TICKET, events);
        return entries.filter(({ event }) => !kept.has(event.eventId));
      }),
  );
}

function tooMany({ index, event: { eventId, ticketId } }: GoodEvent): BadEvent {
  const message = `the ticket '${ticketId}' has more than ${EVENTS_PER_TICKET} events, and its latest are kept`;
  const error = { path: `events.${index}.ticketId`, code: 'too_many_events', message } as const;
  return { index, eventId, code: error.code, message: `ticketId: ${message}`, errors: [error] };
}

/** The event as it is queued. */
function judgeOne(input: unknown, index: number, unit: UnitRegistry, now: Instant): Read<TicketEvent> {
  const sent = read(TicketEventSchema, input, ['events', index]);
  if (!sent.ok) return sent;
  const errors = doubts(sent.value, index, unit, now);
  return errors.length > 0 ? { ok: false, errors } : read(QueuedEventSchema, sent.value, ['events', index]);
}

/** What speaks against an event that is well-formed. */
function doubts(event: TicketEvent, index: number, unit: UnitRegistry, now: Instant): FieldError[] {
  const errors: FieldError[] = [];
  const doubt = (field: keyof TicketEvent, code: ErrorCode<422>, message: string) =>
    errors.push({ path: `events.${index}.${field}`, code, message });
  const { serviceId, officerId, counterId, occurredAt, services = [] } = event;
  if (serviceId !== undefined && !unit.hasService(serviceId)) {
    doubt('serviceId', 'unknown_service', `the unit's registry has no service '${serviceId}'`);
  }
  const strangers = services.filter((done) => !unit.hasService(done.serviceId)).map((done) => `'${done.serviceId}'`);
  if (strangers.length > 0) {
    doubt('services', 'unknown_service', `the unit's registry has no service ${strangers.join(', ')}`);
  }
  if (officerId !== undefined && !unit.hasOfficer(officerId)) {
    doubt('officerId', 'unknown_officer', `the unit's registry has no officer '${officerId}'`);
  }
  if (counterId !== undefined && !unit.hasCounter(counterId)) {
    doubt('counterId', 'unknown_counter', `the unit's registry has no counter '${counterId}'`);
  }
  if (occurredAt > now + AHEAD) {
    doubt(
      'occurredAt',
      'clock_ahead',
      `more than 10 minutes ahead of the server, where it is ${new Date(now).toISOString()}`,
    );
  }
  if (occurredAt < now - OLDEST) doubt('occurredAt', 'too_old', 'more than 730 days ago');
  return errors;
}

function rejection(index: number, input: unknown, errors: readonly FieldError[]): BadEvent {
  const eventId = typeof input === 'object' && input !== null && 'eventId' in input ? input.eventId : undefined;
  const prefix = `events.${index}.`;
  return {
    index,
    eventId: typeof eventId === 'string' ? eventId.slice(0, 64) : null,
    code: errors[0]?.code ?? 'invalid_value',
    message: shortened(
      errors
        .map(({ path, message }) => `${path.startsWith(prefix) ? path.slice(prefix.length) : 'event'}: ${message}`)
        .join('; '),
    ),
    errors,
  };
}
