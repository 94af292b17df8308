// What travels through the facts queue, and of which facts it tells what. A message is versioned, because the old ones are
// still in flight (or in the dead-letter queue for two weeks) when a new version is deployed: a version stays readable for
// as long.
import {
  type AnswerCharge,
  type AnswerComment,
  CHANNELS,
  COMMENT_SOURCES,
  type Charge,
  FLAGS,
  QUESTIONNAIRES,
  RULING_STATES,
  TICKET_EVENT_TYPES,
  UNCOUNTED_ATTEMPT,
  WITHOUT_TICKET,
  type FactNews,
  type OfficerId,
  type Sender,
  type ServiceId,
  type SurveyResponse,
  type TicketEvent,
} from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { EventIdSchema, ResponseIdSchema, WRITTEN_IDS } from './ids.ts';
import { MillisecondsSchema } from './instant.ts';
import { KeyIdSchema } from './key.ts';
import { PERSON_ID_PATTERN } from './person.ts';
import { type Read, read } from './problem.ts';
import { AnswersSchema, RespondentSchema } from './response.ts';
import { ServicesDoneSchema } from './services-done.ts';

/** Bytes of one message: what SQS bills as one request. */
export const MESSAGE_BYTES = 64 * 1024;

/** A pseudonym of the ticket, or `p.` and the client's own response id. */
const responseKey = lazily(() => z.string().regex(/^[\w.:-]{1,66}$/));

/** A day, and the device's pseudonym on it. */
const deviceKey = lazily(() =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w.:-]*$/),
);

/** An event as it lies in the queue. A door asks of each event by itself whether it can be read there. */
export const QueuedEventSchema: z.ZodType<TicketEvent> = lazily(() =>
  z.object({
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
    number: z.string().optional(),
    undoes: EventIdSchema.optional(),
  }),
);

const SenderSchema: z.ZodType<Sender> = lazily(() =>
  z.object({ keyId: z.union([KeyIdSchema, PersonAsKeySchema]), officerId: WRITTEN_IDS.officerId.optional() }),
);
/** Somebody who is signed in, in place of a key. */
const PersonAsKeySchema = lazily(() => z.string().regex(new RegExp(`^person:${PERSON_ID_PATTERN.source.slice(1)}`)));

const ChargeSchema: z.ZodType<Charge> = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('officer'),
      officerId: WRITTEN_IDS.officerId,
      serviceId: WRITTEN_IDS.serviceId.optional(),
    }),
    z.object({
      kind: z.literal('unit'),
      serviceId: WRITTEN_IDS.serviceId.optional(),
      isUnasked: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('annulled') }),
    z.object({ kind: z.literal('open') }),
  ]),
);

const AnswerChargeSchema: z.ZodType<AnswerCharge> = lazily(() => z.object({ to: ChargeSchema, order: z.int().min(0) }));

/** An answer as it lies in the queue. */
interface QueuedResponse extends SurveyResponse {
  /** Whose it was by its link, where an earlier version sent it. */
  readonly officerId?: OfficerId | undefined;
  readonly serviceId?: ServiceId | undefined;
}

const QueuedResponseSchema: z.ZodType<QueuedResponse> = lazily(() =>
  z.object({
    responseId: ResponseIdSchema,
    receivedAt: MillisecondsSchema,
    channel: z.enum(CHANNELS),
    counterId: WRITTEN_IDS.counterId.optional(),
    isLinked: z.literal(true).optional(),
    questionnaire: z.enum(QUESTIONNAIRES),
    answers: AnswersSchema,
    respondent: RespondentSchema.optional(),
    /** Where an earlier version sent it with the answer. */
    comment: z.string().optional(),
    language: z.enum(['id', 'en']).optional(),
    flags: z.array(z.enum(FLAGS)).optional(),
    /** The how-manieth time its link was answered (`attempt` of the domain). */
    attempt: z.int().min(1).max(UNCOUNTED_ATTEMPT).optional(),
    officerId: WRITTEN_IDS.officerId.optional(),
    serviceId: WRITTEN_IDS.serviceId.optional(),
  }),
);

/** What every message says of itself beside what it tells. */
const common = <const Kind extends string>(kind: Kind) => ({
  v: z.literal(1),
  kind: z.literal(kind),
  unitId: WRITTEN_IDS.unitId,
});

const TicketEventsMessageSchema = lazily(() =>
  z.object({
    ...common('ticket-events'),
    events: z.array(QueuedEventSchema).min(1),
    /** The key that they all came with. */
    sentBy: SenderSchema.optional(),
  }),
);
export type TicketEventsMessage = z.infer<typeof TicketEventsMessageSchema>;

/** The id of a comment: what its answer's receipt comes to under the secret of answers. */
const COMMENT_ID = /^[0-9a-f]{32}$/;

