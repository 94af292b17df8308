// Where figures are contested and contests decided. This file only composes: one file for each thing that is asked.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NewDecisionSchema, NewObjectionSchema, OBJECTION_BYTES, ObjectionsQuerySchema } from '@tera/contracts';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { responseSecret } from '@tera/links';
import { PATIENCE, dynamoClient, factQueue, factStore, keyStore, objectionStore, registryStore } from '@tera/store';
import { decideObjection, decideOpenObjection } from './decide-objection.ts';
import { fileObjection, objectionId } from './file-objection.ts';
import { FactPath, ObjectionPath, UnitPath } from './paths.ts';
import { factObjections, listObjections } from './read-objections.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const dynamo = dynamoClient();
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  objections: objectionStore(dynamo, settings.REGISTRY_TABLE),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factStore(dynamo, { facts: settings.FACTS_TABLE, indicators: '' }),
  queue: factQueue(new SQSClient({ requestHandler: PATIENCE }), settings.FACTS_QUEUE_URL, (error) =>
    observed.logger.warn('Not queued', { error }),
  ),
  responseSecret: responseSecret(new SecretsManagerClient({ requestHandler: PATIENCE }), settings.RESPONSE_SECRET_ARN),
  newId: objectionId,
  now: Date.now,
};
const [read, write] = ['indicators:read', 'registry:write'] as const;
const objection = { schema: NewObjectionSchema, bytes: OBJECTION_BYTES };
const decision = { schema: NewDecisionSchema, bytes: OBJECTION_BYTES };

export const handler = routes({
  'POST /v1/units/{unitId}/facts/{factId}/objections': endpoint(
    { scope: read, path: FactPath, body: objection },
    deps,
    (request) => fileObjection(request, deps),
  ),
  'GET /v1/units/{unitId}/facts/{factId}/objections': endpoint({ scope: read, path: FactPath }, deps, (request) =>
    factObjections(request, deps),
  ),
  'POST /v1/units/{unitId}/facts/{factId}/objections/{objectionId}/decision': endpoint(
    { scope: write, path: ObjectionPath, body: decision },
    deps,
    (request) => decideObjection(request, deps),
  ),
  'POST /v1/units/{unitId}/facts/{factId}/decision': endpoint(
    { scope: write, path: FactPath, body: decision },
    deps,
    (request) => decideOpenObjection(request, deps),
  ),
  'GET /v1/units/{unitId}/objections': endpoint(
    { scope: read, path: UnitPath, query: ObjectionsQuerySchema },
    deps,
    (request) => listObjections(request, deps),
  ),
});
