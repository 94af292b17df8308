// Objecting to a ticket, deciding it, freezing what figures rest on, and counting a period again from its facts.
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
import { REBUILD_BYTES, RebuildRequestSchema, RebuildSchema } from '../rebuild.ts';
import {
  NewSnapshotSchema,
  SNAPSHOT_REQUEST_BYTES,
  SnapshotChangesSchema,
  SnapshotContentSchema,
  SnapshotIdSchema,
  SnapshotSchema,
  SnapshotsQuerySchema,
  SnapshotsSchema,
} from '../snapshot.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };
const factPath = { unitId: UnitIdSchema, factId: TicketIdSchema };
const snapshotPath = { unitId: UnitIdSchema, snapshotId: SnapshotIdSchema };
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
  answers: {
    200: { is: 'The same objection as before: it was sent again', schema: ObjectionSchema },
    201: { is: 'The objection', schema: ObjectionSchema },
  },
  refusals: [
    '404 unknown_unit',
    '404 unknown_fact',
    '409 already_contested',
    '409 annulled',
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
  answers: { 200: { is: 'The objection as it is decided', schema: ObjectionSchema } },
  refusals: [
    '404 unknown_unit',
    '404 unknown_objection',
    '409 already_decided',
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
  answers: { 200: { is: 'The objection as it is decided', schema: ObjectionSchema } },
  refusals: [
    '404 unknown_unit',
    '404 no_open_objection',
    '409 already_decided',
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
  answers: { 200: { is: 'A page of them', schema: ObjectionsSchema } },
  refusals: ['404 unknown_unit'],
});

export const makeSnapshot = route({
  call: 'POST /v1/units/{unitId}/snapshots',
  name: 'makeSnapshot',
  function: 'keep-snapshots',
  summary: 'Freeze the figures of a period',
  allowed: reads,
  path,
  body: { schema: NewSnapshotSchema, bytes: SNAPSHOT_REQUEST_BYTES },
  answers: { 201: { is: 'What was frozen, and where', schema: SnapshotSchema } },
  refusals: ['404 unknown_unit'],
});

export const listSnapshots = route({
  call: 'GET /v1/units/{unitId}/snapshots',
  name: 'listSnapshots',
  function: 'keep-snapshots',
  summary: "The unit's snapshots, newest first",
  allowed: reads,
  path,
  query: SnapshotsQuerySchema,
  answers: { 200: { is: 'A page of them', schema: SnapshotsSchema } },
  refusals: ['404 unknown_unit'],
});

export const getSnapshot = route({
  call: 'GET /v1/units/{unitId}/snapshots/{snapshotId}',
  name: 'getSnapshot',
  function: 'keep-snapshots',
  summary: 'The same bytes as when it was made',
  allowed: reads,
  path: snapshotPath,
  answers: {
    200: {
      is: 'The figures, with what is needed to read them; `etag` is their hash',
      schema: SnapshotContentSchema,
      kept: true,
    },
  },
  refusals: ['404 unknown_unit', '404 unknown_snapshot', '406 too_large_plain'],
});

export const getSnapshotChanges = route({
  call: 'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes',
  name: 'getSnapshotChanges',
  function: 'keep-snapshots',
  summary: 'What has changed since it was made',
  allowed: reads,
  path: snapshotPath,
  answers: { 200: { is: 'The differences', schema: SnapshotChangesSchema } },
  refusals: ['404 unknown_unit', '404 unknown_snapshot'],
});

export const rebuild = route({
  call: 'POST /v1/units/{unitId}/rebuild',
  name: 'rebuild',
  function: 'rebuild-cells',
  summary: 'Compare the figures of a period with their facts, and mend them when told to',
  allowed: { scope: 'registry:write', unit: 'unitId' },
  path,
  body: { schema: RebuildRequestSchema, bytes: REBUILD_BYTES },
  answers: { 200: { is: 'What differs, and whether it was mended', schema: RebuildSchema } },
  refusals: ['404 unknown_unit', '422 facts_forgotten', '422 other_period'],
});
