// What a counter pushes. Each event of a push is judged by itself, so that one bad event never costs the others:
// the body's schema leaves them unread.
import { TICKET_EVENT_TYPES, type TicketEvent } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { complain } from './complaint.ts';
import { CounterIdSchema, EventIdSchema, OfficerIdSchema, ServiceIdSchema, TicketIdSchema } from './ids.ts';
import { InstantSchema, InstantTextSchema } from './instant.ts';
import { ErrorCodeSchema } from './problem.ts';
import { ServicesDoneSchema } from './services-done.ts';
import { TEXT_KINDS, keptText } from './text.ts';

/** Most events in one push, and most bytes of its body. */
export const EVENTS_PER_PUSH = 500;
export const PUSH_BYTES = 1024 * 1024;

/** Short enough to be read out, and for no number of a person. */
const TicketNumberSchema = lazily(() =>
  z
    .string()
    .max(12)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9 .-]*[A-Za-z0-9])?$/)
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({
      example: 'A001',
      description:
        'Only on `issued`: the number on the citizen’s slip, for people to read. It may be the same again tomorrow; the ticketId never is.',
    }),
);

const fields = () => ({
  eventId: EventIdSchema.meta({ description: 'Made once by the client: sending it again changes nothing.' }),
  ticketId: TicketIdSchema.meta({
    description:
      'Never used again: a number that begins anew every day has the day in it. An `issued` of a ticket that has ended is `ticket_ended`.',
  }),
  type: z.enum(TICKET_EVENT_TYPES),
  occurredAt: InstantSchema,
  serviceId: ServiceIdSchema.optional(),
  officerId: OfficerIdSchema.optional().meta({
    description:
      'Who serves from here on; on `transferred` who takes over, or who gives it away when that one has it; on `corrected` who it should have been.',
  }),
  counterId: CounterIdSchema.optional(),
  outcome: z
    .enum(['resolved', 'unresolved'])
    .optional()
    .meta({ description: 'On `completed`; on `corrected` what it should have been.' }),
  services: ServicesDoneSchema.optional(),
  accurate: z.boolean().optional().meta({ description: 'False when a clerk typed the time afterwards.' }),
  reason: keptText(200, { lines: 'many' }).optional(),
  number: TicketNumberSchema.optional(),
  undoes: EventIdSchema.optional().meta({
    description:
      'Only on `corrected`: the event that is taken back, as if it had not come. It holds for 12 hours after that event, and for 10 minutes after a `completed`; later it is kept and changes nothing.',
  }),
});

const NEEDS = {
  issued: ['serviceId'],
  started: ['officerId'],
  completed: ['serviceId'],
  corrected: ['reason'],
} as const satisfies Partial<Record<TicketEvent['type'], readonly (keyof ReturnType<typeof fields>)[]>>;

/** What a correction replaces. */
const CORRECTABLE = ['officerId', 'serviceId', 'outcome'] as const;

const ONLY_ON = {
  services: { on: 'completed', why: 'only a completion tells what was done' },
  number: { on: 'issued', why: 'a ticket has its number from its issue' },
  undoes: { on: 'corrected', why: 'only a correction takes something back' },
} as const satisfies Partial<Record<keyof ReturnType<typeof fields>, { on: TicketEvent['type']; why: string }>>;

export const TicketEventSchema = lazily(() =>
  z
    .strictObject(fields())
    .superRefine((event, context) => {
      const needs: readonly (keyof ReturnType<typeof fields>)[] =
        event.type in NEEDS ? NEEDS[event.type as keyof typeof NEEDS] : [];
      for (const name of needs) {
        if (event[name] !== undefined) continue;
        complain(context, { path: [name], code: 'required', message: `required on ${event.type}` });
      }
      const isEmpty = CORRECTABLE.every((name) => event[name] === undefined);
      if (event.type === 'corrected' && isEmpty && event.undoes === undefined) {
        complain(context, {
          path: ['officerId'],
          code: 'required',
          message:
            'a correction names the officerId, the serviceId or the outcome that it should have been, or the event that it undoes',
        });
      }
      for (const [name, { on, why }] of Object.entries(ONLY_ON)) {
        if (event.type === on || event[name as keyof typeof ONLY_ON] === undefined) continue;
        complain(context, { path: [name], code: 'not_allowed', message: `not on ${event.type}: ${why}` });
      }
      for (const name of event.undoes === undefined ? [] : CORRECTABLE) {
        if (event[name] === undefined) continue;
        complain(context, {
          path: [name],
          code: 'not_allowed',
          message: 'not beside undoes: what takes an event back replaces nothing',
        });
      }
    })
    .meta({
      id: 'TicketEvent',
      description:
        'serviceId is required on issued and completed, officerId on started, and on completed wherever one is known.',
    }),
);

/** An event as a client writes it: instants are texts with an offset. */
export type WrittenTicketEvent = z.input<typeof TicketEventSchema>;

export const PushQuerySchema = lazily(() =>
  z.strictObject({
    validate: z.literal('true').optional().meta({
      description:
        'The push is judged and nothing is sent: 200 with what would be accepted and rejected, also where nothing would be, and without links.',
    }),
  }),
);

/** The body of a push as the door reads it: the events one by one, later. */
export const TicketPushSchema = lazily(() =>
  z.strictObject({ events: z.array(z.unknown()).min(1).max(EVENTS_PER_PUSH) }),
);

/** The same body as it is documented. */
export const TicketPushDocument = lazily(() =>
  z.strictObject({ events: z.array(TicketEventSchema).min(1).max(EVENTS_PER_PUSH) }).meta({ id: 'TicketPush' }),
);

export const RejectedEventSchema = lazily(() =>
  z
    .object({
      index: z.int().meta({ description: 'Place in the push, from 0.' }),
      eventId: z.string().nullable(),
      code: ErrorCodeSchema,
      message: z.string(),
    })
    .meta({ id: 'RejectedEvent' }),
);
export type RejectedEvent = z.infer<typeof RejectedEventSchema>;

export const PushResultSchema = lazily(() =>
  z
    .object({
      accepted: z.int().meta({ description: 'Events that are safely queued.' }),
      rejected: z
        .array(RejectedEventSchema)
        .meta({ description: 'Events to correct; sending them again as they are is no use.' }),
      retry: z
        .array(z.object({ index: z.int(), eventId: z.string() }))
        .meta({ description: 'Events that were not queued; send them again as they are.' }),
      surveys: z.array(z.object({ ticketId: z.string(), url: z.url() })).meta({
        description: 'The one-time survey link of each ticket that this push completed within the last 30 days.',
      }),
    })
    .meta({ id: 'PushResult' }),
);
export type PushResult = z.infer<typeof PushResultSchema>;

export const TicketLinkSchema = lazily(() =>
  z
    .object({
      ticketId: z.string(),
      url: z.url(),
      qr: z.url().meta({ description: 'The same link as a QR code (SVG).' }),
      expiresAt: InstantTextSchema,
    })
    .meta({ id: 'TicketLink' }),
);
