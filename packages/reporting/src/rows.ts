// The indicator rows of a unit and period. It reads cells only, never facts, so that a year costs twelve queries.
import {
  type Dimension,
  type Instant,
  type Period,
  type ReportedRow,
  type RowHead,
  counted,
  reportedRows,
  responsesIn,
  targetsIn,
} from '@tera/domain';
import { type Head, type PeriodOfUnit, withoutContested } from './period-of-unit.ts';

export interface Rows extends Head {
  /** `without`: as if the facts that somebody objects to were not there. */
  readonly contested: 'with' | 'without';
  /** To ask, with `since`, for what has changed after this answer. */
  readonly cursor: string;
  readonly rows: readonly ReportedRow[];
}

export interface RowWishes {
  readonly period: Period;
  readonly by?: readonly Dimension[] | undefined;
  readonly contested?: Rows['contested'] | undefined;
  /** Only rows that changed after this instant. */
  readonly since?: Instant | undefined;
}

/**
 * How far a cursor goes back behind its answer: a write that had begun before is stamped with the time of its beginning,
 * and a read may miss the writes of the last second. Some rows come twice for it, and none is missed.
 */
const CURSOR_MARGIN = 120_000;

/** The answer made of what was read; `startedAt`: before it was read. */
export function reportRows(found: PeriodOfUnit, wishes: RowWishes, startedAt: Instant): Rows {
  const { contested = 'with', since, by = [] } = wishes;
  const rows = rowsOf(found, wishes);
  return {
    ...found.head,
    contested,
    cursor: (startedAt - CURSOR_MARGIN).toString(36),
    rows: since === undefined ? rows : changedSince(rows, found, by, since),
  };
}

/** The rows of what was read. */
export function rowsOf(found: PeriodOfUnit, { period, by = [], contested }: RowWishes): readonly ReportedRow[] {
  const { cells, hidden, contested: mirrors, unit } = contested === 'without' ? withoutContested(found) : found;
  const targets = targetsIn(unit.document.targets ?? [], period);
  return reportedRows(cells, by, { hidden, targets, contested: mirrors });
}

/**
 * A row is new when a cell or a mirror behind it is. What may be shown of a row hangs on the answers of the others: once
 * any answer has come, every row with answers is new.
 */
function changedSince(
  rows: readonly ReportedRow[],
  { cells, contested, changedAt }: PeriodOfUnit,
  by: readonly Dimension[],
  since: Instant,
): readonly ReportedRow[] {
  const news = [...cells, ...contested].filter(([key]) => (changedAt.get(key) ?? 0) >= since);
  const changed = new Set(counted(news, by).map(({ head }) => nameOf(head)));
  const hasNewAnswers = news.some(([, counters]) => responsesIn(counters) > 0);
  return rows.filter((row) => changed.has(nameOf(row)) || (hasNewAnswers && row.satisfaction.n > 0));
}

function nameOf({ officerId, serviceId }: RowHead): string {
  return JSON.stringify([officerId, serviceId]);
}
