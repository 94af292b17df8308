// Where figures are contested and contests decided. This file only composes: one file for each thing that is asked.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource, responseSecret, secretReader } from '@tera/links';
import {
  PATIENCE,
  dynamoClient,
  factQueue,
  factReader,
  keyStore,
  objectionStore,
  onceStore,
  registryStore,
  rulingOutbox,
} from '@tera/store';
import { decideObjection, decideOpenObjection } from './decide-objection.ts';
import { fileObjection, objectionId } from './file-objection.ts';
import { factObjections, listObjections } from './read-objections.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const secrets = new SecretsManagerClient({ requestHandler: PATIENCE });
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  objections: objectionStore(dynamo, settings.REGISTRY_TABLE),
  outbox: rulingOutbox(dynamo, settings.REGISTRY_TABLE),
  onLeft: (error: unknown) => observed.logger.warn('Sent, and still in the outbox', { error }),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), settings.FACTS_QUEUE_URL, (error) =>
    observed.logger.warn('Not queued', { error }),
  ),
  responseSecret: responseSecret(secrets, settings.RESPONSE_SECRET_ARN),
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
