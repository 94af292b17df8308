// The facts queue, and beside it that of charges, on the real (embedded) engine, in memory. It listens on this machine only.
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type SqsClient, sqsClient } from '@tera/store';
import { type Started, duringTests } from '../during-tests.ts';

export interface Queue {
  readonly endpoint: string;
  /** Of the facts queue. */
  readonly url: string;
  readonly chargesUrl: string;
  readonly client: SqsClient;
  /** The bodies of all messages that wait in the facts queue, or in another; they are gone afterwards. */
  readonly drain: (url?: string) => Promise<string[]>;
}

/** The queue, empty, for the tests of this file or of the `describe` around the call. */
export function aQueue(): Queue {
  return duringTests(startQueue);
}

async function startQueue(): Promise<Queue & Started> {
  // Loaded by those who need it: it is a whole web server.
  const { buildApp } = await import('fauxqs');
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const connection = {
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const sdk = new SQSClient(connection);
  for (const QueueName of ['facts', 'charges']) await sdk.send(new CreateQueueCommand({ QueueName }));
  const urlOf = (name: string) => `${endpoint}/000000000000/${name}`;
  const url = urlOf('facts');
  return {
    endpoint,
    url,
    chargesUrl: urlOf('charges'),
    client: sqsClient(connection),
    drain: async (from = url) => {
      const bodies: string[] = [];
      for (;;) {
        const { Messages = [] } = await sdk.send(
          new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) return bodies;
        for (const { Body = '', ReceiptHandle } of Messages) {
          bodies.push(Body);
          await sdk.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
        }
      }
    },
    stop: async () => {
      sdk.destroy();
      await app.close();
    },
  };
}
