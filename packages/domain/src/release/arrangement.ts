// Where each part stands while a placement is looked for: in its line or apart, in its column or apart. What stands apart
// is one more row, or column, whose total is known as well: it is the unit's less all that is shown.

import type { ClosedTable, Counts } from './answers.ts';
import { type Grid, flowOver } from './flow.ts';

/** Fewest answers that may be worked out. */
export const TEN = 10;

/** Which parts stand in their line and which in their column: 1 or 0, by part. */
export interface Placement {
  readonly inLine: Uint8Array;
  readonly inColumn: Uint8Array;
}

/** The lines of a table or its columns, and what of everybody's answers stands in them. */
export interface Side {
  readonly parts: readonly (readonly number[])[];
  /** Line or column, by part. */
  readonly home: Int32Array;
  readonly stands: Uint8Array;
  readonly answered: Int32Array;
  readonly standing: Int32Array;
}

/** A group of one to nine answers that can be worked out: these rows less these columns, which lie wholly in them. */
export interface Weakness {
  readonly counts: Int32Array;
  readonly answers: number;
  readonly hasRowOf: (part: number) => boolean;
  readonly hasColumnOf: (part: number) => boolean;
  /** Whether what stands apart is among its rows, and among its columns. */
  readonly hasApartRow: boolean;
  readonly hasApartColumn: boolean;
}

export interface Arrangement {
  readonly lines: Side;
  readonly columns: Side;
  /** Takes a part out of its line or column, and the rest of that too where it is fewer than ten. */
  readonly leave: (side: Side, part: number) => void;
  readonly join: (side: Side, part: number) => void;
  /** Takes all out of lines and columns in which fewer than ten stand. */
  readonly closeThin: () => void;
  /** Answers missing to safety, counted up to `limit`. With 0 no group of one to nine can be worked out. */
  readonly gap: (limit?: number) => number;
  readonly weakest: () => Weakness | undefined;
  readonly placement: () => Placement;
  /** What was before can no more be brought back. */
  readonly place: (placement: Placement) => void;
  /** `undo` brings back what was when `mark` gave this. */
  readonly mark: () => number;
  readonly undo: (mark: number) => void;
  /** Entries looked at so far: the work done, in a measure that is the same on every machine. */
  readonly work: () => number;
}

