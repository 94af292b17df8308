// Where survey answers arrive: as JSON, and as the page's own form. This file only composes.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as routes from '@tera/contracts/routes';
import { observer, on, onPage, readSettings, serve } from '@tera/http';
import { linkSecrets, responseSecret } from '@tera/links';
import { PATIENCE, attemptCounter, dynamoClient, factQueue, keyStore, rateLimiter, registryStore } from '@tera/store';
import { acceptForm, sorry } from './accept-form.ts';
import { acceptResponse } from './accept-response.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const warn = (message: string) => (error: unknown) => observed.logger.warn(message, { error });
const [dynamo, secrets] = [dynamoClient(), new SecretsManagerClient({ requestHandler: PATIENCE })];
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  attempts: attemptCounter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  limiter: rateLimiter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), settings.FACTS_QUEUE_URL, warn('Not queued')),
  linkSecrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  responseSecret: responseSecret(secrets, settings.RESPONSE_SECRET_ARN),
  now: Date.now,
};

export const handler = serve('accept-response', deps, [
  on(routes.sendResponse, (request) => acceptResponse(request, deps)),
  onPage(routes.sendSurveyForm, (event) => acceptForm(event, deps), sorry),
]);
