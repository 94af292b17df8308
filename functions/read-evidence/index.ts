// Where HR and the officers themselves see what a figure is made of. This file only composes.
import { EvidenceQuerySchema } from '@tera/contracts';
import { endpoint, observer, readSettings } from '@tera/http';
import { dynamoClient, evidenceStore, factStore, indicatorStore, keyStore, registryStore } from '@tera/store';
import { HolderPath, readEvidence } from './read-evidence.ts';
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

export const handler = endpoint(
  { scope: 'indicators:read', path: HolderPath, query: EvidenceQuerySchema },
  deps,
  ({ path, query }) => readEvidence(path.unitId, path.officerId, query, deps),
);
