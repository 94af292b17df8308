// Tells answers whose they are: when a job asks for it, and each minute what the outbox holds. This file only composes.
import { setTimeout as pause } from 'node:timers/promises';
import middy from '@middy/core';
import { ScheduledRunSchema } from '@tera/contracts';
import { countingFailures, observer, readSettings } from '@tera/http';
import { fixedSecret } from '@tera/links';
import { chargeOutbox, dynamoClient, factQueue, factReader, secretsClient, sqsClient } from '@tera/store';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { answerJobs } from './answer-jobs.ts';
import { emptyOutbox } from './empty-outbox.ts';
import { Settings } from './settings.ts';

const { FACTS_TABLE, FACTS_QUEUE_URL, RESPONSE_SECRET_ARN } = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  ...observed,
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, FACTS_TABLE),
  outbox: chargeOutbox(dynamo, FACTS_TABLE),
  queue: factQueue(sqsClient(), FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  responseSecret: fixedSecret(secretsClient(), RESPONSE_SECRET_ARN),
  now: Date.now,
  pause: (milliseconds: number) => pause(milliseconds),
};

export const handler = middy(async (event: SQSEvent | object, context: Context): Promise<SQSBatchResponse | void> => {
  if ('Records' in event) {
    const failed = await answerJobs(event.Records, deps);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  }
  const { scheduledTime } = ScheduledRunSchema.parse(event);
  await emptyOutbox(scheduledTime, { ...deps, remaining: () => context.getRemainingTimeInMillis() });
}).use([...observed.middlewares, countingFailures(observed, 'The run failed')]);
