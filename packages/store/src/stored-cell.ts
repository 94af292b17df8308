// The items that a fact's cell stands for: its day and its month.
import { randomInt } from 'node:crypto';
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

/**
 * A number that is drawn at each write, so that whoever reads a cell twice can tell whether it was written in between. It is no
 * time: the last answer of a day would be told by it. Every other number in a cell is a counter.
 */
export const WRITE_MARK = 'u';
const WRITE_MARKS = 2 ** 31;

export function aWriteMark(): number {
  return randomInt(WRITE_MARKS);
}

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
