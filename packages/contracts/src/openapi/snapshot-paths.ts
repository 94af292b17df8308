// Freezing figures, getting them back as they were, and what has changed since.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { UnitIdSchema } from '../ids.ts';
import {
  NewSnapshotSchema,
  SnapshotChangesSchema,
  SnapshotContentSchema,
  SnapshotIdSchema,
  SnapshotSchema,
  SnapshotsQuerySchema,
  SnapshotsSchema,
} from '../snapshot.ts';
import { body, json, refusals, unitPath, withKey } from './parts.ts';

const snapshotPath = { path: z.object({ unitId: UnitIdSchema, snapshotId: SnapshotIdSchema }) };

export const SNAPSHOT_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/snapshots': {
    post: {
      operationId: 'makeSnapshot',
      summary: 'Freeze the figures of a period',
      ...withKey('indicators:read'),
      requestParams: unitPath,
      requestBody: body(NewSnapshotSchema),
      responses: {
        '201': json(SnapshotSchema, 'What was frozen, and where'),
        ...refusals('401', '403', '404', '413', '415', '422'),
      },
    },
    get: {
      operationId: 'listSnapshots',
      summary: "The unit's snapshots, newest first",
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: SnapshotsQuerySchema },
      responses: { '200': json(SnapshotsSchema, 'A page of them'), ...refusals('401', '403', '404', '422') },
    },
  },
  '/v1/units/{unitId}/snapshots/{snapshotId}': {
    get: {
      operationId: 'getSnapshot',
      summary: 'The same bytes as when it was made',
      ...withKey('indicators:read'),
      requestParams: snapshotPath,
      responses: {
        '200': json(SnapshotContentSchema, 'The figures, with what is needed to read them; `etag` is their hash'),
        '304': { description: 'The caller has these bytes' },
        ...refusals('401', '403', '404', '406', '422'),
      },
    },
  },
  '/v1/units/{unitId}/snapshots/{snapshotId}/changes': {
    get: {
      operationId: 'getSnapshotChanges',
      summary: 'What has changed since it was made',
      ...withKey('indicators:read'),
      requestParams: snapshotPath,
      responses: { '200': json(SnapshotChangesSchema, 'The differences'), ...refusals('401', '403', '404', '422') },
    },
  },
};
