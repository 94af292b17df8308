// A table before it has a format: what CSV, XLSX and the printed report have in common. A cell is a bare value; whether
// 0.5 is a share or a number of seconds is said by its column.

import type { Language } from '@tera/domain';

/** The same words in both languages. */
export type Words = Readonly<Record<Language, string>>;

/**
 * - `decimal`, `integer`: a number as it is
 * - `percent`: a share from 0 to 1, shown as a percentage where a format can
 * - `seconds`: a duration
 * - `date`: a local day, `2026-11-21`
 */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'percent' | 'seconds' | 'date';

export interface TableColumn {
  /** Of the indicator catalogue where it has one: a path in the row that it was read from. */
  readonly id: string;
  readonly title: Words;
  readonly type: ColumnType;
  /** How many are shown; the value itself is never rounded. Of a percentage: its own, 1 is 97.5 %. */
  readonly decimals?: number | undefined;
}

/** `null` is what is not known or not shown, never 0. Words are written in the language of the file. */
export type TableCell = PlainCell | Words;
export type PlainCell = string | number | null;

export interface Table {
  readonly id: string;
  readonly title: Words;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface PlainTable extends Table {
  readonly rows: readonly (readonly PlainCell[])[];
}

/** What the table is in a file of this language. */
export function inLanguage(table: Table, language: Language): PlainTable {
  const plain = (cell: TableCell) => (typeof cell === 'object' && cell !== null ? cell[language] : cell);
  return { ...table, rows: table.rows.map((cells) => cells.map(plain)) };
}

/** A column together with how its cell is read from one item. */
export interface ReadingLanguage<Item> extends TableColumn {
  readonly read: (item: Item) => TableCell;
}

export function tableFrom<Item>(
  id: string,
  title: Words,
  readings: readonly ReadingLanguage<Item>[],
  items: readonly Item[],
): Table {
  return {
    id,
    title,
    columns: readings.map(({ id: columnId, title: words, type, decimals }) => ({
      id: columnId,
      title: words,
      type,
      decimals,
    })),
    rows: items.map((item) => readings.map(({ read }) => read(item))),
  };
}
