// Sending what waits, on the real store: in order, whatever happens in between, and never anything else than the request that
// stored it would have sent.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type FactMessage, FactMessageSchema } from '@tera/contracts';
import { type Instant, MINUTE, SECOND, type TicketId, type UnitId } from '@tera/domain';
import { type Decision, type Objection, objectionStore, rulingOf, rulingOutbox, rulingOutboxKey } from '@tera/store';
import { queueThat } from '@tera/testing/doubles';
import { TABLES, startEngine, timeout } from '@tera/testing/engine';
import { at, budi, contoh } from '@tera/testing/facts';
import { quietObserver } from '@tera/testing/http';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { sendRulings } from './send-rulings.ts';

const FILED = at('09:00');
const later = (minutes: number): Instant => FILED + minutes * MINUTE;
const UPHELD: Decision = {
  outcome: 'upheld',
  at: later(60),
  by: 'Kepala Subbagian Umum',
  keyId: 'kepala',
  reason: 'tertukar di loket',
  correction: { officerId: budi },
};

/** Nothing may wait but what the test has filed: the outbox is one for all units. */
let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
  onTestFinished(() => engine.stop());
});

async function filed(number: number, filedAt = FILED, unitId: UnitId = contoh): Promise<Objection> {
  const factId = `A-${number}` as TicketId;
  const said = { by: 'Ani', keyId: 'hr', reason: 'bukan saya' };
  const objection = { unitId, objectionId: `o${number}`, filed: { factId, at: filedAt, ...said } };
  await objectionStore(engine.client, TABLES.registry).file(objection, 0);
  return objection;
}

const waiting = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const page of rulingOutbox(engine.client, TABLES.registry).waiting(at('2031-01-01 07:00'), 100)) {
    found.push(...page.map(({ objectionId, entry }) => `${objectionId} ${entry}`));
  }
  return found;
};

/** A queue that a test can stop. What it has taken can be read at the other end. */
function aQueue() {
  const queue: { takes: (message: FactMessage) => boolean } = { takes: () => true };
  const open = queueThat((message) => queue.takes(FactMessageSchema.parse(JSON.parse(JSON.stringify(message)))));
  return Object.assign(queue, open);
}

function aSender({ client = engine.client, queue = aQueue(), remaining = () => 60 * SECOND } = {}) {
  const observed = quietObserver();
  const deps = {
    ...observed,
    objections: objectionStore(client, TABLES.registry),
    outbox: rulingOutbox(client, TABLES.registry),
    queue,
    responseSecret: () => Promise.resolve('a response secret'),
    remaining,
  };
  return { run: (now: Instant) => sendRulings(now, deps), queue, counted: observed.counted };
}

const rulings = (messages: readonly FactMessage[]) =>
  messages.flatMap((message) => (message.kind === 'ruling' ? [message.ruling] : []));

