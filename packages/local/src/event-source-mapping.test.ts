// The mapping on the real queue engine. The function is played by the test, which so sees every batch and decides what
// becomes of it.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { duringTests } from '@tera/testing/during-tests';
import { aFolder } from '@tera/testing/folder';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { localCredentials } from './engines/endpoints.ts';
import { createQueues } from './engines/queues.ts';
import { localQueueUrl, startSqs } from './engines/sqs.ts';
import { startEventSourceMapping } from './event-source-mapping.ts';
import { until } from './fixtures/until.ts';
import type { InvocationOutcome } from './function-host.ts';
import type { MappingSpec } from './template.ts';

const region = 'ap-southeast-3';
const arn = (name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;
const failure: InvocationOutcome = { kind: 'failed', errorType: 'Error', errorMessage: 'as the test wants' };
const returned = (payload: unknown = null): InvocationOutcome => ({ kind: 'returned', payload });

const folder = aFolder();
const engine = duringTests(() => startSqs({ folder: folder.path, region }));
let client: SQSClient;
let queueCount = 0;

beforeAll(() => {
  client = new SQSClient({ endpoint: engine.endpoint, region, credentials: localCredentials });
  return () => client.destroy();
});

interface Setup extends Partial<MappingSpec> {
  /** Sent before the mapping starts. */
  readonly bodies: readonly string[];
  /** What the function answers to a batch; all is well by default. */
  readonly answer?: (batch: SQSEvent, call: number) => Promise<InvocationOutcome> | InvocationOutcome;
  /** For how long what was received stays hidden; long, unless the test is about its return. */
  readonly visibilitySeconds?: number;
  readonly maxReceiveCount?: number;
}

/** A queue of its own with its dead-letter queue, and the mapping that feeds the function. */
async function aMapping({ bodies, answer, visibilitySeconds = 60, maxReceiveCount = 100, ...spec }: Setup) {
  const name = `queue-${++queueCount}`;
  const deadLetters = `${name}-dead`;
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn(deadLetters), maxReceiveCount });
  const attributes = { VisibilityTimeout: String(visibilitySeconds), RedrivePolicy };
  await createQueues(client, [
    { name: deadLetters, arn: arn(deadLetters), attributes: {}, deadLetterQueue: undefined },
    { name, arn: arn(name), attributes, deadLetterQueue: deadLetters },
  ]);
  const queueUrl = localQueueUrl(engine.endpoint, name);
  const send = (them: readonly string[]) => sendAll(queueUrl, them);
  await send(bodies);

  const batches: SQSEvent[] = [];
  const mapping = startEventSourceMapping({
    mapping: {
      queueName: name,
      functionName: 'count',
      batchSize: 10,
      windowSeconds: 0,
      maximumConcurrency: 2,
      reportsBatchItemFailures: false,
      ...spec,
    },
    client,
    queueUrl,
    queueArn: arn(name),
    region,
    endLongPolls: engine.endLongPolls,
    invoke: async (_, event) => {
      batches.push(event);
      return (await answer?.(event, batches.length)) ?? returned();
    },
  });
  onTestFinished(() => mapping.stop());
  return {
    batches,
    send,
    stop: mapping.stop,
    /** How many messages the queue still has, seen or hidden. */
    left: () => count(queueUrl),
    deadLettersUrl: localQueueUrl(engine.endpoint, deadLetters),
  };
}

function bodiesOf(batch: SQSEvent | undefined): string[] | undefined {
  return batch?.Records.map(({ body }) => body);
}

async function sendAll(queueUrl: string, bodies: readonly string[]): Promise<void> {
  for (let from = 0; from < bodies.length; from += 10) {
    const Entries = bodies.slice(from, from + 10).map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}

async function count(queueUrl: string): Promise<number> {
  const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] });
  const { Attributes: attributes = {} } = await client.send(command);
  return (
    Number(attributes['ApproximateNumberOfMessages']) + Number(attributes['ApproximateNumberOfMessagesNotVisible'])
  );
}

function numbered(length: number): string[] {
  return Array.from({ length }, (_, index) => `message ${index}`);
}

