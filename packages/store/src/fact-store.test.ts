// Facts on the real engine: what is written is what is read, a version is written once, and every way in which a write
// can fail has its own answer.
import type * as Dynamo from '@aws-sdk/client-dynamodb';
import {
  type CellKey,
  type Charge,
  type EventId,
  NOTHING,
  type Ruling,
  type TicketEvent,
  type TicketId,
  type FactKey,
  KEPT_FOR,
  type TicketState,
} from '@tera/domain';
import { TABLES, anEngine, canceled, cellsOf, conflict, throttle, timeout } from '@tera/testing/engine';
import {
  aResponse,
  ani,
  at,
  chargedTo,
  contoh,
  ektp,
  event,
  servedTicket,
  ticketState,
  ticketKey,
} from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Fact } from './fact.ts';
import { factName } from './fact-key.ts';
import type { FactToWrite } from './fact-item.ts';
import { type FactStore, factStore } from './fact-store.ts';
import { storedCells } from './stored-cell.ts';

const now = at('12:00');
const cell = '2026-11-20#ani#ektp' as CellKey;
const engine = anEngine();
let store: FactStore;
let number = 0;

beforeAll(() => {
  store = factStore(engine.client, TABLES);
});

/** A fact that no other test knows. */
function aNewFact(fields: Partial<FactToWrite> = {}): FactToWrite {
  const id = `T-${number++}`;
  return {
    key: ticketKey(id),
    state: ticketState(servedTicket(id)),
    applied: NOTHING,
    partial: false,
    version: 0,
    companions: [],
    ...fields,
  };
}

async function readOne(key: FactKey, from: FactStore = store): Promise<Fact | undefined> {
  return (await from.read([key], now)).get(factName(key));
}

function addition(counters: Record<string, number>, unitId = contoh) {
  return storedCells(unitId, cell, counters);
}

