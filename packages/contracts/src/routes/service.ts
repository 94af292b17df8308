// Whether the service is alive, what it says of itself, and what its figures mean. Open to anyone.
import * as z from 'zod';
import { IndicatorCatalogueSchema } from '../catalogue.ts';
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

export const readIndicatorCatalogue = route({
  call: 'GET /v1/indicator-catalogue',
  name: 'readIndicatorCatalogue',
  function: 'read-indicators',
  summary: 'What each figure means, in Indonesian and English',
  allowed: 'anyone',
  answers: { 200: { is: 'Every indicator; ids are paths in a row', schema: IndicatorCatalogueSchema, kept: true } },
  refusals: [],
});
