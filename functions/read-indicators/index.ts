// Where HR reads the rows of a period, and the survey report. This file only composes.
import { IndicatorQuerySchema, SkmQuerySchema } from '@tera/contracts';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { dynamoClient, indicatorStore, keyStore, registryStore } from '@tera/store';
import { UnitPath, readIndicators } from './read-indicators.ts';
import { readSkm } from './read-skm.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const registry = registryStore(dynamo, settings.REGISTRY_TABLE);
const indicators = indicatorStore(dynamo, settings.INDICATORS_TABLE);
const keys = keyStore(dynamo, settings.REGISTRY_TABLE);
const deps = { ...observer(), registry, indicators, keys, now: Date.now };
const read = { scope: 'indicators:read', path: UnitPath } as const;

export const handler = routes({
  'GET /v1/units/{unitId}/indicators': endpoint({ ...read, query: IndicatorQuerySchema }, deps, ({ path, query }) =>
    readIndicators(path.unitId, query, deps),
  ),
  'GET /v1/units/{unitId}/skm': endpoint({ ...read, query: SkmQuerySchema }, deps, ({ path, query }) =>
    readSkm(path.unitId, query, deps),
  ),
});