describe('a fact', () => {
  it('is read back as it was written, with every field of its events', async () => {
    const full: TicketEvent = {
      ...event('completed', '08:15', { officerId: ani, serviceId: ektp, outcome: 'unresolved', accurate: false }),
      counterId: 'loket-1' as never,
      services: [
        { serviceId: '10' as never, quantity: 10_000 },
        { serviceId: ektp, quantity: 2 },
      ],
      reason: 'jam diketik belakangan',
    };
    const bare = event('called', '08:01');
    const fact = aNewFact({
      state: ticketState([full, bare]),
      applied: new Map([[cell, { completed: 1, 's.1a': 1, s: 300_000, mean: -2 }]]),
      partial: true,
    });

    expect(await store.put(fact)).toMatchObject({ outcome: 'written' });

    const { companions: _, ...stored } = fact;
    expect(await readOne(fact.key)).toEqual({
      ...stored,
      state: withTicketId(fact.state, fact.key.id),
      version: 1,
    });
  });

  it('of a citizen’s answers is read back with every field', async () => {
    const response = aResponse({
      answers: { perilaku: 4, biaya: 1 },
      respondent: { sex: 'P', age: '26-35', education: 'S1/D4', work: 'petani' },
      comment: 'Baris satu\nbaris dua 🙂',
      language: 'en',
      attempt: 2,
      flags: ['fast'],
    });
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'aGVsbG8' };

    await store.put(aNewFact({ key, state: { response, isOfSharedDevice: true } }));

    expect(await readOne(key)).toMatchObject({ state: { response, isOfSharedDevice: true } });
  });

  it.each<Charge>([
    { kind: 'officer', officerId: ani, serviceId: ektp },
    { kind: 'officer', officerId: ani },
    { kind: 'unit', serviceId: ektp },
    { kind: 'unit', isUnasked: true },
    { kind: 'annulled' },
    { kind: 'open' },
  ])('of a citizen’s answers is read back with whom it is charged to: %j', async (to) => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: `charged-${number++}` };

    await store.put(aNewFact({ key, state: { response: aResponse(), charge: { to, order: 4_503_599_627_370_495 } } }));

    expect(await readOne(key)).toMatchObject({ state: { charge: { to, order: 4_503_599_627_370_495 } } });
  });

  it('of a poster’s answers has nobody to be charged to and no respondent', async () => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'poster-1' };

    await store.put(aNewFact({ key, state: { response: aResponse({ channel: 'poster' }) } }));

    const fact = await readOne(key);
    expect(fact?.state).toMatchObject({
      response: { channel: 'poster', respondent: {}, isLinked: undefined },
      charge: undefined,
    });
  });

  it('of which only is known whose it is is kept without an answer, and read back as it was', async () => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'not-answered-yet' };
    const state = { charge: { to: chargedTo(), order: 7 }, awaitedOn: at('00:00') };
    const early: FactToWrite = { key, state, applied: NOTHING, partial: false, version: 0, companions: [] };

    expect(await store.put(early)).toMatchObject({ outcome: 'written', writeUnits: 1 });

    expect(await readOne(key)).toMatchObject({ state, applied: NOTHING, partial: false });
    const gone = await store.read([key], at('00:00') + KEPT_FOR);
    expect(gone.get(factName(key))?.state).toEqual({});
  });

  it('of a citizen’s answers has versions that do not tell how often it was written', async () => {
    const key: FactKey = { unitId: contoh, kind: 'response', id: 'often' };
    const versions = new Set([0]);
    for (let write = 0; write < 5; write++) {
      const version = (await readOne(key))?.version ?? 0;
      versions.add(version);
      await store.put(aNewFact({ key, state: { response: aResponse() }, version }));
    }

    expect(versions.size).toBe(5);
    expect(Math.max(...versions)).toBeGreaterThan(1000);
  });

  it('of the mark of an answered link lies apart from the others', async () => {
    const key: FactKey = { unitId: contoh, kind: 'presence', id: 'a-mark' };

    await store.put(aNewFact({ key, state: { on: at('00:00') } }));

    expect(await readOne(key)).toMatchObject({ state: { on: at('00:00') } });
    const items = await engine.items('facts', 'MARK#');
    expect(items.map(({ pk, sk }) => [pk?.S, sk?.S])).toEqual([[`MARK#${contoh}`, 'M#a-mark']]);
  });

  it('keeps what was decided about it beside its content', async () => {
    const ruling: Ruling = { state: 'contested', at: at('10:00'), objectionId: 'o-1' };
    const key = ticketKey('ruled');
    const fact = aNewFact({ key, state: { ...ticketState(servedTicket('ruled')), ruling } });

    await store.put(fact);

    expect(await readOne(fact.key)).toEqual({ ...fact, companions: undefined, version: 1 });
  });

  it('that nobody has written is empty, at version 0', async () => {
    const key = ticketKey('never');

    expect(await readOne(key)).toEqual({
      key,
      state: { events: new Map() },
      applied: NOTHING,
      partial: false,
      version: 0,
    });
  });

  it('whose time is over reads as empty although the engine has not swept it, and can be written anew', async () => {
    const old = servedTicket('A-old', { day: '2024-08-01' });
    const fact = aNewFact({ state: ticketState(old), applied: new Map([[cell, { completed: 1 }]]) });
    await store.put(fact);
    const newest = at('2024-08-01 08:15');

    const [kept, gone] = await Promise.all(
      [newest + KEPT_FOR - 1000, newest + KEPT_FOR].map(async (when) =>
        (await store.read([fact.key], when)).get(factName(fact.key)),
      ),
    );

    expect(kept?.state).toEqual(withTicketId(fact.state, fact.key.id));
    expect(gone).toEqual({ key: fact.key, state: { events: new Map() }, applied: NOTHING, partial: false, version: 1 });
    expect(await store.put({ ...fact, version: 1 })).toMatchObject({ outcome: 'written' });
  });

  it('that stands behind a figure can be found by officer and month, and one still open cannot', async () => {
    const closed = aNewFact({ applied: new Map([[cell, { completed: 1 }]]) });
    const open = aNewFact();

    await store.commit([closed, open], []);

    const items = await engine.items('facts');
    const itemOf = ({ key }: FactToWrite) => items.find((item) => item['sk']?.S === `T#${key.id}`);
    expect(itemOf(closed)).toMatchObject({
      closedOn: { S: '2026-11-20' },
      evidencePk: { S: 'contoh#ani#2026-11' },
      evidenceSk: { S: `2026-11-20#T#${closed.key.id}` },
    });
    expect(itemOf(open)).not.toHaveProperty('evidencePk');
  });

  it('of a one-shot ticket stays under 1 KB', async () => {
    const id = '2026-11-20-A-0123456789';
    const fact = aNewFact({
      state: ticketState(servedTicket(id)),
      applied: new Map([[cell, { completed: 1, resolved: 1 }]]),
    });

    expect(await store.commit([fact], [])).toMatchObject({ outcome: 'written', writeUnits: 3 });
  });
});

