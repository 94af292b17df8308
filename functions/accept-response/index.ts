// Where survey answers arrive as JSON. This file only composes: the work is in accept-response.ts.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { RESPONSE_BYTES, ResponseSchema } from '@tera/contracts';
import { endpoint, observer, readSettings } from '@tera/http';
import { linkSecrets, responseSecret } from '@tera/links';
import { PATIENCE, dynamoClient, factQueue, registryStore } from '@tera/store';
import { acceptResponse } from './accept-response.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const secrets = new SecretsManagerClient({ requestHandler: PATIENCE });
const now = Date.now;
const deps = {
  registry: registryStore(dynamoClient(), settings.REGISTRY_TABLE),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), settings.FACTS_QUEUE_URL, (error) =>
    observed.logger.warn('Not queued', { error }),
  ),
  linkSecrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, now),
  responseSecret: responseSecret(secrets, settings.RESPONSE_SECRET_ARN),
  metrics: observed.metrics,
  now,
};

export const handler = endpoint(
  { body: { schema: ResponseSchema, bytes: RESPONSE_BYTES } },
  { ...observed, now },
  ({ body }) => acceptResponse(body, deps),
);
