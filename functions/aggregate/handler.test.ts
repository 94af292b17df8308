// The exported handler, on the real engine: what it takes from the environment, and what it answers to the queue.
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { NOBODY, answered, pushed, record, sumOf } from '@tera/testing/counting';
import { anEngine, cellsOf, putUnit } from '@tera/testing/engine';
import { aResponse, contoh, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { aContext } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();
const handle = aHandler(() => import('./index.ts'), { engine });
beforeAll(() => putUnit(engine, contoh));

/** What the queue hands over; a record has much more, and nothing of it is read. */
function batchOf(records: readonly QueueRecord[]): SQSEvent {
  return { Records: records as SQSRecord[] };
}

describe('the function', () => {
  it('counts a batch, and names the messages that must come again', async () => {
    const ticket = servedTicket('A-1');
    const [broken, strange] = [record('{'), pushed(NOBODY, ticket)];

    const answer = await handle(
      batchOf([pushed(contoh, ticket), broken, answered(contoh, 'k', aResponse()), strange]),
      aContext(),
    );

    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: broken.messageId }, { itemIdentifier: strange.messageId }],
    });
    expect(await cellsOf(engine, contoh)).toEqual(sumOf([ticket], [aResponse()]));
  });

  it('names all of them when it has no time left', async () => {
    const late = pushed(contoh, servedTicket('A-2'));

    const answer = await handle(
      batchOf([late]),
      aContext(() => 5_000),
    );

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: late.messageId }] });
  });
});
