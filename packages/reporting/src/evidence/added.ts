// What a fact has added within a stretch. It is read from what the fact has applied and never worked out again: only so is
// the sum of the evidence the figure, whatever was corrected in between.
import { type Cell, type Counters, countersKeptBy, parseCellKey } from '@tera/domain';
import type { Fact } from '@tera/store';
import type { AskedStretch } from './stretches.ts';

export interface Contributed {
  readonly counters: Counters;
  /** A cell of its last day there: under that day it is shown, and not under an earlier one as well. */
  readonly cell: Cell;
  /** Whether the fact is counted among the contested ones as well. */
  readonly contested: boolean;
}

/** `undefined` where the fact adds nothing, or no longer does: the index may lag behind. */
export function addedWithin(
  { applied }: Fact,
  { officerId: keeper, part, from, to }: Pick<AskedStretch, 'officerId' | 'part' | 'from' | 'to'>,
): Contributed | undefined {
  const cells = Array.from(applied, ([key, counters]) => ({
    cell: parseCellKey(key),
    entry: [key, counters] as const,
  }));
  const within = cells.filter(({ cell: { day, officerId = null } }) => officerId === keeper && day >= from && day < to);
  const entries = within.map(({ entry }) => entry);
  const counters = countersKeptBy(keeper, part, entries);
  const last = within.reduce<Cell | undefined>(
    (latest, { cell }) => (latest === undefined || cell.day > latest.day ? cell : latest),
    undefined,
  );
  if (last === undefined || Object.keys(counters).length === 0) return undefined;
  return { counters, cell: last, contested: cells.some(({ cell }) => cell.contested === true) };
}
