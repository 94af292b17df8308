// Counting exactly once, on the real engine: whatever comes twice, late, at the same time or half done, a cell is the sum
// of its facts. What the engine cannot do by itself (conflicts, lost answers) is put between it and the aggregator.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type EventId, type OfficerId, type TicketEvent, type TicketId, type UnitId, monthOf } from '@tera/domain';
import { NOBODY, answered, depsOn, pushed, record, ruled, sumOf } from '@tera/testing/counting';
import {
  type Call,
  type Interference,
  type Item,
  TABLES,
  anEngine,
  canceled,
  cellsOf,
  conflict,
  throttle,
  timeout,
} from '@tera/testing/engine';
import { aNewUnit, aResponse, ani, at, budi, event, servedTicket } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();

const count = (...records: QueueRecord[]) => aggregate(records, depsOn(engine.client));
const through = (interference: Interference) => depsOn(engine.clientWith(interference));

/** Fails the first call of that name, before the engine hears of it or after it has done it. */
function failingOnce(name: string, when: 'before' | 'after', error: () => Error): Interference {
  return async (call, proceed) => {
    if (call.name !== name || call.nth > 1) return proceed();
    if (when === 'after') await proceed();
    throw error();
  };
}

/** Notes every call. */
function watching(calls: Call[]): Interference {
  return async (call, proceed) => {
    calls.push(call);
    return proceed();
  };
}

const writes = (calls: readonly Call[]) => calls.map(({ name }) => name).filter((name) => name !== 'BatchGetItem');

describe('a ticket', () => {
  it('adds what its events say to its day and its month', async () => {
    const unit = aNewUnit();
    const ticket = servedTicket('A-1');

    const { failed, tally } = await count(pushed(unit, ticket));

    expect(failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf([ticket]));
    expect((await cellsOf(engine, unit)).get('2026-11-20#ani#ektp')).toMatchObject({
      completed: 1,
      s: 300_000,
      judged: 1,
      onTime: 1,
    });
    expect(tally).toMatchObject({
      factsChanged: 1,
      duplicates: 0,
      conflictsRetried: 0,
      factsPerTransaction: [1],
      oldestApplied: at('08:00'),
    });
  });

  it('counts once when its events come twice in one batch, in one record or in several', async () => {
    const unit = aNewUnit();
    const ticket = servedTicket('A-1');

    const { tally } = await count(
      pushed(unit, [...ticket, ...ticket]),
      pushed(unit, ticket),
      pushed(unit, ticket.toReversed()),
    );

    expect(await cellsOf(engine, unit)).toEqual(sumOf([ticket]));
    expect(tally).toMatchObject({ factsChanged: 1, duplicates: 9 });
  });

  it('counts once when its events come again in later batches, which then write nothing', async () => {
    const unit = aNewUnit();
    const ticket = servedTicket('A-1');
    const calls: Call[] = [];
    await count(pushed(unit, ticket));

    const { failed, tally } = await aggregate([pushed(unit, ticket)], through(watching(calls)));

    expect({ failed, writes: writes(calls) }).toEqual({ failed: [], writes: [] });
    expect(tally).toMatchObject({ factsChanged: 0, duplicates: 3 });
    expect(await cellsOf(engine, unit)).toEqual(sumOf([ticket]));
  });

  it('comes to the same in pieces, in any order', async () => {
    const unit = aNewUnit();
    const [issued, started, completed] = servedTicket('A-1') as [TicketEvent, TicketEvent, TicketEvent];

    for (const piece of [completed, issued, started]) await count(pushed(unit, [piece]));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([[issued, started, completed]]));
  });

  it('that is still open is a plain write, at half the price, and adds nothing', async () => {
    const unit = aNewUnit();
    const calls: Call[] = [];

    const { tally } = await aggregate([pushed(unit, servedTicket('A-1').slice(0, 2))], through(watching(calls)));

    expect(writes(calls)).toEqual(['PutItem']);
    expect(tally).toMatchObject({ factsChanged: 1, factsPerTransaction: [] });
    expect(await cellsOf(engine, unit)).toEqual(new Map());
  });

  it('whose officer is corrected moves all of its figures, and leaves zero behind', async () => {
    const unit = aNewUnit();
    const ticket = servedTicket('A-1');
    const correction = event('corrected', '09:00', {
      ticketId: 'A-1' as TicketId,
      officerId: budi,
      reason: 'salah petugas',
    });
    await count(pushed(unit, ticket));

    await count(pushed(unit, [correction]));

    const cells = await cellsOf(engine, unit);
    expect([...cells.keys()].filter((key) => key.includes('ani'))).toEqual([]);
    expect(cells).toEqual(sumOf([servedTicket('A-1', { officerId: budi })]));
  });

  it('with an event id that comes with two contents ends the same in either order, and is told of', async () => {
    const [first, second] = [aNewUnit(), aNewUnit()];
    const ticket = servedTicket('A-1');
    const other = [...ticket.slice(0, -1), event('completed', '08:15', { ...ticket.at(-1), outcome: 'unresolved' })];

    const { tally } = await count(pushed(first, ticket), pushed(first, other));
    for (const events of [other, ticket]) await count(pushed(second, events));

    expect(tally.idConflicts).toBe(1);
    expect(await cellsOf(engine, first)).toEqual(await cellsOf(engine, second));
  });

  it('whose number is used again after its time is over is a new ticket: the old one is as good as swept', async () => {
    const unit = aNewUnit();
    const old = servedTicket('A-1', { day: '2024-08-01' });
    await aggregate([pushed(unit, old)], depsOn(engine.client, { now: () => at('2024-08-01 12:00') }));
    const again = servedTicket('A-1', { officerId: budi });

    const { failed } = await count(pushed(unit, again));

    expect(failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf([old, again]));
    const item = (await engine.items('facts', unit)).find(({ pk }) => pk?.S === unit);
    expect(Object.keys(item?.['events']?.M ?? {}).sort()).toEqual(again.map(({ eventId }) => String(eventId)).sort());
  });
});

