// One row of a file, whatever the file was: texts by column, and the line to name when something is wrong with it.

export interface Row {
  /** From 1, the header line counted; of a record over several lines the last one. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Whether a column that is not among the cells is not in the file at all, as in CSV. */
  readonly isWhole: boolean;
}

/** A line that is no row at all. */
export interface BadRow {
  readonly line: number;
  readonly message: string;
}

export function isBadRow(row: Row | BadRow): row is BadRow {
  return 'message' in row;
}
