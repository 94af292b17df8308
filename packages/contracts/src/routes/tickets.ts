// Tickets, as they stand.
import { UnitIdSchema } from '../ids.ts';
import { OpenTicketsSchema, SetAsideTicketsSchema, TicketsQuerySchema } from '../tickets.ts';
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { route } from './route.ts';

export const listTickets = route({
  call: 'GET /v1/units/{unitId}/tickets',
  name: 'listTickets',
  function: 'list-tickets',
  summary: 'Tickets that are open now, or of which something is set aside',
  description:
    '`state=open`: whoever waits, is called or is served, so that counters share one queue. A key of one officer sees that officer’s tickets, and with `tickets:write` also those that nobody has yet. `state=set-aside`: a ticket id is never used again; what came under an id that was is in no figure, and is listed here until somebody sends it under an id of its own.',
  allowed: { scope: ['tickets:write', 'indicators:read'], unit: 'unitId', officer: 'by the work' },
  path: { unitId: UnitIdSchema },
  query: TicketsQuerySchema,
  paged: true,
  answers: {
    200: {
      is: 'A page of them',
      schema: lazily(() => z.union([OpenTicketsSchema, SetAsideTicketsSchema])),
    },
  },
  refusals: ['404 unknown_unit'],
});
