// Feeds a queue to a function the way Lambda does. The one thing to remember: it only ever deletes messages. What was not
// handled just stays, comes back when its visibility ends, and goes to the dead-letter queue by the queue's own rule.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandOutput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import type { InvocationOutcome } from './function-host.ts';
import { isObject } from './json.ts';
import type { MappingSpec } from './template.ts';

export interface EventSourceMapping {
  /** Receives no more, and resolves when the batches in hand are through. */
  readonly stop: () => Promise<void>;
}

export interface EventSourceMappingOptions {
  readonly mapping: MappingSpec;
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly invoke: (functionName: string, event: SQSEvent) => Promise<InvocationOutcome>;
  /** Lets the receive that waits for messages answer now, where the engine can. */
  readonly endLongPolls?: () => void;
  /** Told when the queue does not answer; the mapping goes on trying. */
  readonly onError?: (error: unknown) => void;
}

/** The limit of SQS for one receive and for one deletion. */
const perCall = 10;
/** How many receives collect a batch at once. */
const receivers = 4;
/** The limit of Lambda for the payload of an invocation. */
const maxPayloadBytes = 6 * 1024 * 1024;
/** Long enough to ask seldom, short enough for a stop that no engine can hasten. */
const idleWaitSeconds = 1;
const pauseWithinWindowMs = 50;
const pauseAfterErrorMs = 1000;

export function startEventSourceMapping(options: EventSourceMappingOptions): EventSourceMapping {
  const { mapping, client, queueUrl, invoke } = options;
  const inHand = new Set<Promise<void>>();
  /** Received, but over the payload limit of the batch before. */
  let leftOver: readonly Message[] = [];
  const stopping = new AbortController();

  async function receive(count: number, waitSeconds: number): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: count,
      WaitTimeSeconds: waitSeconds,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    const { Messages: messages = [] }: ReceiveMessageCommandOutput = await client.send(command);
    return messages;
  }

  /** Up to a whole batch: until it is full by number or size, or the window since its first message is over. */
  async function collect(): Promise<readonly Message[]> {
    const { batchSize, windowSeconds } = mapping;
    const batch = new Batch(batchSize);
    batch.add(leftOver);
    if (batch.isEmpty()) batch.add(await receive(Math.min(perCall, batchSize), idleWaitSeconds));
    const windowEnds = Date.now() + windowSeconds * 1000;

    /** Receives until the batch is full. One goes on until the window is over, the others until the queue is empty. */
    const collector = async (_: unknown, index: number): Promise<void> => {
      while (!stopping.signal.aborted) {
        const room = batch.reserve(perCall);
        if (room === 0) return;
        const millisecondsLeft = Math.max(0, windowEnds - Date.now());
        // A long poll lasts whole seconds; near the end of the window the wait is ours.
        const messages = await receive(room, Math.min(idleWaitSeconds, Math.floor(millisecondsLeft / 1000)));
        batch.add(messages, room);
        if (messages.length > 0) continue;
        if (index > 0 || Date.now() >= windowEnds) return;
        await sleep(Math.min(pauseWithinWindowMs, Math.max(0, windowEnds - Date.now())));
      }
    };
    // Without a window there is one receive to a batch.
    if (windowSeconds > 0 && !batch.isEmpty()) await Promise.all(Array.from({ length: receivers }, collector));
    leftOver = batch.overTheLimit();
    return batch.messages();
  }

  async function handle(messages: readonly Message[]): Promise<void> {
    const Records = messages.map((message) => recordOf(message, options));
    const outcome = await invoke(mapping.functionName, { Records });
    await remove(handled(messages, outcome, mapping.reportsBatchItemFailures));
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += perCall) {
      const Entries = messages
        .slice(from, from + perCall)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted || leftOver.length > 0) {
      try {
        if (inHand.size >= mapping.maximumConcurrency) {
          await Promise.race(inHand);
          continue;
        }
        const messages = await collect();
        if (messages.length === 0) continue;
        const batch = handle(messages)
          // What could not be deleted comes back; the function has to live with that anyway.
          .catch((error: unknown) => options.onError?.(error))
          .finally(() => inHand.delete(batch));
        inHand.add(batch);
      } catch (error) {
        if (stopping.signal.aborted) return;
        options.onError?.(error);
        await sleep(pauseAfterErrorMs);
      }
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      options.endLongPolls?.();
      await running;
      await Promise.all(inHand);
    },
  };
}

