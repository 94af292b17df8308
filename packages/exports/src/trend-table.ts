// Rows through time: of one officer a period each, or of a unit those of each period.

import { type TableRow, type TableWishes, indicatorTable } from './indicator-table.ts';
import type { TableCell, TableColumn, Table } from './table.ts';

const PERIOD: TableColumn = { id: 'period', title: { id: 'Periode', en: 'Period' }, type: 'text' };

export function trendTable(rows: readonly (TableRow & { readonly period: string })[], wishes: TableWishes): Table {
  const { columns, rows: lines } = indicatorTable(rows, wishes);
  return {
    id: 'trend',
    title: { id: 'Perkembangan', en: 'Trend' },
    columns: [PERIOD, ...columns],
    rows: rows.map(({ period }, index) => Array.of<TableCell>(period).concat(lines[index] ?? [])),
  };
}
