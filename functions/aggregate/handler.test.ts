// The exported handler, on the real engine: what it takes from the environment, and what it answers to the queue.
import { registryStore } from '@tera/store';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { aContext } from '../../packages/http/src/testing/request.ts';
import { type Engine, TABLES, cellsOf, startEngine } from '../../packages/store/src/testing/engine.ts';
import { aDocument, aResponse, contoh, servedTicket } from '../../packages/store/src/testing/makers.ts';
import type { QueueRecord } from './incoming.ts';
import { NOBODY, answered, pushed, record, sumOf } from './testing.ts';

let engine: Engine;
let handle: (event: SQSEvent, context: Context) => Promise<unknown>;

beforeAll(async () => {
  engine = await startEngine();
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    FACTS_TABLE: TABLES.facts,
    INDICATORS_TABLE: TABLES.indicators,
    REGISTRY_TABLE: TABLES.registry,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await registryStore(engine.client, TABLES.registry).putUnit(contoh, aDocument(), Date.now());
  ({ handler: handle } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await engine.stop();
});

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
