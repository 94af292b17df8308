// Mending a cell on the real engine: by adding, and only what is still what was compared.
import type { Amounts, DayOrMonth, UnitId } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { ani } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { factStore } from './fact-store.ts';
import { type StoredCell, rebuildStore } from './rebuild-store.ts';

const engine = anEngine();

const store = () => rebuildStore(engine.client, TABLES);
const add = (unitId: UnitId, period: string, counters: Amounts, sk = 'ani#ektp') =>
  factStore(engine.client, TABLES).commit([], [{ unitId, period, sk, counters }]);

async function read(unitId: UnitId, part: DayOrMonth, name = `${part}#ani#ektp`): Promise<StoredCell> {
  const cell = (await store().cells({ unitId, part, officerId: ani })).get(name);
  if (cell === undefined) throw new Error(`there is no cell ${name}`);
  return cell;
}

describe('the cells of an officer in a month', () => {
  it('are those of its days, of the month and its mirrors, and no others', async () => {
    const unitId = 'bulan' as UnitId;
    await add(unitId, '2026-11-30', { completed: 1 });
    await add(unitId, '2026-11', { completed: 1 });
    await add(unitId, '2026-11', { completed: 1 }, 'ani#ektp#contested');
    await add(unitId, '2026-12', { completed: 1 });
    await add(unitId, '2026-11-30', { completed: 1 }, 'anita#ektp');

    const cells = await store().cells({ unitId, part: '2026-11', officerId: ani });

    expect([...cells].map(([name, { counters }]) => [name, counters])).toEqual([
      ['2026-11-30#ani#ektp', { completed: 1 }],
      ['2026-11#ani#ektp', { completed: 1 }],
      ['2026-11#ani#ektp#contested', { completed: 1 }],
    ]);
    expect(await store().owners(unitId, '2026-11')).toEqual(new Set(['ani', 'anita']));
    // By the month's own cells: a day's alone is what a rebuild is there to find.
    expect(await store().holders(unitId, '2026-11')).toEqual(new Set(['ani']));
  });
});

describe('mending a cell', () => {
  it('adds what is missing, and leaves a mark like any write', async () => {
    const unitId = 'selisih' as UnitId;
    await add(unitId, '2026-11-20', { completed: 5, resolved: 5 });

    const compared = await read(unitId, '2026-11-20');
    const outcome = await store().mend(unitId, compared, { completed: -2, left: 1 });

    expect(outcome).toBe('mended');
    const mended = await read(unitId, '2026-11-20');
    expect(mended.counters).toEqual({ completed: 3, resolved: 5, left: 1 });
    expect([compared.mark, mended.mark]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(mended.mark).not.toBe(compared.mark);
  });

  it.each([
    ['a counter of it changed', { completed: 1 }, { completed: 6 }],
    ['it was written, whatever came of it', { resolved: 0 }, {}],
    ['a counter came that was not there', { left: 1 }, { left: 1 }],
  ])('is not done when %s', async (why, counters, held) => {
    const unitId = `berubah-${why.length}` as UnitId;
    await add(unitId, '2026-11-20', { completed: 5, resolved: 5 });
    const compared = await read(unitId, '2026-11-20');
    await add(unitId, '2026-11-20', counters);

    expect(await store().mend(unitId, compared, { completed: -2, left: 1 })).toBe('changed');

    expect((await read(unitId, '2026-11-20')).counters).toEqual({ completed: 5, resolved: 5, ...held });
  });

  it('makes a cell that is not there, unless it has come meanwhile', async () => {
    const unitId = 'hilang' as UnitId;
    const nothing: StoredCell = { period: '2026-11-20', sk: 'ani#ektp', counters: {} };

    expect(await store().mend(unitId, nothing, { completed: 1 })).toBe('mended');
    expect(await store().mend(unitId, nothing, { completed: 1 })).toBe('changed');

    expect((await read(unitId, '2026-11-20')).counters).toEqual({ completed: 1 });
  });

  it('takes a cell with more counters than one expression can name', async () => {
    const unitId = 'banyak' as UnitId;
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`s.${n.toString(36)}`, n + 1]));
    await add(unitId, '2026-11-20', { completed: 1 });

    expect(await store().mend(unitId, await read(unitId, '2026-11-20'), many)).toBe('mended');

    expect((await read(unitId, '2026-11-20')).counters).toEqual({ completed: 1, ...many });
  });
});
