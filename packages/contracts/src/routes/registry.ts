// Units, API keys, and who changed them.
import * as z from 'zod';
import { AuditQuerySchema, AuditSchema } from '../audit.ts';
import { CounterSetupSchema } from '../counter-setup.ts';
import { UnitIdSchema } from '../ids.ts';
import { CreatedKeySchema, KEY_BYTES, KeyListSchema, KeysQuerySchema, NewKeySchema, OwnKeySchema } from '../key.ts';
import { LentNumbersSchema, NUMBER_CLAIM_BYTES, NumberClaimSchema } from '../number-claim.ts';
import { REGISTRY_BYTES, RegistryDocumentSchema } from '../registry.ts';
import { UnitListSchema, UnitsQuerySchema } from '../unit-list.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };

export const listUnits = route({
  call: 'GET /v1/units',
  name: 'listUnits',
  function: 'manage-registry',
  summary: 'The units that the key may act for',
  allowed: 'any key',
  query: UnitsQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them', schema: UnitListSchema } },
  refusals: [],
});

export const putUnit = route({
  call: 'PUT /v1/units/{unitId}',
  name: 'putUnit',
  function: 'manage-registry',
  summary: "Replace the unit's registry document",
  description: 'A unit that is there is replaced only as it was read: with its `ETag` in `If-Match`.',
  allowed: { scope: 'registry:write', unit: 'unitId', officer: 'refused' },
  path,
  body: { schema: RegistryDocumentSchema, bytes: REGISTRY_BYTES },
  conditional: true,
  answers: { 200: { is: 'What is stored', schema: RegistryDocumentSchema, tagged: true } },
  refusals: ['409 contended', '409 time_zone_fixed', '412 stale', '413 too_large', '428 if_match_required'],
});

export const getUnit = route({
  call: 'GET /v1/units/{unitId}',
  name: 'getUnit',
  function: 'manage-registry',
  summary: "The unit's registry document",
  allowed: { scope: 'registry:read', unit: 'unitId', officer: 'refused' },
  path,
  answers: { 200: { is: 'What is stored', schema: RegistryDocumentSchema, kept: true } },
  refusals: ['404 unknown_unit'],
});

export const getCounterSetup = route({
  call: 'GET /v1/units/{unitId}/counter-setup',
  name: 'getCounterSetup',
  function: 'manage-registry',
  summary: 'The services, officers and counters that a browser counter chooses from',
  allowed: { scope: 'tickets:write', unit: 'unitId', officer: 'by the work' },
  path,
  answers: { 200: { is: 'Names and ids', schema: CounterSetupSchema } },
  refusals: ['404 unknown_unit'],
});

export const claimNumbers = route({
  call: 'POST /v1/units/{unitId}/number-claims',
  name: 'claimNumbers',
  function: 'manage-registry',
  summary: 'Lend a browser counter what makes its numbers its own',
  description:
    'A browser asks on every day on which it works. What is lent it may use without a line; what another browser has is never lent.',
  allowed: { scope: 'tickets:write', unit: 'unitId', officer: 'by the work' },
  path,
  body: { schema: NumberClaimSchema, bytes: NUMBER_CLAIM_BYTES },
  repeated: 'harmless',
  answers: { 200: { is: 'What is lent', schema: LentNumbersSchema } },
  refusals: ['404 unknown_unit', '422 unknown_counter'],
});

export const createKey = route({
  call: 'POST /v1/keys',
  name: 'createKey',
  function: 'manage-registry',
  summary: 'Make an API key; its secret is shown once',
  description: 'It can do no more than the key that makes it, and lives no longer.',
  allowed: { scope: 'registry:write', units: 'by the work', officer: 'by the work' },
  body: { schema: NewKeySchema, bytes: KEY_BYTES },
  repeated: 'remembered',
  answers: { 201: { is: 'The key', schema: CreatedKeySchema } },
  refusals: [
    '403 other_unit',
    '403 other_officer',
    '403 wrong_scope',
    '403 outlives_its_maker',
    '409 contended',
    '409 too_deep',
    '422 in_the_past',
    '422 unknown_unit',
    '422 unknown_officer',
  ],
});

export const listKeys = route({
  call: 'GET /v1/keys',
  name: 'listKeys',
  function: 'manage-registry',
  summary: 'The keys, without their secrets',
  allowed: { scope: 'registry:write', units: 'by the work', officer: 'by the work' },
  query: KeysQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them, in the order of their ids', schema: KeyListSchema } },
  refusals: ['403 other_officer'],
});

export const revokeKey = route({
  call: 'DELETE /v1/keys/{keyId}',
  name: 'revokeKey',
  function: 'manage-registry',
  summary: 'Revoke a key, and all that were made with it; they are refused at the next request',
  allowed: { scope: 'registry:write', units: 'by the work', officer: 'by the work' },
  path: { keyId: z.string() },
  answers: { 204: { is: 'Revoked' } },
  refusals: ['404 unknown_key', '409 last_key', '409 contended'],
});

export const getOwnKey = route({
  call: 'GET /v1/me',
  name: 'getOwnKey',
  function: 'manage-registry',
  summary: 'What the key that asks is for',
  allowed: 'any key',
  answers: { 200: { is: 'The key', schema: OwnKeySchema } },
  refusals: [],
});

export const readAudit = route({
  call: 'GET /v1/audit',
  name: 'readAudit',
  function: 'manage-registry',
  summary: 'Who changed what, and what it was before',
  allowed: { scope: 'audit:read', units: 'by the work', officer: 'refused' },
  query: AuditQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of entries', schema: AuditSchema } },
  refusals: [],
});