/** A batch in the making. Several receives fill it, so each reserves the room for what it may bring. */
class Batch {
  readonly #size: number;
  readonly #received: Message[] = [];
  #reserved = 0;
  #bytes = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** How many messages a receive may ask for; none when there is no room, or no payload, left. */
  reserve(atMost: number): number {
    const room = this.#bytes >= maxPayloadBytes ? 0 : this.#size - this.#received.length - this.#reserved;
    const reserved = Math.min(atMost, room);
    this.#reserved += reserved;
    return reserved;
  }

  add(messages: readonly Message[], reserved = 0): void {
    this.#reserved -= reserved;
    this.#received.push(...messages);
    this.#bytes += messages.reduce((sum, message) => sum + payloadBytes(message), 0);
  }

  isEmpty(): boolean {
    return this.#received.length === 0;
  }

  messages(): readonly Message[] {
    return this.#received.slice(0, this.#withinPayload());
  }

  overTheLimit(): readonly Message[] {
    return this.#received.slice(this.#withinPayload());
  }

  /** One message always goes, whatever its size. */
  #withinPayload(): number {
    let bytes = 0;
    const over = this.#received.findIndex((message, index) => {
      bytes += payloadBytes(message);
      return index > 0 && bytes > maxPayloadBytes;
    });
    return over === -1 ? this.#received.length : over;
  }
}

/** A record is its body and about a kilobyte around it. */
function payloadBytes({ Body = '' }: Message): number {
  return Buffer.byteLength(Body) + 1024;
}

/**
 * The messages that may be deleted. Without ReportBatchItemFailures it is all or nothing; with it, an answer that does
 * not clearly say which messages failed fails them all.
 * Source: "Handling errors for an SQS event source in Lambda", success and failure conditions.
 */
function handled(
  messages: readonly Message[],
  outcome: InvocationOutcome,
  reportsFailures: boolean,
): readonly Message[] {
  if (outcome.kind === 'failed') return [];
  if (!reportsFailures) return messages;
  const failed = failedIds(outcome.payload, new Set(messages.map(({ MessageId }) => MessageId)));
  return failed === undefined ? [] : messages.filter(({ MessageId }) => !failed.has(MessageId));
}

/** `undefined` for an answer that Lambda does not accept. Nothing at all, or an empty list, means that all went well. */
function failedIds(
  payload: unknown,
  known: ReadonlySet<string | undefined>,
): ReadonlySet<string | undefined> | undefined {
  if (payload === null) return new Set();
  if (!isObject(payload)) return undefined;
  const failures = payload['batchItemFailures'] ?? [];
  if (!Array.isArray(failures)) return undefined;
  const ids = failures.map((it: unknown) => (isObject(it) ? it['itemIdentifier'] : undefined));
  return ids.every((id) => typeof id === 'string' && known.has(id)) ? new Set(ids as string[]) : undefined;
}

function recordOf(message: Message, { queueArn, region }: EventSourceMappingOptions): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '', MD5OfMessageAttributes } = message;
  const attributes = message.Attributes ?? {};
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ...attributes,
      ApproximateReceiveCount: attributes['ApproximateReceiveCount'] ?? '1',
      SentTimestamp: attributes['SentTimestamp'] ?? '0',
      SenderId: attributes['SenderId'] ?? '',
      ApproximateFirstReceiveTimestamp: attributes['ApproximateFirstReceiveTimestamp'] ?? '0',
    },
    messageAttributes: messageAttributesOf(message),
    md5OfBody: MD5OfBody,
    ...(MD5OfMessageAttributes === undefined ? {} : { md5OfMessageAttributes: MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

function messageAttributesOf({ MessageAttributes = {} }: Message): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { DataType = 'String', StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
}
