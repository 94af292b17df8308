// Tickets as they stand: those that are open now, and those of which something is in no figure, and why (a number that has begun
// again, or more events than a ticket keeps).
import { OPEN_STATES, TICKET_EVENT_TYPES, type AsideReason } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { complain } from './complaint.ts';
import { InstantSchema, InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';

/** Most tickets of one page. */
const TICKETS_PER_PAGE = 100;

export const TicketsQuerySchema = lazily(() =>
  z
    .strictObject({
      state: z.enum(['open', 'set-aside']),
      issuedFrom: InstantSchema.meta({
        description: 'With `state=open`: those issued then and later, such as those of today.',
      }).optional(),
      ...pageQuery({ usual: TICKETS_PER_PAGE, most: TICKETS_PER_PAGE }),
    })
    .superRefine(({ state, issuedFrom }, context) => {
      if (state === 'open' || issuedFrom === undefined) return;
      complain(context, { path: ['issuedFrom'], code: 'not_allowed', message: 'only with state=open' });
    }),
);
export type TicketsQuery = z.infer<typeof TicketsQuerySchema>;

export const OpenTicketSchema = lazily(() =>
  z
    .object({
      ticketId: z.string(),
      number: z.string().optional().meta({ description: 'On the citizen’s slip, where the issue tells it.' }),
      serviceId: z.string().optional().meta({ description: 'Missing while no event of the ticket has named one.' }),
      state: z.enum(OPEN_STATES).meta({
        description:
          '`waiting` in the queue; with an `officerId` for that officer, to whom it was handed. `called`, `serving`, `held`: interrupted.',
      }),
      since: InstantTextSchema.meta({ description: 'When it came to stand so; of several calls the last.' }),
      issuedAt: InstantTextSchema.meta({ description: 'Where the issue is not known, the first event that is.' }),
      counterId: z.string().optional().meta({ description: 'The last counter that its events name.' }),
      officerId: z.string().optional().meta({ description: 'Who serves, holds or calls it, or was handed it.' }),
    })
    .meta({ id: 'OpenTicket' }),
);
export type OpenTicketRow = z.infer<typeof OpenTicketSchema>;

export const OpenTicketsSchema = lazily(() =>
  z
    .object({
      tickets: z.array(OpenTicketSchema).meta({
        description:
          'Those issued first come first, also of days ago. The list may be a few seconds behind what was pushed. A page may hold fewer than there are, and have a next one.',
      }),
      next: NextSchema,
    })
    .meta({ id: 'OpenTickets' }),
);

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
