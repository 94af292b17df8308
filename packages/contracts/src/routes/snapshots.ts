// Freezing what figures rest on, and what has changed since.
import { UnitIdSchema } from '../ids.ts';
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
const snapshotPath = { unitId: UnitIdSchema, snapshotId: SnapshotIdSchema };
const reads = { scope: 'indicators:read', unit: 'unitId' } as const;

export const makeSnapshot = route({
  call: 'POST /v1/units/{unitId}/snapshots',
  name: 'makeSnapshot',
  function: 'keep-snapshots',
  summary: 'Freeze the figures of a period',
  allowed: reads,
  path,
  body: { schema: NewSnapshotSchema, bytes: SNAPSHOT_REQUEST_BYTES },
  repeated: 'remembered',
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
  paged: true,
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
