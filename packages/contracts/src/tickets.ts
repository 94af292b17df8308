// Tickets of which something is in no figure, and why: a number that has begun again, or more events than a ticket keeps.
import { TICKET_EVENT_TYPES, type AsideReason } from '@tera/domain';
import * as z from 'zod';
import { InstantTextSchema } from './instant.ts';

/** Most tickets of one page. */
const TICKETS_PER_PAGE = 100;

const limitExpected = `expected a whole number from 1 to ${TICKETS_PER_PAGE}`;

export const TicketsQuerySchema = z.strictObject({
  state: z.enum(['set-aside']),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, limitExpected)
    .refine((text) => Number(text) <= TICKETS_PER_PAGE, limitExpected)
    .meta({ example: String(TICKETS_PER_PAGE) })
    .default(String(TICKETS_PER_PAGE))
    .transform(Number),
});
export type TicketsQuery = z.infer<typeof TicketsQuerySchema>;

const ReasonSchema = z.enum([
  'issued_again',
  'begun_again',
  'too_many_events',
] as const satisfies readonly AsideReason[]);

export const SetAsideTicketSchema = z
  .object({
    ticketId: z.string(),
    reasons: z.array(ReasonSchema).min(1).meta({
      description:
        '`issued_again`: the number was given out a second time. `begun_again`: it was called or started on another day, with nobody having reopened it. `too_many_events`: it has more than 200 events, and the earliest are gone.',
    }),
    events: z
      .array(
        z.object({
          eventId: z.string(),
          type: z.enum(TICKET_EVENT_TYPES),
          occurredAt: InstantTextSchema,
          serviceId: z.string().optional(),
          officerId: z.string().optional(),
          counterId: z.string().optional(),
          reason: ReasonSchema,
        }),
      )
      .meta({ description: 'What of it is set aside, by time; nothing where only events beyond the 200 are.' }),
  })
  .meta({ id: 'SetAsideTicket' });
export type SetAsideTicket = z.infer<typeof SetAsideTicketSchema>;

export const SetAsideTicketsSchema = z
  .object({
    tickets: z
      .array(SetAsideTicketSchema)
      .meta({ description: 'By ticket id. There may be none on a page that has a next one.' }),
    next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null on the last one.' }),
  })
  .meta({ id: 'SetAsideTickets' });
