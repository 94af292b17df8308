// Where HR reads the rows of a period. This file only composes: the work is in read-indicators.ts.
import { IndicatorQuerySchema } from '@tera/contracts';
import { endpoint, observer, readSettings } from '@tera/http';
import { dynamoClient, indicatorStore, keyStore, registryStore } from '@tera/store';
import { UnitPath, readIndicators } from './read-indicators.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const now = Date.now;
const deps = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  now,
};

export const handler = endpoint(
  { scope: 'indicators:read', path: UnitPath, query: IndicatorQuerySchema },
  { ...observed, keys: keyStore(dynamo, settings.REGISTRY_TABLE), now },
  ({ path, query }) => readIndicators(path.unitId, query, deps),
);
