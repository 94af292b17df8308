// Where survey answers arrive: as JSON, and as the page's own form. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, on, onPage, readSettings, serve } from '@tera/http';
import { linkSecrets, responseSecret } from '@tera/links';
import {
  attemptCounter,
  dynamoClient,
  factQueue,
  keyReader,
  rateLimiter,
  registryReader,
  secretsClient,
  sqsClient,
} from '@tera/store';
import { acceptForm, sorry } from './accept-form.ts';
import { acceptResponse } from './accept-response.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const warn = (message: string) => (error: unknown) => observed.logger.warn(message, { error });
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const deps = {
  ...observed,
  registry: registryReader(dynamo, settings.REGISTRY_TABLE),
  keys: keyReader(dynamo, settings.REGISTRY_TABLE),
  attempts: attemptCounter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  limiter: rateLimiter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  queue: factQueue(sqsClient(), settings.FACTS_QUEUE_URL, warn('Not queued')),
  linkSecrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  responseSecret: responseSecret(secrets, settings.RESPONSE_SECRET_ARN),
  now: Date.now,
};

export const handler = serve('accept-response', deps, [
  on(routes.sendResponse, (request) => acceptResponse(request, deps)),
  onPage(routes.sendSurveyForm, (event) => acceptForm(event, deps), sorry),
]);
