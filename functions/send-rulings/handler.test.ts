// The exported handler, on the real engines: what it takes from the environment and from its event, and what it never logs.
import { type TicketId } from '@tera/domain';
import { objectionStore } from '@tera/store';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { capturedOutput } from '../../packages/http/src/testing/log.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { aContext } from '../../packages/http/src/testing/request.ts';
import { type SecretsEndpoint, startSecrets } from '../../packages/links/src/testing/secrets.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { at, budi, contoh } from '../../packages/store/src/testing/makers.ts';
import { type Queue, startQueue } from '../../packages/store/src/testing/queue.ts';

const SECRET = 'pseudonyms';
let engine: Engine;
let queue: Queue;
let secrets: SecretsEndpoint;
let handle: (event: unknown, context: Context) => Promise<unknown>;

beforeAll(async () => {
  [engine, queue, secrets] = await Promise.all([
    startEngine(),
    startQueue(),
    startSecrets({ responses: JSON.stringify({ key: SECRET }) }),
  ]);
  const environment = {
    ...QUIET_ENVIRONMENT,
    // Everything that it would ever say, for the test of its log.
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SQS: queue.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    REGISTRY_TABLE: TABLES.registry,
    FACTS_QUEUE_URL: queue.url,
    RESPONSE_SECRET_ARN: 'responses',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler: handle } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([engine.stop(), queue.stop(), secrets.stop()]);
});

/** At 09:00, and decided at 10:00. */
async function aDecidedObjection(objectionId: string): Promise<void> {
  const store = objectionStore(engine.client, TABLES.registry);
  const said = { by: 'nama rahasia', keyId: 'kunci', reason: 'alasan rahasia' };
  const objection = { unitId: contoh, objectionId, filed: { ...said, factId: 'A-3' as TicketId, at: at('09:00') } };
  await store.file(objection, 0);
  await store.decide(objection, { ...said, outcome: 'upheld', at: at('10:00'), correction: { officerId: budi } });
}

describe('the function', () => {
  it('sends what has waited at the time for which it is called, and leaves no word and no secret in the log', async () => {
    await aDecidedObjection('o1');

    const lines = await capturedOutput(async () => {
      await handle({ scheduledTime: '2026-11-20T03:01:00Z' }, aContext());
      expect(await queue.drain()).toEqual([]);
      await handle({ scheduledTime: '2026-11-20T03:05:00Z' }, aContext());
    });

    const kinds = (await queue.drain()).map((body) => (JSON.parse(body) as { kind: string }).kind);
    expect(kinds).toEqual(['ticket-events', 'answer-move', 'ruling']);
    expect(lines).toContain('Rulings sent from the outbox');
    for (const secret of ['rahasia', SECRET, 'A-3', 'budi']) expect(lines).not.toContain(secret);
  });

  it.each([[{}], [{ scheduledTime: 'soon' }]])('fails when it is not told for when it runs: %j', async (event) => {
    const lines = await capturedOutput(() => expect(handle(event, aContext())).rejects.toThrow('scheduledTime'));

    expect(lines).toContain('The run failed');
  });
});
