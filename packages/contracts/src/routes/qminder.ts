// Where Qminder tells what happened to tickets.
import { UnitIdSchema } from '../ids.ts';
import { QMINDER_WEBHOOK_BYTES, QminderWebhookResultSchema, QminderWebhookSchema } from '../qminder.ts';
import { route } from './route.ts';

export const receiveQminderWebhook = route({
  call: 'POST /v1/units/{unitId}/webhooks/qminder',
  name: 'receiveQminderWebhook',
  function: 'accept-qminder',
  summary: 'Take what Qminder tells about a ticket',
  description:
    'No key: Qminder signs the address and the body with the secret that was put for this unit (HMAC-SHA256, in hexadecimal). Sent again, a webhook changes nothing.',
  allowed: { signature: 'X-Qminder-Signature' },
  path: { unitId: UnitIdSchema },
  body: { schema: QminderWebhookSchema, bytes: QMINDER_WEBHOOK_BYTES },
  repeated: 'harmless',
  answers: { 202: { is: 'Taken, or ignored', schema: QminderWebhookResultSchema } },
  refusals: ['404 unknown_unit', '503 queue_unavailable'],
});
