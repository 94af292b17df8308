// Where figures are contested and contests decided. This file only composes: one file for each thing that is asked.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import {
  decideObjection,
  decideOpenObjection,
  factObjections,
  fileObjection,
  listObjections,
  objectionId,
} from '@tera/objections';
import {
  dynamoClient,
  factQueue,
  factReader,
  keyStore,
  objectionStore,
  onceStore,
  registryStore,
  rulingOutbox,
  secretsClient,
  sqsClient,
} from '@tera/store';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  objections: objectionStore(dynamo, settings.REGISTRY_TABLE),
  outbox: rulingOutbox(dynamo, settings.REGISTRY_TABLE),
  onLeft: (error: unknown) => observed.logger.warn('Sent, and still in the outbox', { error }),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  queue: factQueue(sqsClient(), settings.FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  newId: objectionId,
  now: Date.now,
};

export const handler = serve('hear-objections', deps, [
  on(routes.fileObjection, (request) => fileObjection(request, deps)),
  on(routes.getFactObjections, (request) => factObjections(request, deps)),
  on(routes.decideObjection, (request) => decideObjection(request, deps)),
  on(routes.decideOpenObjection, (request) => decideOpenObjection(request, deps)),
  on(routes.listObjections, (request) => listObjections(request, deps)),
]);