describe('many tickets', () => {
  it('of the same cells are one transaction that writes each cell once', async () => {
    const unit = aNewUnit();
    const tickets = Array.from({ length: 60 }, (_, index) => servedTicket(`A-${index}`));
    const calls: Call[] = [];

    const { tally } = await aggregate(
      tickets.map((ticket) => pushed(unit, ticket)),
      through(watching(calls)),
    );

    expect(writes(calls)).toEqual(['TransactWriteItems']);
    expect(calls.at(-1)?.input).toMatchObject({ TransactItems: { length: 62 } });
    expect(tally.factsPerTransaction).toEqual([60]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
  });

  it('of many cells never make a transaction of more than a hundred actions, nor write an item twice in one', async () => {
    const unit = aNewUnit();
    const officers = Array.from({ length: 40 }, (_, index) => `p-${index}` as OfficerId);
    const tickets = Array.from({ length: 300 }, (_, index) =>
      servedTicket(`A-${index}`, {
        officerId: officers[index % 40] ?? ani,
        day: `2026-11-${String(1 + (index % 7)).padStart(2, '0')}`,
      }),
    );
    const calls: Call[] = [];

    const { failed } = await aggregate([pushed(unit, tickets.flat())], through(watching(calls)));

    expect(failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
    for (const { name, input } of calls) {
      const { TransactItems = [] } = input as { TransactItems?: object[] };
      expect(name === 'TransactWriteItems' ? TransactItems.length : 1).toBeLessThanOrEqual(100);
    }
  });

  it('of two units in cells of the same names stay apart, also when written at once', async () => {
    const [one, other] = [aNewUnit(), aNewUnit()];
    const tickets = Array.from({ length: 20 }, (_, index) => servedTicket(`A-${index}`));

    await Promise.all([
      count(pushed(one, tickets.flat()), pushed(other, tickets.slice(0, 5).flat())),
      count(pushed(other, tickets.slice(5).flat()), pushed(one, tickets.flat())),
    ]);

    expect(await cellsOf(engine, one)).toEqual(sumOf(tickets));
    expect(await cellsOf(engine, other)).toEqual(sumOf(tickets));
  });
});

describe('two aggregators at once', () => {
  it('on the same facts and cells count every fact once, round after round', async () => {
    const other = engine.clientWith((_, proceed) => proceed());
    let retried = 0;
    for (let round = 0; round < 25; round++) {
      const unit = aNewUnit();
      const tickets = Array.from({ length: 6 }, (_, index) =>
        servedTicket(`A-${index}`, { officerId: index % 2 === 0 ? ani : budi }),
      );
      const records = tickets.flatMap((ticket) => ticket.map((one) => pushed(unit, [one])));

      const results = await Promise.all([
        aggregate(records, depsOn(engine.client)),
        aggregate(round % 2 === 0 ? records : records.slice(6).toReversed(), depsOn(other)),
      ]);

      expect(results.flatMap(({ failed }) => failed)).toEqual([]);
      expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
      retried += results.reduce((sum, { tally }) => sum + tally.conflictsRetried, 0);
    }
    // Or they never met, and this test shows nothing.
    expect(retried).toBeGreaterThan(0);
  });

  it('with different pieces of the same tickets lose none of them', async () => {
    const other = engine.clientWith((_, proceed) => proceed());
    for (let round = 0; round < 15; round++) {
      const unit = aNewUnit();
      const tickets = Array.from({ length: 6 }, (_, index) => servedTicket(`A-${index}`));
      const piecesOf = (type: TicketEvent['type']) =>
        tickets.map((ticket) =>
          pushed(
            unit,
            [...ticket].filter((one) => one.type === type),
          ),
        );
      await count(...piecesOf('issued'));

      await Promise.all([
        aggregate(piecesOf('started'), depsOn(engine.client)),
        aggregate(piecesOf('completed').toReversed(), depsOn(other)),
      ]);

      expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
    }
  });
});

describe('a write that fails', () => {
  it('because somebody else has written the fact meanwhile starts again from what is there now', async () => {
    const unit = aNewUnit();
    const [issued, started, completed] = servedTicket('A-1') as [TicketEvent, TicketEvent, TicketEvent];
    const overtaken = through(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth === 1) await count(pushed(unit, [issued, completed]));
      return proceed();
    });

    const { failed, tally } = await aggregate([pushed(unit, [started, completed])], overtaken);

    expect(failed).toEqual([]);
    expect(tally).toMatchObject({ conflictsRetried: 1, factsChanged: 1 });
    expect(await cellsOf(engine, unit)).toEqual(sumOf([[issued, started, completed]]));
  });

  it.each([
    ['a conflict', 'before', () => conflict()],
    ['a throttle', 'before', () => throttle()],
    ['a throttle inside', 'before', () => canceled(['None', 'ThrottlingError'])],
    ['an answer that did not come', 'before', () => timeout()],
    ['an answer that did not come, after the commit', 'after', () => timeout()],
    [
      'an internal failure, after the commit',
      'after',
      () => Object.assign(new Error('oops'), { name: 'InternalServerError' }),
    ],
  ] as const)('because of %s is tried again, is told of, and counts once', async (_, when, error) => {
    const unit = aNewUnit();
    const tickets = [servedTicket('A-1'), servedTicket('A-2')];
    const open = servedTicket('A-3').slice(0, 1);
    const failing = (name: string) => through(failingOnce(name, when, error));

    const closed = await aggregate([pushed(unit, tickets.flat())], failing('TransactWriteItems'));
    const opened = await aggregate([pushed(unit, open)], failing('PutItem'));
    await count(pushed(unit, [...tickets.flat(), ...open]));

    expect([closed.failed, opened.failed]).toEqual([[], []]);
    expect([closed.tally.conflictsRetried, opened.tally.conflictsRetried]).toEqual([1, 1]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
  });

  it('because the engine will never take one fact fails that fact’s records alone', async () => {
    const unit = aNewUnit();
    const good = Array.from({ length: 20 }, (_, index) => servedTicket(`A-${index}`));
    // 200 events of 2 KB do not fit in an item.
    const huge = Array.from({ length: 200 }, (_, index) =>
      event('called', '08:01', {
        eventId: `e-${index}` as EventId,
        ticketId: 'A-huge' as TicketId,
        reason: 'x'.repeat(2100),
      }),
    );
    const records = good.map((ticket) => pushed(unit, ticket));
    const [half, otherHalf] = [
      pushed(unit, [...huge.slice(0, 100), ...servedTicket('A-huge')]),
      pushed(unit, huge.slice(100)),
    ];

    const { failed, tally } = await aggregate(
      [...records.slice(0, 9), half, ...records.slice(9), otherHalf],
      depsOn(engine.client),
    );

    expect(failed.toSorted()).toEqual([half.messageId, otherHalf.messageId].toSorted());
    expect(tally.refusals).toHaveLength(1);
    expect(await cellsOf(engine, unit)).toEqual(sumOf(good));
  });
});

describe('a read that fails', () => {
  it('in a later round does not fail the records that are counted already', async () => {
    const unit = aNewUnit();
    const [done, late] = [pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2').slice(0, 1))];
    const deps = through(async ({ name, nth }, proceed) => {
      if (name === 'PutItem' || (name === 'BatchGetItem' && nth > 1)) throw throttle();
      return proceed();
    });
    const started = Date.now();

    // The engine stays away until the time is over.
    const { failed } = await aggregate([done, late], { ...deps, remaining: () => 8_300 - (Date.now() - started) });

    expect(failed).toEqual([late.messageId]);
  });

  it('before anything was written fails the function, and everything comes again', async () => {
    const unit = aNewUnit();
    const whole = pushed(unit, servedTicket('A-1'));

    await expect(aggregate([whole], through(failingOnce('BatchGetItem', 'before', throttle)))).rejects.toThrow(
      'throughput',
    );

    expect(await cellsOf(engine, unit)).toEqual(new Map());
    expect((await count(whole)).failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf([servedTicket('A-1')]));
  });
});

describe('a record that cannot be counted', () => {
  const ticket = servedTicket('A-1');

  it.each([
    ['is no JSON', () => record('{"v":1,')],
    ['is empty', () => record('')],
    [
      'is of a version that is not known',
      () => record(JSON.stringify({ v: 2, kind: 'ticket-events', unitId: 'u', events: ticket })),
    ],
    ['is of a kind that is not known', () => record(JSON.stringify({ v: 1, kind: 'complaint', unitId: 'u' }))],
    [
      'has one event that is none',
      () => record(JSON.stringify({ v: 1, kind: 'ticket-events', unitId: 'u', events: [...ticket, { type: 'x' }] })),
    ],
    ['has an answer with score 5', () => answered(aNewUnit(), 'k', aResponse({ answers: { waktu: 5 as 4 } }))],
    ['is of a unit that is not registered', () => pushed(NOBODY, ticket)],
  ])('because it %s fails alone', async (_, bad) => {
    const unit = aNewUnit();
    const wrong = bad();

    const { failed } = await count(pushed(unit, ticket), wrong, pushed(unit, servedTicket('A-2')));

    expect(failed).toEqual([wrong.messageId]);
    expect(await cellsOf(engine, unit)).toEqual(sumOf([ticket, servedTicket('A-2')]));
  });

  it('is told of by field and code, without what is in it', async () => {
    const { tally } = await count(
      answered(aNewUnit(), 'k', aResponse({ comment: 7 as unknown as string, answers: { waktu: 5 as 4 } })),
    );

    expect(tally.unreadable).toMatchObject([
      { why: 'response.answers.waktu: invalid_value; response.comment: invalid_type' },
    ]);
  });

  it('fails once, however many of its facts do', async () => {
    const { failed } = await count(pushed(NOBODY, [...servedTicket('A-1'), ...servedTicket('A-2')]));

    expect(failed).toHaveLength(1);
  });
});

const aMessage = (message: object) => record(JSON.stringify(message));
const anEvent = (unitId: UnitId, fields: object) =>
  aMessage({ v: 1, kind: 'ticket-events', unitId, events: [{ ...servedTicket('A-bad')[0], ...fields }] });

const storedEvent = (fields: Item): Item => ({ events: { M: { e: { M: fields } } } });

/** Overwrites attributes of a stored ticket, as a hand or another program might. */
async function spoil(unitId: UnitId, ticketId: string, item: Item): Promise<void> {
  const stored = (await engine.items('facts', unitId)).find(({ sk }) => sk?.S === `T#${ticketId}`);
  await engine.client.send(new PutItemCommand({ TableName: TABLES.facts, Item: { ...stored, ...item } }));
}

describe('a batch with poison in it', () => {
  interface Poison {
    readonly impossible: (unitId: UnitId) => QueueRecord;
    readonly overlong: (unitId: UnitId) => QueueRecord;
    readonly spoiled: Item;
  }
  const poisons: Readonly<Record<string, Poison>> = {
    'an event at no time, a ticket under an endless key, events that are no map': {
      impossible: (unitId) => anEvent(unitId, { occurredAt: 8_640_000_000_000_001 }),
      overlong: (unitId) => anEvent(unitId, { ticketId: 'x'.repeat(1100) }),
      spoiled: { events: { S: 'spoiled' } },
    },
    'an event of the year 1969, an answer under an endless key, an event that there is not': {
      impossible: (unitId) => anEvent(unitId, { occurredAt: -1 }),
      overlong: (unitId) => answered(unitId, 'x'.repeat(1100), aResponse()),
      spoiled: storedEvent({ t: { S: 'eaten' }, at: { N: '1795136400000' } }),
    },
    'an answer begun in the year 9999, a device under an endless key, a stored event at no time': {
      impossible: (unitId) =>
        answered(unitId, 'k-bad', aResponse({ startedAt: Date.parse('9999-12-31T23:59:59-12:00') })),
      overlong: (unitId) =>
        aMessage({ v: 1, kind: 'response', unitId, key: 'k', response: aResponse(), device: 'x'.repeat(1100) }),
      spoiled: storedEvent({ t: { S: 'issued' }, at: { N: '8640000000000001' } }),
    },
    'an answer taken in the year 1, an event under an endless id, cells that are none': {
      impossible: (unitId) => answered(unitId, 'k-bad', aResponse({ receivedAt: Date.parse('0001-01-01T00:00:00Z') })),
      overlong: (unitId) => anEvent(unitId, { eventId: 'x'.repeat(1100) }),
      spoiled: { applied: { M: { yesterday: { M: { completed: { N: '1' } } } } } },
    },
    'a ruling of the year 2101, a unit under an endless id, no version': {
      impossible: (unitId) =>
        ruled(unitId, 'A-0', { state: 'annulled', at: Date.parse('2101-01-01T00:00:00Z'), objectionId: 'o-1' }),
      overlong: () => pushed('x'.repeat(1100) as UnitId, servedTicket('A-bad')),
      spoiled: { version: { S: 'three' } },
    },
  };

  it.each(Object.entries(poisons))('(%s) counts the nine others', async (_, { impossible, overlong, spoiled }) => {
    const unit = aNewUnit();
    const before = servedTicket('A-spoiled');
    await count(pushed(unit, before));
    await spoil(unit, 'A-spoiled', spoiled);
    const tickets = Array.from({ length: 6 }, (__, index) => servedTicket(`A-${index}`));
    const answers = Array.from({ length: 3 }, (__, index) => aResponse({ responseId: `r-${index}` }));
    const good = [
      ...tickets.map((ticket) => pushed(unit, ticket)),
      ...answers.map((response, index) => answered(unit, `k-${index}`, response)),
    ];
    const late = event('corrected', '09:00', { ticketId: 'A-spoiled' as TicketId, officerId: budi, reason: 'salah' });
    const [first, middle, last] = [impossible(unit), overlong(unit), pushed(unit, [late])];
    const records = [first, ...good.slice(0, 5), middle, ...good.slice(5), last];

    const { failed, tally } = await count(...records);

    expect(records).toHaveLength(12);
    expect(failed.toSorted()).toEqual([first, middle, last].map(({ messageId }) => messageId).toSorted());
    expect(await cellsOf(engine, unit)).toEqual(sumOf([before, ...tickets], answers));
    expect([tally.unreadable.length, tally.spoiled.length]).toEqual([2, 1]);
  });
});

describe('when the time is over', () => {
  it('nothing is begun any more, and everything comes again', async () => {
    const unit = aNewUnit();
    const records = [pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2'))];
    const calls: Call[] = [];

    const { failed, tally } = await aggregate(records, { ...through(watching(calls)), remaining: () => 7_000 });

    expect(failed).toEqual(records.map(({ messageId }) => messageId));
    expect(calls).toEqual([]);
    expect(tally.conflictsRetried).toBe(0);
  });

  it('in the middle, what is written is done and only the rest comes again', async () => {
    const unit = aNewUnit();
    const tickets = Array.from({ length: 400 }, (_, index) =>
      servedTicket(`A-${index}`, { officerId: `p-${index}` as OfficerId }),
    );
    const records = tickets.map((ticket) => pushed(unit, ticket));
    let writesBegun = 0;
    const deps = through(async ({ name }, proceed) => {
      if (name === 'TransactWriteItems') writesBegun += 1;
      return proceed();
    });

    const { failed, tally } = await aggregate(records, { ...deps, remaining: () => (writesBegun >= 8 ? 100 : 60_000) });

    const written = tickets.filter((_, index) => !failed.includes(records[index]?.messageId ?? ''));
    expect(failed.length).toBeGreaterThan(0);
    expect(written.length).toBeGreaterThan(0);
    expect(await cellsOf(engine, unit)).toEqual(sumOf(written));
    // What was not begun met nobody.
    expect(tally.conflictsRetried).toBe(0);

    await aggregate(
      records.filter(({ messageId }) => failed.includes(messageId)),
      depsOn(engine.client),
    );

    expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
  });

  it('an engine that stays busy is given up on in time', async () => {
    const deps = through(async ({ name }, proceed) => {
      if (name === 'TransactWriteItems') throw throttle();
      return proceed();
    });
    const started = Date.now();
    const [one] = [pushed(aNewUnit(), servedTicket('A-1'))];

    const { failed } = await aggregate([one], { ...deps, remaining: () => 8_300 - (Date.now() - started) });

    expect(failed).toEqual([one.messageId]);
  });
});

describe('a ticket with more cells than fit in one transaction', () => {
  /** A hundred officers, one after the other. */
  const odyssey: TicketEvent[] = [
    ...servedTicket('A-100').slice(0, 1),
    ...Array.from({ length: 100 }, (_, index) =>
      event('started', `09:${String(index % 60).padStart(2, '0')}:${index < 60 ? '00' : '30'}`, {
        ticketId: 'A-100' as TicketId,
        eventId: `s-${index}` as EventId,
        officerId: `p-${index}` as OfficerId,
      }),
    ),
    event('completed', '10:30', {
      ticketId: 'A-100' as TicketId,
      officerId: 'p-99' as OfficerId,
      serviceId: 'ektp' as never,
      outcome: 'resolved',
    }),
  ];

  it('is applied completely', async () => {
    const unit = aNewUnit();

    const { failed, tally } = await count(pushed(unit, odyssey));

    expect(failed).toEqual([]);
    expect(tally.factsPerTransaction.length).toBeGreaterThan(1);
    expect(sumOf([odyssey]).size).toBe(200);
    expect(await cellsOf(engine, unit)).toEqual(sumOf([odyssey]));
    const item = (await engine.items('facts', unit)).find(({ pk }) => pk?.S === unit);
    expect(item).not.toHaveProperty('partial');
  });

  it.each(['before', 'after'] as const)(
    'is applied completely although it was interrupted %s its second transaction was done',
    async (when) => {
      const unit = aNewUnit();
      let over = false;
      const dying = through(async ({ name, nth }, proceed) => {
        if (name !== 'TransactWriteItems' || nth !== 2) return proceed();
        if (when === 'after') await proceed();
        over = true;
        throw timeout();
      });
      const whole = pushed(unit, odyssey);

      const interrupted = await aggregate([whole], { ...dying, remaining: () => (over ? 0 : 60_000) });
      const half = await cellsOf(engine, unit);
      const resumed = await count(whole);

      expect(interrupted.failed).toEqual([whole.messageId]);
      expect(half.size).toBeLessThan(200);
      expect(resumed.failed).toEqual([]);
      expect(await cellsOf(engine, unit)).toEqual(sumOf([odyssey]));
    },
  );

  it('is applied completely by whatever record of it comes next, and can still be corrected', async () => {
    const unit = aNewUnit();
    const dying = through(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth > 1) throw throttle();
      return proceed();
    });
    const started = Date.now();
    await aggregate([pushed(unit, odyssey)], { ...dying, remaining: () => 8_200 - (Date.now() - started) });
    const correction = event('corrected', '11:00', {
      ticketId: 'A-100' as TicketId,
      officerId: budi,
      reason: 'salah petugas',
    });

    await count(pushed(unit, [correction]));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([[...odyssey, correction]]));
  });
});

