// Where figures are frozen, and got back as they were. This file only composes.
import { NewSnapshotSchema, SNAPSHOT_REQUEST_BYTES, SnapshotsQuerySchema } from '@tera/contracts';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { dynamoClient, indicatorStore, keyStore, registryStore, snapshotStore } from '@tera/store';
import { SnapshotPath, UnitPath, getChanges, getSnapshot, listSnapshots, makeSnapshot } from './keep-snapshots.ts';
import { Settings } from './settings.ts';
import { newSnapshotId } from './snapshot-id.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  snapshots: snapshotStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  newId: newSnapshotId,
  now: Date.now,
};
const one = { scope: 'indicators:read', path: SnapshotPath } as const;
const all = { scope: 'indicators:read', path: UnitPath } as const;
const wishes = { schema: NewSnapshotSchema, bytes: SNAPSHOT_REQUEST_BYTES };

export const handler = routes({
  'POST /v1/units/{unitId}/snapshots': endpoint({ ...all, body: wishes }, deps, (r) => makeSnapshot(r, deps)),
  'GET /v1/units/{unitId}/snapshots': endpoint({ ...all, query: SnapshotsQuerySchema }, deps, (r) =>
    listSnapshots(r, deps),
  ),
  'GET /v1/units/{unitId}/snapshots/{snapshotId}': endpoint(one, deps, (r) => getSnapshot(r, deps)),
  'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes': endpoint(one, deps, (r) => getChanges(r, deps)),
});