export function arrangementOf(table: ClosedTable, counts: Counts): Arrangement {
  const [rows, width] = [table.lines.length + 1, table.columns.length + 1];
  const [everybody] = counts;
  const homes = { line: table.parts.map(({ line }) => line), column: table.parts.map(({ column }) => column) };
  const lines = sideOf(rows - 1, homes.line, everybody);
  const columns = sideOf(width - 1, homes.column, everybody);
  const populations: readonly Population[] = counts.map((each) => ({
    counts: each,
    grid: new Int32Array(rows * width),
    isWeak: new Uint8Array(rows * width),
  }));
  const flow = flowOver(rows, width);
  let scanned = 0;
  /** Parts that moved, those of columns as −1 − part. */
  const moves: number[] = [];
  table.parts.forEach((_, part) => put(part, 1));

  return {
    lines,
    columns,
    leave(side, part) {
      if (side.stands[part] === 0) return;
      move(side, part);
      const home = side.home[part] as number;
      if ((side.standing[home] as number) < TEN) leaveAll(side, home);
    },
    join(side, part) {
      if (side.stands[part] === 0) move(side, part);
    },
    closeThin() {
      for (const side of [lines, columns])
        side.standing.forEach((n, home) => {
          if (n < TEN) leaveAll(side, home);
        });
    },
    gap(limit = Infinity) {
      let gap = 0;
      // Where it was weak before it is probably weak still, and the limit soon reached.
      for (const wanted of [1, 0])
        for (const { grid, isWeak } of populations) {
          scanned += grid.length;
          for (let entry = 0; entry < grid.length; entry += 1) {
            const n = grid[entry] as number;
            if (n === 0 || n >= TEN || isWeak[entry] !== wanted) continue;
            const least = smallestWith(grid, entry, TEN);
            // It is safe as soon as it has ten, and as soon as it has none.
            gap += Math.min(least, TEN - least);
            if (gap >= limit) return gap;
          }
        }
      return gap;
    },
    weakest() {
      let [found, least]: [readonly [Population, number] | undefined, number] = [undefined, TEN];
      for (const population of populations) {
        const { grid, isWeak } = population;
        scanned += grid.length;
        for (let entry = 0; entry < grid.length; entry += 1) {
          const n = grid[entry] as number;
          const answers = n === 0 || n >= TEN ? TEN : smallestWith(grid, entry, TEN);
          isWeak[entry] = answers < TEN ? 1 : 0;
          if (answers < least) [found, least] = [[population, entry], answers];
        }
      }
      if (found === undefined) return undefined;
      const [{ grid, counts: weak }, entry] = found;
      smallestWith(grid, entry, TEN);
      const [inRows, inColumns] = [flow.reachedRows(), flow.reachedColumns()];
      return {
        counts: weak,
        answers: least,
        hasRowOf: (part) => inRows[rowOf(part)] === 1,
        hasColumnOf: (part) => inColumns[columnOf(part)] === 1,
        hasApartRow: inRows[rows - 1] === 1,
        hasApartColumn: inColumns[width - 1] === 1,
      };
    },
    placement: () => ({ inLine: lines.stands.slice(), inColumn: columns.stands.slice() }),
    place({ inLine, inColumn }) {
      table.parts.forEach((_, part) => {
        if (lines.stands[part] !== inLine[part]) move(lines, part);
        if (columns.stands[part] !== inColumn[part]) move(columns, part);
      });
      moves.length = 0;
    },
    mark: () => moves.length,
    undo(mark) {
      while (moves.length > mark) {
        const last = moves.pop() as number;
        if (last < 0) move(columns, -1 - last);
        else move(lines, last);
        moves.pop();
      }
    },
    work: () => scanned + flow.work(),
  };

  function smallestWith(grid: Grid, entry: number, goal: number): number {
    return flow.smallestWith(grid, Math.floor(entry / width), entry % width, goal);
  }

  function leaveAll(side: Side, home: number): void {
    for (const part of side.parts[home] ?? []) if (side.stands[part] === 1) move(side, part);
  }

  function move(side: Side, part: number): void {
    put(part, -1);
    const [home, stood] = [side.home[part] as number, side.stands[part] === 1];
    side.stands[part] = stood ? 0 : 1;
    side.standing[home] = (side.standing[home] as number) + (everybody[part] as number) * (stood ? -1 : 1);
    put(part, 1);
    moves.push(side === lines ? part : -1 - part);
  }

  function put(part: number, sign: 1 | -1): void {
    const entry = rowOf(part) * width + columnOf(part);
    for (const { counts: each, grid } of populations)
      grid[entry] = (grid[entry] as number) + sign * (each[part] as number);
  }

  function rowOf(part: number): number {
    return lines.stands[part] === 1 ? (lines.home[part] as number) : rows - 1;
  }

  function columnOf(part: number): number {
    return columns.stands[part] === 1 ? (columns.home[part] as number) : width - 1;
  }
}

/** Everybody, or the others: their answers by part, by row and column as they stand, and where that was weak when last asked. */
interface Population {
  readonly counts: Int32Array;
  readonly grid: Grid;
  readonly isWeak: Uint8Array;
}

function sideOf(size: number, home: readonly number[], everybody: Int32Array): Side {
  const parts: number[][] = Array.from({ length: size }, () => []);
  const answered = new Int32Array(size);
  home.forEach((place, part) => {
    parts[place]?.push(part);
    answered[place] = (answered[place] as number) + (everybody[part] as number);
  });
  return {
    parts,
    home: Int32Array.from(home),
    stands: new Uint8Array(home.length).fill(1),
    answered,
    standing: answered.slice(),
  };
}
