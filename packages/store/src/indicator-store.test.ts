// Reading cells on the real engine: all cells of the parts of a period, and no others.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Period, type UnitId, parsePeriod } from '@tera/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factStore, storedCells } from './fact-store.ts';
import { inParallel } from './in-parallel.ts';
import { type IndicatorStore, indicatorStore } from './indicator-store.ts';
import { type Engine, TABLES, startEngine } from './testing/engine.ts';
import { contoh } from './testing/makers.ts';

let engine: Engine;
let indicators: IndicatorStore;
beforeAll(async () => {
  engine = await startEngine();
  indicators = indicatorStore(engine.client, TABLES.indicators);
});
afterAll(() => engine.stop());

function period(name: string): Period {
  const parsed = parsePeriod(name);
  if (parsed === undefined) throw new Error(`${name} is no period`);
  return parsed;
}

async function add(
  unitId: UnitId,
  cell: `${string}#${string}#${string}`,
  counters: Record<string, number>,
): Promise<void> {
  const cells = storedCells(unitId, cell).map((stored) => Object.assign(stored, { counters }));
  await factStore(engine.client, TABLES).commit([], cells);
}

describe('the cells of a period', () => {
  it('are those of its days for a week and of its months for a quarter', async () => {
    await add(contoh, '2026-09-30#ani#ektp', { completed: 1 });
    await add(contoh, '2026-11-16#ani#ektp', { completed: 2 });
    await add(contoh, '2026-11-22#-#-', { noShow: 4 });
    await add(contoh, '2026-11-23#ani#ektp', { completed: 8 });
    await add('contoh-2' as UnitId, '2026-11-16#ani#ektp', { completed: 16 });

    expect(await indicators.cells(contoh, period('2026-W47'))).toEqual([
      ['2026-11-16#ani#ektp', { completed: 2 }],
      ['2026-11-22#-#-', { noShow: 4 }],
    ]);
    expect(await indicators.cells(contoh, period('2026-Q4'))).toEqual([
      ['2026-11#-#-', { noShow: 4 }],
      ['2026-11#ani#ektp', { completed: 10 }],
    ]);
    expect(await indicators.cells(contoh, period('2025'))).toEqual([]);
  });

  it('are all there when they fill more than one page of the engine', async () => {
    const unitId = 'besar' as UnitId;
    const counters = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`q.persyaratan.${index}`, { N: '1' }]),
    );
    const officers = Array.from({ length: 600 }, (_, index) => `p-${String(index).padStart(3, '0')}`);
    await inParallel(officers, 8, (officer) =>
      engine.client.send(
        new PutItemCommand({
          TableName: TABLES.indicators,
          Item: { pk: { S: `${unitId}#2026-11` }, sk: { S: `${officer}#ektp` }, ...counters },
        }),
      ),
    );

    const cells = await indicators.cells(unitId, period('2026-11'));

    expect(cells.map(([key]) => key)).toEqual(officers.map((officer) => `2026-11#${officer}#ektp`));
    expect(Object.keys(cells.at(-1)?.[1] ?? {})).toHaveLength(100);
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
