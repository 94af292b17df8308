// Whether the service is alive, and this document.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { json } from './parts.ts';

const HealthSchema = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

export const SERVICE_PATHS: ZodOpenApiPathsObject = {
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
};
