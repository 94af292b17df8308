// The OpenAPI 3.1 document, made from the same schemas that read the requests, so that it cannot say otherwise.
import * as z from 'zod';
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from 'zod-openapi';
import { ServiceIdSchema, TicketIdSchema, UnitIdSchema } from './ids.ts';
import { BySchema, IndicatorsSchema, PeriodSchema } from './indicators.ts';
import { CreatedKeySchema, KeyListSchema, NewKeySchema } from './key.ts';
import { ProblemSchema } from './problem.ts';
import { RegistryDocumentSchema } from './registry.ts';
import { ReceiptSchema, ResponseSchema } from './response.ts';
import { SkmSchema, WeightSchema } from './skm.ts';
import { PushResultSchema, TicketLinkSchema, TicketPushDocument } from './ticket-event.ts';

export const HealthSchema = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

const DESCRIPTION = `Tera takes what citizens answer and what counters clock, counts it exactly once, and serves it as
objective indicators for each civil servant.

Instants are ISO 8601 with an offset, durations seconds. Every error is a problem document (RFC 9457) whose \`errors\`
name the fields.`;

const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

const REFUSALS = {
  '401': 'No valid API key',
  '403': 'The key is for another unit or scope',
  '404': 'There is no such thing',
  '409': 'Not as things are: others are changing the same thing, or the ticket is not completed',
  '413': 'The body is too large',
  '415': 'The body is not JSON',
  '422': 'The request is not valid; `errors` names the fields',
  '429': 'Too many in this minute; try again after `Retry-After` seconds',
  '503': 'Nothing was taken; try again after `Retry-After` seconds',
} as const;

function refusals(...statuses: (keyof typeof REFUSALS)[]): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: REFUSALS[status], content: { 'application/problem+json': { schema: ProblemSchema } } },
    ]),
  );
}

const unitPath = { path: z.object({ unitId: UnitIdSchema }) };
const withKey = (scope: string) => ({ security: [{ apiKey: [] }], description: `Scope \`${scope}\`.` });

const PATHS: ZodOpenApiPathsObject = {
  '/v1/health': {
    get: { operationId: 'health', summary: 'Liveness and version', responses: { '200': json(HealthSchema, 'Alive') } },
  },
  '/v1/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      responses: { '200': json(z.record(z.string(), z.unknown()), 'OpenAPI 3.1') },
    },
  },
  '/v1/units/{unitId}': {
    put: {
      operationId: 'putUnit',
      summary: "Replace the unit's registry document",
      ...withKey('registry:write'),
      requestParams: unitPath,
      requestBody: body(RegistryDocumentSchema),
      responses: {
        '200': json(RegistryDocumentSchema, 'What is stored'),
        ...refusals('401', '403', '409', '413', '415', '422'),
      },
    },
    get: {
      operationId: 'getUnit',
      summary: "The unit's registry document",
      ...withKey('registry:read'),
      requestParams: unitPath,
      responses: { '200': json(RegistryDocumentSchema, 'What is stored'), ...refusals('401', '403', '404', '422') },
    },
  },
  '/v1/keys': {
    post: {
      operationId: 'createKey',
      summary: 'Make an API key; its secret is shown once',
      ...withKey('registry:write'),
      requestBody: body(NewKeySchema),
      responses: { '201': json(CreatedKeySchema, 'The key'), ...refusals('401', '403', '413', '415', '422') },
    },
    get: {
      operationId: 'listKeys',
      summary: 'The keys, without their secrets',
      ...withKey('registry:write'),
      responses: { '200': json(KeyListSchema, 'The keys'), ...refusals('401', '403') },
    },
  },
  '/v1/keys/{keyId}': {
    delete: {
      operationId: 'revokeKey',
      summary: 'Revoke a key; it is refused within 5 seconds',
      ...withKey('registry:write'),
      requestParams: { path: z.object({ keyId: z.string() }) },
      responses: { '204': { description: 'Revoked' }, ...refusals('401', '403', '404') },
    },
  },
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
  '/v1/units/{unitId}/indicators': {
    get: {
      operationId: 'readIndicators',
      summary: 'Indicator rows of a period',
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: z.object({ period: PeriodSchema, by: BySchema.optional() }) },
      responses: {
        '200': json(IndicatorsSchema, 'The rows; none where there is nothing'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/units/{unitId}/skm': {
    get: {
      operationId: 'readSkm',
      summary: 'The official survey report of a period, of the unit or of one of its services',
      ...withKey('indicators:read'),
      requestParams: {
        ...unitPath,
        query: z.object({ period: PeriodSchema, weight: WeightSchema, service: ServiceIdSchema.optional() }),
      },
      responses: {
        '200': json(SkmSchema, 'The report; without figures where there are fewer than 10 responses'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
};

/** The document for this version of the API. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tera',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: PATHS,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key, `tera_<keyId>_<secret>`.' } },
    },
  });
}
