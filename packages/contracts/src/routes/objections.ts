// Objecting to a ticket, deciding it, and reading who did what when.
import { TicketIdSchema, UnitIdSchema } from '../ids.ts';
import {
  FactObjectionsSchema,
  NewDecisionSchema,
  NewObjectionSchema,
  OBJECTION_BYTES,
  ObjectionIdSchema,
  ObjectionSchema,
  ObjectionsQuerySchema,
  ObjectionsSchema,
} from '../objection.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };
const factPath = { unitId: UnitIdSchema, factId: TicketIdSchema };
const reads = { scope: 'indicators:read', unit: 'unitId' } as const;
const decides = { scope: 'registry:write', unit: 'unitId' } as const;
const decision = { schema: NewDecisionSchema, bytes: OBJECTION_BYTES };

export const fileObjection = route({
  call: 'POST /v1/units/{unitId}/facts/{factId}/objections',
  name: 'fileObjection',
  function: 'hear-objections',
  summary: 'Object to a ticket; it counts on, and is shown apart, until it is decided',
  allowed: reads,
  path: factPath,
  body: { schema: NewObjectionSchema, bytes: OBJECTION_BYTES },
  repeated: 'remembered',
  answers: {
    200: { is: 'The same objection as before: it was sent again', schema: ObjectionSchema },
    201: { is: 'The objection', schema: ObjectionSchema },
  },
  refusals: [
    '404 unknown_unit',
    '404 unknown_fact',
    '409 already_contested',
    '409 annulled',
    '409 about_to_be_forgotten',
    '409 contended',
    '503 queue_unavailable',
  ],
});

export const getFactObjections = route({
  call: 'GET /v1/units/{unitId}/facts/{factId}/objections',
  name: 'getFactObjections',
  function: 'hear-objections',
  summary: 'The objections to a ticket, oldest first',
  allowed: reads,
  path: factPath,
  answers: { 200: { is: 'The objections; none where nobody objected', schema: FactObjectionsSchema } },
  refusals: ['404 unknown_unit'],
});

export const decideObjection = route({
  call: 'POST /v1/units/{unitId}/facts/{factId}/objections/{objectionId}/decision',
  name: 'decideObjection',
  function: 'hear-objections',
  summary: 'Uphold or refuse an objection, once',
  allowed: decides,
  path: { ...factPath, objectionId: ObjectionIdSchema },
  body: decision,
  repeated: 'remembered',
  answers: { 200: { is: 'The objection as it is decided', schema: ObjectionSchema } },
  refusals: [
    '404 unknown_unit',
    '404 unknown_objection',
    '409 already_decided',
    '409 about_to_be_forgotten',
    '409 facts_forgotten',
    '409 contended',
    '422 unknown_service',
    '422 unknown_officer',
    '503 queue_unavailable',
  ],
});

export const decideOpenObjection = route({
  call: 'POST /v1/units/{unitId}/facts/{factId}/decision',
  name: 'decideOpenObjection',
  function: 'hear-objections',
  summary: 'Uphold or refuse the one open objection to a ticket',
  allowed: decides,
  path: factPath,
  body: decision,
  repeated: 'remembered',
  answers: { 200: { is: 'The objection as it is decided', schema: ObjectionSchema } },
  refusals: [
    '404 unknown_unit',
    '404 no_open_objection',
    '409 already_decided',
    '409 about_to_be_forgotten',
    '409 facts_forgotten',
    '409 contended',
    '422 unknown_service',
    '422 unknown_officer',
    '503 queue_unavailable',
  ],
});

export const listObjections = route({
  call: 'GET /v1/units/{unitId}/objections',
  name: 'listObjections',
  function: 'hear-objections',
  summary: 'The objections in a unit, oldest first',
  allowed: reads,
  path,
  query: ObjectionsQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them', schema: ObjectionsSchema } },
  refusals: ['404 unknown_unit'],
});
