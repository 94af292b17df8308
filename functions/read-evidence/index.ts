// Where HR and the officers themselves see what a figure is made of. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import { readEvidence } from '@tera/reporting/evidence';
import {
  dynamoClient,
  evidenceStore,
  factReader,
  indicatorStore,
  keyStore,
  registryStore,
  secretsClient,
} from '@tera/store';
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
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  now: Date.now,
};

export const handler = serve('read-evidence', deps, [
  on(routes.readEvidence, (request) => readEvidence(request, deps)),
]);
