// The reads without the SDK give what the reads with it give, on the same real engine; and what goes wrong is an error,
// never an empty answer.
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type EventId, NOTHING, type UnitId, type FactKey, NOT_MOVED } from '@tera/domain';
import { TABLES, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { aDocument, aResponse, at, budi, contoh } from '@tera/testing/facts';
import { serve } from '@tera/testing/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { S } from './attributes.ts';
import { factItem } from './fact-item.ts';
import { type AwsEnvironment, type LeanReads, leanReads } from './lean-reads.ts';
import { registryReader } from './registry-reader.ts';
import { registryStore } from './registry-store.ts';

const engine = anEngine();
const secrets = secretsManager({ links: '{"signWith":"1","1":"rahasia – 1"}' });
let reads: LeanReads;

beforeAll(() => {
  reads = leanReads(environment());
});

function environment(others: Partial<AwsEnvironment> = {}): AwsEnvironment {
  return {
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    ...others,
  };
}

describe('an item', () => {
  it('is the same as with the SDK: texts, numbers, lists, maps, and bytes as bytes', async () => {
    const key = { pk: S('KIND#all'), sk: S('a key with “signs” – 🙂') };
    const Item = {
      ...key,
      version: { N: '12345678901234567890' },
      body: { B: new Uint8Array([0, 1, 254, 255, 10]) },
      yes: { BOOL: true },
      list: { L: [{ S: 'a' }, { N: '1' }] },
      map: { M: { inner: { S: 'b' } } },
    };
    await engine.client.send(new PutItemCommand({ TableName: TABLES.registry, Item }));

    const lean = await reads.getItem(TABLES.registry)(key);
    const { Item: sdk } = await engine.client.send(new GetItemCommand({ TableName: TABLES.registry, Key: key }));

    expect(plain(lean)).toEqual(plain(sdk));
    expect(lean?.['body']?.B).toBeInstanceOf(Uint8Array);
    expect([...(lean?.['body']?.B ?? [])]).toEqual([0, 1, 254, 255, 10]);
  });

  it('that is not there is nothing', async () => {
    expect(await reads.getItem(TABLES.registry)({ pk: S('KIND#none'), sk: S('x') })).toBeUndefined();
  });

  it('of a table that is not there is an error that names the question and the status', async () => {
    await expect(reads.getItem('no-such-table')({ pk: S('a'), sk: S('b') })).rejects.toThrow(
      /^DynamoDB_20120810\.GetItem answered 400: .*ResourceNotFoundException/,
    );
  });
});

describe('a unit', () => {
  it('is the one that the store put, its compressed body included, and a change is seen at once', async () => {
    const store = registryStore(engine.client, TABLES.registry);
    const lean = registryReader(reads.getItem(TABLES.registry));
    await putUnit(engine, contoh, aDocument({ name: 'Kantor “Satu Pintu”', contact: 'ppid@contoh.example' }));

    expect((await lean.unit(contoh))?.document).toEqual((await store.unit(contoh))?.document);

    await putUnit(engine, contoh, aDocument({ name: 'Nama baru' }));
    expect((await lean.unit(contoh))?.document.name).toBe('Nama baru');
    expect(await lean.unit('tidak-ada' as UnitId)).toBeUndefined();
  });
});

describe('a fact', () => {
  it('is there when its item is, and only under its own key', async () => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'a-pseudonym' };
    const state = { response: aResponse(), moves: NOT_MOVED };
    const Item = factItem({ key, state, applied: NOTHING, partial: false, version: 1 });
    await engine.client.send(new PutItemCommand({ TableName: TABLES.facts, Item }));
    const others: FactKey[] = [
      { ...key, id: 'another' },
      { ...key, kind: 'ticket' },
      { ...key, unitId: 'lain' as UnitId },
    ];

    expect(await reads.hasFact(TABLES.facts, key)).toBe(true);
    expect(await Promise.all(others.map((other) => reads.hasFact(TABLES.facts, other)))).toEqual([false, false, false]);
  });

  it('is not there yet when only a correction of its ticket is: nobody has answered', async () => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'corrected-first' };
    const moves = { officer: { to: budi, at: at('09:00'), eventId: 'x' as EventId } };
    const Item = factItem({ key, state: { moves }, applied: NOTHING, partial: false, version: 1 });

    await engine.client.send(new PutItemCommand({ TableName: TABLES.facts, Item }));

    expect(await reads.hasFact(TABLES.facts, key)).toBe(false);
  });
});

describe('a secret', () => {
  it('is its text, as it was put', async () => {
    expect(await reads.secretText('links')).toBe('{"signWith":"1","1":"rahasia – 1"}');
  });

  it('that is not there is an error', async () => {
    await expect(reads.secretText('none')).rejects.toThrow(/GetSecretValue answered 400: .*ResourceNotFound/);
  });
});

