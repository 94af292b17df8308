// Where HR and the officers themselves see what a figure is made of. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { dynamoClient, evidenceStore, factStore, indicatorStore, keyStore, registryStore } from '@tera/store';
import { readEvidence } from './read-evidence.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const tables = { facts: settings.FACTS_TABLE, indicators: settings.INDICATORS_TABLE };
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, tables.indicators),
  evidence: evidenceStore(dynamo, tables.facts),
  facts: factStore(dynamo, tables),
  now: Date.now,
};

export const handler = serve('read-evidence', deps, [
  on(routes.readEvidence, ({ path, query }) => readEvidence(path.unitId, path.officerId, query, deps)),
]);
