// Where HR reads the rows of a period, an officer's trend, the survey report and what each figure means. This file only
// composes.
import * as routes from '@tera/contracts/routes';
import { CATALOGUE_VERSION, DEFINITIONS } from '@tera/domain';
import { observer, on, readSettings, serve } from '@tera/http';
import { dynamoClient, indicatorStore, keyReader, registryReader } from '@tera/store';
import { readIndicators } from './read-indicators.ts';
import { readPooledSkm } from './read-pooled-skm.ts';
import { readSkm } from './read-skm.ts';
import { readTrend } from './read-trend.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryReader(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  keys: keyReader(dynamo, settings.REGISTRY_TABLE),
  now: Date.now,
};

export const handler = serve('read-indicators', deps, [
  on(routes.readIndicators, ({ path, query, accept }) => readIndicators(path.unitId, query, deps, accept)),
  on(routes.readTrend, ({ path, query, accept }) => readTrend(path.unitId, path.officerId, query, deps, accept)),
  on(routes.readSkm, ({ path, query, accept }) => readSkm(path.unitId, query, deps, accept)),
  on(routes.readPooledSkm, ({ query, caller, accept }) => readPooledSkm(query, caller, deps, accept)),
  on(routes.readIndicatorCatalogue, () => ({
    status: 200,
    body: { version: CATALOGUE_VERSION, indicators: DEFINITIONS },
    etag: `"${CATALOGUE_VERSION}"`,
  })),
]);
