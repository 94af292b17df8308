// How few answers a group can have that holds a given part and can be worked out from the totals of lines and columns. It
// is the most that the part can have in any table with these totals: a maximum flow, and what stops it is that group. The
// method is complementary cell suppression by network flow (Cox 1995; Fischetti and Salazar 1999; τ-ARGUS).

/** Answers at `row * columns + column`. Where there are none there are none in any other table either. */
export type Grid = Int32Array;

export interface Flow {
  /** Answers of the smallest group that holds the entry and can be worked out; `goal` where none has fewer. */
  readonly smallestWith: (grid: Grid, row: number, column: number, goal: number) => number;
  /** That group, where the last answer was below its goal: these rows less these columns (1 or 0), which lie wholly in them. */
  readonly reachedRows: () => Uint8Array;
  readonly reachedColumns: () => Uint8Array;
  /** Entries looked at so far: the work done, in a measure that is the same on every machine. */
  readonly work: () => number;
}

const NOT_REACHED = -1;
const START = -2;

/**
 * For grids of one size. The shortest path first (Edmonds and Karp 1972): nine answers are at most nine paths, and mostly
 * two or three of them, which are found long before a level graph as Dinic's is drawn.
 */
export function flowOver(rows: number, columns: number): Flow {
  /** How much more each entry has than in truth. */
  const gain = new Int32Array(rows * columns);
  const touched: number[] = [];
  // A row is reached when an entry of it has to lose: which column it gained in. A column when an entry of it has to gain:
  // which row it lost to.
  const gainedIn = new Int32Array(rows);
  const lostIn = new Int32Array(columns);
  const queue = new Int32Array(rows);
  let work = 0;

  return {
    smallestWith(grid, row, column, goal) {
      let most = grid[row * columns + column] as number;
      while (most < goal && isReached(grid, row, column)) most += exchanged(grid, row, column, goal - most);
      for (const entry of touched) gain[entry] = 0;
      touched.length = 0;
      return most;
    },
    reachedRows: () => Uint8Array.from(gainedIn, (from) => (from === NOT_REACHED ? 0 : 1)),
    reachedColumns: () => Uint8Array.from(lostIn, (from) => (from === NOT_REACHED ? 0 : 1)),
    work: () => work,
  };

  /** Whether its row can lose what the entry gains in a column that gains it in another row, and so on to its own column. */
  function isReached(grid: Grid, ownRow: number, ownColumn: number): boolean {
    gainedIn.fill(NOT_REACHED);
    lostIn.fill(NOT_REACHED);
    gainedIn[ownRow] = START;
    queue[0] = ownRow;
    for (let [head, tail] = [0, 1]; head < tail; head += 1) {
      const row = queue[head] as number;
      work += columns;
      for (let column = 0; column < columns; column += 1) {
        const entry = row * columns + column;
        if (lostIn[column] !== NOT_REACHED || column === ownColumn) continue;
        if ((grid[entry] as number) + (gain[entry] as number) <= 0) continue;
        lostIn[column] = row;
        for (let other = 0; other < rows; other += 1) {
          const across = other * columns;
          if (gainedIn[other] !== NOT_REACHED || grid[across + column] === 0) continue;
          gainedIn[other] = column;
          if ((grid[across + ownColumn] as number) + (gain[across + ownColumn] as number) > 0) {
            lostIn[ownColumn] = other;
            work += other;
            return true;
          }
          queue[tail] = other;
          tail += 1;
        }
        work += rows;
      }
    }
    return false;
  }

  /** Answers moved along the path that was found: at most those wanted, and those of the entry on it that has fewest. */
  function exchanged(grid: Grid, ownRow: number, ownColumn: number, wanted: number): number {
    let moved = wanted;
    for (let column = ownColumn; ;) {
      const row = lostIn[column] as number;
      const loser = row * columns + column;
      moved = Math.min(moved, (grid[loser] as number) + (gain[loser] as number));
      if (row === ownRow) break;
      column = gainedIn[row] as number;
    }
    for (let column = ownColumn; ;) {
      const row = lostIn[column] as number;
      change(row * columns + column, -moved);
      if (row === ownRow) break;
      column = gainedIn[row] as number;
      change(row * columns + column, moved);
    }
    return moved;
  }

  function change(entry: number, by: number): void {
    gain[entry] = (gain[entry] as number) + by;
    touched.push(entry);
  }
}
