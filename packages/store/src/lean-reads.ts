// The few reads of the survey page, signed and sent without the AWS SDK: its clients would be three quarters of a
// bundle whose start a citizen waits for. Binary attributes come as base64 here and leave as bytes, as with the SDK.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsClient } from 'aws4fetch';
import type { Item } from './attributes.ts';
import { type FactKey, factItemKey } from './fact.ts';
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
  /** Whether a fact is there, read with eventual consistency. */
  readonly hasFact: (table: string, key: FactKey) => Promise<boolean>;
  readonly secretText: (secretId: string) => Promise<string>;
}

export function leanReads(environment: AwsEnvironment): LeanReads {
  const { AWS_REGION: region, AWS_SESSION_TOKEN: sessionToken } = environment;
  const client = new AwsClient({
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    region,
    retries: 2,
  });
  const call = async (service: Service, target: string, body: unknown): Promise<unknown> => {
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
    if (!response.ok) throw new Error(`${target} answered ${response.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text);
  };
  const read = async (TableName: string, Key: Item, ConsistentRead: boolean): Promise<Item | undefined> => {
    const answer = (await call('dynamodb', 'DynamoDB_20120810.GetItem', { TableName, Key, ConsistentRead })) as {
      Item?: Record<string, WireValue>;
    };
    return answer.Item === undefined ? undefined : itemOf(answer.Item);
  };
  return {
    getItem: (table) => (key) => read(table, key, true),
    hasFact: async (table, key) => (await read(table, factItemKey(key), false)) !== undefined,
    secretText: async (SecretId) => {
      const { SecretString } = (await call('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId })) as {
        SecretString?: string;
      };
      if (SecretString === undefined) throw new Error('the secret holds no text');
      return SecretString;
    },
  };
}

type Service = keyof typeof SERVICES;

const SERVICES = {
  dynamodb: { name: 'dynamodb', version: '1.0', endpoint: 'AWS_ENDPOINT_URL_DYNAMODB' },
  secretsmanager: { name: 'secretsmanager', version: '1.1', endpoint: 'AWS_ENDPOINT_URL_SECRETS_MANAGER' },
} as const;

type WireValue = { readonly B: string } | Exclude<AttributeValue, AttributeValue.BMember>;

/** The items that are read here hold no binary value inside a map or a list. */
function itemOf(wire: Record<string, WireValue>): Item {
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]): [string, AttributeValue] => [
      name,
      'B' in value && typeof value.B === 'string' ? { B: Buffer.from(value.B, 'base64') } : (value as AttributeValue),
    ]),
  );
}
