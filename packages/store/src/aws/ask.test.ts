// What is asked of AWS without its SDK is asked as the SDK asks it, and what comes back is what the SDK gives; and what goes
// wrong is an error, never an empty answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as Sdk from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { TABLES, anEngine, secretsManager } from '@tera/testing/engine';
import { bytesOf, serve } from '@tera/testing/server';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { S } from '../attributes.ts';
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  dynamoClient,
  isConditionFailure,
} from './dynamodb.ts';
import { secretsClient } from './secrets-manager.ts';
import { signed } from './signature.ts';

const LOCAL = { region: 'ap-southeast-3', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const engine = anEngine();
const secrets = secretsManager({ links: '{"signWith":"1","1":"rahasia – 1"}' });

const TableName = TABLES.registry;
const read = new GetItemCommand({ TableName, Key: { pk: S('a'), sk: S('b') } });
const key = { pk: S('KIND#all'), sk: S('a key with “signs” – 🙂') };
const item = {
  ...key,
  version: { N: '12345678901234567890' },
  body: { B: new Uint8Array([0, 1, 254, 255, 10]) },
  yes: { BOOL: true },
  nothing: { NULL: true },
  list: { L: [{ S: 'a' }, { N: '1' }, { B: new Uint8Array([7]) }] },
  map: {
    M: { inner: { S: 'b' }, B: { S: 'no bytes, but a name' }, deep: { M: { B: { B: new Uint8Array([0, 255]) } } } },
  },
};

describe('an item', () => {
  it('is the same as with the SDK, both ways: texts, numbers, lists, maps, and bytes as bytes at any depth', async () => {
    await engine.client.send(new PutItemCommand({ TableName, Item: item }));

    const { Item: ours } = await engine.client.send(new GetItemCommand({ TableName, Key: key }));
    const { Item: theirs } = await engine.sdk.send(new Sdk.GetItemCommand({ TableName, Key: key }));

    expect(ours).toEqual(theirs);
    expect(ours).toEqual(item);
  });

  it('written by the SDK is read, also when its bytes are a part of a larger buffer', async () => {
    const part = Buffer.from('0123456789').subarray(3, 6);
    await engine.client.send(new PutItemCommand({ TableName, Item: { ...key, part: { B: part } } }));

    const { Item } = await engine.sdk.send(new Sdk.GetItemCommand({ TableName, Key: key }));

    expect(Buffer.from(Item?.['part']?.B ?? []).toString()).toBe('345');
  });

  it('that is not there is nothing', async () => {
    const answer = await engine.client.send(new GetItemCommand({ TableName, Key: { pk: S('none'), sk: S('x') } }));

    expect(answer.Item).toBeUndefined();
  });
});

describe('every operation', () => {
  const of = { pk: S('OPERATIONS'), sk: S('a') };
  const put = { TableName, Item: of };
  const get = { TableName, Key: of, ConsistentRead: true };
  const batch = { RequestItems: { [TableName]: { Keys: [of] } } };
  const query: Sdk.QueryCommandInput = {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': of.pk },
    Limit: 1,
    ReturnConsumedCapacity: 'TOTAL',
  };
  const update: Sdk.UpdateItemCommandInput = {
    TableName,
    Key: of,
    UpdateExpression: 'SET n = :n',
    ExpressionAttributeValues: { ':n': { N: '1' } },
    ReturnValues: 'ALL_NEW',
  };
  const transaction: Sdk.TransactWriteItemsCommandInput = {
    TransactItems: [{ Put: { TableName, Item: of } }],
    ReturnConsumedCapacity: 'TOTAL',
  };

  it.each([
    ['PutItem', () => engine.client.send(new PutItemCommand(put)), () => engine.sdk.send(new Sdk.PutItemCommand(put))],
    ['GetItem', () => engine.client.send(new GetItemCommand(get)), () => engine.sdk.send(new Sdk.GetItemCommand(get))],
    [
      'BatchGetItem',
      () => engine.client.send(new BatchGetItemCommand(batch)),
      () => engine.sdk.send(new Sdk.BatchGetItemCommand(batch)),
    ],
    ['Query', () => engine.client.send(new QueryCommand(query)), () => engine.sdk.send(new Sdk.QueryCommand(query))],
    [
      'UpdateItem',
      () => engine.client.send(new UpdateItemCommand(update)),
      () => engine.sdk.send(new Sdk.UpdateItemCommand(update)),
    ],
    [
      'TransactWriteItems',
      () => engine.client.send(new TransactWriteItemsCommand(transaction)),
      () => engine.sdk.send(new Sdk.TransactWriteItemsCommand(transaction)),
    ],
    [
      'DeleteItem',
      () => engine.client.send(new DeleteItemCommand({ TableName, Key: of })),
      () => engine.sdk.send(new Sdk.DeleteItemCommand({ TableName, Key: of })),
    ],
  ])('%s is answered as with the SDK', async (_, ours, theirs) => {
    const answer = await ours();
    const { $metadata: __, ...expected } = await theirs();

    // What the SDK has not got is there as undefined.
    expect(answer).toEqual(JSON.parse(JSON.stringify(expected)));
  });
});

describe('an error', () => {
  const ConditionExpression = 'attribute_not_exists(pk)';

  it('names the question and the status, and has the name that the SDK gives it', async () => {
    const error = await refused(new GetItemCommand({ TableName: 'no-such-table', Key: key }));

    expect(error).toMatchObject({
      name: 'ResourceNotFoundException',
      $fault: 'client',
      message: expect.stringMatching(/^DynamoDB_20120810\.GetItem answered 400: ResourceNotFoundException/) as string,
    });
  });

  it('of a condition is known as one, and no other is', async () => {
    await engine.client.send(new PutItemCommand({ TableName, Item: item }));

    expect(isConditionFailure(await refused(new PutItemCommand({ TableName, Item: item, ConditionExpression })))).toBe(
      true,
    );
    expect(isConditionFailure(await refused(new GetItemCommand({ TableName: 'no-such-table', Key: key })))).toBe(false);
    expect(isConditionFailure(undefined)).toBe(false);
  });

  it('of a transaction says the reason of each action', async () => {
    await engine.client.send(new PutItemCommand({ TableName, Item: item }));

    const error = await refused(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: { pk: S('another'), sk: S('x') } } },
          { Put: { TableName, Item: item, ConditionExpression } },
        ],
      }),
    );

    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
  });

  it('is an error too where a page came instead of an answer', async () => {
    const page = { status: 502, body: '<html>Bad gateway</html>' };
    const proxy = await aLine({ answers: [page, page, page] });

    await expect(proxy.ask()).rejects.toMatchObject({ name: 'Status502', $fault: 'server' });
  });
});

