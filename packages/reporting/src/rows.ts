// The indicator rows of a unit and period. It reads cells only, never facts, so that a year costs twelve queries.
import { type Dimension, type Period, type ReportedRow, reportedRows, targetsIn } from '@tera/domain';
import { type Head, type PeriodOfUnit, withoutContested } from './period-of-unit.ts';

export interface Rows extends Head {
  /** `without`: as if the tickets that somebody objects to were not there. */
  readonly contested: 'with' | 'without';
  readonly rows: readonly ReportedRow[];
}

export interface RowWishes {
  readonly period: Period;
  readonly by?: readonly Dimension[] | undefined;
  readonly contested?: Rows['contested'] | undefined;
}

/** The answer made of what was read. */
export function reportRows(found: PeriodOfUnit, wishes: RowWishes): Rows {
  const { contested = 'with' } = wishes;
  return { ...found.head, contested, rows: rowsOf(found, wishes) };
}

/** The rows of what was read. */
export function rowsOf(found: PeriodOfUnit, { period, by = [], contested }: RowWishes): readonly ReportedRow[] {
  const { cells, told, contested: mirrors, unit } = contested === 'without' ? withoutContested(found) : found;
  const targets = targetsIn(unit.document.targets ?? [], period);
  return reportedRows(cells, by, { told, targets, contested: mirrors });
}
