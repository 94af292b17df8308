// Comments on the real engine: which of several answers' comments is kept, in whatever order they come and however often; and that
// what has come out, or was erased, does not wait again.
import type { AnswerComment, UnitId } from '@tera/domain';
import { answered, countingOn, record } from '@tera/testing/counting';
import { type Item, TABLES, anEngine, putUnit } from '@tera/testing/engine';
import { aNewUnit, aResponse, at } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { commentStore } from './comment-store.ts';

const engine = anEngine();
const count = countingOn(engine);
const store = () => commentStore(engine.client, TABLES);
const ID = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const UNTIL = '2027-03-02' as const;
const by = { keyId: 'k-1', name: 'HR' };

async function aUnit(): Promise<UnitId> {
  const unitId = aNewUnit();
  await putUnit(engine, unitId);
  return unitId;
}

interface Told {
  readonly nth?: number;
  readonly text?: string | undefined;
  readonly id?: string;
  readonly source?: AnswerComment['source'];
  readonly waktu?: 1 | 4;
}

const told = (unitId: UnitId, { nth = 1, text, id = ID, source = 'tickets', waktu = 4 }: Told) => {
  const comment = { id, ...(text === undefined ? {} : { text }), period: '2026-Q4', week: '2026-W47', source };
  const response = aResponse({ responseId: `r-${nth}`, attempt: nth, answers: { waktu } });
  return record({ v: 1, kind: 'response', unitId, key: `k-${id[0]}`, response, comment });
};

const waiting = async (unitId: UnitId) => (await store().waiting(unitId)).waiting.map(({ text }) => text);
const kept = (unitId: UnitId) =>
  store().list(unitId, { states: ['new', 'read', 'followed_up', 'hidden'], most: 100, now: at('12:00') });
const release = async (unitId: UnitId) => store().release(unitId, (await store().waiting(unitId)).waiting, UNTIL);
const holding = async (unitId: UnitId, text: string): Promise<Item[]> =>
  (await engine.items('facts')).filter(
    (item) => JSON.stringify(item).includes(text) && item['pk']?.S?.includes(unitId),
  );

describe('the comment of an answer', () => {
  it('is apart from it, once, however often the message comes', async () => {
    const unitId = await aUnit();

    const message = told(unitId, { text: 'Cepat' });
    await count(message, message);
    await count(message);

    expect(await waiting(unitId)).toEqual(['Cepat']);
    const items = await holding(unitId, 'Cepat');
    expect(items).toHaveLength(1);
    expect(items[0]?.['pk']?.S).toBe(`COMMENTS-WAITING#${unitId}`);
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(['expiresAt', 'note', 'of', 'period', 'pk', 'sk', 'week']);
    expect((await engine.items('facts', unitId)).filter((item) => JSON.stringify(item).includes(ID))).toEqual([]);
  });

  it.each([
    ['of the first, whatever a second one says', { nth: 1, text: 'pertama' }, { nth: 2, text: 'kedua' }, ['pertama']],
    ['none, where the first has none', { nth: 1 }, { nth: 2, text: 'kedua' }, []],
    ['of the first alone, where the second has none', { nth: 1, text: 'pertama' }, { nth: 2 }, ['pertama']],
  ])('is %s, in either order', async (_, first, second, expected) => {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const [together, apart] = [await aUnit(), await aUnit()];
      await count(...order.map((one) => told(together, one)));
      for (const one of order) await count(told(apart, one));

      expect(await waiting(together)).toEqual(expected);
      expect(await waiting(apart)).toEqual(expected);
    }
  });

  it('stays where an earlier version has put it', async () => {
    const unitId = await aUnit();

    await count(answered(unitId, 'k-lama', aResponse({ comment: 'Cara lama' })));

    expect(await waiting(unitId)).toEqual([]);
    expect((await holding(unitId, 'Cara lama')).map(({ sk }) => sk?.S)).toEqual(['R#k-lama']);
  });
});

