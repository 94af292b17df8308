// Where HR reads the rows of a period, an officer's trend, the survey report and what each figure means. This file only
// composes.
import * as routes from '@tera/contracts/routes';
import { CATALOGUE_VERSION, DEFINITIONS } from '@tera/domain';
import { observer, on, readSettings, serve } from '@tera/http';
import { etagOf, readIndicators, readPooledSkm, readSkm, readTrend } from '@tera/reporting/answers';
import {
  broughtReader,
  dynamoClient,
  followUpReader,
  indicatorStore,
  keyReader,
  registryReader,
  releaseReader,
} from '@tera/store';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryReader(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  releases: releaseReader(dynamo, settings.REGISTRY_TABLE),
  brought: broughtReader(dynamo, settings.REGISTRY_TABLE),
  followUps: followUpReader(dynamo, settings.REGISTRY_TABLE),
  keys: keyReader(dynamo, settings.REGISTRY_TABLE),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};

export const handler = serve('read-indicators', deps, [
  on(routes.readIndicators, (request) => readIndicators(request, deps)),
  on(routes.readTrend, (request) => readTrend(request, deps)),
  on(routes.readSkm, (request) => readSkm(request, deps)),
  on(routes.readPooledSkm, (request) => readPooledSkm(request, deps)),
  on(routes.readIndicatorCatalogue, ({ format }) => {
    const json = { version: CATALOGUE_VERSION, indicators: DEFINITIONS };
    return { status: 200, body: json, etag: etagOf({ json }, { format, query: {}, version: deps.version }) };
  }),
]);
