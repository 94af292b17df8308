// Tables for eyes: columns as wide as their widest cell, numbers to the right. It counts characters and not columns of the
// terminal, so a wide script (Chinese, emoji) would stand askew; the names of this domain are Latin.
import type { Paint } from './terminal.ts';

export interface TextColumn<Row> {
  readonly title: string;
  /** `undefined` is shown as `–`: there is nothing, which is not the same as nought. */
  readonly cell: (row: Row) => string | number | null | undefined;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

export function tableText<Row>(rows: readonly Row[], columns: readonly TextColumn<Row>[], paint: Paint): string {
  const cells = rows.map((row) => columns.map(({ cell }) => String(cell(row) ?? '–')));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const lineOf = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? text.padStart(width) : text.padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  const head = paint('dim', lineOf(columns.map(({ title }) => title)));
  return [head, ...cells.map(lineOf)].map((line) => `${line}\n`).join('');
}
