// Units and API keys.
import * as z from 'zod';
import { CounterSetupSchema } from '../counter-setup.ts';
import { UnitIdSchema } from '../ids.ts';
import { CreatedKeySchema, KEY_BYTES, KeyListSchema, KeysQuerySchema, NewKeySchema } from '../key.ts';
import { REGISTRY_BYTES, RegistryDocumentSchema } from '../registry.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };

export const putUnit = route({
  call: 'PUT /v1/units/{unitId}',
  name: 'putUnit',
  function: 'manage-registry',
  summary: "Replace the unit's registry document",
  allowed: { scope: 'registry:write', unit: 'unitId' },
  path,
  body: { schema: RegistryDocumentSchema, bytes: REGISTRY_BYTES },
  answers: { 200: { is: 'What is stored', schema: RegistryDocumentSchema } },
  refusals: ['409 contended', '413 too_large'],
});

export const getUnit = route({
  call: 'GET /v1/units/{unitId}',
  name: 'getUnit',
  function: 'manage-registry',
  summary: "The unit's registry document",
  allowed: { scope: 'registry:read', unit: 'unitId' },
  path,
  answers: { 200: { is: 'What is stored', schema: RegistryDocumentSchema } },
  refusals: ['404 unknown_unit'],
});

export const getCounterSetup = route({
  call: 'GET /v1/units/{unitId}/counter-setup',
  name: 'getCounterSetup',
  function: 'manage-registry',
  summary: 'The services, officers and counters that a browser counter chooses from',
  allowed: { scope: 'tickets:write', unit: 'unitId' },
  path,
  answers: { 200: { is: 'Names and ids', schema: CounterSetupSchema } },
  refusals: ['404 unknown_unit'],
});

export const createKey = route({
  call: 'POST /v1/keys',
  name: 'createKey',
  function: 'manage-registry',
  summary: 'Make an API key; its secret is shown once',
  allowed: { scope: 'registry:write', units: 'by the work' },
  body: { schema: NewKeySchema, bytes: KEY_BYTES },
  repeated: 'remembered',
  answers: { 201: { is: 'The key', schema: CreatedKeySchema } },
  refusals: ['403 other_unit', '422 in_the_past'],
});

export const listKeys = route({
  call: 'GET /v1/keys',
  name: 'listKeys',
  function: 'manage-registry',
  summary: 'The keys, without their secrets',
  allowed: { scope: 'registry:write', units: 'by the work' },
  query: KeysQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them, in the order of their ids', schema: KeyListSchema } },
  refusals: [],
});

export const revokeKey = route({
  call: 'DELETE /v1/keys/{keyId}',
  name: 'revokeKey',
  function: 'manage-registry',
  summary: 'Revoke a key; it is refused at the next request',
  allowed: { scope: 'registry:write', units: 'by the work' },
  path: { keyId: z.string() },
  answers: { 204: { is: 'Revoked' } },
  refusals: ['404 unknown_key'],
});