describe('reading many facts', () => {
  it('gives each its own, more than a hundred at once, the same key only once', async () => {
    const facts = Array.from({ length: 120 }, () => aNewFact());
    for (let i = 0; i < facts.length; i += 60) await store.commit(facts.slice(i, i + 60), []);
    const keys = [...facts.map(({ key }) => key), facts[0]?.key ?? ticketKey(''), ticketKey('missing')];

    const read = await store.read(keys, now);

    expect(read.size).toBe(121);
    expect([...read.values()].filter(({ version }) => version === 1)).toHaveLength(120);
    expect(read.get(factName(ticketKey('missing')))?.version).toBe(0);
  });

  it('asks again for what the engine left over', async () => {
    const facts = Array.from({ length: 10 }, () => aNewFact());
    await store.commit(facts, []);
    const asked: number[] = [];
    const halfHearted = engine.clientWith(async ({ input, nth }, proceed) => {
      const { RequestItems } = input as Dynamo.BatchGetItemCommandInput;
      const keys = RequestItems?.[TABLES.facts]?.Keys ?? [];
      asked.push(keys.length);
      const output = (await proceed()) as Dynamo.BatchGetItemCommandOutput;
      if (nth > 2) return output;
      const left = keys.slice(0, 4);
      const isLeft = (item: Record<string, Dynamo.AttributeValue>) =>
        left.some((key) => key['sk']?.S === item['sk']?.S);
      return {
        ...output,
        Responses: { [TABLES.facts]: (output.Responses?.[TABLES.facts] ?? []).filter((item) => !isLeft(item)) },
        UnprocessedKeys: { [TABLES.facts]: { Keys: left } },
      };
    });

    const read = await factStore(halfHearted, TABLES).read(
      facts.map(({ key }) => key),
      now,
    );

    expect([...read.values()].map(({ version }) => version)).toEqual(facts.map(() => 1));
    expect(asked).toEqual([10, 4, 4]);
  });

  it('does not take a fact for missing when the engine never answers for it', async () => {
    const { key } = aNewFact();
    const refusing = engine.clientWith(async ({ input }) => ({
      Responses: {},
      UnprocessedKeys: (input as Dynamo.BatchGetItemCommandInput).RequestItems,
    }));

    await expect(factStore(refusing, TABLES).read([key], now)).rejects.toThrow('unprocessed');
  });
});

describe('writing a fact', () => {
  it('at a version that somebody else has written since is stale, and writes nothing', async () => {
    const fact = aNewFact();
    await store.put(fact);

    expect(await store.put(fact)).toEqual({ outcome: 'stale' });
    expect(await store.commit([fact], addition({ completed: 1 }, 'stale-unit' as never))).toEqual({
      outcome: 'stale',
    });
    expect(await store.put({ ...fact, version: 7 })).toEqual({ outcome: 'stale' });

    expect((await readOne(fact.key))?.version).toBe(1);
    expect(await cellsOf(engine, 'stale-unit')).toEqual(new Map());
  });

  it('with its cells is all or nothing: one stale fact holds back the others and the cells', async () => {
    const [fresh, stale] = [aNewFact(), aNewFact()];
    await store.put(stale);

    const result = await store.commit([fresh, stale], addition({ completed: 2 }, 'half-unit' as never));

    expect(result).toEqual({ outcome: 'stale' });
    expect((await readOne(fresh.key))?.version).toBe(0);
    expect(await cellsOf(engine, 'half-unit')).toEqual(new Map());
  });

  it('adds to the day and the month, any number of counters at once, also less than nothing', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`c.${index}`, index + 1]));

    await store.commit([aNewFact()], addition(many, 'sums' as never));
    await store.commit([aNewFact()], addition({ 'c.0': -1, 'c.9': 5 }, 'sums' as never));

    const { 'c.0': _, ...expected } = { ...many, 'c.9': 15 } as Record<string, number>;
    expect(await cellsOf(engine, 'sums')).toEqual(
      new Map([
        ['2026-11-20#ani#ektp', expected],
        ['2026-11#ani#ektp', expected],
      ]),
    );
  });

  it('takes a hundred actions at once', async () => {
    const facts = Array.from({ length: 98 }, () => aNewFact());

    expect(await store.commit(facts, addition({ completed: 98 }, 'hundred' as never))).toMatchObject({
      outcome: 'written',
    });
  });
});