describe('a secret', () => {
  it('is its text, as it was put, and as the SDK reads it', async () => {
    const sdk = new SecretsManagerClient({ ...LOCAL, endpoint: secrets.endpoint });

    const { SecretString } = await sdk.send(new GetSecretValueCommand({ SecretId: 'links' }));

    expect(await secrets.client.text('links')).toBe('{"signWith":"1","1":"rahasia – 1"}');
    expect(await secrets.client.text('links')).toBe(SecretString);
  });

  it('that is not there is an error', async () => {
    await expect(secrets.client.text('none')).rejects.toThrow(/GetSecretValue answered 400: .*ResourceNotFound/);
  });
});

describe('a line that is bad', () => {
  it('is tried once more: one that was kept open may have been closed meanwhile', async () => {
    const line = await aLine({ answers: ['cut'] });

    expect(await line.ask()).toMatchObject({ Item: key });
    expect(line.requests()).toBe(2);
  });

  it('that stays bad is an error', async () => {
    const line = await aLine({ answers: ['cut', 'cut', 'cut'] });

    await expect(line.ask()).rejects.toThrow('socket hang up');
    expect(line.requests()).toBe(2);
  });

  it('or an engine that says 500 is asked again', async () => {
    const failure = { status: 500, body: '{}' };
    const line = await aLine({ answers: [failure, failure] });

    expect(await line.ask()).toMatchObject({ Item: key });
    expect(line.requests()).toBe(3);
  });

  it('or an engine that is not there is an error with the name that Node gives it', async () => {
    await expect(
      dynamoClient({ ...LOCAL, endpoint: 'http://127.0.0.1:1' }).send(new GetItemCommand({ TableName, Key: key })),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('an engine that does not answer', () => {
  it('is given up in time, and not asked again', async () => {
    const line = await aLine({ answers: ['never', 'never'] });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = line.ask().catch((error: unknown) => error);
    await vi.waitUntil(() => line.requests() === 1);

    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();

    expect(await outcome).toMatchObject({ name: 'TimeoutError' });
    expect(line.requests()).toBe(1);
  });

  it('while the function reckons is not given up: a timer that comes late, and once, was no waiting', async () => {
    const line = await aLine({ answers: [] });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = line.ask();
    expect(vi.getTimerCount()).toBe(1);

    vi.advanceTimersToNextTimer();
    vi.useRealTimers();

    expect(await outcome).toMatchObject({ Item: key });
  });

  it('in the middle of its answer is given up likewise', async () => {
    const line = await aLine({ answers: ['half'] });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = line.ask().catch((error: unknown) => error);
    await vi.waitUntil(() => line.requests() === 1);

    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();

    expect(await outcome).toMatchObject({ name: 'TimeoutError' });
  });

  it('is given up at once by whoever can wait no longer', async () => {
    const line = await aLine({ answers: ['never'] });
    const patience = new AbortController();
    const outcome = line.ask({ abortSignal: patience.signal }).catch((error: unknown) => error);

    patience.abort();

    expect(await outcome).toMatchObject({ name: 'AbortError' });
  });
});

describe('an engine that is busy', () => {
  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException'])(
    'and says %s is asked again, later and later',
    async (type) => {
      const line = await aLine({ answers: [busy(type), busy(type), busy(type)] });

      expect(await line.ask()).toMatchObject({ Item: key });
      expect(line.requests()).toBe(4);
    },
  );

  it('for too long is an error', async () => {
    const line = await aLine({ answers: Array.from({ length: 99 }, () => busy('ThrottlingException')) });

    await expect(line.ask()).rejects.toThrow('ThrottlingException');
    expect(line.requests()).toBe(6);
  });
});

describe('a transaction that is sent twice', () => {
  it('has the same token both times, and another has another: it is done once', async () => {
    const line = await aLine({ answers: ['cut'] });
    const transaction = { TransactItems: [{ Put: { TableName, Item: item } }] };

    await line.client.send(new TransactWriteItemsCommand(transaction));
    await line.client.send(new TransactWriteItemsCommand(transaction));

    const [first, again, other] = line
      .bodies()
      .map((body) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('where AWS is', () => {
  it.each([
    [{ AWS_ENDPOINT_URL_SECRETS_MANAGER: 'URL', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }],
    [{ AWS_ENDPOINT_URL: 'URL' }],
  ])('is said by the environment as the SDK reads it: %j', async (variables) => {
    vi.stubEnv('AWS_REGION', 'ap-southeast-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'an-id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a-secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'a session');
    const line = await aLine({ answers: [{ status: 200, body: '{"SecretString":"text"}' }] });
    for (const [name, url] of Object.entries(variables)) vi.stubEnv(name, url === 'URL' ? line.endpoint : url);

    expect(await secretsClient().text('links')).toBe('text');

    vi.unstubAllEnvs();
    expect(line.headers()).toMatchObject({
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=an-id\/\d{8}\/ap-southeast-1\/secretsmanager\/aws4_request, /,
      ) as string,
      'x-amz-security-token': 'a session',
      'x-amz-target': 'secretsmanager.GetSecretValue',
      'content-type': 'application/x-amz-json-1.1',
    });
  });
});

describe('who asks', () => {
  it('has the keys of the moment, at every try, where they change', async () => {
    const line = await aLine({ answers: ['cut'] });
    let given = 0;
    const credentials = () => Promise.resolve({ accessKeyId: `key-${++given}`, secretAccessKey: 'a-secret' });

    await dynamoClient({ ...LOCAL, endpoint: line.endpoint, credentials }).send(read);

    expect(line.headers()).toMatchObject({ authorization: expect.stringContaining('Credential=key-2/') as string });
  });

  it('hears which variable is missing, before anything is sent', async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('AWS_REGION', undefined);
    expect(() => secretsClient()).toThrow('AWS_REGION is missing');

    vi.stubEnv('AWS_REGION', 'ap-southeast-3');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    await expect(secretsClient().text('links')).rejects.toThrow('AWS_SECRET_ACCESS_KEY are missing');
  });
});

describe('a signature', () => {
  it('is the one that the SDK makes of the same request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          body: fc.string({ unit: 'grapheme' }),
          region: fc.constantFrom('ap-southeast-3', 'us-east-1'),
          secretAccessKey: fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
          sessionToken: fc.constantFrom('a-token', 'YQ==/+'),
          at: fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        }),
        async ({ body, region, secretAccessKey, sessionToken, at }) => {
          const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey, sessionToken };
          const endpoint = new URL(`https://dynamodb.${region}.amazonaws.com`);
          const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Query' };
          const request = {
            method: 'POST',
            protocol: 'https:',
            hostname: endpoint.hostname,
            path: '/',
            query: {},
            body,
          };
          const signer = await new Sdk.DynamoDBClient({ region, credentials }).config.signer();

          const theirs = await signer.sign(
            { ...request, headers: { ...headers, host: endpoint.host } },
            { signingDate: at },
          );
          // The SDK signs one header more.
          const { 'x-amz-content-sha256': hash = '' } = theirs.headers;
          const all = { ...headers, 'x-amz-content-sha256': hash };
          const ours = signed({ service: 'dynamodb', region, endpoint, headers: all, body }, credentials, at.getTime());

          expect(ours).toEqual(theirs.headers);
        },
      ),
      { numRuns: 50 },
    );
  });
});

async function refused(command: DynamoCommand): Promise<Error> {
  try {
    await engine.client.send(command);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was not refused');
}

function busy(type: string): Answered {
  return {
    status: 400,
    body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'slow down' }),
  };
}

type Answered = 'cut' | 'never' | 'half' | { readonly status: number; readonly body: string };

/** An engine with one item, behind a line on which the first questions are answered so. */
async function aLine({ answers }: { readonly answers: readonly Answered[] }) {
  const bodies: string[] = [];
  let headers: object = {};
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    headers = request.headers;
    bodies.push((await bytesOf(request)).toString());
    const now = answers[bodies.length - 1] ?? { status: 200, body: JSON.stringify({ Item: key }) };
    if (now === 'cut') request.socket.destroy();
    if (now === 'half') response.writeHead(200).write('{');
    if (typeof now === 'string') return;
    response.writeHead(now.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(now.body);
  };
  const { url: endpoint, stop } = await serve((request, response) => void answer(request, response));
  onTestFinished(stop);
  const client = dynamoClient({ ...LOCAL, endpoint });
  return {
    endpoint,
    client,
    ask: (options?: { readonly abortSignal: AbortSignal }) => client.send(read, options),
    requests: () => bodies.length,
    bodies: () => bodies,
    headers: () => headers,
  };
}
