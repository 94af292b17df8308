// The items that a fact's cell stands for: its day and its month.
import {
  type Amounts,
  type Cell,
  type CellKey,
  type Counters,
  type UnitId,
  amountsOf,
  cellKey,
  isCellKey,
  monthOf,
  parseCellKey,
} from '@tera/domain';
import { that } from './attributes.ts';

/** One stored cell of a unit, and what to add to it. */
export interface CellToAdd {
  readonly unitId: UnitId;
  /** A day `2026-11-21`, or a month `2026-11`. */
  readonly period: string;
  /** `<officerId or ->#<serviceId or ->`, for a mirror with `#contested` after it. */
  readonly sk: string;
  readonly counters: Amounts;
}

/** Seconds since 1970 of the last write to a cell; every other number in it is a counter. */
export const CHANGED_AT = 'u';

export function storedCells(unitId: UnitId, key: CellKey, counters: Counters): CellToAdd[] {
  const cell = parseCellKey(key);
  const { day } = cell;
  const sk = cellKey(cell).slice(day.length + 1);
  const amounts = amountsOf(counters);
  return [
    { unitId, period: day, sk, counters: amounts },
    { unitId, period: monthOf(day), sk, counters: amounts },
  ];
}

/** Whose a stored cell is; its `day` is the period. @throws for a sort key that this code never wrote */
export function cellOf({ period, sk }: Pick<CellToAdd, 'period' | 'sk'>): Cell {
  return parseCellKey(that(`${period}#${sk}`, isCellKey));
}

/** Stored cells that one cell of a contribution stands for. */
export const STORED_CELLS_PER_CELL = 2;
