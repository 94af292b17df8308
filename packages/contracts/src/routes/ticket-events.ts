// Where counters push ticket times. Each event is judged by itself, so that one bad event never costs the others.
import { UnitIdSchema } from '../ids.ts';
import {
  PUSH_BYTES,
  PushQuerySchema,
  PushResultSchema,
  TicketPushDocument,
  TicketPushSchema,
} from '../ticket-event.ts';
import { route } from './route.ts';

export const pushTicketEvents = route({
  call: 'POST /v1/units/{unitId}/ticket-events',
  name: 'pushTicketEvents',
  function: 'accept-ticket-events',
  summary: 'Push what happened to tickets',
  description: 'Each event is judged by itself, so that one bad event never costs the others.',
  allowed: { scope: 'tickets:write', unit: 'unitId' },
  path: { unitId: UnitIdSchema },
  body: { schema: TicketPushSchema, bytes: PUSH_BYTES, documented: TicketPushDocument },
  query: PushQuerySchema,
  repeated: 'harmless',
  answers: {
    200: { is: 'What would be taken, and what would not and why: nothing was sent', schema: PushResultSchema },
    202: { is: 'What was taken, and what was not and why', schema: PushResultSchema },
  },
  refusals: [
    '404 unknown_unit',
    '422 unknown_service',
    '422 unknown_officer',
    '422 unknown_counter',
    '422 clock_ahead',
    '422 too_old',
    '422 too_many_events',
    '503 queue_unavailable',
  ],
});
