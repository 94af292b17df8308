// What citizens wrote: it comes out by night, and is read and marked by day. This file only composes.
import middy from '@middy/core';
import { listComments, markComment, releaseComments, releaseUnitComments } from '@tera/comments';
import { type ScheduledRun, ScheduledRunSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { countingFailures, cursors, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import {
  commentStore,
  dynamoClient,
  indicatorStore,
  keyStore,
  onceStore,
  registryStore,
  secretsClient,
} from '@tera/store';
import type { Context } from 'aws-lambda';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const observed = observer();
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  comments: commentStore(dynamo, { facts: settings.FACTS_TABLE, registry: settings.REGISTRY_TABLE }),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};

const served = serve('keep-comments', deps, [
  on(routes.listComments, (request) =>
    listComments(request, { ...deps, releaseDue: (unitId) => releaseUnitComments(unitId, deps) }),
  ),
  on(routes.markComment, (request) => markComment(request, deps)),
]);

const byTheClock = middy(async (event: unknown, context: Context) => {
  const { scheduledTime } = ScheduledRunSchema.parse(event);
  await releaseComments({ ...deps, now: () => scheduledTime, remaining: () => context.getRemainingTimeInMillis() });
}).use([...observed.middlewares, countingFailures(observed, 'The run failed')]);

/** Called by the gateway, and by the clock. */
export const handler = (event: Parameters<typeof served>[0] | ScheduledRun, context: Context) =>
  'scheduledTime' in event ? byTheClock(event, context) : served(event, context);
