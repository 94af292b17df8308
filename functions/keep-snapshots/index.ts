// Where figures are frozen, and got back as they were. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import { getChanges, getSnapshot, listSnapshots, makeSnapshot, newSnapshotId } from '@tera/reporting/snapshots';
import {
  dynamoClient,
  indicatorStore,
  keyStore,
  onceStore,
  registryStore,
  releaseReader,
  secretsClient,
  snapshotStore,
} from '@tera/store';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const observed = observer();
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  releases: releaseReader(dynamo, settings.REGISTRY_TABLE),
  snapshots: snapshotStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  newId: newSnapshotId,
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  now: Date.now,
};

export const handler = serve('keep-snapshots', deps, [
  on(routes.makeSnapshot, (request) => makeSnapshot(request, deps)),
  on(routes.listSnapshots, (request) => listSnapshots(request, deps)),
  on(routes.getSnapshot, (request) => getSnapshot(request, deps)),
  on(routes.getSnapshotChanges, (request) => getChanges(request, deps)),
]);
