// Objections on the real engine: added to and never rewritten, one after the other for each fact, and each with a ruling in
// the outbox for as long as nobody takes it out.
import type { TicketId, UnitId } from '@tera/domain';
import { TABLES, anEngine, conflict, startEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Decision,
  type Objection,
  type ObjectionStore,
  objectionStore,
  rulingOf,
  stateOf,
} from './objection-store.ts';
import { type RulingOutbox, type WaitingRuling, rulingOutbox } from './ruling-outbox.ts';
import { OBJECTIONS_PREFIX } from './tables.ts';

const engine = anEngine();
let store: ObjectionStore;
let outbox: RulingOutbox;
beforeAll(() => {
  store = objectionStore(engine.client, TABLES.registry);
  outbox = rulingOutbox(engine.client, TABLES.registry);
});

const TICKET = 'A-001' as TicketId;

type Wishes = Partial<Omit<Objection, 'filed'>> & { readonly filed?: Partial<Objection['filed']> };

function anObjection(unitId: UnitId, { objectionId = 'a1', filed = {} }: Wishes = {}): Objection {
  return {
    unitId,
    objectionId,
    filed: {
      factId: TICKET,
      at: at('09:00'),
      by: 'Petugas loket 1',
      keyId: 'k1',
      reason: 'bukan saya',
      indicator: undefined,
      officers: [ani],
      ...filed,
    },
    decided: undefined,
  };
}

function aDecision(fields: Partial<Decision> = {}): Decision {
  return { outcome: 'refused', at: at('10:00'), by: 'Kasubag', keyId: 'k2', reason: 'sudah diperiksa', ...fields };
}

/** What waits of the unit, oldest first. */
async function waitingOf(unitId: UnitId): Promise<WaitingRuling[]> {
  const found: WaitingRuling[] = [];
  for await (const page of outbox.waiting(at('23:59'), 100)) found.push(...page);
  return found.filter((ruling) => ruling.unitId === unitId);
}

describe('an objection', () => {
  it('is found under its fact and by its id as it was filed', async () => {
    const objection = anObjection(aNewUnit(), { filed: { indicator: 'service.p50' } });

    expect(await store.file(objection, 0)).toBe(true);

    expect(await store.ofFact(objection.unitId, TICKET)).toEqual([objection]);
    expect(await store.find(objection.unitId, 'a1')).toEqual(objection);
    expect(await store.find(objection.unitId, 'a')).toBeUndefined();
    expect(stateOf(objection)).toBe('open');
    expect(await store.ofFact(objection.unitId, 'A-00' as TicketId)).toEqual([]);
    expect(await store.ofFact(aNewUnit(), TICKET)).toEqual([]);
  });

  it('does not take the place of another one, and leaves nothing of itself when it cannot have it', async () => {
    const [first, second] = [anObjection(aNewUnit()), anObjection('' as UnitId, { objectionId: 'a2' })];

    await store.file(first, 0);

    expect(await store.file({ ...second, unitId: first.unitId }, 0)).toBe(false);
    expect(await store.ofFact(first.unitId, TICKET)).toEqual([first]);
    expect((await store.list(first.unitId, { most: 10 })).objections).toHaveLength(1);
    expect(await waitingOf(first.unitId)).toEqual([rulingOf(first)]);
  });

  it('of several that are filed together is one', async () => {
    const unitId = aNewUnit();
    const ids = Array.from({ length: 8 }, (_, index) => `b${index}`);

    const filed = await Promise.all(ids.map((objectionId) => store.file(anObjection(unitId, { objectionId }), 0)));

    expect(filed.filter(Boolean)).toHaveLength(1);
    expect(await store.ofFact(unitId, TICKET)).toHaveLength(1);
  });

  it('that meets another writer asks to be filed again', async () => {
    const contended = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth === 1) throw conflict();
      return proceed();
    });
    const other = objectionStore(contended, TABLES.registry);
    const objection = anObjection(aNewUnit());

    expect([await other.file(objection, 0), await other.file(objection, 0)]).toEqual([false, true]);
  });

  it('is decided once: the first decision stands, to the letter', async () => {
    const objection = anObjection(aNewUnit());
    const upheld = aDecision({
      outcome: 'upheld',
      correction: { officerId: budi, serviceId: undefined, accurate: false },
    });
    await store.file(objection, 0);

    expect(await store.decide(objection, upheld)).toBe(true);
    expect(await store.decide(objection, aDecision())).toBe(false);

    const [decided] = await store.ofFact(objection.unitId, TICKET);
    expect(decided).toEqual({ ...objection, decided: upheld });
    expect(decided && stateOf(decided)).toBe('upheld');
  });

  it('that meets another decider asks to be decided again', async () => {
    const contended = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth === 1) throw conflict();
      return proceed();
    });
    const other = objectionStore(contended, TABLES.registry);
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);

    expect([await other.decide(objection, aDecision()), await other.decide(objection, aDecision())]).toEqual([
      false,
      true,
    ]);
  });

  it('is never rewritten: each entry that was there is there to the letter after all that follows', async () => {
    const objection = anObjection(aNewUnit());
    const { unitId } = objection;
    const steps = [
      () => store.file(objection, 0),
      () => outbox.remove(rulingOf(objection)),
      () => store.decide(objection, aDecision()),
      () => store.decide(objection, aDecision({ outcome: 'upheld' })),
      () => store.file(anObjection(unitId, { filed: { reason: 'lain' } }), 0),
      () => store.file(anObjection(unitId, { filed: { reason: 'lain' } }), 1),
      () => outbox.remove(rulingOf({ ...objection, decided: aDecision() })),
    ];
    let before: object[] = [];

    for (const step of steps) {
      await step();
      const after = await engine.items('registry', `${OBJECTIONS_PREFIX}${unitId}`);
      expect(after).toEqual(expect.arrayContaining(before));
      before = after;
    }

    expect(before).toHaveLength(3);
  });
});

