// The items that a fact's cell stands for: its day, its month and, where answers were given, the calendar year, which counts
// them by month and nothing else. What may be shown is decided over whole years, and must be cheap to look up.
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
  responsesIn,
} from '@tera/domain';
import { that } from './attributes.ts';

/** One stored cell of a unit, and what to add to it. */
export interface CellToAdd {
  readonly unitId: UnitId;
  /** A day `2026-11-21`, a month `2026-11`, or a year `2026`. */
  readonly period: string;
  /** `<officerId or ->#<serviceId or ->`, for a mirror with `#contested` after it. */
  readonly sk: string;
  /** In the cell of a year the answers of its months. */
  readonly counters: Amounts;
}

/** Seconds since 1970 of the last write to a day or month cell; every other number in a cell is a counter. */
export const CHANGED_AT = 'u';

export function storedCells(unitId: UnitId, key: CellKey, counters: Counters): CellToAdd[] {
  const cell = parseCellKey(key);
  const { day } = cell;
  const sk = cellKey(cell).slice(day.length + 1);
  const month = monthOf(day);
  const answers = responsesIn(counters);
  const amounts = amountsOf(counters);
  return [
    { unitId, period: day, sk, counters: amounts },
    { unitId, period: month, sk, counters: amounts },
    ...(answers === 0 ? [] : [{ unitId, period: day.slice(0, 4), sk, counters: { [letterOf(month)]: answers } }]),
  ];
}

/** Whose a stored cell is; its `day` is the period. @throws for a sort key that this code never wrote */
export function cellOf({ period, sk }: Pick<CellToAdd, 'period' | 'sk'>): Cell {
  return parseCellKey(that(`${period}#${sk}`, isCellKey));
}

/** Most stored cells that one cell of a contribution stands for. */
export const STORED_CELLS_PER_CELL = 3;

/** Whether the cell is one of a year's answers, of which nobody asks when it changed. */
export function isOfAYear({ period }: Pick<CellToAdd, 'period'>): boolean {
  return period.length === 4;
}

const LETTERS = 'abcdefghijkl';

/** The month's attribute in a year's cell: `a` for January to `l` for December. */
export function letterOf(month: string): string {
  return LETTERS.charAt(Number(month.slice(5)) - 1);
}

/** The month of an attribute of a year's cell; `undefined` for any other attribute. */
export function monthOfLetter(year: string, letter: string): string | undefined {
  const index = letter.length === 1 ? LETTERS.indexOf(letter) : -1;
  return index < 0 ? undefined : `${year}-${String(index + 1).padStart(2, '0')}`;
}
