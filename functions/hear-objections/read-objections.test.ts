// The lists of objections: whole, oldest first, by state, page by page.
import { anEngine } from '@tera/testing/engine';
import { ani, at, budi } from '@tera/testing/facts';
import { refusal } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { OBJECTION, REFUSED, UPHELD, aHouse, later } from './testing.ts';

const engine = anEngine();

interface Page {
  readonly objections: readonly { readonly factId: string; readonly state: string }[];
  readonly next: string | null;
}

describe('the objections of a unit', () => {
  it('are those of all its facts, oldest first, and of one state when asked', async () => {
    const { file, decide, list, setClock } = aHouse({ client: engine.client, facts: ['C', 'A', 'B'] });
    for (const [index, factId] of ['C', 'A', 'B'].entries()) {
      setClock(later(index));
      await file(factId);
    }
    await decide('A', REFUSED);
    await decide('C', UPHELD);

    const facts = async (state?: 'open' | 'upheld' | 'refused') =>
      ((await list(state && { state })).body as Page).objections.map(({ factId }) => factId);

    expect(await facts()).toEqual(['C', 'A', 'B']);
    expect(await facts('open')).toEqual(['B']);
    expect(await facts('refused')).toEqual(['A']);
    expect(await facts('upheld')).toEqual(['C']);
  });

  it('come in pages of a hundred, none of them twice and none left out', async () => {
    const facts = Array.from({ length: 205 }, (_, index) => `A-${index}`);
    const { file, list, setClock } = aHouse({ client: engine.client, facts });
    for (const [index, factId] of facts.entries()) {
      setClock(later(index));
      await file(factId);
    }

    const pages: Page[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = (await list(cursor === undefined ? {} : { cursor })).body as Page;
      pages.push(page);
      cursor = page.next;
    }

    expect(pages.map(({ objections }) => objections.length)).toEqual([100, 100, 5]);
    expect(pages.flatMap(({ objections }) => objections.map(({ factId }) => factId))).toEqual(facts);
  });

  it('are those about tickets of one officer, and those filed in one period, when asked', async () => {
    const { file, list, setClock } = aHouse({ client: engine.client, facts: ['A', 'B', 'C'] });
    const days = { A: at('2026-10-31 23:59'), B: at('2026-11-01 00:00'), C: at('2026-11-20 08:00') };
    for (const [factId, instant] of Object.entries(days)) {
      setClock(instant);
      await file(factId);
    }

    const facts = async (query: Parameters<typeof list>[0]) =>
      ((await list(query)).body as Page).objections.map(({ factId }) => factId);

    expect(await facts({ period: '2026-11' })).toEqual(['B', 'C']);
    expect(await facts({ period: '2026-10' })).toEqual(['A']);
    expect(await facts({ period: '2026-11', limit: '1' })).toEqual(['B']);
    expect(await facts({ officer: 'ani' })).toEqual(['A', 'B', 'C']);
    expect(await facts({ officer: 'budi' })).toEqual([]);
  });

  it('are to the key of one officer that officer’s own, and another’s are not asked for', async () => {
    const { file, list, setClock } = aHouse({ client: engine.client, facts: ['A', 'B'] });
    const asBudi = { keyId: 'k-budi', name: 'Budi', officerId: budi };
    await file('A');
    setClock(later(1));
    await file('B', undefined, { keyId: 'k-ani', name: 'Ani', officerId: ani });

    expect((await list({ officer: 'ani' }, { ...asBudi, officerId: ani })).body).toMatchObject({
      objections: [{ factId: 'A' }, { factId: 'B' }],
    });
    expect((await list({ officer: 'budi' }, asBudi)).body).toMatchObject({ objections: [] });
    expect(await list({ officer: 'ani' }, asBudi)).toMatchObject(refusal(403, 'officer', 'other_officer'));
  });

  it('are none where nobody objected, and none of another unit', async () => {
    await aHouse({ client: engine.client }).file('A-001');
    const { list, unitId } = aHouse({ client: engine.client });

    expect(await list()).toMatchObject({ status: 200, body: { unitId, objections: [], next: null } });
  });
});

describe('the objections to a fact', () => {
  it('are all that there ever were, each with its trail', async () => {
    const { file, decide, ofFact, setClock } = aHouse({ client: engine.client });
    await file('A-001');
    setClock(later(1));
    await decide('A-001', REFUSED);
    setClock(later(2));
    await file('A-001', { ...OBJECTION, reason: 'tetap bukan saya' });

    expect((await ofFact('A-001')).body).toMatchObject({
      factId: 'A-001',
      objections: [
        { state: 'refused', trail: [{ what: 'filed' }, { what: 'refused' }] },
        { state: 'open', reason: 'tetap bukan saya', trail: [{ what: 'filed' }] },
      ],
    });
  });
});
