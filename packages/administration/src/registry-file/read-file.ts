// A file of units and officers as lines: CSV in the encodings and with the separators that old office PCs write, or the first sheet
// of a workbook. A spreadsheet that makes a number of a NIP loses its last figures, and that is told, not guessed.
import { inflateRawSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { type FileColumn, type FileFault, type FileLine, fileColumnOf } from './columns.ts';

/** Bytes of a file that somebody chooses; the gateway takes six million, and makes four of three. */
export const REGISTRY_FILE_BYTES = 2 * 1024 * 1024;
/** Most lines of a file: what it would change is shown line by line, on one page. */
export const REGISTRY_FILE_LINES = 1500;

export type FileRead =
  | { readonly lines: readonly FileLine[]; readonly faults: readonly FileFault[] }
  /** Nothing of it can be read. */
  | { readonly unreadable: 'empty' | 'no_unit_column' | 'too_many_lines' | 'broken' | 'too_large' };

type Row = readonly (string | typeof LOST)[];
const LOST = Symbol('figures lost');

/** What XML and style sheets of a workbook of so many lines come to, and more than enough. */
const UNZIPPED_BYTES = 40 * 1024 * 1024;
const COLUMNS_READ = 40;

export async function readRegistryFile(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.length > REGISTRY_FILE_BYTES) return { unreadable: 'too_large' };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await rowsOfWorkbook(bytes) : rowsOfCsv(bytes);
  if (rows === 'broken') return { unreadable: 'broken' };
  const first = rows.findIndex(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...others] = rows.slice(Math.max(first, 0));
  if (header === undefined || first < 0) return { unreadable: 'empty' };
  const filled = others.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > REGISTRY_FILE_LINES) return { unreadable: 'too_many_lines' };
  return linesOf(header, filled);
}

interface SheetRow {
  readonly line: number;
  readonly cells: Row;
}

function linesOf(header: SheetRow, rows: readonly SheetRow[]): FileRead {
  const headings = header.cells.map((cell) => (cell === LOST ? '' : cell.trim()));
  const columns = headings.map((heading) => fileColumnOf(heading));
  if (!columns.includes('unit')) return { unreadable: 'no_unit_column' };
  const faults: FileFault[] = [];
  const at = new Map<FileColumn, number>();
  for (const [index, column] of columns.entries()) {
    const heading = headings[index] ?? '';
    if (heading === '') continue;
    if (column === undefined || at.has(column)) {
      faults.push({
        line: header.line,
        column: heading,
        code: column === undefined ? 'unknown_column' : 'column_twice',
      });
    } else at.set(column, index);
  }
  const lines = rows.map(({ line, cells }): FileLine => {
    const read: Partial<Record<FileColumn, string>> = {};
    for (const [column, index] of at) {
      const cell = cells[index] ?? '';
      if (cell === LOST) faults.push({ line, column: headings[index] ?? '', code: 'digits_lost' });
      else if (cell.trim() !== '') read[column] = unquoted(cell.trim());
    }
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell !== '')) {
      faults.push({ line, column: '', code: 'broken_line' });
    }
    return { line, cells: read };
  });
  return { lines, faults };
}

/** In CSV of ours what could be a formula begins with an apostrophe; a NIP is kept from Excel by one as well. */
function unquoted(text: string): string {
  return /^'[=+\-@\d]/.test(text) ? text.slice(1) : text;
}

function rowsOfCsv(bytes: Uint8Array): readonly SheetRow[] | 'broken' {
  const text = textOf(bytes);
  try {
    const rows: SheetRow[] = [];
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      on_record: (record: readonly string[], { lines }) => {
        rows.push({ line: lines, cells: record.slice(0, COLUMNS_READ).map(csvCell) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (error instanceof CsvError) return 'broken';
    throw error;
  }
}

/** `1,98001E+17`: what is left of a NIP that went through a spreadsheet. */
function csvCell(cell: string): string | typeof LOST {
  return /^\d[.,]\d+E\+\d+$/i.test(cell.trim()) ? LOST : cell;
}

/** Where it is no UTF-8 it is what Windows writes. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Excel in Indonesian writes semicolons. */
function separatorOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = [';', ',', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ';';
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<readonly SheetRow[] | 'broken'> {
  if (!isOfOrdinarySize(bytes)) return 'broken';
  try {
    const book = await readXlsx(bytes, { sheets: [0], range: `A1:AN${REGISTRY_FILE_LINES + 20}` });
    const rows = book.sheets[0]?.rows ?? [];
    return rows.map((cells, index) => ({ line: index + 1, cells: cells.slice(0, COLUMNS_READ).map(sheetCell) }));
  } catch {
    // Whatever the reader says of it: it is no workbook that it can read.
    return 'broken';
  }
}

const MOST_EXACT = 1e15;

function sheetCell(cell: unknown): string | typeof LOST {
  if (typeof cell === 'number') return Math.abs(cell) >= MOST_EXACT ? LOST : String(cell);
  if (typeof cell === 'boolean') return cell ? 'ya' : 'tidak';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : '';
}

/**
 * Whether the files of the archive are no larger, taken together, than those of a list of officers: a few kilobytes can be made to
 * unpack to gigabytes. They are unpacked up to that size, for what the archive says of it itself may be a lie.
 */
function isOfOrdinarySize(bytes: Uint8Array): boolean {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 20 > zip.length) return false;
  let left = UNZIPPED_BYTES;
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return false;
    const [method, packed, name, extra, comment] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const head = zip.readUInt32LE(at + 42);
    if (head + 30 > zip.length) return false;
    const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    left -= method === 0 ? packed : unpackedBytes(zip.subarray(start, start + packed), left);
    if (left < 0) return false;
    at += 46 + name + extra + comment;
  }
  return true;
}

// APPNOTE 4.3.12 and 4.3.16.
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6]);
const DIRECTORY_ENTRY = 0x02014b50;

function unpackedBytes(packed: Uint8Array, most: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) }).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
