// Sending facts: few and small messages, and an honest word on which of them the queue has.
import { SendMessageBatchCommand, type SendMessageBatchCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import { FactMessageSchema, MESSAGE_BYTES, type TicketEventsMessage } from '@tera/contracts';
import type { EventId, TicketEvent, TicketId } from '@tera/domain';
import { aQueue } from '@tera/testing/engine';
import { at, contoh, event } from '@tera/testing/facts';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factQueue, ticketMessages } from './fact-queue.ts';

function anEvent(number: number, reason?: string): TicketEvent {
  return {
    ...event('called', '08:00', { ticketId: `A-${number}` as TicketId }),
    eventId: `e${number}` as EventId,
    ...(reason === undefined ? {} : { reason }),
  };
}

function aMessage(number: number, bytes = 200): TicketEventsMessage {
  return withReason(number, 'x'.repeat(bytes));
}

function withReason(number: number, reason: string): TicketEventsMessage {
  return { v: 1, kind: 'ticket-events', unitId: contoh, events: [anEvent(number, reason)] };
}

describe('a push as messages', () => {
  it('is one message where it fits', () => {
    const events = Array.from({ length: 100 }, (_, index) => anEvent(index));

    expect(ticketMessages(contoh, events)).toEqual([{ v: 1, kind: 'ticket-events', unitId: contoh, events }]);
  });

  it('keeps every event, in order, in messages of at most 64 KB that are as full as they can be', () => {
    const wordy = fc.record({
      length: fc.nat({ max: 200 }),
      letter: fc.constantFrom('x', 'é', '日', '"', '\n', '\u0001'),
    });
    fc.assert(
      fc.property(fc.array(wordy, { minLength: 1, maxLength: 500 }), (reasons) => {
        const events = reasons.map(({ length, letter }, index) => anEvent(index, letter.repeat(length)));

        const messages = ticketMessages(contoh, events);

        expect(messages.flatMap((message) => message.events)).toEqual(events);
        for (const [index, message] of messages.entries()) {
          expect(bytesOf(message)).toBeLessThanOrEqual(MESSAGE_BYTES);
          const [next] = messages[index + 1]?.events ?? [];
          const withNext = next === undefined ? Infinity : bytesOf(message) + bytesOf(next) + 1;
          expect(withNext).toBeGreaterThan(MESSAGE_BYTES);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says again what it was given when the aggregator reads it', () => {
    const [message] = ticketMessages(contoh, [event('completed', '08:00', { outcome: 'resolved', accurate: true })]);

    expect(FactMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
    expect(message?.events[0]?.occurredAt).toBe(at('08:00'));
  });
});

describe('the facts queue', () => {
  const queue = aQueue();

  it('has every message of many, more than fit in one batch by number or by size', async () => {
    const messages = Array.from({ length: 25 }, (_, index) => aMessage(index, 60_000));

    const taken = await factQueue(queue.client, queue.url, unexpected).send(messages);

    expect(taken).toEqual(messages.map(() => true));
    const bodies = await queue.drain();
    expect(bodies.sort()).toEqual(messages.map((message) => JSON.stringify(message)).sort());
  });

  it('gets no message over 64 KB, whatever letters it has', async () => {
    const events = Array.from({ length: 200 }, (_, index) => anEvent(index, '🙂'.repeat(100)));

    await factQueue(queue.client, queue.url, unexpected).send(ticketMessages(contoh, events));

    const bodies = await queue.drain();
    expect(bodies.length).toBeGreaterThan(0);
    expect(Math.max(...bodies.map((body) => Buffer.byteLength(body)))).toBeLessThanOrEqual(MESSAGE_BYTES);
  });

  it('is sent nothing of what has in it what whoever counts could not read: a door must have said so before', async () => {
    const ever: TicketEventsMessage = {
      ...aMessage(2),
      events: [{ ...anEvent(2), occurredAt: Date.parse('9999-12-31T23:59:59Z') }],
    };

    await expect(factQueue(queue.client, queue.url, unexpected).send([aMessage(1), ever])).rejects.toThrow(
      'events.0.occurredAt: too_big',
    );

    expect(await queue.drain()).toEqual([]);
  });

  it('carries every letter that a reason can have, also those that the engine refuses', async () => {
    // Of these the engine takes no raw one, and with one of them it refuses the whole message.
    const messages = ['\uFFFE', '\uFFFF', '\u0000', '\u000B', '\uD800', '\u2028', '🙂'].map((letter, index) =>
      withReason(index, `a${letter}b`),
    );

    const taken = await factQueue(queue.client, queue.url, unexpected).send(messages);

    expect(taken).toEqual(messages.map(() => true));
    const bodies = (await queue.drain()).map((body): unknown => JSON.parse(body));
    expect(bodies).toEqual(expect.arrayContaining(messages));
  });
});

describe('a queue that fails', () => {
  // For all clients of this file, so it is undone at the end.
  let sqs: AwsClientStub<SQSClient>;
  beforeEach(() => {
    sqs = mockClient(SQSClient);
  });
  afterEach(() => sqs.restore());
  const url = 'http://127.0.0.1:9/000000000000/facts';

  it('in part with a 200 has only what its answer says', async () => {
    sqs.on(SendMessageBatchCommand).callsFake(({ Entries = [] }: SendMessageBatchCommandInput) => ({
      Successful: Entries.filter((_, index) => index % 2 === 0).map(({ Id }) => ({ Id })),
      Failed: Entries.filter((_, index) => index % 2 === 1).map(({ Id }) => ({
        Id,
        Code: 'InternalError',
        SenderFault: false,
      })),
    }));
    const failures: unknown[] = [];

    const taken = await factQueue(new SQSClient({}), url, (failure) => failures.push(failure)).send(
      [0, 1, 2, 3].map((n) => aMessage(n)),
    );

    expect(taken).toEqual([true, false, true, false]);
    expect(failures).toHaveLength(2);
  });

  it('for one batch goes on with the next', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .rejectsOnce(new Error('down'))
      .callsFake(({ Entries = [] }: SendMessageBatchCommandInput) => ({
        Successful: Entries.map(({ Id }) => ({ Id })),
        Failed: [],
      }));
    const failures: unknown[] = [];

    const taken = await factQueue(new SQSClient({}), url, (failure) => failures.push(failure)).send(
      Array.from({ length: 12 }, (_, index) => aMessage(index)),
    );

    expect(taken).toEqual([...Array.from({ length: 10 }, () => false), true, true]);
    expect(failures).toEqual([new Error('down')]);
  });

  it('with an answer that names nothing has nothing', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});

    expect(await factQueue(new SQSClient({}), url, unexpected).send([aMessage(0)])).toEqual([false]);
  });

  it('is told the unit of each message, so that it can share fairly', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});

    await factQueue(new SQSClient({}), url, unexpected).send([aMessage(0)]);

    expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: url,
      Entries: [{ MessageGroupId: contoh }],
    });
  });
});

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function unexpected(failure: unknown): void {
  throw new Error('nothing should fail here', { cause: failure });
}
