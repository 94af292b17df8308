// The whole stack with an app that is not Tera: a request goes through the door, a function, a queue, another function and
// into a table, and everything is still there after a restart.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { temporaryFolder } from '@tera/testing/folder';
import { expect, it, onTestFinished } from 'vitest';
import { maxReceiveCount, smallApp } from './fixtures/small-app.ts';
import { until } from './fixtures/until.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

const templates = async () => smallApp();
const MINUTE_MS = 60_000;

async function aStack(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await startStack({
    dataDir: temporaryFolder(),
    port: 0,
    environment: {},
    templates,
    root: import.meta.dirname,
    ...options,
  });
  onTestFinished(stack.stop);
  return stack;
}

function post(stack: Stack, body: string): Promise<Response> {
  return fetch(`${stack.url}/inbox`, { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } });
}

async function isRecorded({ endpoints, region, credentials, settings }: Stack, note: string): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint: endpoints.dynamoDb, region, credentials });
  const Key = { pk: { S: note }, sk: { S: 'message' } };
  const { Item: item } = await client.send(new GetItemCommand({ TableName: settings['TABLE'], Key }));
  client.destroy();
  return item !== undefined;
}

it('carries a message from the door into the table, and keeps it', async () => {
  const dataDir = temporaryFolder();
  const first = await aStack({ dataDir });

  expect((await post(first, 'a note')).status).toBe(202);
  await until(async () => (await isRecorded(first, 'a note')) || undefined);
  await first.stop();

  expect(await isRecorded(await aStack({ dataDir }), 'a note')).toBe(true);
});

it('does not lose a message that was accepted just before it ends', async () => {
  const dataDir = temporaryFolder();
  const first = await aStack({ dataDir });
  expect((await post(first, 'in a hurry')).status).toBe(202);
  await first.stop();

  const second = await aStack({ dataDir });

  await until(async () => (await isRecorded(second, 'in a hurry')) || undefined);
});

it('gives a message up to the dead-letter queue after as many tries as the template says', async () => {
  const stack = await aStack();
  const inspect = async (queue: string) => {
    const response = await fetch(`${stack.endpoints.sqs}/_fauxqs/queues/${queue}`);
    return (await response.json()) as { messages: { ready: { body: string; approximateReceiveCount: number }[] } };
  };

  await post(stack, 'bad');

  const dead = await until(async () => (await inspect('small-data-DeadLetters')).messages.ready[0]);
  expect(dead).toMatchObject({ body: 'bad', approximateReceiveCount: maxReceiveCount + 1 });
});

it('tells its functions where everything is', async () => {
  const stack = await aStack();

  const answer = (await (await fetch(`${stack.url}/echo/halo`)).json()) as { environment: Record<string, string> };

  expect(answer).toMatchObject({
    event: { pathParameters: { word: 'halo' } },
    environment: {
      PUBLIC_URL: stack.url,
      AWS_ENDPOINT_URL_DYNAMODB: stack.endpoints.dynamoDb,
      AWS_ENDPOINT_URL_SQS: stack.endpoints.sqs,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: stack.endpoints.secretsManager,
    },
  });
  expect(stack.settings).toMatchObject({
    TABLE: 'small-data-Notes',
    QUEUE_URL: `${stack.endpoints.sqs}/000000000000/small-data-Inbox`,
  });
});

it('keeps the schedules of the template, by the clock that it is given, and says when a run fails', async () => {
  const said: string[] = [];
  let time = Date.parse('2026-11-20T08:00:30Z');
  const stack = await aStack({ now: () => time, onProgress: (line) => said.push(line) });

  time = Date.parse('2026-11-20T08:01:00Z');
  await until(async () => (await isRecorded(stack, 'EachMinute at 2026-11-20T08:01:00Z')) || undefined);

  // What becomes due while a run is in hand is left out, so an even minute has to come when none is.
  const failure = await until(() => {
    time += 2 * MINUTE_MS;
    return said.find((line) => line.includes('small-service-EachMinute has failed'));
  });
  expect(failure).toMatch(/Error: nothing can be noted at 2026-11-20T\d\d:\d[02468]:00Z$/);
});

it('uses the engines that the environment names, with the credentials beside them', async () => {
  const other = await aStack();

  const stack = await aStack({
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: other.endpoints.dynamoDb,
      AWS_ENDPOINT_URL_SQS: other.endpoints.sqs,
      AWS_ACCESS_KEY_ID: 'theirs',
      AWS_SECRET_ACCESS_KEY: 'theirs too',
    },
  });

  expect(stack.endpoints).toMatchObject({ dynamoDb: other.endpoints.dynamoDb, sqs: other.endpoints.sqs });
  expect(stack.embedded).toEqual({ dynamoDb: false, sqs: false });
  expect(stack.credentials).toMatchObject({ accessKeyId: 'theirs', secretAccessKey: 'theirs too' });
});

it('says when nothing answers at an endpoint of the environment', async () => {
  const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' };

  await expect(aStack({ environment })).rejects.toThrow('Nothing answers at http://127.0.0.1:1.');
});

it('says which port is in use, and lets go of the data folder', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const dataDir = temporaryFolder();

  await expect(aStack({ port, dataDir })).rejects.toThrow(`Port ${port} is in use: name another one with --port.`);

  await expect(aStack({ dataDir })).resolves.toBeDefined();
});

it('ends what it has started when the rest cannot start', async () => {
  const dataDir = temporaryFolder();

  await expect(aStack({ dataDir, templates: () => Promise.reject(new Error('does not synthesise')) })).rejects.toThrow(
    'does not synthesise',
  );

  await expect(aStack({ dataDir })).resolves.toBeDefined();
});
