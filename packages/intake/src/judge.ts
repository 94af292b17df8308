// Which events of a push can be taken. Each is judged by itself, against its schema, the unit's registry and the clock, and
// against the queue's own schema: what could not be read out of the queue is rejected here and never answered as taken.
import {
  type ErrorCode,
  type FieldError,
  QueuedEventSchema,
  type Read,
  type RejectedEvent,
  TicketEventSchema,
  read,
} from '@tera/contracts';
import { ACCEPTED_FOR, type Instant, MINUTE, type TicketEvent, type UnitRegistry } from '@tera/domain';
import { inAWord } from './in-a-word.ts';

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
  return { good, bad };
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
  if (unit.isClosedAt(occurredAt)) {
    doubt('occurredAt', 'unit_closed', `the unit is closed from ${unit.document.closedFrom} on`);
  }
  if (occurredAt < now - ACCEPTED_FOR) doubt('occurredAt', 'too_old', 'more than 730 days ago');
  return errors;
}

/** Refuses an event that is fine by itself. */
export function refusalOf(
  { index, event }: GoodEvent,
  field: keyof TicketEvent,
  code: ErrorCode<422>,
  message: string,
): BadEvent {
  return rejection(index, event, [{ path: `events.${index}.${field}`, code, message }]);
}

function rejection(index: number, input: unknown, errors: readonly FieldError[]): BadEvent {
  const eventId = typeof input === 'object' && input !== null && 'eventId' in input ? input.eventId : undefined;
  return rejected(index, typeof eventId === 'string' ? eventId.slice(0, 64) : null, errors);
}

/** An event that cannot be taken; `errors` name the fields as in the whole body. */
export function rejected(index: number, eventId: string | null, errors: readonly FieldError[]): BadEvent {
  return { index, eventId, ...inAWord(errors, `events.${index}.`, 'event'), errors };
}
