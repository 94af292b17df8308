// A table as CSV (RFC 4180). What a spreadsheet would take for a formula is made harmless, and only in text: the minus of a
// number has to stay.

import type { Language } from '@tera/domain';
import { type PlainCell, type Table, inLanguage } from './table.ts';

export interface CsvOptions {
  /** `indonesian`: decimal comma, and so `;` between the fields. `international`: decimal point and comma. */
  readonly numbers: 'indonesian' | 'international';
  /** Excel reads a file without one as if it were in the system's old code page. */
  readonly bom: boolean;
  /** What stands in the first line: column ids, or titles in a language. */
  readonly header?: 'ids' | Language | undefined;
  /** Of words in cells. */
  readonly language?: Language | undefined;
}

/** Numbers are whole: nothing is rounded, so that what is added up elsewhere comes out the same. */
export function csvOf(table: Table, { numbers, bom, header = 'ids', language = 'id' }: CsvOptions): string {
  const separator = numbers === 'indonesian' ? ';' : ',';
  const line = (cells: readonly PlainCell[]) => `${cells.map((cell) => fieldOf(cell, numbers)).join(separator)}\r\n`;
  const first = table.columns.map(({ id, title }) => (header === 'ids' ? id : title[header]));
  return `${bom ? '\uFEFF' : ''}${line(first)}${inLanguage(table, language).rows.map(line).join('')}`;
}

function fieldOf(cell: PlainCell, numbers: CsvOptions['numbers']): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numbers === 'indonesian' ? String(cell).replace('.', ',') : String(cell);
  return quoted(harmless(cell));
}

/** Also where the separator is another one: readers guess it. */
function quoted(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What begins a formula in Excel, LibreOffice or Google Sheets, in full width as well (OWASP, CSV Injection). */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

function harmless(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
