// Sends to the facts queue the rulings that it could not take at once. This file only composes: the work is in
// send-rulings.ts.
import middy from '@middy/core';
import { ScheduledRunSchema } from '@tera/contracts';
import { countingFailures, observer, readSettings } from '@tera/http';
import { dynamoClient, factQueue, objectionStore, rulingOutbox, sqsClient } from '@tera/store';
import type { Context } from 'aws-lambda';
import { sendRulings } from './send-rulings.ts';
import { Settings } from './settings.ts';

const { REGISTRY_TABLE, FACTS_QUEUE_URL } = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  ...observed,
  objections: objectionStore(dynamo, REGISTRY_TABLE),
  outbox: rulingOutbox(dynamo, REGISTRY_TABLE),
  queue: factQueue(sqsClient(), FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
};

export const handler = middy(async (event: unknown, context: Context) => {
  const { scheduledTime } = ScheduledRunSchema.parse(event);
  await sendRulings(scheduledTime, { ...deps, remaining: () => context.getRemainingTimeInMillis() });
}).use([...observed.middlewares, countingFailures(observed, 'The run failed')]);
