// Where citizens’ answers arrive as JSON.
import { RESPONSE_BYTES, ReceiptSchema, ResponseSchema } from '../response.ts';
import { route } from './route.ts';

export const sendResponse = route({
  call: 'POST /v1/responses',
  name: 'sendResponse',
  function: 'accept-response',
  summary: 'Answer a survey; whoever has the link may',
  description: 'With `channel: assisted` the key of the employee who types it, with the scope `tickets:write`.',
  allowed: 'anyone',
  body: { schema: ResponseSchema, bytes: RESPONSE_BYTES },
  repeated: 'harmless',
  answers: { 202: { is: 'Taken', schema: ReceiptSchema } },
  refusals: [
    '401 unauthenticated',
    '403 wrong_scope',
    '403 other_unit',
    '403 clerk_unknown',
    '403 own_rating',
    '404 unknown_ticket',
    '422 unknown_link',
    '422 expired_link',
    '422 unknown_service',
    '422 not_allowed',
    '429 too_many',
    '503 queue_unavailable',
  ],
});
