// Where citizens’ answers arrive as JSON: each by its link, or many that an office brings in; and where what they wrote is erased
// with their receipt.
import { COMMENT_REQUEST_BYTES, ErasedSchema, ErasureSchema } from '../comments.ts';
import { UnitIdSchema } from '../ids.ts';
import { ImportResultSchema, RESPONSES_BYTES, ResponsePushDocument, ResponsePushSchema } from '../imported-response.ts';
import { RESPONSE_BYTES, ReceiptSchema, ResponseSchema } from '../response.ts';
import { route } from './route.ts';

export const sendResponse = route({
  call: 'POST /v1/responses',
  name: 'sendResponse',
  function: 'accept-response',
  summary: 'Answer a survey; whoever has the link may',
  allowed: 'anyone',
  body: { schema: ResponseSchema, bytes: RESPONSE_BYTES },
  repeated: 'harmless',
  answers: { 202: { is: 'Taken', schema: ReceiptSchema } },
  refusals: [
    '403 other_site',
    '422 unknown_link',
    '422 expired_link',
    '422 unknown_service',
    '422 not_allowed',
    '429 too_many',
    '503 queue_unavailable',
  ],
});

export const importResponses = route({
  call: 'POST /v1/units/{unitId}/responses',
  name: 'importResponses',
  function: 'accept-response',
  summary: 'Bring in answers from paper, or from another system',
  description:
    'Each answer is judged by itself, so that one bad answer never costs the others. Sending the same again changes nothing; an answer to a ticket counts once, whether it came by its link or here, and the first one does. Only the key is judged for the push as a whole: where any answer names a ticket and the key has no `officerId`, nothing of it is taken.',
  allowed: { scope: 'responses:write', unit: 'unitId', officer: 'by the work' },
  path: { unitId: UnitIdSchema },
  body: { schema: ResponsePushSchema, bytes: RESPONSES_BYTES, documented: ResponsePushDocument },
  repeated: 'harmless',
  answers: { 202: { is: 'What was taken, and what was not and why', schema: ImportResultSchema } },
  refusals: [
    '403 officer_unknown',
    '404 unknown_unit',
    '422 duplicate',
    '422 in_the_future',
    '422 too_old',
    '422 unit_closed',
    '422 released',
    '422 unknown_service',
    '422 unknown_counter',
    '422 unknown_ticket',
    '422 not_completed',
    '422 own_ticket',
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
