// Objections on the real engine: added to and never rewritten, one after the other for each fact.
import type { TicketId, UnitId } from '@tera/domain';
import { TABLES, anEngine, conflict } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Decision, type Objection, type ObjectionStore, objectionStore, stateOf } from './objection-store.ts';
import { OBJECTIONS_PREFIX } from './tables.ts';

const engine = anEngine();
let store: ObjectionStore;
beforeAll(() => {
  store = objectionStore(engine.client, TABLES.registry);
});

const TICKET = 'A-001' as TicketId;

type Wishes = Partial<Omit<Objection, 'filed'>> & { readonly filed?: Partial<Objection['filed']> };

function anObjection(unitId: UnitId, { objectionId = 'a1', filed = {} }: Wishes = {}): Omit<Objection, 'queued'> {
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

describe('an objection', () => {
  it('is found under its fact as it was filed, and is still to be queued', async () => {
    const objection = anObjection(aNewUnit(), { filed: { indicator: 'service.p50' } });

    expect(await store.file(objection, 0)).toBe(true);

    expect(await store.ofFact(objection.unitId, TICKET)).toEqual([{ ...objection, queued: false }]);
    expect(stateOf(objection)).toBe('open');
    expect(await store.ofFact(objection.unitId, 'A-00' as TicketId)).toEqual([]);
    expect(await store.ofFact(aNewUnit(), TICKET)).toEqual([]);
  });

  it('does not take the place of another one, and leaves nothing of itself when it cannot have it', async () => {
    const [first, second] = [anObjection(aNewUnit()), anObjection('' as UnitId, { objectionId: 'a2' })];

    await store.file(first, 0);

    expect(await store.file({ ...second, unitId: first.unitId }, 0)).toBe(false);
    expect(await store.ofFact(first.unitId, TICKET)).toEqual([{ ...first, queued: false }]);
    expect((await store.list(first.unitId, { most: 10 })).objections).toHaveLength(1);
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

    expect(await store.decide(objection.unitId, 'a1', upheld)).toBe(true);
    expect(await store.decide(objection.unitId, 'a1', aDecision())).toBe(false);

    const [decided] = await store.ofFact(objection.unitId, TICKET);
    expect(decided).toEqual({ ...objection, decided: upheld, queued: false });
    expect(decided && stateOf(decided)).toBe('upheld');
  });

  it('is queued twice: as it was filed, and as it was decided', async () => {
    const objection = anObjection(aNewUnit());
    const { unitId } = objection;
    const queued = async () => (await store.ofFact(unitId, TICKET)).map((found) => found.queued);
    const latest = async () => (await store.ofFact(unitId, TICKET))[0] ?? { ...objection, queued: false };
    await store.file(objection, 0);

    await store.noteQueued(await latest(), at('09:01'));
    await store.noteQueued(await latest(), at('09:02'));
    expect(await queued()).toEqual([true]);

    await store.decide(unitId, 'a1', aDecision());
    expect(await queued()).toEqual([false]);

    await store.noteQueued(await latest(), at('10:01'));
    expect(await queued()).toEqual([true]);
  });

  it('is never rewritten: each entry that was there is there to the letter after all that follows', async () => {
    const objection = anObjection(aNewUnit());
    const { unitId } = objection;
    const steps = [
      () => store.file(objection, 0),
      () => store.noteQueued({ ...objection, queued: false }, at('09:01')),
      () => store.decide(unitId, 'a1', aDecision()),
      () => store.decide(unitId, 'a1', aDecision({ outcome: 'upheld' })),
      () => store.file(anObjection(unitId, { filed: { reason: 'lain' } }), 0),
      () => store.file(anObjection(unitId, { filed: { reason: 'lain' } }), 1),
      () => store.noteQueued({ ...objection, decided: aDecision(), queued: false }, at('10:01')),
    ];
    let before: object[] = [];

    for (const step of steps) {
      await step();
      const after = await engine.items('registry', `${OBJECTIONS_PREFIX}${unitId}`);
      expect(after).toEqual(expect.arrayContaining(before));
      before = after;
    }

    expect(before).toHaveLength(5);
  });
});

describe('the list of objections', () => {
  it('has those of the unit, oldest first, of one state or of all', async () => {
    const unitId = aNewUnit();
    await fileMany(unitId, 6);
    await store.decide(unitId, 'c002', aDecision());
    await store.decide(unitId, 'c004', aDecision({ outcome: 'upheld' }));
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
