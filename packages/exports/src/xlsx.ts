// Tables as an Excel workbook (ECMA-376), one sheet each. Cells are typed, and text is always inline text: there is no way
// for it to become a formula. Written by hand because a library weighs 76 KB here and takes four times as long.

import type { Language } from '@tera/domain';
import { type TableColumn, type ColumnType, type PlainCell, type PlainTable, type Table, inLanguage } from './table.ts';
import { xmlEscaped, xmlFile, xmlReadable } from './xml.ts';
import { zipOf } from './zip.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** At least one table. Titles are in the language; how a number is shown is up to the reader's own settings. */
export function xlsxOf(tables: readonly Table[], { language }: { readonly language: Language }): Buffer {
  const formats = [...new Set(tables.flatMap(({ columns }) => columns.map(formatOf)))];
  const styleOf = (column: TableColumn) => FIRST_FORMAT + formats.indexOf(formatOf(column));
  return zipOf([
    xmlFile('[Content_Types].xml', contentTypes(tables.length)),
    xmlFile('_rels/.rels', relationships([`${OFFICE}/officeDocument`, 'xl/workbook.xml'])),
    xmlFile('xl/workbook.xml', workbook(sheetNames(tables.map(({ title }) => title[language])))),
    xmlFile(
      'xl/_rels/workbook.xml.rels',
      relationships(...tables.map((_, index): Target => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`]), [
        `${OFFICE}/styles`,
        'styles.xml',
      ]),
    ),
    xmlFile('xl/styles.xml', styles(formats)),
    ...tables.map((table, index) =>
      xmlFile(
        `xl/worksheets/sheet${index + 1}.xml`,
        sheet(inLanguage(table, language), language, styleOf, index === 0),
      ),
    ),
  ]);
}

/** Names that Excel takes: at most 31 characters, none of `[]:*?/\`, no quote at either end, no two alike. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const legal =
      title
        .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .replace(/^[' ]+/, '') || 'Tabel';
    let name = cut(legal, SHEET_NAME);
    // Excel keeps this name for itself.
    if (name.toLowerCase() === 'history') name = `${name}_`;
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      const ending = ` (${count})`;
      name = cut(legal, SHEET_NAME - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

const SHEET_NAME = 31;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** In the order of `cellXfs`: style 0 is Excel's own, 1 the header, and from 2 on the formats that are used. */
const HEADER = 1;
const FIRST_FORMAT = 2;
/** Lower numbers are Excel's own formats. */
const FIRST_CUSTOM = 164;

/** In characters: one figure more would be shown as `####`. */
const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 24,
  integer: 11,
  decimal: 11,
  percent: 11,
  seconds: 12,
  date: 12,
};
const WIDEST = 48;

function sheet(
  { columns, rows }: PlainTable,
  language: Language,
  styleOf: (column: TableColumn) => number,
  isFirst: boolean,
): string {
  const styled = columns.map((column, index) => ({ ...column, name: columnName(index), style: styleOf(column) }));
  const header = styled.map(({ name, title }) => textCell(`${name}1`, HEADER, title[language])).join('');
  const body = rows.map((cells, at) => {
    const number = at + 2;
    const written = styled.map(({ name, type, style }, index) =>
      cellOf(`${name}${number}`, style, type, cells[index] ?? null),
    );
    return `<row r="${number}">${written.join('')}</row>`;
  });
  const widths = columns.map(
    (column, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column, index, rows)}" customWidth="1"/>`,
  );
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData><row r="1" ht="45" customHeight="1">${header}</row>${body.join('')}</sheetData></worksheet>`;
}

function cellOf(reference: string, style: number, type: ColumnType, cell: PlainCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}" s="${style}"><v>${cell}</v></c>`;
  if (type === 'date') return `<c r="${reference}" s="${style}"><v>${serialOf(cell)}</v></c>`;
  return textCell(reference, style, cell);
}

function textCell(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Days since the eve of 1900, as Excel counts them: it believes in a 29 February 1900. */
function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** Text is as wide as its longest, within reason; the heading of figures breaks into lines instead. */
function widthOf({ type }: TableColumn, index: number, rows: PlainTable['rows']): number {
  if (type !== 'text') return WIDTHS[type];
  const longest = rows.reduce((most, cells) => Math.max(most, String(cells[index] ?? '').length), 0);
  return Math.min(Math.max(longest + 2, WIDTHS.integer), WIDEST);
}

function formatOf({ type, decimals = 0 }: TableColumn): string {
  const places = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  switch (type) {
    // Text: or a NIP of 18 digits becomes a number of 15 as soon as somebody edits the cell.
    case 'text':
      return '@';
    case 'date':
      return 'yyyy-mm-dd';
    case 'percent':
      return `0${places}%`;
    case 'integer':
    case 'decimal':
    case 'seconds':
      return `#,##0${places}`;
  }
}

function styles(formats: readonly string[]): string {
  const numbers = formats.map((code, index) => `<numFmt numFmtId="${FIRST_CUSTOM + index}" formatCode="${code}"/>`);
  const cells = formats.map(
    (_, index) =>
      `<xf numFmtId="${FIRST_CUSTOM + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
  return `<styleSheet xmlns="${MAIN}">${
    numbers.length === 0 ? '' : `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>`
  }<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F0EE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FIRST_FORMAT + cells.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`;
}

type Target = readonly [type: string, path: string];

function relationships(...targets: readonly Target[]): string {
  const each = targets.map(
    ([type, path], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${path}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each.join('')}</Types>`;
}

function part(path: string, type: string): string {
  return `<Override PartName="/xl/${path}.xml" ContentType="${PART}.${type}+xml"/>`;
}

/** A, B, … Z, AA, AB, … */
function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** What XML cannot hold is not in it: Excel calls the whole file broken. */
function escaped(text: string): string {
  return xmlEscaped(
    xmlReadable(text)
      // What looks like Excel's own escape would be read as one.
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('\r', '_x000D_'),
  );
}

/** Not in the middle of a character that takes two units, and with neither space nor quote at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[' ]+$/, '');
}
