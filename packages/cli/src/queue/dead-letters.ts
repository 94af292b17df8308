// The dead-letter queue: what waits in it, and the way back to the facts queue. Looking takes a message into one's hands for
// some seconds, so a look while somebody else redrives shows less than there is.
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { type FactMessage, FactMessageSchema, type FieldError, read } from '@tera/contracts';

export interface DeadLetter {
  readonly messageId: string;
  readonly receipt: string;
  readonly body: string;
  readonly sentAt: number;
  readonly fact:
    { readonly ok: true; readonly value: FactMessage } | { readonly ok: false; readonly errors: readonly FieldError[] };
}

const PER_BATCH = 10;
/** SQS takes at most this much in one batch. */
const BATCH_BYTES = 256 * 1024;
/** Long enough to look through all, short enough that one that was forgotten comes back soon. */
const IN_HAND_SECONDS = 60;
/** A short poll asks only some of the servers that keep a queue. */
const WAIT_SECONDS = 1;
/** So many empty answers in a row are an empty queue. */
const EMPTY = 2;

/** About how many there are. */
export async function countDeadLetters(client: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
}

/** One after the other; whoever takes them has them for a minute. */
export async function* deadLetters(client: SQSClient, queueUrl: string): AsyncGenerator<DeadLetter[]> {
  const seen = new Set<string>();
  for (let empty = 0; empty < EMPTY;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: PER_BATCH,
        VisibilityTimeout: IN_HAND_SECONDS,
        WaitTimeSeconds: WAIT_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const letters = Messages.map(letterOf).filter(({ messageId }) => !seen.has(messageId));
    for (const { messageId } of letters) seen.add(messageId);
    if (letters.length > 0) yield letters;
    empty = letters.length === 0 ? empty + 1 : 0;
  }
}

/** Others may have them again at once. */
export async function release(client: SQSClient, queueUrl: string, letters: readonly DeadLetter[]): Promise<void> {
  for (const batch of batchesOf(letters)) {
    await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ receipt }, index) => ({
          Id: String(index),
          ReceiptHandle: receipt,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
}

/**
 * Back to the facts queue, and only what that queue has is taken out here: a message that is in both for a moment counts
 * once, one that is in neither would be lost. Gives how many went.
 */
export async function redrive(
  client: SQSClient,
  queues: { readonly from: string; readonly to: string },
  letters: readonly DeadLetter[],
): Promise<number> {
  let count = 0;
  for (const batch of batchesOf(letters)) {
    const { Successful = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queues.to,
        Entries: batch.map(({ body, fact }, index) => ({
          Id: String(index),
          MessageBody: body,
          // As it was sent first: on a standard queue this is fair sharing among the units.
          ...(fact.ok ? { MessageGroupId: fact.value.unitId } : {}),
        })),
      }),
    );
    const sent = Successful.flatMap(({ Id }) => batch[Number(Id)] ?? []);
    if (sent.length === 0) continue;
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queues.from,
        Entries: sent.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt })),
      }),
    );
    count += sent.length;
  }
  return count;
}

function letterOf({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message): DeadLetter {
  return {
    messageId: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    sentAt: Number(Attributes['SentTimestamp'] ?? 0),
    fact: read(FactMessageSchema, parsed(Body)),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function batchesOf(letters: readonly DeadLetter[]): DeadLetter[][] {
  const batches: DeadLetter[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const letter of letters) {
    const size = Buffer.byteLength(letter.body);
    if (bytes + size > BATCH_BYTES || batches.at(-1)?.length === PER_BATCH) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(letter);
    bytes += size;
  }
  return batches;
}
