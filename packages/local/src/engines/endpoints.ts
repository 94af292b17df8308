// Where the stack's services are, and with which credentials they are called. An endpoint in the environment replaces an
// embedded engine; only then do credentials of the environment matter. Without any they are made up, and open the engines to us
// alone.

import { randomBytes } from 'node:crypto';

export interface Endpoints {
  readonly dynamoDb: string;
  readonly sqs: string;
  readonly secretsManager: string;
}

export interface EngineCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Of a stack: made up anew at each start, and known to nobody else. */
export function newCredentials(): EngineCredentials {
  return { accessKeyId: randomBytes(20).toString('hex'), secretAccessKey: randomBytes(20).toString('hex') };
}

/** For engines without a gate. */
export const localCredentials: EngineCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The names are those that the AWS SDKs read. */
export function externalEndpoints(environment: Environment): { dynamoDb: string | undefined; sqs: string | undefined } {
  const named = (name: string) => environment[name]?.replace(/\/$/, '') || undefined;
  return { dynamoDb: named('AWS_ENDPOINT_URL_DYNAMODB'), sqs: named('AWS_ENDPOINT_URL_SQS') };
}

export function credentialsFor(environment: Environment): EngineCredentials {
  const { dynamoDb, sqs } = externalEndpoints(environment);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if ((dynamoDb === undefined && sqs === undefined) || !accessKeyId || !secretAccessKey) return newCredentials();
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
