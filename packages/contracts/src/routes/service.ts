// Whether the service is alive, and what it says of itself. Open to anyone.
import * as z from 'zod';
import { ErrorCatalogueSchema } from '../error-catalogue.ts';
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
      schema: z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' }),
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
  answers: { 200: { is: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
  refusals: [],
});

const catalogue = {
  200: { is: 'Codes with what they mean', schema: ErrorCatalogueSchema, formats: ['html'], kept: true },
} as const;

export const listErrors = route({
  call: 'GET /v1/errors',
  name: 'listErrors',
  function: 'describe-api',
  summary: 'Every code that a refusal can have, and what it means',
  allowed: 'anyone',
  answers: catalogue,
  refusals: [],
});

export const describeError = route({
  call: 'GET /v1/errors/{name}',
  name: 'describeError',
  function: 'describe-api',
  summary: 'One code, or one kind of problem: where the `type` of a problem document leads',
  allowed: 'anyone',
  path: { name: z.string() },
  answers: catalogue,
  refusals: ['404 unknown_error'],
});