describe('the outbox', () => {
  it('holds what was filed until it is taken out', async () => {
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);
    const ruling = rulingOf(objection);

    expect(ruling).toEqual({ unitId: objection.unitId, objectionId: 'a1', entry: 'filed', at: at('09:00') });
    expect([await outbox.holds(ruling), await waitingOf(objection.unitId)]).toEqual([true, [ruling]]);

    await outbox.remove(ruling);
    expect([await outbox.holds(ruling), await waitingOf(objection.unitId)]).toEqual([false, []]);
    await outbox.remove(ruling);
  });

  it('holds of an objection only what it has come to last', async () => {
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);
    await store.decide(objection, aDecision());

    const decided = rulingOf({ ...objection, decided: aDecision() });
    expect(decided).toMatchObject({ entry: 'decided', at: at('10:00') });
    expect(await waitingOf(objection.unitId)).toEqual([decided]);
  });

  it('holds a decision also when its filing was taken out long ago', async () => {
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);
    await outbox.remove(rulingOf(objection));
    await store.decide(objection, aDecision());

    expect(await waitingOf(objection.unitId)).toHaveLength(1);
  });

  it('holds nothing of what could not be stored', async () => {
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);
    await store.decide(objection, aDecision());

    await store.file(anObjection(objection.unitId, { objectionId: 'a2' }), 0);
    await store.decide(objection, aDecision({ at: at('11:00') }));

    expect(await waitingOf(objection.unitId)).toMatchObject([{ objectionId: 'a1', at: at('10:00') }]);
  });

  it('tells of all units what is older than asked for, oldest first, page by page', async () => {
    const own = await startEngine();
    const [filings, waiting] = [objectionStore(own.client, TABLES.registry), rulingOutbox(own.client, TABLES.registry)];
    const times = ['09:30', '09:10', '09:50', '09:20', '09:40'];
    for (const [index, time] of times.entries()) {
      await filings.file(anObjection(aNewUnit(), { objectionId: `z${9 - index}`, filed: { at: at(time) } }), 0);
    }

    const pages: string[][] = [];
    for await (const page of waiting.waiting(at('09:50'), 3)) pages.push(page.map(({ objectionId }) => objectionId));

    expect(pages.filter(({ length }) => length > 0)).toEqual([['z8', 'z6', 'z9'], ['z5']]);
    expect([await waiting.count(at('09:50')), await waiting.count(at('09:10'))]).toEqual([4, 0]);
    await own.stop();
  });

  it('leaves a ruling to a decision that is overtaking it at the same moment', async () => {
    const busy = engine.clientWith(async ({ name }, proceed) => {
      if (name === 'DeleteItem') throw Object.assign(new Error('conflict'), { name: 'TransactionConflictException' });
      return proceed();
    });
    const objection = anObjection(aNewUnit());
    await store.file(objection, 0);

    await rulingOutbox(busy, TABLES.registry).remove(rulingOf(objection));

    expect(await outbox.holds(rulingOf(objection))).toBe(true);
  });
});

describe('the list of objections', () => {
  it('has those of the unit, oldest first, of one state or of all', async () => {
    const unitId = aNewUnit();
    await fileMany(unitId, 6);
    await store.decide(anObjection(unitId, { objectionId: 'c002' }), aDecision());
    await store.decide(anObjection(unitId, { objectionId: 'c004' }), aDecision({ outcome: 'upheld' }));
    await fileMany(aNewUnit(), 2);

    const ids = async (wishes: { state?: 'open' | 'upheld' | 'refused' }) =>
      (await store.list(unitId, { ...wishes, most: 10 })).objections.map(({ objectionId }) => objectionId);

    expect(await ids({})).toEqual(['c000', 'c001', 'c002', 'c003', 'c004', 'c005']);
    expect(await ids({ state: 'open' })).toEqual(['c000', 'c001', 'c003', 'c005']);
    expect(await ids({ state: 'refused' })).toEqual(['c002']);
    expect(await ids({ state: 'upheld' })).toEqual(['c004']);
  });

  it.each([1, 2, 3, 5, 6, 7])('is the same in pages of %i', async (most) => {
    const unitId = aNewUnit();
    await fileMany(unitId, 6);
    const pages: string[][] = [];

    let after: string | undefined;
    do {
      const { objections, next } = await store.list(unitId, { after, most });
      pages.push(objections.map(({ objectionId }) => objectionId));
      after = next;
    } while (after !== undefined);

    expect(pages.flat()).toEqual(['c000', 'c001', 'c002', 'c003', 'c004', 'c005']);
    expect(pages.map((page) => page.length)).toEqual(
      Array.from({ length: Math.ceil(6 / most) }, (_, page) => Math.min(most, 6 - page * most)),
    );
  });

  it('is whole over more than one page of the engine', async () => {
    const unitId = aNewUnit();
    // A page is at most 1 MB: these are about 1.2 MB.
    await fileMany(unitId, 300, 'é'.repeat(2000));

    expect((await store.list(unitId, { most: 400 })).objections).toHaveLength(300);
  });
});

/** Objections `c000`, `c001`, … each to a fact of its own. */
async function fileMany(unitId: UnitId, count: number, reason = 'bukan saya'): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'));
  await Promise.all(
    numbers.map((number) =>
      store.file(
        anObjection(unitId, { objectionId: `c${number}`, filed: { factId: `A-${number}` as TicketId, reason } }),
        0,
      ),
    ),
  );
}