describe('an answer to a survey', () => {
  const first = aResponse({
    responseId: 'r-1',
    receivedAt: at('09:00'),
    answers: { perilaku: 1 },
    respondent: { sex: 'L' },
  });
  const second = aResponse({
    responseId: 'r-2',
    receivedAt: at('09:01'),
    answers: { perilaku: 4 },
    respondent: { sex: 'P' },
  });

  it('counts to the officer, and who gave it to the service alone', async () => {
    const unit = aNewUnit();

    await count(answered(unit, 'k', first));

    const cells = await cellsOf(engine, unit);
    expect(cells).toEqual(sumOf([], [first]));
    expect(cells.get('2026-11-20#ani#ektp')).not.toHaveProperty('who.sex.L');
    expect(cells.get('2026-11-20#-#ektp')).toEqual({ 'who.sex.L': 1 });
  });

  it.each([
    ['in one batch', [[first, second]]],
    ['in one batch, the wrong way round', [[second, first]]],
    ['one after the other', [[first], [second]]],
    ['the wrong way round', [[second], [first]]],
    ['many times over', [[second, second], [first, second, first], [second]]],
  ])('that was the first of its link is the one that counts: %s', async (_, batches) => {
    const unit = aNewUnit();

    for (const batch of batches) await count(...batch.map((response) => answered(unit, 'k', response)));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [first]));
  });

  it.each([
    ['in one batch', [['first', 'second']]],
    ['in one batch, the wrong way round', [['second', 'first']]],
    ['one after the other', [['first'], ['second']]],
    ['the wrong way round', [['second'], ['first']]],
    ['many times over', [['second', 'second'], ['first', 'second', 'first'], ['second']]],
  ] as const)(
    'that was the first attempt counts, also where the second came to a clock that was behind: %s',
    async (_, batches) => {
      const unit = aNewUnit();
      const attempts = {
        first: { ...first, attempt: 1, receivedAt: at('2026-11-21 00:00:02') },
        second: { ...second, attempt: 2, receivedAt: at('2026-11-20 23:59:58') },
      };

      for (const batch of batches) await count(...batch.map((which) => answered(unit, 'k', attempts[which])));

      expect(await cellsOf(engine, unit)).toEqual(sumOf([], [attempts.first]));
    },
  );

  it('of the time before attempts were counted stays the first', async () => {
    const unit = aNewUnit();
    await count(answered(unit, 'k', second));

    await count(answered(unit, 'k', { ...first, attempt: 1 }));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [second]));
  });

  it('of another link counts beside it, and moves to the day on which the first one came', async () => {
    const unit = aNewUnit();
    const [late, early] = [
      aResponse({ responseId: 'r-3', receivedAt: at('2026-12-01 00:00:01') }),
      aResponse({ responseId: 'r-4', receivedAt: at('2026-11-30 23:59:59') }),
    ];

    await count(answered(unit, 'k', first), answered(unit, 'l', late));
    await count(answered(unit, 'l', early));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [first, early]));
    expect([...(await cellsOf(engine, unit)).keys()].filter((key) => key.startsWith(monthOf('2026-12-01')))).toEqual(
      [],
    );
  });

  it('sent twice by the same client is told of as a duplicate', async () => {
    const unit = aNewUnit();

    const together = await count(answered(unit, 'k', first), answered(unit, 'k', first));
    const again = await count(answered(unit, 'k', { ...first, receivedAt: at('09:05') }));

    expect([together.tally.duplicates, again.tally.duplicates]).toEqual([1, 1]);
    expect(again.tally.factsChanged).toBe(0);
  });

  it('two of which came at the same moment under the same id come to the same in either order', async () => {
    const [one, other] = [aNewUnit(), aNewUnit()];
    const twin = { ...first, answers: { perilaku: 3 as const } };

    for (const response of [first, twin]) await count(answered(one, 'k', response));
    for (const response of [twin, first]) await count(answered(other, 'k', response));

    expect(await cellsOf(engine, one)).toEqual(await cellsOf(engine, other));
  });
});