describe('a line that is bad', () => {
  it('is tried once more: one that was kept open may have been closed meanwhile', async () => {
    const flaky = await startFlaky({ brokenFirst: 1 });

    expect(await flaky.reads.getItem('t')({ pk: S('a') })).toEqual({ pk: S('a') });
    expect(flaky.requests()).toBe(2);
    await flaky.stop();
  });

  it('that stays bad is an error', async () => {
    const flaky = await startFlaky({ brokenFirst: 9 });

    await expect(flaky.reads.getItem('t')({ pk: S('a') })).rejects.toThrow('fetch failed');
    expect(flaky.requests()).toBe(2);
    await flaky.stop();
  });

  it('or an engine that says 500 is asked again', async () => {
    const flaky = await startFlaky({ failingFirst: 2 });

    expect(await flaky.reads.getItem('t')({ pk: S('a') })).toEqual({ pk: S('a') });
    expect(flaky.requests()).toBe(3);
    await flaky.stop();
  });
});

describe('a query', () => {
  it('gives the same pages as with the SDK, one after the other', async () => {
    const pk = S('PAGES#lean');
    for (const sk of ['a', 'b', 'c'])
      await engine.client.send(
        new PutItemCommand({ TableName: TABLES.indicators, Item: { pk, sk: S(sk), n: { N: '1' } } }),
      );
    const input = {
      TableName: TABLES.indicators,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      Limit: 2,
    };

    const first = await reads.query(input);
    const second = await reads.query({ ...input, ExclusiveStartKey: first.LastEvaluatedKey });

    expect(first.Items?.map(({ sk }) => sk?.S)).toEqual(['a', 'b']);
    expect(second.Items).toEqual([{ pk, sk: S('c'), n: { N: '1' } }]);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });
});

describe('an engine that is busy', () => {
  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException'])(
    'and says %s is asked again, later and later',
    async (type) => {
      const flaky = await startFlaky({ busyFirst: 3, type });

      expect(await flaky.reads.getItem('t')({ pk: S('a') })).toEqual({ pk: S('a') });
      expect(flaky.requests()).toBe(4);
      await flaky.stop();
    },
  );

  it('for too long is an error', async () => {
    const flaky = await startFlaky({ busyFirst: 99, type: 'ThrottlingException' });

    await expect(flaky.reads.getItem('t')({ pk: S('a') })).rejects.toThrow('ThrottlingException');
    expect(flaky.requests()).toBe(6);
    await flaky.stop();
  });
});

describe('a request', () => {
  it('is signed for its service and region, with the session of the function', async () => {
    const flaky = await startFlaky({});
    const signed = leanReads(
      environment({
        AWS_ENDPOINT_URL_DYNAMODB: flaky.endpoint,
        AWS_SESSION_TOKEN: 'a session',
        AWS_REGION: 'ap-southeast-1',
      }),
    );

    await signed.getItem('t')({ pk: S('a') });

    expect(flaky.lastHeaders()).toMatchObject({
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/ap-southeast-1\/dynamodb\/aws4_request, /,
      ) as string,
      'x-amz-security-token': 'a session',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'content-type': 'application/x-amz-json-1.0',
    });
    await flaky.stop();
  });
});

/** Bytes as numbers: the SDK's are a Uint8Array, ours a Buffer, and that makes no difference to anyone. */
function plain(item: unknown): unknown {
  return JSON.parse(
    JSON.stringify(item, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'B' in value ? { B: [...Buffer.from(bytesIn(value.B))] } : value,
    ),
  );
}

/** A Buffer has turned itself into an object by the time that a replacer sees it. */
function bytesIn(value: unknown): Uint8Array {
  const { data } = value as { data?: number[] };
  return data === undefined ? (value as Uint8Array) : Uint8Array.from(data);
}

/** An engine with one item, behind a line that is cut a few times, or that fails or is busy a few times itself. */
async function startFlaky({ brokenFirst = 0, failingFirst = 0, busyFirst = 0, type = '' }) {
  let requests = 0;
  let lastHeaders: object = {};
  const { url: endpoint, stop } = await serve((request, response) => {
    requests += 1;
    lastHeaders = request.headers;
    if (requests <= brokenFirst) {
      request.socket.destroy();
      return;
    }
    request.resume().on('end', () => {
      if (requests <= busyFirst) {
        response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'slow down' }));
        return;
      }
      response.writeHead(requests <= failingFirst ? 500 : 200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(requests <= failingFirst ? '{}' : JSON.stringify({ Item: { pk: S('a') } }));
    });
  });
  return {
    endpoint,
    reads: leanReads(environment({ AWS_ENDPOINT_URL_DYNAMODB: endpoint })),
    requests: () => requests,
    lastHeaders: () => lastHeaders,
    stop,
  };
}
