// The exported handler, on the real engines: what it takes from the environment and from its event, and what it never logs.
import { type TicketId } from '@tera/domain';
import { objectionStore } from '@tera/store';
import { TABLES, aQueue, anEngine } from '@tera/testing/engine';
import { at, budi, contoh } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { aContext, capturedOutput } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';

const engine = anEngine();
const queue = aQueue();
// The log says everything that it would ever say.
const handle = aHandler<unknown, Promise<unknown>>(() => import('./index.ts'), {
  engine,
  queue,
  logLevel: 'DEBUG',
});

/** At 09:00, and decided at 10:00. */
async function aDecidedObjection(objectionId: string): Promise<void> {
  const store = objectionStore(engine.client, TABLES.registry);
  const said = { by: 'nama rahasia', keyId: 'kunci', reason: 'alasan rahasia' };
  const filed = { ...said, factId: 'A-3' as TicketId, at: at('09:00'), officers: [] };
  const objection = { unitId: contoh, objectionId, filed };
  await store.file(objection, 0);
  await store.decide(objection, { ...said, outcome: 'upheld', at: at('10:00'), correction: { officerId: budi } });
}

describe('the function', () => {
  it('sends what has waited at the time for which it is called, and leaves no word of it in the log', async () => {
    await aDecidedObjection('o1');

    const lines = await capturedOutput(async () => {
      await handle({ scheduledTime: '2026-11-20T03:01:00Z' }, aContext());
      expect(await queue.drain()).toEqual([]);
      await handle({ scheduledTime: '2026-11-20T03:05:00Z' }, aContext());
    });

    const kinds = (await queue.drain()).map((body) => (JSON.parse(body) as { kind: string }).kind);
    expect(kinds).toEqual(['ticket-events', 'ruling']);
    expect(lines).toContain('Rulings sent from the outbox');
    for (const secret of ['rahasia', 'A-3', 'budi']) expect(lines).not.toContain(secret);
  });

  it.each([[{}], [{ scheduledTime: 'soon' }]])('fails when it is not told for when it runs: %j', async (event) => {
    const lines = await capturedOutput(() => expect(handle(event, aContext())).rejects.toThrow('scheduledTime'));

    expect(lines).toContain('The run failed');
  });
});
