// What counters and citizens send, and the links and posters that lead to it.
import { UnitIdSchema, TicketIdSchema } from '../ids.ts';
import { PostersQuerySchema } from '../posters.ts';
import { QMINDER_WEBHOOK_BYTES, QminderWebhookResultSchema, QminderWebhookSchema } from '../qminder.ts';
import { RESPONSE_BYTES, ReceiptSchema, ResponseSchema } from '../response.ts';
import {
  PUSH_BYTES,
  PushResultSchema,
  TicketLinkSchema,
  TicketPushDocument,
  TicketPushSchema,
} from '../ticket-event.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };

export const pushTicketEvents = route({
  call: 'POST /v1/units/{unitId}/ticket-events',
  name: 'pushTicketEvents',
  function: 'accept-ticket-events',
  summary: 'Push what happened to tickets',
  description: 'Each event is judged by itself, so that one bad event never costs the others.',
  allowed: { scope: 'tickets:write', unit: 'unitId' },
  path,
  body: { schema: TicketPushSchema, bytes: PUSH_BYTES, documented: TicketPushDocument },
  answers: { 202: { is: 'What was taken, and what was not and why', schema: PushResultSchema } },
  refusals: [
    '404 unknown_unit',
    '422 unknown_service',
    '422 unknown_officer',
    '422 unknown_counter',
    '422 clock_ahead',
    '422 too_old',
    '503 queue_unavailable',
  ],
});

export const receiveQminderWebhook = route({
  call: 'POST /v1/units/{unitId}/webhooks/qminder',
  name: 'receiveQminderWebhook',
  function: 'accept-qminder',
  summary: 'Take what Qminder tells about a ticket',
  description:
    'No key: Qminder signs the address and the body with the secret that was put for this unit (HMAC-SHA256, in hexadecimal). Sent again, a webhook changes nothing.',
  allowed: { signature: 'X-Qminder-Signature' },
  path,
  body: { schema: QminderWebhookSchema, bytes: QMINDER_WEBHOOK_BYTES },
  answers: { 202: { is: 'Taken, or ignored', schema: QminderWebhookResultSchema } },
  refusals: ['404 unknown_unit', '503 queue_unavailable'],
});

export const sendResponse = route({
  call: 'POST /v1/responses',
  name: 'sendResponse',
  function: 'accept-response',
  summary: 'Answer a survey; whoever has the link may',
  description: 'With `channel: assisted` the key of the employee who types it, with the scope `tickets:write`.',
  allowed: 'anyone',
  body: { schema: ResponseSchema, bytes: RESPONSE_BYTES },
  answers: { 202: { is: 'Taken', schema: ReceiptSchema } },
  refusals: [
    '401 unauthenticated',
    '403 wrong_scope',
    '403 other_unit',
    '403 clerk_unknown',
    '403 own_rating',
    '422 unknown_link',
    '422 expired_link',
    '429 too_many',
    '503 queue_unavailable',
  ],
});

export const getTicketLink = route({
  call: 'GET /v1/units/{unitId}/tickets/{ticketId}/link',
  name: 'getTicketLink',
  function: 'survey-links',
  summary: "A completed ticket's survey link, made anew",
  allowed: { scope: 'tickets:write', unit: 'unitId' },
  path: { unitId: UnitIdSchema, ticketId: TicketIdSchema },
  answers: { 200: { is: 'The link', schema: TicketLinkSchema } },
  refusals: ['404 unknown_unit', '404 unknown_ticket', '409 not_completed'],
});

export const getPosters = route({
  call: 'GET /v1/units/{unitId}/posters',
  name: 'getPosters',
  function: 'survey-links',
  summary: 'Posters to print, one for the unit and one for each counter',
  allowed: { scope: 'registry:read', unit: 'unitId' },
  path,
  query: PostersQuerySchema,
  answers: { 200: { is: 'One sheet a poster', page: true } },
  refusals: ['404 unknown_unit'],
});