describe('a write that fails', () => {
  it.each([
    ['a conflict with another transaction', () => conflict(), 'TransactionConflict'],
    ['a throttle inside a transaction', () => canceled(['None', 'ThrottlingError']), 'ThrottlingError'],
    ['a throttle', () => throttle(), 'ProvisionedThroughputExceededException'],
    ['no answer', () => timeout(), 'TimeoutError'],
    [
      'a failure of the engine',
      () => Object.assign(new Error('oops'), { name: 'InternalServerError' }),
      'InternalServerError',
    ],
  ])('because of %s is worth trying again', async (_, error, reason) => {
    expect(await failing(error()).commit([aNewFact()], addition({ completed: 1 }))).toEqual({
      outcome: 'busy',
      reason,
    });
    expect(await failing(error()).put(aNewFact())).toEqual({ outcome: 'busy', reason });
  });

  it('is stale rather than busy when one fact is stale and another in conflict', async () => {
    const result = await failing(canceled(['TransactionConflict', 'ConditionalCheckFailed'])).commit([aNewFact()], []);

    expect(result).toEqual({ outcome: 'stale' });
  });

  it('because the engine will never take it is refused, whatever else is wrong with the transaction', async () => {
    const validation = canceled(['ConditionalCheckFailed', 'ValidationError', 'TransactionConflict']);
    const denied = Object.assign(new Error('no rights'), { name: 'AccessDeniedException' });

    expect(await failing(validation).commit([aNewFact()], [])).toMatchObject({ outcome: 'refused' });
    expect(await failing(denied).put(aNewFact())).toEqual({ outcome: 'refused', reason: 'no rights' });
  });

  it('is refused by the engine itself when a fact is too large for an item', async () => {
    const huge = Array.from({ length: 200 }, (_, index) =>
      event('called', '08:01', {
        eventId: `e${index}` as EventId,
        ticketId: 'A' as TicketId,
        reason: 'x'.repeat(2100),
      }),
    );

    expect(await store.put(aNewFact({ state: ticketState(huge) }))).toMatchObject({ outcome: 'refused' });
    expect(await store.commit([aNewFact(), aNewFact({ state: ticketState(huge) })], [])).toMatchObject({
      outcome: 'refused',
    });
  });

  it('after it was done all the same is seen when the fact is read again', async () => {
    const fact = aNewFact();

    const result = await failing(timeout(), true).commit([fact], addition({ completed: 1 }, 'late' as never));

    expect(result).toMatchObject({ outcome: 'busy' });
    expect((await readOne(fact.key))?.version).toBe(1);
    expect(await store.commit([fact], addition({ completed: 1 }, 'late' as never))).toEqual({ outcome: 'stale' });
    expect((await cellsOf(engine, 'late')).get(cell)).toEqual({ completed: 1 });
  });
});

/** A store whose every call fails: before the engine hears of it, or after it has done it. */
function failing(error: Error, after = false): FactStore {
  const client = engine.clientWith(async (_, proceed) => {
    if (after) await proceed();
    throw error;
  });
  return factStore(client, TABLES);
}

/** An event knows the ticket under which it was read. */
function withTicketId(state: FactToWrite['state'], id: string): TicketState | undefined {
  if (!('events' in state)) return undefined;
  const events = [...state.events].map(([eventId, kept]) => [eventId, { ...kept, ticketId: id as TicketId }] as const);
  return { events: new Map(events) };
}
