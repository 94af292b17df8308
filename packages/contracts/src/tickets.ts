// Tickets of which something is in no figure, and why: a number that has begun again, or more events than a ticket keeps.
import { TICKET_EVENT_TYPES, type AsideReason } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';

/** Most tickets of one page. */
const TICKETS_PER_PAGE = 100;

export const TicketsQuerySchema = lazily(() =>
  z.strictObject({
    state: z.enum(['set-aside']),
    ...pageQuery({ usual: TICKETS_PER_PAGE, most: TICKETS_PER_PAGE }),
  }),
);
export type TicketsQuery = z.infer<typeof TicketsQuerySchema>;

const ReasonSchema = lazily(() =>
  z.enum(['issued_again', 'begun_again', 'too_many_events'] as const satisfies readonly AsideReason[]),
);

export const SetAsideTicketSchema = lazily(() =>
  z
    .object({
      ticketId: z.string(),
      reasons: z.array(ReasonSchema).min(1).meta({
        description:
          '`issued_again`: the number was given out a second time. `begun_again`: it was called, started or completed by somebody on another day, with nobody having reopened it. `too_many_events`: it has more than 200 events, and the earliest are gone.',
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
    .meta({ id: 'SetAsideTicket' }),
);
export type SetAsideTicket = z.infer<typeof SetAsideTicketSchema>;

export const SetAsideTicketsSchema = lazily(() =>
  z
    .object({
      tickets: z
        .array(SetAsideTicketSchema)
        .meta({ description: 'By ticket id. There may be none on a page that has a next one.' }),
      next: NextSchema,
    })
    .meta({ id: 'SetAsideTickets' }),
);
