// Where units and API keys are kept, and who changed them. This file only composes: one file for each thing that is asked.
import {
  createKey,
  getPerson,
  getUnit,
  listKeys,
  listPeople,
  listUnits,
  ownKey,
  putPerson,
  putUnit,
  readAudit,
  removePerson,
  revokeKey,
} from '@tera/administration';
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import {
  auditStore,
  dynamoClient,
  hasFacts,
  keyStore,
  numberClaims,
  onceStore,
  personStore,
  registryStore,
  secretsClient,
} from '@tera/store';
import { claimNumbers } from './claim-numbers.ts';
import { counterSetup } from './counter-setup.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const registry = registryStore(dynamo, settings.REGISTRY_TABLE);
const audit = auditStore(dynamo, settings.REGISTRY_TABLE);
const observed = observer();
const deps = {
  ...observed,
  registry,
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  people: personStore(dynamo, settings.REGISTRY_TABLE),
  hasFacts: hasFacts(dynamo, settings.FACTS_TABLE),
  numbers: numberClaims(dynamo, settings.FACTS_TABLE),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};

export const handler = serve('manage-registry', deps, [
  on(routes.listUnits, (request) => listUnits(request, registry)),
  on(routes.putUnit, (request) => putUnit(request, deps)),
  on(routes.getUnit, (request) => getUnit(request, deps)),
  on(routes.getCounterSetup, (request) => counterSetup(request, registry, Date.now())),
  on(routes.claimNumbers, (request) => claimNumbers(request, deps)),
  on(routes.createKey, (request) => createKey(request, deps)),
  on(routes.listKeys, (request) => listKeys(request, deps)),
  on(routes.revokeKey, (request) => revokeKey(request, deps)),
  on(routes.getOwnKey, ownKey),
  on(routes.putPerson, (request) => putPerson(request, deps)),
  on(routes.getPerson, (request) => getPerson(request, deps)),
  on(routes.listPeople, (request) => listPeople(request, deps)),
  on(routes.removePerson, (request) => removePerson(request, deps)),
  on(routes.readAudit, (request) => readAudit(request, audit)),
]);
