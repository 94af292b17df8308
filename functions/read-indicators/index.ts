// Where HR reads the rows of a period, an officer's trend, the survey report and what each figure means. This file only
// composes.
import * as routes from '@tera/contracts/routes';
import { CATALOGUE_VERSION, DEFINITIONS } from '@tera/domain';
import { observer, on, readSettings, serve } from '@tera/http';
import { indicatorReader, keyReader, leanReads, registryReader, releaseReader } from '@tera/store/lean';
import { etagOf } from './formats.ts';
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
