// Where survey answers arrive: as JSON, and as the page's own form. This file only composes. What is only read comes without the
// SDK, as far as that goes: a citizen waits while it loads.
import { SQSClient } from '@aws-sdk/client-sqs';
import * as routes from '@tera/contracts/routes';
import { observer, on, onPage, readSettings, serve } from '@tera/http';
import { fixedSecretSource, linkSecretSource } from '@tera/links/lean';
import { PATIENCE, attemptCounter, chargeQueue, dynamoClient, factQueue, factReader, rateLimiter } from '@tera/store';
import { keyReader, leanReads, registryReader } from '@tera/store/lean';
import { acceptForm, sorry } from './accept-form.ts';
import { acceptResponse } from './accept-response.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const warn = (message: string) => (error: unknown) => observed.logger.warn(message, { error });
const dynamo = dynamoClient();
const { getItem, secretText } = leanReads(settings);
const ofRegistry = getItem(settings.REGISTRY_TABLE);
const sqs = new SQSClient({ requestHandler: PATIENCE });
const deps = {
  ...observed,
  registry: registryReader(ofRegistry),
  keys: keyReader(ofRegistry),
  attempts: attemptCounter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  limiter: rateLimiter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  onUnread: warn('The ticket cannot be read'),
  queue: factQueue(sqs, settings.FACTS_QUEUE_URL, warn('Not queued')),
  charges: chargeQueue(sqs, settings.CHARGES_QUEUE_URL, warn('Not queued')),
  linkSecrets: linkSecretSource(() => secretText(settings.LINK_SECRET_ARN), Date.now),
  responseSecret: fixedSecretSource(() => secretText(settings.RESPONSE_SECRET_ARN)),
  presenceSecret: fixedSecretSource(() => secretText(settings.PRESENCE_SECRET_ARN)),
  now: Date.now,
};

export const handler = serve('accept-response', deps, [
  on(routes.sendResponse, (request) => acceptResponse(request, deps)),
  onPage(routes.sendSurveyForm, (event) => acceptForm(event, deps), sorry),
]);
