// Where HR reads the rows of a period, an officer's trend, the survey report and what each figure means. This file only
// composes.
import * as routes from '@tera/contracts/routes';
import { CATALOGUE_VERSION, DEFINITIONS } from '@tera/domain';
import { observer, on, readSettings, serve } from '@tera/http';
import { indicatorReader, keyReader, leanReads, registryReader, releaseReader } from '@tera/store/lean';
import { readIndicators } from './read-indicators.ts';
import { readPooledSkm } from './read-pooled-skm.ts';
import { readSkm } from './read-skm.ts';
import { readTrend } from './read-trend.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const reads = leanReads(settings);
const getItem = reads.getItem(settings.REGISTRY_TABLE);
const deps = {
  ...observer(),
  registry: registryReader(getItem),
  indicators: indicatorReader(reads.query, settings.INDICATORS_TABLE),
  releases: releaseReader(reads.query, getItem, settings.REGISTRY_TABLE),
  keys: keyReader(getItem),
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
