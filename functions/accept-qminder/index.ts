// Where Qminder tells what happened to tickets. This file only composes: who it is, is found out in signature.ts, and the
// work is in accept-qminder.ts.
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { secretReader, secretSource, secretTexts } from '@tera/links';
import { dynamoClient, factQueue, factReader, registryStore, secretsClient, sqsClient } from '@tera/store';
import { acceptQminder } from './accept-qminder.ts';
import { Settings } from './settings.ts';
import { checkSignature } from './signature.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const now = Date.now;
const readSecret = secretReader(secretsClient(), settings.QMINDER_SECRET_ARN);
const secrets = secretSource(readSecret, (text) => new Map(Object.entries(secretTexts(text))), now);
const dynamo = dynamoClient();
const deps = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  queue: factQueue(sqsClient(), settings.FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  ...observed,
  now,
};

export const handler = serve('accept-qminder', deps, [
  on(
    routes.receiveQminderWebhook,
    ({ path, body }) => acceptQminder(path.unitId, body, deps),
    (request) => checkSignature(request, { secrets, url: settings.PUBLIC_URL }),
  ),
]);
