// Where HR reads the rows of a period, an officer's trend, the survey report and what each figure means. This file only
// composes.
import {
  IndicatorQuerySchema,
  OfficerIdSchema,
  PooledSkmQuerySchema,
  SkmQuerySchema,
  TrendQuerySchema,
} from '@tera/contracts';
import { CATALOGUE, CATALOGUE_VERSION } from '@tera/domain';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { indicatorReader, keyReader, leanReads, registryReader } from '@tera/store/lean';
import { UnitPath, readIndicators } from './read-indicators.ts';
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
  keys: keyReader(getItem),
  now: Date.now,
};
const read = { scope: 'indicators:read', path: UnitPath } as const;
const ofOfficer = { ...read, path: UnitPath.extend({ officerId: OfficerIdSchema }) } as const;

export const handler = routes({
  'GET /v1/units/{unitId}/indicators': endpoint(
    { ...read, query: IndicatorQuerySchema },
    deps,
    ({ path, query, accept }) => readIndicators(path.unitId, query, deps, accept),
  ),
  'GET /v1/units/{unitId}/officers/{officerId}/indicators': endpoint(
    { ...ofOfficer, query: TrendQuerySchema },
    deps,
    ({ path, query, accept }) => readTrend(path.unitId, path.officerId, query, deps, accept),
  ),
  'GET /v1/units/{unitId}/skm': endpoint({ ...read, query: SkmQuerySchema }, deps, ({ path, query, accept }) =>
    readSkm(path.unitId, query, deps, accept),
  ),
  'GET /v1/skm': endpoint(
    { scope: 'indicators:read', query: PooledSkmQuerySchema },
    deps,
    ({ query, caller, accept }) => readPooledSkm(query, caller, deps, accept),
  ),
  'GET /v1/indicator-catalogue': endpoint({}, deps, () => ({
    status: 200,
    body: { version: CATALOGUE_VERSION, indicators: CATALOGUE },
    etag: `"${CATALOGUE_VERSION}"`,
  })),
});
