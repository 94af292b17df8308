// Where units and API keys are kept. This file only composes: the work is in units.ts and keys.ts.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource } from '@tera/links/lean';
import { dynamoClient, keyStore, onceStore, registryStore } from '@tera/store';
import { leanReads } from '@tera/store/lean';
import { counterSetup } from './counter-setup.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { Settings } from './settings.ts';
import { getUnit, putUnit } from './units.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const registry = registryStore(dynamo, settings.REGISTRY_TABLE);
const observed = observer();
const deps = {
  ...observed,
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  cursors: cursors(keySecretSource(() => leanReads(settings).secretText(settings.CURSOR_SECRET_ARN), Date.now)),
  now: Date.now,
};

export const handler = serve('manage-registry', deps, [
  on(routes.putUnit, (request) => putUnit(request, registry, deps.now())),
  on(routes.getUnit, (request) => getUnit(request, registry)),
  on(routes.getCounterSetup, (request) => counterSetup(request, registry)),
  on(routes.createKey, (request) => createKey(request, deps)),
  on(routes.listKeys, (request) => listKeys(request, deps)),
  on(routes.revokeKey, (request) => revokeKey(request, deps)),
]);
