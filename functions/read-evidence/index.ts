// Where HR and the officers themselves see what a figure is made of. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, readSettings, serve } from '@tera/http';
import { keySecretSource } from '@tera/links/lean';
import { dynamoClient, evidenceStore, factReader, indicatorStore, keyStore, registryStore } from '@tera/store';
import { leanReads } from '@tera/store/lean';
import { readEvidence } from './read-evidence.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  evidence: evidenceStore(dynamo, settings.FACTS_TABLE),
  facts: factReader(dynamo, settings.FACTS_TABLE),
  cursors: cursors(keySecretSource(() => leanReads(settings).secretText(settings.CURSOR_SECRET_ARN), Date.now)),
  now: Date.now,
};

export const handler = serve('read-evidence', deps, [
  on(routes.readEvidence, (request) => readEvidence(request, deps)),
]);
