// Makes the queues of the template, in fauxqs or in whatever SQS is named. Apart from the engine, because the AWS client is
// slow to load: the engine starts meanwhile.

import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueSpec } from '../template.ts';

/** Makes the queues that are missing and gives all of them the attributes of the template. Returns name → URL. */
export async function createQueues(
  client: SQSClient,
  queues: readonly QueueSpec[],
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  // One after the other: a queue may name the one before it as its dead-letter queue.
  for (const { name, attributes } of queues) {
    const url = await queueUrl(client, name);
    await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { ...attributes } }));
    urls.set(name, url);
  }
  return urls;
}

async function queueUrl(client: SQSClient, name: string): Promise<string> {
  try {
    const { QueueUrl: url } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
    if (url !== undefined) return url;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
  }
  const { QueueUrl: url } = await client.send(new CreateQueueCommand({ QueueName: name }));
  if (url === undefined) throw new Error(`The queue ${name} was made without a URL.`);
  return url;
}
