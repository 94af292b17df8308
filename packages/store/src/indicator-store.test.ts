// Reading cells on the real engine: all cells of the parts of a period, and no others.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CellKey, type OfficerId, type Period, type UnitId, parsePeriod } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { ani, budi, contoh } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { factStore } from './fact-store.ts';
import { inParallel } from './in-parallel.ts';
import type { IndicatorStore } from './indicator-store.ts';
import { indicatorStore } from './indicator-store.ts';
import { storedCells } from './stored-cell.ts';

const engine = anEngine();
let indicators: IndicatorStore;
beforeAll(() => {
  indicators = indicatorStore(engine.client, TABLES.indicators);
});

function period(name: string): Period {
  const parsed = parsePeriod(name);
  if (parsed === undefined) throw new Error(`${name} is no period`);
  return parsed;
}

async function add(unitId: UnitId, cell: CellKey, counters: Record<string, number>): Promise<void> {
  await factStore(engine.client, TABLES).commit([], storedCells(unitId, cell, counters));
}

async function cellsOf(unitId: UnitId, of: Period) {
  return (await indicators.read(unitId, of)).cells;
}

describe('the cells of a period', () => {
  it('are those of its days for a week and of its months for a quarter', async () => {
    await add(contoh, '2026-09-30#ani#ektp', { completed: 1 });
    await add(contoh, '2026-11-16#ani#ektp', { completed: 2 });
    await add(contoh, '2026-11-22#-#-', { noShow: 4 });
    await add(contoh, '2026-11-23#ani#ektp', { completed: 8 });
    await add('contoh-2' as UnitId, '2026-11-16#ani#ektp', { completed: 16 });

    expect(await cellsOf(contoh, period('2026-W47'))).toEqual([
      ['2026-11-16#ani#ektp', { completed: 2 }],
      ['2026-11-22#-#-', { noShow: 4 }],
    ]);
    expect(await cellsOf(contoh, period('2026-Q4'))).toEqual([
      ['2026-11#-#-', { noShow: 4 }],
      ['2026-11#ani#ektp', { completed: 10 }],
    ]);
    expect(await cellsOf(contoh, period('2025'))).toEqual([]);
  });

  it('are all there when they fill more than one page of the engine', async () => {
    const unitId = 'besar' as UnitId;
    const counters = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`q.persyaratan.${index}`, { N: '1' }]),
    );
    const officers = Array.from({ length: 600 }, (_, index) => `p-${String(index).padStart(3, '0')}`);
    await inParallel(officers, 8, (officer) =>
      engine.sdk.send(
        new PutItemCommand({
          TableName: TABLES.indicators,
          Item: { pk: { S: `${unitId}#2026-11` }, sk: { S: `${officer}#ektp` }, u: { N: '1' }, ...counters },
        }),
      ),
    );

    const cells = await cellsOf(unitId, period('2026-11'));

    expect(cells.map(([key]) => key)).toEqual(officers.map((officer) => `2026-11#${officer}#ektp`));
    expect(Object.keys(cells.at(-1)?.[1] ?? {})).toHaveLength(100);
  });
});

describe('the mirrors of contested tickets', () => {
  const unitId = 'keberatan' as UnitId;

  it('lie beside the cells, and are never among them', async () => {
    await add(unitId, '2026-11-16#ani#ektp', { completed: 5 });
    await add(unitId, '2026-11-16#ani#ektp#contested', { completed: 2 });

    const { cells, contested } = await indicators.read(unitId, period('2026-11'));

    expect(cells).toEqual([['2026-11#ani#ektp', { completed: 5 }]]);
    expect(contested).toEqual([['2026-11#ani#ektp#contested', { completed: 2 }]]);
    expect(await indicators.read(unitId, period('2026-11'), { officerId: ani })).toEqual({ cells, contested });
  });
});

describe('the sums of a period', () => {
  const unitId = 'jumlah' as UnitId;
  beforeAll(async () => {
    await add(unitId, '2026-10-05#ani#ektp', { completed: 1, s: 600, 'a.ticket': 1, wk4: 1 });
    await add(unitId, '2026-11-16#ani#ektp', { completed: 2, s: 300, 'i.ticket': 2 });
    await add(unitId, '2026-11-16#budi#ektp', { completed: 4 });
    await add(unitId, '2026-11-16#ani#ektp#contested', { completed: 1 });
  });

  it('are one cell for each officer and service, and mirrors apart', async () => {
    const { cells, contested } = await indicators.sums(unitId, period('2026-Q4'));

    expect(Object.fromEntries(cells)).toEqual({
      '2026-10#ani#ektp': { completed: 3, s: 900, 'a.ticket': 1, wk4: 1, 'i.ticket': 2 },
      '2026-10#budi#ektp': { completed: 4 },
    });
    expect(contested).toEqual([['2026-10#ani#ektp#contested', { completed: 1 }]]);
  });

  it('keep how many were asked and answered by month, and not what they said', async () => {
    const { numbers } = await indicators.sums(unitId, period('2026-Q4'));

    expect(Object.fromEntries(numbers)).toEqual({
      '2026-10#ani#ektp': { 'a.ticket': 1 },
      '2026-11#ani#ektp': { 'i.ticket': 2 },
    });
  });

  it('are those of one officer when asked', async () => {
    const { cells } = await indicators.sums(unitId, period('2026-Q4'), { officerId: budi });

    expect(cells).toEqual([['2026-10#budi#ektp', { completed: 4 }]]);
  });
});

describe('the mark of a write', () => {
  it('is no counter', async () => {
    const unitId = 'waktu' as UnitId;
    await add(unitId, '2026-11-16#ani#ektp', { completed: 1 });
    await add(unitId, '2026-11-17#ani#ektp', { completed: 1 });

    const counters = async (name: string) => (await cellsOf(unitId, period(name))).map(([, held]) => held);

    expect(await counters('2026-W47')).toEqual([{ completed: 1 }, { completed: 1 }]);
    expect(await counters('2026-11')).toEqual([{ completed: 2 }]);
  });
});

describe('the cells of one officer', () => {
  it('are those under that very id, of every service; and nobody’s those under none', async () => {
    const unitId = 'satu-orang' as UnitId;
    const cells = ['ani#ektp', 'ani#kk', 'ani-2#ektp', 'an#ektp', '-#ektp'];
    for (const cell of cells) await add(unitId, `2026-11-16#${cell}` as CellKey, { completed: 1 });

    const of = async (officerId: OfficerId | null) =>
      (await indicators.read(unitId, period('2026-11'), { officerId })).cells.map(([key]) => key);

    expect(await of(ani)).toEqual(['2026-11#ani#ektp', '2026-11#ani#kk']);
    expect(await of(null)).toEqual(['2026-11#-#ektp']);
    expect(await of(budi)).toEqual([]);
  });
});

describe('work on many things', () => {
  it('is done a few at a time and answered in order', async () => {
    let running = 0;
    let most = 0;

    const results = await inParallel([5, 1, 3, 2, 4], 2, async (ms) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running -= 1;
      return ms * 10;
    });

    expect(results).toEqual([50, 10, 30, 20, 40]);
    expect(most).toBe(2);
  });

  it('fails with the first failure', async () => {
    const work = inParallel([1, 2, 3], 2, (n) => (n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n)));

    await expect(work).rejects.toThrow('two');
  });
});