describe('a batch', () => {
  it('holds records as Lambda makes them', async () => {
    const { batches } = await aMapping({ bodies: ['halo'] });

    await until(() => batches[0]);

    expect(batches[0]?.Records).toEqual([
      {
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        receiptHandle: expect.any(String),
        body: 'halo',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {},
        md5OfBody: '57f842286171094855e51fc3a541c1e2',
        eventSource: 'aws:sqs',
        eventSourceARN: expect.stringMatching(/^arn:aws:sqs:ap-southeast-3:000000000000:queue-\d+$/),
        awsRegion: region,
      },
    ]);
  });

  it('is never larger than the batch size, and full when the queue is', async () => {
    const { batches, left } = await aMapping({ bodies: numbered(60), batchSize: 25, windowSeconds: 1 });

    await until(async () => ((await left()) === 0 ? true : undefined));

    expect(batches.map(({ Records }) => Records.length)).toEqual([25, 25, 10]);
    const bodies = batches.flatMap(({ Records }) => Records.map(({ body }) => body));
    expect(new Set(bodies)).toEqual(new Set(numbered(60)));
    expect(bodies).toHaveLength(60);
  });

  it('waits for the window since its first message', async () => {
    const { batches, send } = await aMapping({ bodies: ['early'], batchSize: 100, windowSeconds: 2 });

    await sleep(500);
    await send(['late']);
    await until(() => batches[0]);

    expect(bodiesOf(batches[0])).toEqual(['early', 'late']);
  });

  it('does not wait without a window', async () => {
    const { batches } = await aMapping({ bodies: numbered(12), batchSize: 10 });

    await until(() => batches[1]);

    expect(batches.map((batch) => bodiesOf(batch)?.length)).toEqual([10, 2]);
  });

  it('has at most 6 MB; the rest is the next one', async () => {
    const bodies = Array.from({ length: 9 }, () => 'x'.repeat(1_000_000));
    const queue = await aMapping({ bodies: [], batchSize: 100, windowSeconds: 2 });
    for (const body of bodies) await queue.send([body]);

    await until(async () => ((await queue.left()) === 0 ? true : undefined));

    expect(queue.batches.flatMap(({ Records }) => Records)).toHaveLength(9);
    for (const batch of queue.batches) expect(JSON.stringify(batch).length).toBeLessThanOrEqual(6 * 1024 * 1024);
  });
});

describe('batches in hand', () => {
  it('are as many as the maximum concurrency, and not one more', async () => {
    const gate = Promise.withResolvers<InvocationOutcome>();
    const { batches, left } = await aMapping({
      bodies: numbered(50),
      maximumConcurrency: 2,
      answer: () => gate.promise,
    });

    await until(() => batches[1]);
    await sleep(300);
    expect(batches).toHaveLength(2);

    gate.resolve(returned());
    await until(async () => ((await left()) === 0 ? true : undefined));
    expect(batches).toHaveLength(5);
  });

  it('are finished when the mapping stops, and no other is begun', async () => {
    const gate = Promise.withResolvers<InvocationOutcome>();
    const { batches, stop, left } = await aMapping({
      bodies: numbered(30),
      maximumConcurrency: 1,
      answer: () => gate.promise,
    });
    await until(() => batches[0]);

    const stopped = stop();
    gate.resolve(returned());
    await stopped;

    expect(batches).toHaveLength(1);
    expect(await left()).toBe(20);
  });
});

