// Sends to the facts queue the rulings that it could not take at once. This file only composes: the work is in
// send-rulings.ts.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import { ScheduledRunSchema } from '@tera/contracts';
import { countingFailures, observer, readSettings } from '@tera/http';
import { responseSecret } from '@tera/links';
import { PATIENCE, dynamoClient, factQueue, objectionStore, rulingOutbox } from '@tera/store';
import type { Context } from 'aws-lambda';
import { sendRulings } from './send-rulings.ts';
import { Settings } from './settings.ts';

const { REGISTRY_TABLE, FACTS_QUEUE_URL, RESPONSE_SECRET_ARN } = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  ...observed,
  objections: objectionStore(dynamo, REGISTRY_TABLE),
  outbox: rulingOutbox(dynamo, REGISTRY_TABLE),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), FACTS_QUEUE_URL, (error) =>
    observed.logger.warn('Not queued', { error }),
  ),
  responseSecret: responseSecret(new SecretsManagerClient({ requestHandler: PATIENCE }), RESPONSE_SECRET_ARN),
};

export const handler = middy(async (event: unknown, context: Context) => {
  const { scheduledTime } = ScheduledRunSchema.parse(event);
  await sendRulings(scheduledTime, { ...deps, remaining: () => context.getRemainingTimeInMillis() });
}).use([...observed.middlewares, countingFailures(observed, 'The run failed')]);
