// The index on the real engine: from facts that were really written to where they are found.
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type LocalDay,
  type OfficerId,
  type UnitId,
  factContribution,
  type KindName,
  type FactKey,
  type StateOf,
} from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import {
  aNewUnit,
  aResponse,
  ani,
  at,
  budi,
  chargedTo,
  contoh,
  servedTicket,
  ticketState,
  ticketKey,
} from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Item, S } from './attributes.ts';
import { type EvidencePlace, type EvidenceStore, type EvidenceStretch, evidenceStore } from './evidence-store.ts';
import { changeOf } from './fact-change.ts';
import { type FactStore, factStore } from './fact-store.ts';
import { inParallel } from './in-parallel.ts';

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' } as const;
const RULES = { timeZone: 'Asia/Jakarta', standardOn: () => undefined };
const engine = anEngine();
let facts: FactStore;
let evidence: EvidenceStore;

beforeAll(() => {
  facts = factStore(engine.client, TABLES);
  evidence = evidenceStore(engine.client, TABLES.facts);
});

const all = (stretch: EvidenceStretch) => evidence.tickets(stretch, { atMost: 2_000 });

async function write<K extends KindName>(key: FactKey<K>, state: StateOf<K>): Promise<void> {
  const [current] = (await facts.read([key], at('12:00'))).values();
  if (current === undefined) throw new Error('a read answers every key');
  const { fact, cells } = changeOf(current, state, factContribution(key.kind, state, RULES));
  expect(await facts.commit([fact], [...cells.values()])).toMatchObject({ outcome: 'written' });
}

async function serve(unitId: UnitId, id: string, fields: Parameters<typeof servedTicket>[1] = {}): Promise<void> {
  await write(ticketKey(id, unitId), ticketState(servedTicket(id, fields)));
}

async function answer(unitId: UnitId, id: string, day = '2026-11-20'): Promise<void> {
  const response = aResponse({ responseId: id, receivedAt: at(`${day} 09:00`) });
  await write({ unitId, kind: 'response', id }, { response, charge: { to: chargedTo(), order: 1 } });
}

/** What the index keeps of a ticket. */
function entry(unitId: UnitId, id: string): Item {
  return {
    pk: S(unitId),
    sk: S(`T#${id}`),
    evidencePk: S(`${unitId}#${ani}#2026-11`),
    evidenceSk: S(`2026-11-20#T#${id}`),
  };
}

describe('the places of tickets', () => {
  it('are those of one officer, by day and then by id, and of no other kind of fact', async () => {
    const unitId = aNewUnit();
    await serve(unitId, 'A-2');
    await serve(unitId, 'A-1');
    await serve(unitId, 'A-3', { day: '2026-11-02' });
    await serve(unitId, 'A-4', { officerId: budi });
    await serve(unitId, 'A-5', { day: '2026-12-01' });
    await answer(unitId, 'r-1');

    const ofAni = { unitId, officerId: ani, ...NOVEMBER };
    expect(await all(ofAni)).toEqual([
      { day: '2026-11-02', id: 'A-3' },
      { day: '2026-11-20', id: 'A-1' },
      { day: '2026-11-20', id: 'A-2' },
    ]);
    expect(await all({ ...ofAni, officerId: budi })).toEqual([{ day: '2026-11-20', id: 'A-4' }]);
    expect(await all({ ...ofAni, officerId: null })).toEqual([]);
    expect(await all({ ...ofAni, unitId: contoh })).toEqual([]);
  });

  it('are cut to the days that are asked for, the last one not among them', async () => {
    const unitId = aNewUnit();
    for (const day of ['2026-11-01', '2026-11-20', '2026-11-21', '2026-11-30']) await serve(unitId, day, { day });

    const days = async (from: LocalDay, to: LocalDay) =>
      (await all({ unitId, officerId: ani, from, to })).map(({ day }) => day);
    expect(await days('2026-11-20', '2026-11-21')).toEqual(['2026-11-20']);
    expect(await days('2026-11-02', '2026-11-30')).toEqual(['2026-11-20', '2026-11-21']);
    expect(await days('2026-11-30', '2026-12-01')).toEqual(['2026-11-30']);
  });

  it('go on behind the last one known, whatever lies between and however alike the ids are', async () => {
    const unitId = aNewUnit();
    const ids = ['A', 'A-', 'A-1', 'A.1', 'A1', 'A10', 'A:1', 'A_1', 'B'];
    for (const id of ids) {
      await serve(unitId, id);
      await answer(unitId, `r-${id}`, '2026-11-19');
    }
    const ofAni = { unitId, officerId: ani, ...NOVEMBER };

    const found: string[] = [];
    for (let after: EvidencePlace | undefined; ;) {
      const places = await evidence.tickets(ofAni, { after, atMost: 2 });
      found.push(...places.map(({ id }) => id));
      after = places.at(-1);
      if (places.length < 2) break;
    }

    expect(found).toEqual([...ids].sort());
  });

  it('are all there when they fill more than one page of the engine', async () => {
    const unitId = aNewUnit();
    // Ids as nobody has them, so that a thousand fill a megabyte.
    const ids = Array.from({ length: 1500 }, (_, index) => `${String(index).padStart(4, '0')}${'x'.repeat(500)}`);
    await inParallel(
      Array.from({ length: 60 }, (_, index) => ids.slice(25 * index, 25 * index + 25)),
      4,
      (some) =>
        engine.sdk.send(
          new BatchWriteItemCommand({
            RequestItems: { [TABLES.facts]: some.map((id) => ({ PutRequest: { Item: entry(unitId, id) } })) },
          }),
        ),
    );

    expect(await all({ unitId, officerId: ani, ...NOVEMBER })).toHaveLength(1500);
  });
});

it('finds a ticket under each officer who served it', async () => {
  const unitId = aNewUnit();
  const citra = 'citra' as OfficerId;
  const [issued, started, completed] = servedTicket('A-1');
  if (issued === undefined || started === undefined || completed === undefined) throw new Error('three events');
  const handedOver = { ...started, eventId: 'x' as never, occurredAt: at('08:12'), officerId: citra };
  await write(ticketKey('A-1', unitId), ticketState([issued, started, handedOver, completed]));

  for (const officerId of [ani, citra]) {
    expect(await all({ unitId, officerId, ...NOVEMBER })).toEqual([{ day: '2026-11-20', id: 'A-1' }]);
  }
});
