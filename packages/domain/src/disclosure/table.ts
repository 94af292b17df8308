// The proof that a figure gives nobody away: another table of answers, with the same totals wherever totals are shown, in
// which the group in question has ten answers. What can be derived of a group holds for every such table, so a group that
// has ten answers in one of them and fewer in truth cannot be derived, alone or in a group of fewer than ten.

/** A table by entry (officer, service and month), and how it differs from the true one while a proof is looked for. */
export interface Table {
  /** Answers in truth, by entry; an entry without any does not exist and stays empty. */
  readonly n: Int32Array;
  readonly now: Int32Array;
  readonly touched: number[];
}

/** The shown totals: of every group of either side, an entry being in one group of each. */
export interface Totals {
  readonly ofRow: Int32Array;
  readonly ofColumn: Int32Array;
  readonly rows: ReadonlyMap<number, readonly number[]>;
  readonly columns: ReadonlyMap<number, readonly number[]>;
}

export function tableOf(n: Int32Array): Table {
  return { n, now: n.slice(), touched: [] };
}

export function totalsOf(n: Int32Array, ofRow: Int32Array, ofColumn: Int32Array): Totals {
  const rows = new Map<number, number[]>();
  const columns = new Map<number, number[]>();
  n.forEach((answers, entry) => {
    if (answers === 0) return;
    member(rows, ofRow[entry] as number).push(entry);
    member(columns, ofColumn[entry] as number).push(entry);
  });
  return { ofRow, ofColumn, rows, columns };
}

export function restore({ n, now, touched }: Table): void {
  for (const entry of touched) now[entry] = n[entry] as number;
  touched.length = 0;
}

function shift({ now, touched }: Table, entry: number, by: number): void {
  now[entry] = (now[entry] as number) + by;
  touched.push(entry);
}

/**
 * Raises the entry to `goal` answers as far as all totals allow: what its row gains, another entry of the row loses, what
 * that column loses another row gains, and so on until the entry's own column loses it (a maximum flow, so that nothing
 * is missed). `undefined` when it got there; else the rows that hold it down: there are columns with answers in these rows
 * only, and in all other columns together the rows have fewer than the goal.
 */
export function raise(
  table: Table,
  entry: number,
  goal: number,
  { ofRow, ofColumn, rows, columns }: Totals,
): ReadonlySet<number> | undefined {
  const { now } = table;
  const target = ofColumn[entry] as number;
  const lender = (row: number) =>
    rows.get(row)?.find((other) => other !== entry && ofColumn[other] === target && (now[other] as number) > 0);

  while ((now[entry] as number) < goal) {
    // By which entry each row gained and each column lost.
    const gained = new Map([[ofRow[entry] as number, entry]]);
    const lost = new Map<number, number>();
    let last = lender(ofRow[entry] as number);
    for (const row of gained.keys()) {
      if (last !== undefined) break;
      last = reach(row);
    }
    if (last === undefined) return new Set(gained.keys());

    const chain: { readonly loser: number; readonly gainer: number }[] = [];
    for (let loser = last; ;) {
      const gainer = gained.get(ofRow[loser] as number) as number;
      chain.push({ loser, gainer });
      if (gainer === entry) break;
      loser = lost.get(ofColumn[gainer] as number) as number;
    }
    const by = Math.min(goal - (now[entry] as number), ...chain.map(({ loser }) => now[loser] as number));
    for (const { loser, gainer } of chain) {
      shift(table, loser, -by);
      shift(table, gainer, by);
    }

    function reach(row: number): number | undefined {
      for (const loser of rows.get(row) ?? []) {
        const column = ofColumn[loser] as number;
        if (loser === entry || now[loser] === 0 || lost.has(column)) continue;
        lost.set(column, loser);
        for (const gainer of columns.get(column) ?? []) {
          const next = ofRow[gainer] as number;
          if (gained.has(next)) continue;
          gained.set(next, gainer);
          const found = lender(next);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    }
  }
  return undefined;
}

function member(groups: Map<number, number[]>, group: number): number[] {
  let members = groups.get(group);
  if (members === undefined) groups.set(group, (members = []));
  return members;
}
