// The theorem that a release rests on, tried on small tables in which all can be looked at: the most that an entry has in
// any table with the same totals is the size of the smallest group that holds it and can be worked out.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOver } from './flow.ts';

const ROWS = 3;
const COLUMNS = 3;

describe('the smallest group with an entry that can be worked out', () => {
  it('has as many answers as the entry in that table with the same totals in which it has most', () => {
    fc.assert(
      fc.property(smallTables(), places(), (table, entry) => {
        fc.pre(table[entry] !== 0);
        const most = Math.max(...tablesLike(table).map((other) => other[entry] ?? 0));

        expect(smallestWith(table, entry, 100)).toBe(most);
      }),
    );
  });

  it('is what the rows that were reached have and the columns that were reached have not, which lie in those rows', () => {
    fc.assert(
      fc.property(smallTables(), places(), (table, entry) => {
        fc.pre(table[entry] !== 0);
        const flow = flowOver(ROWS, COLUMNS);
        const answers = flow.smallestWith(table, Math.floor(entry / COLUMNS), entry % COLUMNS, 100);
        const [rows, columns] = [flow.reachedRows(), flow.reachedColumns()];
        // Added and subtracted, each entry with answers counts once or not at all, or this would be no group.
        const times = Array.from(
          table,
          (_, place) => (rows[Math.floor(place / COLUMNS)] ?? 0) - (columns[place % COLUMNS] ?? 0),
        );

        expect(times.filter((_, place) => table[place] !== 0).every((n) => n === 0 || n === 1)).toBe(true);
        expect(times[entry]).toBe(1);
        expect(times.reduce((sum, n, place) => sum + n * (table[place] ?? 0), 0)).toBe(answers);
      }),
    );
  });

  it('is not looked for beyond the goal', () => {
    expect(smallestWith(Int32Array.of(3, 20, 0, 20, 20, 0, 0, 0, 0), 0, 10)).toBe(10);
    expect(smallestWith(Int32Array.of(3, 20, 0, 20, 0, 0, 0, 0, 9), 0, 10)).toBe(3);
  });
});

function smallestWith(table: Int32Array, entry: number, goal: number): number {
  return flowOver(ROWS, COLUMNS).smallestWith(table, Math.floor(entry / COLUMNS), entry % COLUMNS, goal);
}

function smallTables(): fc.Arbitrary<Int32Array> {
  const answers = fc.oneof(fc.constant(0), fc.nat({ max: 4 }));
  return fc.tuple(...Array.from({ length: ROWS * COLUMNS }, () => answers)).map((table) => Int32Array.from(table));
}

function places(): fc.Arbitrary<number> {
  return fc.nat({ max: ROWS * COLUMNS - 1 });
}

/** Every table with these totals of rows and columns, and nothing where there is nothing here. */
function tablesLike(table: Int32Array): readonly (readonly number[])[] {
  const rows = Array.from({ length: ROWS }, (_, row) => sumOver(table, (place) => Math.floor(place / COLUMNS) === row));
  const columns = Array.from({ length: COLUMNS }, (_, column) => sumOver(table, (place) => place % COLUMNS === column));
  const found: number[][] = [];
  fill([], rows, columns);
  return found;

  function fill(begun: readonly number[], leftInRows: readonly number[], leftInColumns: readonly number[]): void {
    const place = begun.length;
    if (place === table.length) {
      if ([...leftInRows, ...leftInColumns].every((left) => left === 0)) found.push([...begun]);
      return;
    }
    const [row, column] = [Math.floor(place / COLUMNS), place % COLUMNS];
    const most = table[place] === 0 ? 0 : Math.min(leftInRows[row] ?? 0, leftInColumns[column] ?? 0);
    // A row is full by its last column.
    const least = column === COLUMNS - 1 ? (leftInRows[row] ?? 0) : 0;
    for (let n = least; n <= most; n += 1)
      fill(
        [...begun, n],
        leftInRows.with(row, (leftInRows[row] ?? 0) - n),
        leftInColumns.with(column, (leftInColumns[column] ?? 0) - n),
      );
  }
}

function sumOver(table: Int32Array, isIn: (place: number) => boolean): number {
  return table.reduce((all, n, place) => (isIn(place) ? all + n : all), 0);
}
