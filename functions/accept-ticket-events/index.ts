// Where counters push ticket times. This file only composes: the work is in accept-ticket-events.ts.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { linkSecrets, responseSecret } from '@tera/links';
import { PATIENCE, dynamoClient, factQueue, keyStore, registryStore } from '@tera/store';
import { acceptTicketEvents, validateTicketEvents } from './accept-ticket-events.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), new SecretsManagerClient({ requestHandler: PATIENCE })];
const now = Date.now;
const deps = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), settings.FACTS_QUEUE_URL, (error) =>
    observed.logger.warn('Not queued', { error }),
  ),
  links: {
    secrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, now),
    url: settings.PUBLIC_URL,
  },
  responseSecret: responseSecret(secrets, settings.RESPONSE_SECRET_ARN),
  ...observed,
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  now,
};

export const handler = serve('accept-ticket-events', deps, [
  on(routes.pushTicketEvents, ({ path, query, body }) =>
    query.validate === 'true'
      ? validateTicketEvents(path.unitId, body.events, deps)
      : acceptTicketEvents(path.unitId, body.events, deps),
  ),
]);
