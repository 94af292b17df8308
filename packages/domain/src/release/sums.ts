// The sums that a release shows, made of whatever adds up: numbers of answers, distributions. Which answers are in which
// sum was decided before; here they are only added.

import { type Charged, type Column, type Line, columnOf, lineOf, partNameOf } from './answers.ts';

/** Which parts stand in the sum of their line, and which in that of their column, by their names (`partNameOf`). */
export interface Placed {
  readonly inLine: ReadonlySet<string>;
  readonly inColumn: ReadonlySet<string>;
}

export interface Sums<Amount> {
  readonly unit: Amount;
  /** Those that are shown, in the order of ids. */
  readonly lines: ReadonlyMap<Line, Amount>;
  readonly columns: ReadonlyMap<Column, Amount>;
}

export function sumsOf<Amount>(
  { inLine, inColumn }: Placed,
  amounts: Iterable<readonly [Charged, Amount]>,
  zero: Amount,
  add: (a: Amount, b: Amount) => Amount,
): Sums<Amount> {
  let unit = zero;
  const lines = new Map<Line, Amount>();
  const columns = new Map<Column, Amount>();
  for (const [charged, amount] of amounts) {
    const [part, line, column] = [partNameOf(charged), lineOf(charged), columnOf(charged)];
    unit = add(unit, amount);
    if (inLine.has(part)) lines.set(line, add(lines.get(line) ?? zero, amount));
    if (inColumn.has(part)) columns.set(column, add(columns.get(column) ?? zero, amount));
  }
  return { unit, lines: inOrder(lines), columns: inOrder(columns) };
}

function inOrder<Id extends string, Amount>(sums: ReadonlyMap<Id, Amount>): ReadonlyMap<Id, Amount> {
  return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
