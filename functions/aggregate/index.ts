// Counts queued facts into the indicators. This file only composes: the work is in aggregate.ts.
import middy from '@middy/core';
import { countingFailures, observer, readSettings } from '@tera/http';
import { dynamoClient, factStore, registryStore } from '@tera/store';
import type { Context, SQSEvent } from 'aws-lambda';
import { aggregate } from './aggregate.ts';
import { report } from './report.ts';
import { Settings } from './settings.ts';

const { FACTS_TABLE, INDICATORS_TABLE, REGISTRY_TABLE } = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  facts: factStore(dynamo, { facts: FACTS_TABLE, indicators: INDICATORS_TABLE }),
  registry: registryStore(dynamo, REGISTRY_TABLE),
  now: Date.now,
};

export const handler = middy(async ({ Records }: SQSEvent, context: Context) => {
  const { failed, tally } = await aggregate(Records, { ...deps, remaining: () => context.getRemainingTimeInMillis() });
  report(tally, observed, deps.now());
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}).use([...observed.middlewares, countingFailures(observed, 'The batch failed')]);
