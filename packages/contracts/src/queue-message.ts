// What travels through the facts queue, and of which facts it tells what. A message is versioned, because the old ones are
// still in flight (or in the dead-letter queue for two weeks) when a new version is deployed: a version stays readable for
// as long.
import {
  CHANNELS,
  FLAGS,
  QUESTIONNAIRES,
  RULING_STATES,
  TICKET_EVENT_TYPES,
  UNCOUNTED_ATTEMPT,
  type FactNews,
  type SurveyResponse,
  type TicketEvent,
} from '@tera/domain';
import * as z from 'zod';
import { EventIdSchema, ResponseIdSchema, WRITTEN_IDS } from './ids.ts';
import { MillisecondsSchema } from './instant.ts';
import { type Read, read } from './problem.ts';
import { AnswersSchema, RespondentSchema } from './response.ts';
import { ServicesDoneSchema } from './services-done.ts';

/** Bytes of one message: what SQS bills as one request. */
export const MESSAGE_BYTES = 64 * 1024;

/** A pseudonym of the ticket, or `p.` and the client's own response id. */
const responseKey = z.string().regex(/^[\w.:-]{1,66}$/);

/** A day, and the device's pseudonym on it. */
const deviceKey = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.:-]*$/);

/** An event as it lies in the queue. A door asks of each event by itself whether it can be read there. */
export const QueuedEventSchema: z.ZodType<TicketEvent> = z.object({
  eventId: EventIdSchema,
  ticketId: WRITTEN_IDS.ticketId,
  type: z.enum(TICKET_EVENT_TYPES),
  occurredAt: MillisecondsSchema,
  serviceId: WRITTEN_IDS.serviceId.optional(),
  officerId: WRITTEN_IDS.officerId.optional(),
  counterId: WRITTEN_IDS.counterId.optional(),
  outcome: z.enum(['resolved', 'unresolved']).optional(),
  services: ServicesDoneSchema.optional(),
  accurate: z.boolean().optional(),
  reason: z.string().optional(),
});

const QueuedResponseSchema: z.ZodType<SurveyResponse> = z.object({
  responseId: ResponseIdSchema,
  receivedAt: MillisecondsSchema,
  channel: z.enum(CHANNELS),
  officerId: WRITTEN_IDS.officerId.optional(),
  serviceId: WRITTEN_IDS.serviceId.optional(),
  questionnaire: z.enum(QUESTIONNAIRES),
  answers: AnswersSchema,
  respondent: RespondentSchema.optional(),
  comment: z.string().optional(),
  language: z.enum(['id', 'en']).optional(),
  startedAt: MillisecondsSchema.optional(),
  flags: z.array(z.enum(FLAGS)).optional(),
  /** The how-manieth time its link was answered (`attempt` of the domain). */
  attempt: z.int().min(1).max(UNCOUNTED_ATTEMPT).optional(),
});

/** What every message says of itself beside what it tells. */
const common = <const Kind extends string>(kind: Kind) => ({
  v: z.literal(1),
  kind: z.literal(kind),
  unitId: WRITTEN_IDS.unitId,
});

const TicketEventsMessageSchema = z.object({
  ...common('ticket-events'),
  events: z.array(QueuedEventSchema).min(1),
});
export type TicketEventsMessage = z.infer<typeof TicketEventsMessageSchema>;

const ResponseMessageSchema = z.object({
  ...common('response'),
  /** The response's key: a pseudonym of the ticket, or the client's own response id. */
  key: responseKey,
  response: QueuedResponseSchema,
  /** The device of that day, under a keyed hash; absent where the browser kept no cookie, and at a kiosk. */
  device: deviceKey.optional(),
});
export type ResponseMessage = z.infer<typeof ResponseMessageSchema>;

/** What was decided about a contested ticket; it may come before the ticket. */
const RulingMessageSchema = z.object({
  ...common('ruling'),
  fact: z.object({ kind: z.literal('ticket'), id: WRITTEN_IDS.ticketId }),
  ruling: z.object({ state: z.enum(RULING_STATES), at: MillisecondsSchema, objectionId: z.string().min(1).max(64) }),
});
export type RulingMessage = z.infer<typeof RulingMessageSchema>;

/** A ticket was corrected, and the answer to it belongs to somebody else, or to another service. */
const AnswerMoveMessageSchema = z.object({
  ...common('answer-move'),
  /** The answer itself may still be to come. */
  key: responseKey,
  move: z.object({
    eventId: EventIdSchema,
    at: MillisecondsSchema,
    officerId: WRITTEN_IDS.officerId.optional(),
    serviceId: WRITTEN_IDS.serviceId.optional(),
  }),
});
export type AnswerMoveMessage = z.infer<typeof AnswerMoveMessageSchema>;

export const FactMessageSchema = z.discriminatedUnion('kind', [
  TicketEventsMessageSchema,
  ResponseMessageSchema,
  RulingMessageSchema,
  AnswerMoveMessageSchema,
]);
export type FactMessage = z.infer<typeof FactMessageSchema>;

/**
 * A message by its text. Whoever counts reads with this, and so does whoever sends: what is queued is then readable, and nothing
 * is answered as taken that is never counted.
 */
export function readMessage(text: string): Read<FactMessage> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, errors: [{ path: '', code: 'not_json', message: 'expected JSON' }] };
  }
  return read(FactMessageSchema, json);
}

/** What a message tells, fact by fact. A kind of message that tells nothing does not compile. */
export function newsIn(message: FactMessage): readonly FactNews[] {
  switch (message.kind) {
    case 'ticket-events':
      return message.events.map((event) => ({ kind: 'ticket', id: event.ticketId, news: { event } }));
    case 'response':
      return newsOfResponse(message);
    case 'ruling':
      return [{ kind: 'ticket', id: message.fact.id, news: { ruling: message.ruling } }];
    case 'answer-move':
      return [{ kind: 'response', id: message.key, news: { move: message.move } }];
  }
}

/** An answer is a fact of its own, and one more of what its device said that day. */
function newsOfResponse({ key, response, device }: ResponseMessage): readonly FactNews[] {
  const answer: FactNews = { kind: 'response', id: key, news: { response } };
  if (device === undefined) return [answer];
  const { receivedAt, officerId, serviceId } = response;
  return [answer, { kind: 'device', id: device, news: { key, receivedAt, officerId, serviceId } }];
}
