// Reads that are signed and sent without the AWS SDK: its clients are three quarters of a bundle whose start somebody
// waits for. Binary attributes come as base64 here and leave as bytes, as with the SDK.
import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsClient } from 'aws4fetch';
import type { Item } from './attributes.ts';
import type { FactKey } from '@tera/domain';
import { factItemKey } from './fact-key.ts';
import type { Query } from './indicator-reader.ts';
import { PATIENCE } from './patience.ts';
import type { GetItem } from './registry-reader.ts';

/** What Lambda puts into the environment of a function, and the endpoints of other engines. */
export interface AwsEnvironment {
  readonly AWS_REGION: string;
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
  readonly AWS_ENDPOINT_URL_SECRETS_MANAGER?: string | undefined;
}

export interface LeanReads {
  readonly getItem: (table: string) => GetItem;
  /** Whether a fact has come, read with eventual consistency. What is known of it before it comes is not the fact. */
  readonly hasFact: (table: string, key: FactKey) => Promise<boolean>;
  readonly query: Query;
  readonly secretText: (secretId: string) => Promise<string>;
}

const TRIES = 6;
/** Milliseconds; doubled with each try, and drawn anew. */
const FIRST_PAUSE = 25;
/** What DynamoDB answers, with status 400, to whoever should ask again later. */
const BUSY = /"__type":"[^"]*#(?:Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded)/;

export function leanReads(environment: AwsEnvironment): LeanReads {
  const { AWS_REGION: region, AWS_SESSION_TOKEN: sessionToken } = environment;
  const client = new AwsClient({
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    region,
    retries: 2,
  });
  const call = async (service: Service, target: string, body: unknown, tries = 1): Promise<Answer> => {
    const { name, version, endpoint } = SERVICES[service];
    const signal = AbortSignal.timeout(PATIENCE.requestTimeout);
    const send = () =>
      client.fetch(environment[endpoint] ?? `https://${name}.${region}.amazonaws.com/`, {
        method: 'POST',
        headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
        body: JSON.stringify(body),
        aws: { service: name },
        signal,
      });
    // A line that was kept open may have been closed while the function slept; reading twice does no harm.
    const response = await send().catch(send);
    const text = await response.text();
    if (!response.ok && BUSY.test(text) && tries < TRIES) {
      await pause(Math.random() * FIRST_PAUSE * 2 ** tries);
      return call(service, target, body, tries + 1);
    }
    if (!response.ok) throw new Error(`${target} answered ${response.status}: ${text.slice(0, 200)}`);
    return answerOf(JSON.parse(text));
  };
  const read = async (TableName: string, Key: Item, ConsistentRead: boolean): Promise<Item | undefined> => {
    const { Item: found } = await call('dynamodb', 'DynamoDB_20120810.GetItem', { TableName, Key, ConsistentRead });
    return found === undefined ? undefined : itemOf(found);
  };
  return {
    getItem: (table) => (key) => read(table, key, true),
    hasFact: async (table, key) => (await read(table, factItemKey(key), false))?.['events'] !== undefined,
    query: async (input) => {
      const { Items = [], LastEvaluatedKey } = await call('dynamodb', 'DynamoDB_20120810.Query', input);
      if (!Array.isArray(Items)) throw new Error('the engine answered a page without items');
      return {
        Items: Items.map((item: unknown) => itemOf(item)),
        LastEvaluatedKey: LastEvaluatedKey === undefined ? undefined : itemOf(LastEvaluatedKey),
      };
    },
    secretText: async (SecretId) => {
      const { SecretString } = await call('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId });
      if (typeof SecretString !== 'string') throw new Error('the secret holds no text');
      return SecretString;
    },
  };
}

type Service = keyof typeof SERVICES;

const SERVICES = {
  dynamodb: { name: 'dynamodb', version: '1.0', endpoint: 'AWS_ENDPOINT_URL_DYNAMODB' },
  secretsmanager: { name: 'secretsmanager', version: '1.1', endpoint: 'AWS_ENDPOINT_URL_SECRETS_MANAGER' },
} as const;

type Answer = Readonly<Record<string, unknown>>;

function answerOf(json: unknown): Answer {
  if (!isObject(json)) throw new Error('the engine answered something that is no object');
  return json;
}

type WireValue = { readonly B: string } | Exclude<AttributeValue, AttributeValue.BMember>;

/** The items that are read here hold no binary value inside a map or a list. */
function itemOf(wire: unknown): Item {
  if (!isWireItem(wire)) throw new Error('the engine answered an item that is none');
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]): [string, AttributeValue] => [
      name,
      isBinary(value) ? { B: Buffer.from(value.B, 'base64') } : value,
    ]),
  );
}

/** Of which type each attribute is, is looked at where it is read (`attributes.ts`). */
function isWireItem(value: unknown): value is Readonly<Record<string, WireValue>> {
  if (!isObject(value)) return false;
  for (const name in value) if (!isObject(value[name])) return false;
  return true;
}

function isBinary(value: WireValue): value is { readonly B: string } {
  return typeof value.B === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
