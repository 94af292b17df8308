// Where figures are frozen, and got back as they were. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { dynamoClient, indicatorStore, keyStore, registryStore, releaseStore, snapshotStore } from '@tera/store';
import { getChanges, getSnapshot, listSnapshots, makeSnapshot } from './keep-snapshots.ts';
import { Settings } from './settings.ts';
import { newSnapshotId } from './snapshot-id.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  releases: releaseStore(dynamo, settings.REGISTRY_TABLE),
  snapshots: snapshotStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  newId: newSnapshotId,
  now: Date.now,
};

export const handler = serve('keep-snapshots', deps, [
  on(routes.makeSnapshot, (request) => makeSnapshot(request, deps)),
  on(routes.listSnapshots, (request) => listSnapshots(request, deps)),
  on(routes.getSnapshot, (request) => getSnapshot(request, deps)),
  on(routes.getSnapshotChanges, (request) => getChanges(request, deps)),
]);
