// Units and API keys.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { CreatedKeySchema, KeyListSchema, NewKeySchema } from '../key.ts';
import { RegistryDocumentSchema } from '../registry.ts';
import { body, json, refusals, unitPath, withKey } from './parts.ts';

export const REGISTRY_PATHS: ZodOpenApiPathsObject = {
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
};
