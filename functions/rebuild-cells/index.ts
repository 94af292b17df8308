// Where an administrator has a period counted again from its facts. This file only composes.
import { setTimeout as pause } from 'node:timers/promises';
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import {
  auditStore,
  chargeQueue,
  dynamoClient,
  factStore,
  keyStore,
  rebuildStore,
  registryStore,
  secretsClient,
  sqsClient,
} from '@tera/store';
import { rebuildCells } from './rebuild-cells.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const { FACTS_TABLE, INDICATORS_TABLE, REGISTRY_TABLE, CHARGES_QUEUE_URL } = settings;
const observed = observer();
const dynamo = dynamoClient();
const tables = { facts: FACTS_TABLE, indicators: INDICATORS_TABLE };
const deps = {
  ...observed,
  registry: registryStore(dynamo, REGISTRY_TABLE),
  keys: keyStore(dynamo, REGISTRY_TABLE),
  facts: factStore(dynamo, tables),
  cells: rebuildStore(dynamo, tables),
  charges: chargeQueue(sqsClient(), CHARGES_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  audit: auditStore(dynamo, REGISTRY_TABLE),
  now: Date.now,
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  pause: (milliseconds: number) => pause(milliseconds),
};

export const handler = serve('rebuild-cells', deps, [
  on(routes.rebuild, ({ path, body, caller }) => rebuildCells(path.unitId, body, caller, deps)),
]);
