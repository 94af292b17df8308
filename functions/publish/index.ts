// Publishes what citizens said: every night what is due, and by hand. This file only composes.
import middy from '@middy/core';
import { type ScheduledRun, ScheduledRunSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { countingFailures, observer, on, onceOnly, readSettings, serve } from '@tera/http';
import {
  decideExclusion,
  listBroughtFigures,
  listExclusions,
  listFollowUps,
  previewRelease,
  proposeExclusion,
  publishDeps,
  publishDue,
  publishRelease,
  publishingChoices,
  putBroughtFigure,
  putFollowUp,
} from '@tera/publication';
import { getRelease, listReleases } from '@tera/reporting/releases';
import { dynamoClient, onceStore } from '@tera/store';
import type { Context } from 'aws-lambda';
import { Settings } from './settings.ts';

const { FACTS_TABLE, INDICATORS_TABLE, REGISTRY_TABLE } = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  ...observed,
  ...publishDeps(dynamo, { facts: FACTS_TABLE, indicators: INDICATORS_TABLE, registry: REGISTRY_TABLE }, Date.now),
  once: onceOnly(onceStore(dynamo, FACTS_TABLE), { ...observed, now: Date.now }),
};

const served = serve('publish', deps, [
  on(routes.listReleases, (request) => listReleases(request, deps)),
  on(routes.getRelease, (request) => getRelease(request, deps)),
  on(routes.previewRelease, (request) => previewRelease(request, deps)),
  on(routes.publishRelease, (request) => publishRelease(request, deps)),
  on(routes.getPublishingChoices, (request) => publishingChoices(request, deps)),
  on(routes.proposeExclusion, (request) => proposeExclusion(request, deps)),
  on(routes.decideExclusion, (request) => decideExclusion(request, deps)),
  on(routes.listExclusions, (request) => listExclusions(request, deps)),
  on(routes.listFollowUps, (request) => listFollowUps(request, deps)),
  on(routes.listBroughtFigures, (request) => listBroughtFigures(request, deps)),
  on(routes.putBroughtFigure, (request) => putBroughtFigure(request, deps)),
  on(routes.putFollowUp, (request) => putFollowUp(request, deps)),
]);

const byTheClock = middy(async (event: unknown, context: Context) => {
  const { scheduledTime } = ScheduledRunSchema.parse(event);
  await publishDue({ ...deps, now: () => scheduledTime, remaining: () => context.getRemainingTimeInMillis() });
}).use([...observed.middlewares, countingFailures(observed, 'The run failed')]);

/** Called by the gateway, and by the clock. */
export const handler = (event: Parameters<typeof served>[0] | ScheduledRun, context: Context) =>
  'scheduledTime' in event ? byTheClock(event, context) : served(event, context);
