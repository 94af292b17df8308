// Where an administrator has a period counted again from its facts. This file only composes.
import { setTimeout as pause } from 'node:timers/promises';
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, readSettings, serve } from '@tera/http';
import { keySecretSource } from '@tera/links/lean';
import { dynamoClient, factStore, keyStore, rebuildStore, registryStore } from '@tera/store';
import { leanReads } from '@tera/store/lean';
import { rebuildCells } from './rebuild-cells.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const { FACTS_TABLE, INDICATORS_TABLE, REGISTRY_TABLE } = settings;
const dynamo = dynamoClient();
const tables = { facts: FACTS_TABLE, indicators: INDICATORS_TABLE };
const deps = {
  ...observer(),
  registry: registryStore(dynamo, REGISTRY_TABLE),
  keys: keyStore(dynamo, REGISTRY_TABLE),
  facts: factStore(dynamo, tables),
  cells: rebuildStore(dynamo, tables),
  now: Date.now,
  cursors: cursors(keySecretSource(() => leanReads(settings).secretText(settings.CURSOR_SECRET_ARN), Date.now)),
  pause: (milliseconds: number) => pause(milliseconds),
};

export const handler = serve('rebuild-cells', deps, [
  on(routes.rebuild, ({ path, body }) => rebuildCells(path.unitId, body, deps)),
]);