describe('messages', () => {
  it('are deleted when the function returns, whatever it returns', async () => {
    const payload = { batchItemFailures: ['?'] };
    const { batches, left } = await aMapping({ bodies: numbered(3), answer: () => returned(payload) });

    await until(async () => ((await left()) === 0 ? true : undefined));

    expect(batches).toHaveLength(1);
  });

  it('of a batch that failed stay, all of them, and come again when their visibility ends', async () => {
    const { batches, left } = await aMapping({
      bodies: ['a', 'b'],
      visibilitySeconds: 1,
      answer: (_, call) => (call === 1 ? failure : returned()),
    });

    await until(async () => ((await left()) === 0 ? true : undefined));

    expect(bodiesOf(batches[0])).toEqual(['a', 'b']);
    const again = batches.slice(1).flatMap(({ Records }) => Records);
    expect(again.map(({ body }) => body).toSorted()).toEqual(['a', 'b']);
    expect(again.every(({ attributes }) => attributes.ApproximateReceiveCount === '2')).toBe(true);
  });

  it('that failed stay alone where the mapping reports failures', async () => {
    const { batches, left } = await aMapping({
      bodies: ['good', 'bad', 'good too'],
      reportsBatchItemFailures: true,
      answer: ({ Records }) => {
        const bad = Records.filter(({ body }) => body === 'bad');
        return returned({ batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) });
      },
    });

    await until(async () => ((await left()) === 1 ? true : undefined));

    expect(batches).toHaveLength(1);
  });

  it.each([
    ['null', null],
    ['an empty object', {}],
    ['an empty list', { batchItemFailures: [] }],
    ['no list', { batchItemFailures: null }],
  ])('are all deleted when the report is %s', async (_, payload) => {
    const answer = () => returned(payload);
    const { batches, left } = await aMapping({ bodies: ['a'], reportsBatchItemFailures: true, answer });

    await until(async () => ((await left()) === 0 ? true : undefined));

    expect(batches).toHaveLength(1);
  });

  it.each([
    ['a text', () => 'fine'],
    ['a list', () => []],
    ['an item that is null', () => ({ batchItemFailures: [null] })],
    ['an identifier that is null', () => ({ batchItemFailures: [{ itemIdentifier: null }] })],
    ['an identifier that is empty', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
    ['an identifier of no message', () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] })],
    ['a misspelt identifier', (id: string) => ({ batchItemFailures: [{ messageId: id }] })],
    [
      'one good and one unknown identifier',
      (id: string) => ({
        batchItemFailures: [{ itemIdentifier: id }, { itemIdentifier: 'unknown' }],
      }),
    ],
    ['something that is no list', (id: string) => ({ batchItemFailures: id })],
  ])('all stay when the report is %s', async (_, reportFor) => {
    const { batches, left, stop } = await aMapping({
      bodies: ['a', 'b'],
      reportsBatchItemFailures: true,
      answer: ({ Records }) => returned(reportFor(Records[0]?.messageId ?? '')),
    });

    await until(() => batches[0]);
    await stop();

    expect(await left()).toBe(2);
  });

  it('that fail too often end in the dead-letter queue, and the others do not', async () => {
    const { deadLettersUrl, batches, left } = await aMapping({
      bodies: ['good', 'bad'],
      visibilitySeconds: 1,
      maxReceiveCount: 2,
      reportsBatchItemFailures: true,
      answer: ({ Records }) => {
        const bad = Records.filter(({ body }) => body === 'bad');
        return returned({ batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) });
      },
    });

    await until(async () => ((await count(deadLettersUrl)) === 1 ? true : undefined));

    expect(await left()).toBe(0);
    const tries = batches.flatMap(({ Records }) => Records).filter(({ body }) => body === 'bad');
    expect(tries.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['1', '2']);
    const { Messages: dead } = await client.send(new ReceiveMessageCommand({ QueueUrl: deadLettersUrl }));
    expect(dead?.map(({ Body }) => Body)).toEqual(['bad']);
  });
});

it('goes on when the queue does not answer for a while', async () => {
  const errors: unknown[] = [];
  const name = `queue-${++queueCount}`;
  const queueUrl = localQueueUrl(engine.endpoint, name);
  const batches: SQSEvent[] = [];
  const mapping = startEventSourceMapping({
    mapping: {
      queueName: name,
      functionName: 'count',
      batchSize: 10,
      windowSeconds: 0,
      maximumConcurrency: 1,
      reportsBatchItemFailures: false,
    },
    client,
    queueUrl,
    queueArn: arn(name),
    region,
    onError: (error) => errors.push(error),
    invoke: async (_, event) => {
      batches.push(event);
      return returned();
    },
  });
  onTestFinished(() => mapping.stop());
  await until(() => errors[0]);

  await client.send(new CreateQueueCommand({ QueueName: name }));
  await sendAll(queueUrl, ['at last']);

  expect(await until(() => batches[0])).toMatchObject({ Records: [{ body: 'at last' }] });
});