describe('a ruling that waits', () => {
  it('is sent with the instant of its entry, and waits no longer', async () => {
    await filed(1);
    const { queue, run } = aSender();

    await run(later(5));

    expect(queue.taken).toEqual([
      {
        v: 1,
        kind: 'ruling',
        unitId: contoh,
        fact: { kind: 'ticket', id: 'A-1' },
        ruling: { state: 'contested', at: FILED, objectionId: 'o1' },
      },
    ]);
    expect(await waiting()).toEqual([]);
    await run(later(10));
    expect(queue.taken).toHaveLength(1);
  });

  it('of a decision is sent with all that follows from it', async () => {
    const objection = await filed(1);
    await objectionStore(engine.client, TABLES.registry).decide(objection, UPHELD);
    const { queue, run } = aSender();

    await run(later(65));

    expect(queue.taken).toMatchObject([
      { kind: 'ticket-events', events: [{ eventId: 'objection.o1', type: 'corrected', occurredAt: later(60) }] },
      { kind: 'answer-move', move: { at: later(60), officerId: budi } },
      { kind: 'ruling', ruling: { state: 'clear', at: later(60) } },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('is left to its own request for a minute', async () => {
    await filed(1, FILED);
    await filed(2, FILED + 1);
    const { queue, run } = aSender();

    await run(FILED + MINUTE);
    expect(queue.taken).toEqual([]);
    await run(FILED + MINUTE + 1);
    expect(rulings(queue.taken)).toMatchObject([{ objectionId: 'o1' }]);
    expect(await waiting()).toEqual(['o2 filed']);
  });

  it('is sent before those that are younger, of whichever units they are, and page by page', async () => {
    const numbers = Array.from({ length: 120 }, (_, index) => index);
    for (const number of numbers.toReversed()) {
      await filed(number, FILED + number, `unit-${number % 7}` as UnitId);
    }
    const { queue, run } = aSender();

    await run(later(5));

    const order = rulings(queue.taken).map(({ objectionId }) => Number(objectionId.slice(1)));
    expect(order.toSorted((a, b) => a - b)).toEqual(numbers);
    // Those of a page go a few at once; no page is begun before the one before it is through.
    expect(order.map((number) => Math.floor(number / 50))).toEqual(
      order.map((number) => Math.floor(number / 50)).toSorted((a, b) => a - b),
    );
    expect(await waiting()).toEqual([]);
  });
});

describe('a queue that takes nothing', () => {
  it('is asked for one page only, and what waits is sent by the next run', async () => {
    for (let number = 0; number < 60; number++) await filed(number, FILED + number);
    const { queue, run } = aSender();
    queue.takes = () => false;

    await run(later(5));
    expect([queue.taken, queue.offered.length]).toEqual([[], 50]);
    expect(await waiting()).toHaveLength(60);

    queue.takes = () => true;
    await run(later(10));
    expect(queue.taken).toHaveLength(60);
    expect(await waiting()).toEqual([]);
  });

  it('but a part is sent the whole again, to the letter', async () => {
    const objection = await filed(1);
    await objectionStore(engine.client, TABLES.registry).decide(objection, UPHELD);
    const { queue, run } = aSender();
    queue.takes = ({ kind }) => kind === 'ticket-events';
    await run(later(65));
    const part = queue.taken.splice(0);

    queue.takes = () => true;
    await run(later(70));

    expect(part).toHaveLength(1);
    expect(queue.taken).toHaveLength(3);
    expect(queue.taken).toEqual(expect.arrayContaining(part));
  });
});

describe('a run', () => {
  it('that ends when the queue has a ruling has it sent once more, to the letter', async () => {
    await filed(1);
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'DeleteItem' && nth === 1) throw timeout();
      return proceed();
    });
    const { queue, run } = aSender({ client });

    await expect(run(later(5))).rejects.toThrow('1 rulings cannot be sent');
    expect(await waiting()).toEqual(['o1 filed']);
    await run(later(10));

    expect(queue.taken).toHaveLength(2);
    expect(queue.taken[0]).toEqual(queue.taken[1]);
    expect(await waiting()).toEqual([]);
  });

  it('beside another one sends nothing else, and leaves nothing', async () => {
    const numbers = Array.from({ length: 70 }, (_, index) => index);
    for (const number of numbers) await filed(number, FILED + number);
    const queue = aQueue();

    await Promise.all([aSender({ queue }).run(later(5)), aSender({ queue }).run(later(5))]);

    const sent = new Map(rulings(queue.taken).map((ruling) => [JSON.stringify(ruling), ruling]));
    expect([...sent.values()].map(({ objectionId }) => objectionId).toSorted()).toEqual(
      numbers.map((number) => `o${number}`).toSorted(),
    );
    expect(await waiting()).toEqual([]);
  });

  it('during which an objection is decided takes out the filing and no decision', async () => {
    const objection = await filed(1);
    const client = engine.clientWith(async ({ name, nth }, proceed) => {
      const found = await proceed();
      // The page is read; the objection is not yet.
      if (name === 'Query' && nth === 1) {
        await objectionStore(engine.client, TABLES.registry).decide(objection, { ...UPHELD, correction: undefined });
      }
      return found;
    });
    const { queue, run } = aSender({ client });

    await run(later(61));
    expect(await waiting()).toEqual(['o1 decided']);

    await run(later(65));
    expect(new Set(rulings(queue.taken).map(({ state }) => state))).toEqual(new Set(['annulled']));
    expect(await waiting()).toEqual([]);
  });

  it('goes past what cannot be sent, and is a failure', async () => {
    const nobody = { unitId: contoh, objectionId: 'o0', entry: 'filed', at: FILED - 1 } as const;
    await engine.client.send(new PutItemCommand({ TableName: TABLES.registry, Item: rulingOutboxKey(nobody) }));
    await filed(1);
    const { queue, run } = aSender();

    await expect(run(later(5))).rejects.toThrow('1 rulings cannot be sent');

    expect(rulings(queue.taken)).toMatchObject([{ objectionId: 'o1' }]);
    expect(await waiting()).toEqual(['o0 filed']);
  });

  it.each([
    '2026-11-20T01:00:00.000Z#contoh#o0#queued',
    '2026-11-20T01:00:00.000Z#no unit#o0#filed',
    '2026-11-20T01:00:00Z#contoh#o1#filed',
    '2026-11-20#',
  ])('goes past what names no ruling, and is a failure: %s', async (sk) => {
    const { pk } = rulingOutboxKey({ unitId: contoh, objectionId: 'o0', entry: 'filed', at: FILED });
    if (pk === undefined) throw new Error('a ruling waits under a key');
    await engine.client.send(new PutItemCommand({ TableName: TABLES.registry, Item: { pk, sk: { S: sk } } }));
    await filed(1);
    const { queue, run } = aSender();

    await expect(run(later(5))).rejects.toThrow('1 rulings cannot be sent');

    expect(rulings(queue.taken)).toMatchObject([{ objectionId: 'o1' }]);
  });

  it('without time for it begins nothing', async () => {
    await filed(1);
    const { queue, run } = aSender({ remaining: () => 19 * SECOND });

    await run(later(5));

    expect(queue.offered.length).toBe(0);
    expect(await waiting()).toEqual(['o1 filed']);
  });
});

describe('a quarter of an hour', () => {
  it('of waiting is told, as long as it goes on', async () => {
    for (const number of [1, 2]) await filed(number, later(number));
    const { counted, queue, run } = aSender();
    queue.takes = () => false;

    const told: number[] = [];
    for (const minutes of [11, 16, 16.5, 21]) {
      await run(later(minutes));
      told.push(counted['RulingsOverdue'] ?? Number.NaN);
    }

    // Added up: none, none that is older, one of them, both.
    expect(told).toEqual([0, 0, 1, 3]);
    queue.takes = () => true;
    await run(later(25));
    expect(counted['RulingsOverdue']).toBe(3);
  });

  it('is not told of what has been sent', async () => {
    const objection = await filed(1);
    await rulingOutbox(engine.client, TABLES.registry).remove(rulingOf(objection));
    const { counted, queue, run } = aSender();

    await run(later(60));

    expect([queue.offered.length, counted['RulingsOverdue']]).toEqual([0, 0]);
  });
});
