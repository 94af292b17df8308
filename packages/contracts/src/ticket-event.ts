// What a counter pushes. Each event of a push is judged by itself, so that one bad event never costs the others:
// the body's schema leaves them unread.
import { TICKET_EVENT_TYPES, type TicketEvent } from '@tera/domain';
import * as z from 'zod';
import { complain } from './complaint.ts';
import { CounterIdSchema, EventIdSchema, OfficerIdSchema, ServiceIdSchema, TicketIdSchema } from './ids.ts';
import { InstantSchema, InstantTextSchema } from './instant.ts';
import { ErrorCodeSchema } from './problem.ts';
import { ServicesDoneSchema } from './services-done.ts';
import { keptText } from './text.ts';

/** Most events in one push, and most bytes of its body. */
export const EVENTS_PER_PUSH = 500;
export const PUSH_BYTES = 1024 * 1024;

const fields = {
  eventId: EventIdSchema.meta({ description: 'Made once by the client: sending it again changes nothing.' }),
  ticketId: TicketIdSchema,
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
};

const NEEDS = {
  issued: ['serviceId'],
  started: ['officerId'],
  completed: ['serviceId'],
  corrected: ['reason'],
} as const satisfies Partial<Record<TicketEvent['type'], readonly (keyof TicketEvent)[]>>;

export const TicketEventSchema = z
  .strictObject(fields)
  .superRefine((event, context) => {
    const needs: readonly (keyof TicketEvent)[] = event.type in NEEDS ? NEEDS[event.type as keyof typeof NEEDS] : [];
    for (const name of needs) {
      if (event[name] !== undefined) continue;
      complain(context, { path: [name], code: 'required', message: `required on ${event.type}` });
    }
    const isEmpty = [event.officerId, event.serviceId, event.outcome].every((value) => value === undefined);
    if (event.type === 'corrected' && isEmpty) {
      complain(context, {
        path: ['officerId'],
        code: 'required',
        message: 'a correction names the officerId, the serviceId or the outcome that it should have been',
      });
    }
    if (event.type !== 'completed' && event.services !== undefined) {
      complain(context, {
        path: ['services'],
        code: 'not_allowed',
        message: `not on ${event.type}: only a completion tells what was done`,
      });
    }
  })
  .meta({
    id: 'TicketEvent',
    description:
      'serviceId is required on issued and completed, officerId on started, and on completed wherever one is known.',
  });

/** An event as a client writes it: instants are texts with an offset. */
export type WrittenTicketEvent = z.input<typeof TicketEventSchema>;

export const PushQuerySchema = z.strictObject({
  validate: z.literal('true').optional().meta({
    description:
      'The push is judged and nothing is sent: 200 with what would be accepted and rejected, also where nothing would be, and without links.',
  }),
});

/** The body of a push as the door reads it: the events one by one, later. */
export const TicketPushSchema = z.strictObject({ events: z.array(z.unknown()).min(1).max(EVENTS_PER_PUSH) });

/** The same body as it is documented. */
export const TicketPushDocument = z
  .strictObject({ events: z.array(TicketEventSchema).min(1).max(EVENTS_PER_PUSH) })
  .meta({ id: 'TicketPush' });

export const RejectedEventSchema = z
  .object({
    index: z.int().meta({ description: 'Place in the push, from 0.' }),
    eventId: z.string().nullable(),
    code: ErrorCodeSchema,
    message: z.string(),
  })
  .meta({ id: 'RejectedEvent' });
export type RejectedEvent = z.infer<typeof RejectedEventSchema>;

export const PushResultSchema = z
  .object({
    accepted: z.int().meta({ description: 'Events that are safely queued.' }),
    rejected: z
      .array(RejectedEventSchema)
      .meta({ description: 'Events to correct; sending them again as they are is no use.' }),
    retry: z
      .array(z.object({ index: z.int(), eventId: z.string() }))
      .meta({ description: 'Events that were not queued; send them again as they are.' }),
    surveys: z
      .array(z.object({ ticketId: z.string(), url: z.url() }))
      .meta({ description: 'The one-time survey link of each ticket that this push completed.' }),
  })
  .meta({ id: 'PushResult' });
export type PushResult = z.infer<typeof PushResultSchema>;

export const TicketLinkSchema = z
  .object({
    ticketId: z.string(),
    url: z.url(),
    qr: z.url().meta({ description: 'The same link as a QR code (SVG).' }),
    expiresAt: InstantTextSchema,
  })
  .meta({ id: 'TicketLink' });
