// What the stack relies on of fauxqs, in the way it is put together here. Should an update of fauxqs break one of these,
// messages that were answered for could be lost.

import { networkInterfaces } from 'node:os';
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { heldEngines } from '../fixtures/held-engines.ts';
import { until } from '../fixtures/until.ts';
import type { QueueSpec } from '../template.ts';
import { localCredentials } from './endpoints.ts';
import { createQueues } from './queues.ts';
import { localQueueUrl, startSqs } from './sqs.ts';

const region = 'ap-southeast-3';
const arn = (name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;
const deadLetters: QueueSpec = { name: 'dead', arn: arn('dead'), attributes: {}, deadLetterQueue: undefined };
const facts: QueueSpec = {
  name: 'facts',
  arn: arn('facts'),
  attributes: {
    VisibilityTimeout: '300',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 1 }),
  },
  deadLetterQueue: 'dead',
};

function aClient(endpoint: string): SQSClient {
  const client = new SQSClient({ endpoint, region, credentials: localCredentials });
  onTestFinished(() => client.destroy());
  return client;
}

async function anEngine(folder: string) {
  const engine = await startSqs({ folder, region });
  onTestFinished(() => engine.stop());
  const client = aClient(engine.endpoint);
  await createQueues(client, [deadLetters, facts]);
  return queueOf(client, engine.endpoint);
}

function queueOf(client: SQSClient, endpoint: string) {
  const QueueUrl = localQueueUrl(endpoint, 'facts');
  return {
    endpoint,
    client,
    QueueUrl,
    send: (...bodies: readonly string[]) =>
      client.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
        }),
      ),
    receive: async (from = 'facts') => {
      const command = new ReceiveMessageCommand({
        QueueUrl: localQueueUrl(endpoint, from),
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
      });
      return (await client.send(command)).Messages ?? [];
    },
  };
}

describe('the queue engine', () => {
  it('keeps everything that it answered for, though it is killed at once', async () => {
    const folder = temporaryFolder();
    const held = await heldEngines(folder);
    const client = aClient(held.sqs);
    await createQueues(client, [deadLetters, facts]);
    const before = queueOf(client, held.sqs);
    await before.send('a', 'b');
    await client.send(new SendMessageCommand({ QueueUrl: before.QueueUrl, MessageBody: 'c' }));
    await held.kill();

    const after = await anEngine(`${folder}/sqs`);

    expect(new Set((await after.receive()).map(({ Body }) => Body))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('hands out again at once what was in the hands of a killed process, and counts that receive', async () => {
    const folder = temporaryFolder();
    const held = await heldEngines(folder);
    const client = aClient(held.sqs);
    await createQueues(client, [deadLetters, { ...facts, attributes: { VisibilityTimeout: '300' } }]);
    const before = queueOf(client, held.sqs);
    await before.send('a');
    expect(await before.receive()).toHaveLength(1);
    await held.kill();

    const engine = await startSqs({ folder: `${folder}/sqs`, region });
    onTestFinished(() => engine.stop());
    const [message] = await queueOf(aClient(engine.endpoint), engine.endpoint).receive();

    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
  });

  it('moves a message to the dead-letter queue for good', async () => {
    const folder = temporaryFolder();
    const first = await startSqs({ folder, region });
    const client = aClient(first.endpoint);
    await createQueues(client, [deadLetters, facts]);
    const before = queueOf(client, first.endpoint);
    await before.send('poison');
    const [message] = await before.receive();
    // A visibility of zero: back at once, and not lost.
    const { QueueUrl } = before;
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect(await before.receive()).toEqual([]);
    await first.stop();

    const after = await anEngine(folder);

    expect(await after.receive()).toEqual([]);
    expect((await after.receive('dead')).map(({ Body }) => Body)).toEqual(['poison']);
  });

  it('takes the attributes of the template also when the queue is there already', async () => {
    const engine = await anEngine(temporaryFolder());
    await createQueues(engine.client, [{ ...facts, attributes: { VisibilityTimeout: '60' } }]);

    const command = new GetQueueAttributesCommand({ QueueUrl: engine.QueueUrl, AttributeNames: ['All'] });

    expect((await engine.client.send(command)).Attributes).toMatchObject({ VisibilityTimeout: '60' });
  });

  it('listens on this machine only', async () => {
    const { endpoint } = await anEngine(temporaryFolder());
    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .filter((found) => found?.internal === false && found.family === 'IPv4');
    const { port } = new URL(endpoint);

    for (const found of elsewhere) {
      await expect(fetch(`http://${found?.address}:${port}/health`)).rejects.toThrow('fetch failed');
    }
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });

  it('lets a long poll go when it is asked to', async () => {
    const folder = temporaryFolder();
    const engine = await startSqs({ folder, region });
    onTestFinished(() => engine.stop());
    const client = aClient(engine.endpoint);
    await createQueues(client, [deadLetters, facts]);
    const QueueUrl = localQueueUrl(engine.endpoint, 'facts');

    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    let isOver = false;
    void waiting.finally(() => (isOver = true));
    // Asked again until the request has arrived there.
    await until(() => {
      engine.endLongPolls();
      return isOver || undefined;
    });

    expect((await waiting).Messages).toBeUndefined();
  });
});