describe('a comment that has come out', () => {
  it('waits no more, has no week, and does not come again with its message', async () => {
    const unitId = await aUnit();
    await count(told(unitId, { text: 'Cepat' }));

    expect(await release(unitId)).toBe(true);
    await count(told(unitId, { text: 'Cepat' }));

    expect(await waiting(unitId)).toEqual([]);
    expect(await kept(unitId)).toEqual([
      {
        commentId: `2026-Q4.${ID}`,
        period: '2026-Q4',
        serviceId: undefined,
        text: 'Cepat',
        state: 'new',
        history: [],
        version: 1,
      },
    ]);
    expect(JSON.stringify(await holding(unitId, ID))).not.toContain('W47');
  });

  it('stays as it was read, also where an earlier answer comes later: that one waits by mistake', async () => {
    const unitId = await aUnit();
    await count(told(unitId, { nth: 2, text: 'kedua' }));
    await release(unitId);
    await count(told(unitId, { nth: 1, text: 'pertama' }));

    const { waiting: waits, closed } = await store().waiting(unitId);
    await store().drop(unitId, closed);

    expect(waits).toEqual([]);
    expect(closed.map(({ text }) => text)).toEqual(['pertama']);
    expect(await holding(unitId, 'pertama')).toEqual([]);
    expect((await kept(unitId)).map(({ text }) => text)).toEqual(['kedua']);
  });

  it('comes out with all of its batch or not at all', async () => {
    const unitId = await aUnit();
    const ids = ['a', 'b'].map((letter) => letter.repeat(32));
    for (const id of ids) await count(told(unitId, { id, text: id }));
    const { waiting: batch } = await store().waiting(unitId);
    await store().erase(unitId, ids[0] ?? '', { at: at('10:00'), by, closedUntil: UNTIL });

    expect(await store().release(unitId, batch, UNTIL)).toBe(false);

    expect(await kept(unitId)).toEqual([]);
    expect(await waiting(unitId)).toEqual([ids[1]]);
  });

  it('is marked by one at a time, and everything that was done stays', async () => {
    const unitId = await aUnit();
    await count(told(unitId, { text: 'Cepat' }));
    await release(unitId);
    const [read] = await kept(unitId);
    if (read === undefined) throw new Error('nothing came out');

    const entry = { at: at('10:00'), by, state: 'read', note: 'Terima kasih' } as const;
    expect(await store().mark(unitId, read, entry)).toBe(true);
    expect(await store().mark(unitId, read, { ...entry, state: 'hidden' })).toBe(false);

    expect(await store().find(unitId, read.commentId)).toMatchObject({ state: 'read', history: [entry], version: 2 });
  });
});

describe('a comment that is erased', () => {
  const erasure = { at: at('10:00'), by, closedUntil: UNTIL } as const;

  it('is gone from where it waits, from the list, and before it has come', async () => {
    const [waits, out, coming] = [await aUnit(), await aUnit(), await aUnit()];
    for (const unitId of [waits, out]) await count(told(unitId, { text: 'Cepat' }));
    await release(out);

    expect(await store().erase(waits, ID, erasure)).toBe(true);
    expect(await store().erase(out, ID, erasure)).toBe(true);
    expect(await store().erase(coming, ID, erasure)).toBe(false);

    for (const unitId of [waits, out, coming]) {
      await count(told(unitId, { text: 'Cepat' }));
      await store().drop(unitId, (await store().waiting(unitId)).closed);
      expect(await waiting(unitId)).toEqual([]);
      expect(await kept(unitId)).toEqual([]);
      expect(await holding(unitId, 'Cepat')).toEqual([]);
    }
  });
});

describe('the list', () => {
  it('comes page by page, of one period or of all, by what was done', async () => {
    const unitId = await aUnit();
    const ids = Array.from({ length: 5 }, (_, n) => String(n).repeat(32));
    for (const id of ids) await count(told(unitId, { id, text: id }));
    await release(unitId);
    const ask = { states: ['new'] as const, now: at('12:00') };

    const first = await store().list(unitId, { ...ask, most: 2 });
    const rest = await store().list(unitId, { ...ask, period: '2026-Q4', after: first[1]?.commentId, most: 9 });

    expect([...first, ...rest].map(({ text }) => text)).toEqual(ids);
    expect(await store().list(unitId, { ...ask, period: '2026-Q3', most: 9 })).toEqual([]);
    expect(await store().list(unitId, { ...ask, states: ['hidden'], most: 9 })).toEqual([]);
    expect(await store().list(unitId, { ...ask, now: at('2029-01-01 00:00'), most: 9 })).toEqual([]);
  });
});