const AnswerCommentSchema: z.ZodType<AnswerComment> = lazily(() =>
  z.object({
    id: z.string().regex(COMMENT_ID),
    text: z.string().min(1).optional(),
    period: z.string().regex(/^\d{4}(?:-(?:\d\d|[QS]\d))?$/),
    week: z.string().regex(/^\d{4}-W\d\d$/),
    serviceId: WRITTEN_IDS.serviceId.optional(),
    source: z.enum(COMMENT_SOURCES),
  }),
);

const ResponseMessageSchema = lazily(() =>
  z.object({
    ...common('response'),
    /** The response's key: a pseudonym of the ticket, or the client's own response id. */
    key: responseKey,
    response: QueuedResponseSchema,
    /** Apart from it, as it will be kept. An answer without one says so here, in case that it replaces another. */
    comment: AnswerCommentSchema.optional(),
    /** Whose it is; absent while its ticket is not counted, and from a poster. */
    charge: AnswerChargeSchema.optional(),
    /** Of the link that was answered; absent from a poster. */
    mark: z
      .string()
      .regex(/^[\w-]{1,66}$/)
      .optional(),
    /** The device of that day, under a keyed hash; absent where the browser kept no cookie, and at a kiosk. */
    device: deviceKey.optional(),
  }),
);
export type ResponseMessage = z.infer<typeof ResponseMessageSchema>;

/** What was decided about a contested ticket; it may come before the ticket. */
const RulingMessageSchema = lazily(() =>
  z.object({
    ...common('ruling'),
    fact: z.object({ kind: z.literal('ticket'), id: WRITTEN_IDS.ticketId }),
    ruling: z.object({ state: z.enum(RULING_STATES), at: MillisecondsSchema, objectionId: z.string().min(1).max(64) }),
  }),
);
export type RulingMessage = z.infer<typeof RulingMessageSchema>;

/** What the ticket of an answer says of whose it is. */
const AnswerChargeMessageSchema = lazily(() =>
  z.object({
    ...common('answer-charge'),
    /** The answer itself may still be to come, or never be given. */
    key: responseKey,
    charge: AnswerChargeSchema,
    /** The beginning of the day on which it was told. */
    on: MillisecondsSchema,
  }),
);
export type AnswerChargeMessage = z.infer<typeof AnswerChargeMessageSchema>;

/** By this earlier versions told an answer of a correction. Its ticket has heard of the same, and says more. */
const AnswerMoveMessageSchema = lazily(() => z.object(common('answer-move')));

export const FactMessageSchema = lazily(() =>
  z.discriminatedUnion('kind', [
    TicketEventsMessageSchema,
    ResponseMessageSchema,
    RulingMessageSchema,
    AnswerChargeMessageSchema,
    AnswerMoveMessageSchema,
  ]),
);
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
      return newsOfEvents(message);
    case 'response':
      return newsOfResponse(message);
    case 'ruling':
      return [{ kind: 'ticket', id: message.fact.id, news: { ruling: message.ruling } }];
    case 'answer-charge':
      return [{ kind: 'response', id: message.key, news: { charge: message.charge, on: message.on } }];
    case 'answer-move':
      return [];
  }
}

function newsOfEvents({ events, sentBy }: TicketEventsMessage): readonly FactNews[] {
  return events.map((event) => {
    const told = sentBy === undefined ? event : { ...event, sentBy };
    return { kind: 'ticket', id: event.ticketId, news: { event: told } };
  });
}

/** An answer is a fact of its own, one more of what its device said that day, and the mark of an answered link. */
function newsOfResponse(message: ResponseMessage): readonly FactNews[] {
  const { key, device, mark, comment } = message;
  const { officerId, serviceId, ...said } = message.response;
  const response: SurveyResponse = officerId === undefined ? said : { ...said, isLinked: true };
  const { receivedAt } = response;
  return [
    {
      kind: 'response',
      id: key,
      news: {
        response,
        charge: message.charge ?? chargeByLink(officerId, serviceId),
        ...(comment === undefined ? {} : { comment }),
      },
    },
    ...(device === undefined ? [] : [{ kind: 'device', id: device, news: { key, receivedAt } } as const]),
    ...(mark === undefined ? [] : [{ kind: 'presence', id: mark, news: { on: receivedAt } } as const]),
  ];
}

function chargeByLink(officerId: OfficerId | undefined, serviceId: ServiceId | undefined): AnswerCharge | undefined {
  if (officerId !== undefined) return { to: { kind: 'officer', officerId, serviceId }, order: WITHOUT_TICKET };
  return serviceId === undefined ? undefined : { to: { kind: 'unit', serviceId }, order: WITHOUT_TICKET };
}
