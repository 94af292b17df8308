// Lines of a log as rows. A record of a log is one line: a quoted line break in a cell would cut it in two.
import { openSync, closeSync, readSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Failure, reasonOf } from '../failure.ts';
import type { LogLines } from './log-tail.ts';
import { type EventRows, type TicketRows, needColumns } from './mapping.ts';
import { type FileFormat, likelyDelimiter, rowOfJson } from '../files/read-rows.ts';
import type { BadRow, Row } from '../files/row.ts';

export interface LogForm {
  readonly format: FileFormat;
  /** Names of the columns, where they are known already. */
  readonly header: readonly string[] | undefined;
  readonly mapping: EventRows | TicketRows;
}

export interface LogRow {
  readonly row: Row | BadRow;
  readonly text: string;
}

export interface LogRows {
  readonly rows: readonly LogRow[];
  /** For the lines that come after; `undefined` where columns have no names. */
  readonly header: readonly string[] | undefined;
}

/** @throws Failure when nothing says what the columns are. */
export function rowsOfLog({ lines, isStart }: LogLines, { format, header, mapping }: LogForm): LogRows {
  const decoder = new TextDecoder(mapping.encoding ?? 'utf-8');
  const texts = lines.map(({ line, bytes }) => ({ line, text: decoder.decode(bytes) }));
  const filled = texts.filter(({ text }) => text.trim() !== '');
  if (format === 'ndjson') {
    return { rows: filled.map(({ line, text }) => ({ row: rowOfJson(text, line), text })), header: undefined };
  }
  const [first] = filled;
  if (first === undefined) return { rows: [], header };
  const delimiter = mapping.delimiter ?? likelyDelimiter(first.text);
  const hasHeader = isStart && mapping.header === undefined;
  const names = hasHeader ? cellsOf(first.text, delimiter) : header;
  if (names === undefined) {
    throw new Failure('usage', 'The names of the columns are not known.', 'Give them as `header:` in the mapping.');
  }
  if (hasHeader) needColumns(rowOfCells(names, first.line, names), mapping, 'The log');
  const rows = hasHeader ? filled.slice(1) : filled;
  return { rows: rows.map(({ line, text }) => ({ row: rowOfCsv(text, line, names, delimiter), text })), header: names };
}

const LONGEST_HEADER = 64 * 1024;

/** For who begins behind it. `undefined` where the log is empty. */
export function headerOfLog(path: string, { delimiter, encoding }: LogForm['mapping']): string[] | undefined {
  const buffer = Buffer.alloc(LONGEST_HEADER);
  const file = openSync(path, 'r');
  try {
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, LONGEST_HEADER, 0));
    const [line = ''] = new TextDecoder(encoding ?? 'utf-8').decode(bytes).split(/\r?\n/, 1);
    return line === '' ? undefined : cellsOf(line, delimiter ?? likelyDelimiter(line));
  } finally {
    closeSync(file);
  }
}

function rowOfCsv(text: string, line: number, names: readonly string[], delimiter: string): Row | BadRow {
  let cells: readonly string[];
  try {
    cells = cellsOf(text, delimiter);
  } catch (error) {
    return { line, message: reasonOf(error) };
  }
  return rowOfCells(cells, line, names);
}

function rowOfCells(cells: readonly string[], line: number, names: readonly string[]): Row | BadRow {
  if (cells.length !== names.length) {
    return { line, message: `it has ${cells.length} cells, and the header ${names.length}` };
  }
  return { line, cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])), isWhole: true };
}

function cellsOf(text: string, delimiter: string): string[] {
  const [cells = []] = parse(text, { delimiter, trim: true, bom: true });
  return cells;
}
