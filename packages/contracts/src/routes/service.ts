// Whether the service is alive, and what it says of itself. Open to anyone.
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { route } from './route.ts';

export const health = route({
  call: 'GET /v1/health',
  name: 'health',
  function: 'describe-api',
  summary: 'Liveness and version',
  allowed: 'anyone',
  answers: {
    200: {
      is: 'Alive',
      schema: lazily(() => z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' })),
    },
  },
  refusals: [],
});

export const openApi = route({
  call: 'GET /v1/openapi.json',
  name: 'openapi',
  function: 'describe-api',
  summary: 'This document',
  allowed: 'anyone',
  answers: { 200: { is: 'OpenAPI 3.1', schema: lazily(() => z.record(z.string(), z.unknown())) } },
  refusals: [],
});
