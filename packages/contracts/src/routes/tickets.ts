// Tickets, as they stand.
import { UnitIdSchema } from '../ids.ts';
import { SetAsideTicketsSchema, TicketsQuerySchema } from '../tickets.ts';
import { route } from './route.ts';

export const listTickets = route({
  call: 'GET /v1/units/{unitId}/tickets',
  name: 'listTickets',
  function: 'list-tickets',
  summary: 'Tickets of which something is set aside, and why',
  description:
    'A ticket id is never used again. What came under an id that was is in no figure; it is listed here until somebody sends it under an id of its own.',
  allowed: { scope: ['tickets:write', 'indicators:read'], unit: 'unitId', officer: 'by the work' },
  path: { unitId: UnitIdSchema },
  query: TicketsQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them', schema: SetAsideTicketsSchema } },
  refusals: ['404 unknown_unit'],
});
