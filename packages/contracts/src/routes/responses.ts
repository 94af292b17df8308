// Where citizens’ answers arrive as JSON, and what they wrote is erased with their receipt.
import { COMMENT_REQUEST_BYTES, ErasedSchema, ErasureSchema } from '../comments.ts';
import { UnitIdSchema } from '../ids.ts';
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
    '429 too_many',
    '503 queue_unavailable',
  ],
});

export const eraseComment = route({
  call: 'POST /v1/units/{unitId}/comment-erasures',
  name: 'eraseComment',
  function: 'accept-response',
  summary: 'Erase the comment that a citizen has the receipt of',
  description: 'Also one that is in no list yet. The answer itself stays: it cannot be told from others.',
  allowed: { scope: 'registry:write', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema },
  body: { schema: ErasureSchema, bytes: COMMENT_REQUEST_BYTES },
  repeated: 'harmless',
  answers: { 200: { is: 'Whether there was one', schema: ErasedSchema } },
  refusals: ['404 unknown_unit'],
});
