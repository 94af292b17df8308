// What counters and citizens send, and the links and posters that lead to it.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { TicketIdSchema, UnitIdSchema } from '../ids.ts';
import { QminderWebhookResultSchema, QminderWebhookSchema } from '../qminder.ts';
import { ReceiptSchema, ResponseSchema } from '../response.ts';
import { PushResultSchema, TicketLinkSchema, TicketPushDocument } from '../ticket-event.ts';
import { body, json, refusals, unitPath, withKey } from './parts.ts';

export const INTAKE_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/ticket-events': {
    post: {
      operationId: 'pushTicketEvents',
      summary: 'Push what happened to tickets',
      ...withKey('tickets:write'),
      requestParams: unitPath,
      requestBody: body(TicketPushDocument),
      responses: {
        '202': json(PushResultSchema, 'What was taken, and what was not and why'),
        ...refusals('401', '403', '404', '413', '415', '422', '503'),
      },
    },
  },
  '/v1/units/{unitId}/webhooks/qminder': {
    post: {
      operationId: 'receiveQminderWebhook',
      summary: 'Take what Qminder tells about a ticket',
      description:
        'No key: Qminder signs the address and the body with the secret that was put for this unit. Sent again, a webhook changes nothing.',
      requestParams: {
        ...unitPath,
        header: z.object({
          'X-Qminder-Signature': z.string().meta({ description: 'HMAC-SHA256 over address and body, in hexadecimal.' }),
        }),
      },
      requestBody: body(QminderWebhookSchema),
      responses: {
        '202': json(QminderWebhookResultSchema, 'Taken, or ignored'),
        ...refusals('401', '404', '413', '415', '422', '503'),
      },
    },
  },
  '/v1/responses': {
    post: {
      operationId: 'sendResponse',
      summary: 'Answer a survey; whoever has the link may',
      description: 'With `channel: assisted` the key of the employee who types it, with the scope `tickets:write`.',
      security: [{}, { apiKey: [] }],
      requestBody: body(ResponseSchema),
      responses: { '202': json(ReceiptSchema, 'Taken'), ...refusals('401', '403', '413', '415', '422', '429', '503') },
    },
  },
  '/v1/units/{unitId}/tickets/{ticketId}/link': {
    get: {
      operationId: 'getTicketLink',
      summary: "A completed ticket's survey link, made anew",
      ...withKey('tickets:write'),
      requestParams: { path: z.object({ unitId: UnitIdSchema, ticketId: TicketIdSchema }) },
      responses: { '200': json(TicketLinkSchema, 'The link'), ...refusals('401', '403', '404', '409', '422') },
    },
  },
  '/v1/units/{unitId}/posters': {
    get: {
      operationId: 'getPosters',
      summary: 'Posters to print, one for the unit and one for each counter',
      ...withKey('registry:read'),
      requestParams: {
        ...unitPath,
        query: z.object({ size: z.enum(['A4', 'A5']).optional(), lang: z.enum(['id', 'en']).optional() }),
      },
      responses: {
        '200': { description: 'One sheet a poster', content: { 'text/html': { schema: z.string() } } },
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
};
