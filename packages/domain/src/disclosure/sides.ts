// Groups of answers whose totals may be known together. A side is all officers, or all services; each answer is in one
// group of either: a slice in one interval of time, or a pool of slices that are too thin there to be shown themselves.

import { MONTHS, type Cut, type YearAtUnit, cutsOf, intervalsOf, isSafeNumber, spanOf } from './cuts.ts';
import { raise, restore, tableOf, totalsOf } from './table.ts';
import { SHOWN_FROM } from '../skm/satisfaction.ts';

export interface Side {
  readonly slices: number;
  /** Answers, at `slice * 12 + month`. */
  readonly monthly: Int32Array;
  /** The group, at `slice * 12 + month`: where its interval begins, at `slice * 12 + cut`; that of pools is beyond. */
  readonly group: Int32Array;
  /** Cuts that no group crosses. */
  readonly forced: readonly Cut[];
}

export interface Limits {
  /** Cuts that every slice has to make. */
  readonly forced: readonly Cut[];
  /** Cuts that a slice must not make, at `slice * 12 + cut`. */
  readonly skipped: ReadonlySet<number>;
}

export function sideOf(monthly: Int32Array, order: readonly Cut[], { forced, skipped }: Limits): Side {
  const slices = monthly.length / MONTHS;
  const group = new Int32Array(monthly.length);
  for (let slice = 0; slice < slices; slice += 1) {
    const own = monthly.subarray(slice * MONTHS, (slice + 1) * MONTHS);
    const allowed = order.filter((cut) => !skipped.has(slice * MONTHS + cut));
    intervalsOf(own, cutsOf(own, allowed, forced)).forEach((begin, month) => {
      group[slice * MONTHS + month] = begin === undefined ? poolOf(slices, forced, month) : slice * MONTHS + begin;
    });
  }
  return { slices, monthly, group, forced };
}

/**
 * Merges groups of the side until no group of fewer than ten answers can be derived from its totals and those of the
 * columns. `n` is the table whose rows are the side, `stride` entries to a slice, and `columnOf` the column of each entry.
 */
export function protect(side: Side, n: Int32Array, columnOf: Int32Array, { running = MONTHS }: YearAtUnit): void {
  const stride = n.length / side.slices;
  const table = tableOf(n);
  let totals = totalsNow();
  n.forEach((answers, entry) => {
    if (isSafeNumber(answers)) return;
    for (let held = heldDown(entry); held !== undefined; held = heldDown(entry)) {
      mend(entry, held);
      totals = totalsNow();
    }
  });

  function heldDown(entry: number): ReadonlySet<number> | undefined {
    const held = raise(table, entry, SHOWN_FROM, totals);
    restore(table);
    return held;
  }

  function totalsNow() {
    const ofRow = Int32Array.from(n, (_, entry) => side.group[slotOf(entry)] as number);
    return totalsOf(n, ofRow, columnOf);
  }

  function slotOf(entry: number): number {
    return Math.floor(entry / stride) * MONTHS + (entry % MONTHS);
  }

  /** What is held down is freed by merging one of its rows with one outside that has answers in the same column. */
  function mend(entry: number, held: ReadonlySet<number>): void {
    const row = totals.ofRow[entry] as number;
    const others = (totals.columns.get(columnOf[entry] as number) ?? [])
      .map((other) => totals.ofRow[other] as number)
      .filter((other) => !held.has(other));
    const anyOther = [...totals.rows.keys()].filter((other) => !held.has(other));
    const best =
      (isPool(row) ? undefined : cheapest(inTime(held, new Set(others)))) ??
      cheapest(withPool([row], others)) ??
      cheapest(withPool(held, anyOther));
    if (best === undefined) throw new Error('no group is left to merge with: the columns alone give answers away');
    side.group.forEach((group, slot) => {
      if (best.from.includes(group)) side.group[slot] = best.to;
    });
  }

  /** An interval inside what is held, with the next one of the same slice outside: longer periods stay. */
  function* inTime(held: ReadonlySet<number>, others: ReadonlySet<number>): Generator<Merge> {
    for (let slice = 0; slice < side.slices; slice += 1) {
      let before: number | undefined;
      for (let slot = slice * MONTHS; slot < (slice + 1) * MONTHS; slot += 1) {
        if (side.monthly[slot] === 0) continue;
        const previous = before;
        before = slot;
        if (previous === undefined || !mayCross(previous % MONTHS, slot % MONTHS)) continue;
        const [left, right] = [side.group[previous] as number, side.group[slot] as number];
        const frees = (held.has(left) && others.has(right)) || (held.has(right) && others.has(left));
        if (!frees || isPool(left) || isPool(right)) continue;
        const [earlier, later] = [monthsOf(left), monthsOf(right)];
        const span = spanOf(earlier[0] ?? 0, later.at(-1) ?? 0);
        // Better the one who has given up months already.
        const isFirst = earlier.length + later.length === 2 ? 1 : 0;
        yield { from: [right], to: left, price: [span, isFirst, someone(slice), sizeOf(left) + sizeOf(right)] };
      }
    }
  }

  /** The cheapest two that can go into one pool. */
  function* withPool(inside: Iterable<number>, outside: Iterable<number>): Generator<Merge> {
    const partners = bestByPool(outside);
    for (const [pool, { row, price }] of bestByPool(inside)) {
      const partner = partners.get(pool);
      if (partner === undefined) continue;
      yield {
        from: [row, partner.row],
        to: pool,
        price: price.map((part, index) => part + (partner.price[index] ?? 0)),
      };
    }
  }

  function bestByPool(rows: Iterable<number>): ReadonlyMap<number, { row: number; price: readonly number[] }> {
    const best = new Map<number, { row: number; price: readonly number[] }>();
    for (const row of rows) {
      const pool = poolOf(side.slices, side.forced, monthsOf(row)[0] ?? 0);
      const price = isPool(row) ? [0, 0, 0] : [1, someone(Math.floor(row / MONTHS)), sizeOf(row)];
      const other = best.get(pool);
      if (other === undefined || isLess(price, other.price)) best.set(pool, { row, price });
    }
    return best;
  }

  function mayCross(month: number, next: number): boolean {
    return !side.forced.some((cut) => month < cut && cut <= next) && !(month < running && running <= next);
  }

  function isPool(group: number): boolean {
    return group >= side.slices * MONTHS;
  }

  /** The last slice stands for nobody, and for no service: it gives way before any other. */
  function someone(slice: number): number {
    return slice === side.slices - 1 ? 0 : 1;
  }

  function monthsOf(group: number): readonly number[] {
    const months = new Set((totals.rows.get(group) ?? []).map((entry) => entry % MONTHS));
    return [...months].sort((a, b) => a - b);
  }

  function sizeOf(group: number): number {
    return (totals.rows.get(group) ?? []).reduce((sum, entry) => sum + (n[entry] as number), 0);
  }
}

interface Merge {
  readonly from: readonly number[];
  readonly to: number;
  /** What it costs, the worst first; of equal ones the first that was found is taken. */
  readonly price: readonly number[];
}

function cheapest(merges: Iterable<Merge>): Merge | undefined {
  let best: Merge | undefined;
  for (const merge of merges) if (best === undefined || isLess(merge.price, best.price)) best = merge;
  return best;
}

function isLess(price: readonly number[], other: readonly number[]): boolean {
  const first = price.findIndex((part, index) => part !== other[index]);
  return first >= 0 && (price[first] ?? 0) < (other[first] ?? 0);
}

function poolOf(slices: number, forced: readonly Cut[], month: number): number {
  return slices * MONTHS + Math.max(0, ...forced.filter((cut) => cut <= month));
}
