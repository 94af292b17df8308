// A written document as a Word file (Office Open XML) that an office goes on writing: headings are headings, tables are tables whose
// first row comes again on every sheet, and what is still to be written stands in brackets.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Language } from '@tera/domain';
import { decimalText } from '../number-text.ts';
import type {
  WrittenBars,
  WrittenColumn,
  WrittenDocument,
  WrittenLine,
  WrittenPart,
  WrittenSignature,
  WrittenTable,
} from './written-document.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point: A4, upright. */
const SHEET = { width: 11906, height: 16838, edge: 1304 } as const;
const GRID = { size: 4, color: '8A9894', style: BorderStyle.SINGLE } as const;
const NO_LINE = { size: 0, color: 'auto', style: BorderStyle.NONE } as const;
const TINT = 'E6F0EE';
const BAR = '2F7D78';
const INK = '17211F';
const FONT = 'Arial';

const WORDS = {
  id: { page: 'Halaman', of: 'dari', interval: 'Selang 95%' },
  en: { page: 'Page', of: 'of', interval: '95% interval' },
} as const;

export async function wordOf(written: WrittenDocument): Promise<Uint8Array> {
  const { language, title, subtitles, letterhead, parts, signature, foot, isWide = false } = written;
  const width = (isWide ? SHEET.height : SHEET.width) - 2 * SHEET.edge;
  const document = new Document({
    title,
    creator: 'Tera',
    lastModifiedBy: 'Tera',
    description: foot,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language: { value: language === 'id' ? 'id-ID' : 'en-GB' } } },
        title: { run: { size: 30, bold: true, color: INK }, paragraph: { spacing: { before: 240, after: 60 } } },
        heading1: { run: { size: 26, bold: true, color: INK }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading2: { run: { size: 23, bold: true, color: INK }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 19, italics: true },
          paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: SHEET.width,
              height: SHEET.height,
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: SHEET.edge, bottom: SHEET.edge, left: SHEET.edge, right: SHEET.edge },
          },
        },
        footers: { default: footer(foot, language, width) },
        children: [
          ...letterheadOf(letterhead),
          new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, text: title }),
          ...subtitles.map(
            (text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, size: 24 })] }),
          ),
          // Who signs does not stand alone on a sheet.
          ...parts.flatMap((part, at) =>
            partOf(part, { language, width, keepNext: signature !== undefined && at === parts.length - 1 }),
          ),
          ...(signature === undefined ? [] : signatureOf(signature, width)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function footer(foot: string, language: Language, width: number): Footer {
  const { page, of } = WORDS[language];
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun({ text: `${foot}\t${page} `, size: 16 }),
          new TextRun({ children: [PageNumber.CURRENT], size: 16 }),
          new TextRun({ text: ` ${of} `, size: 16 }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });
}

/** The last line has the rule below it that divides a letterhead from its letter. */
function letterheadOf(lines: readonly WrittenLine[]): readonly Paragraph[] {
  return lines.map(
    (line, at) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: at === lines.length - 1 ? 120 : 20 },
        ...(at === lines.length - 1
          ? { border: { bottom: { style: BorderStyle.DOUBLE, size: 6, color: INK, space: 6 } } }
          : {}),
        children: [lineRun(line, at < lines.length - 1 ? { bold: true, size: 26 } : { size: 19 })],
      }),
  );
}

function lineRun(
  { text, wanted }: WrittenLine,
  look: { readonly bold?: boolean; readonly size?: number } = {},
): TextRun {
  return text === undefined
    ? new TextRun({ ...look, text: `[${wanted}]`, italics: true })
    : new TextRun({ ...look, text });
}

interface Writing {
  readonly language: Language;
  /** Of the text, between the margins. */
  readonly width: number;
  readonly keepNext: boolean;
}

function partOf(part: WrittenPart, { language, width, keepNext }: Writing): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'chapter':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, text: part.text })];
    case 'section':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: part.text })];
    case 'text':
      return [new Paragraph({ spacing: { after: 120 }, keepNext, text: part.text })];
    case 'list':
      return part.items.map((text) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 40 }, text }));
    case 'room':
      return [
        new Paragraph({
          spacing: { after: 200 },
          keepNext,
          children: [new TextRun({ text: `[${part.wanted}]`, italics: true })],
        }),
      ];
    case 'table':
      return [caption(part.caption), tableOf(part, width), afterTable()];
    case 'bars':
      return [caption(part.caption), barsOf(part, language, width), afterTable()];
    case 'line':
      return [];
  }
}

function caption(text: string): Paragraph {
  return new Paragraph({ style: 'Caption', text });
}

/** Two tables without anything between them would be one. */
function afterTable(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, text: '' });
}

function tableOf({ columns, rows, foot }: WrittenTable, width: number): Table {
  const widths = widthsOf(columns, width);
  const isShort = rows.length <= ROWS_TOGETHER;
  const row = (
    cells: readonly string[],
    look: { readonly isHead?: boolean; readonly isFoot?: boolean; readonly isLast?: boolean } = {},
  ) =>
    new TableRow({
      tableHeader: look.isHead === true,
      cantSplit: true,
      children: cells.map((text, at) =>
        cell(text, widths[at] ?? 0, {
          isBold: look.isHead === true || look.isFoot === true,
          isTinted: look.isHead === true,
          isNumber: columns[at]?.isNumber === true,
          isKept: isShort && look.isLast !== true,
        }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      row(
        columns.map(({ title }) => title),
        { isHead: true },
      ),
      ...rows.map((cells, at) => row(cells, { isLast: foot === undefined && at === rows.length - 1 })),
      ...(foot === undefined ? [] : [row(foot, { isFoot: true, isLast: true })]),
    ],
  });
}

interface CellLook {
  readonly isBold?: boolean;
  readonly isTinted?: boolean;
  readonly isNumber?: boolean;
  /** On the same sheet as the next line. */
  readonly isKept?: boolean;
}

/** A table of so many lines is not cut by the end of a sheet. */
const ROWS_TOGETHER = 12;

function cell(
  text: string,
  width: number,
  { isBold = false, isTinted = false, isNumber = false, isKept = false }: CellLook,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    verticalAlign: VerticalAlign.TOP,
    borders: { top: GRID, bottom: GRID, left: GRID, right: GRID },
    ...(isTinted ? { shading: { type: ShadingType.CLEAR, fill: TINT, color: 'auto' } } : {}),
    // A plan may have several lines.
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          keepNext: isKept,
          alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text: line, bold: isBold, size: 19 })],
        }),
    ),
  });
}

function widthsOf(columns: readonly WrittenColumn[], whole: number): number[] {
  const said = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const others = columns.filter(({ width }) => width === undefined).length;
  const rest = others === 0 ? 0 : (100 - said) / others;
  return columns.map(({ width = rest }) => Math.floor((whole * width) / 100));
}

/** Into how many pieces a bar is divided. */
const PIECES = 60;

/** Bars as cells that are filled: they can be copied, coloured anew and read, as the numbers beside them can. */
function barsOf(
  { of, value, span: [least, most], decimals, bars }: WrittenBars,
  language: Language,
  whole: number,
): Table {
  const [name, number] = [Math.floor(whole * 0.34), Math.floor(whole * 0.14)];
  const hasInterval = bars.some(({ interval }) => interval !== null);
  const interval = hasInterval ? Math.floor(whole * 0.17) : 0;
  const piece = Math.floor((whole - name - number - interval) / PIECES);
  const text = (one: number) => decimalText(one, decimals, language);
  const head = (title: string, width: number, isNumber = false) =>
    cell(title, width, { isBold: true, isTinted: true, isNumber, isKept: true });
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [name, number, ...(hasInterval ? [interval] : []), ...Array<number>(PIECES).fill(piece)],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: [
          head(of, name),
          head(value, number, true),
          ...(hasInterval ? [head(WORDS[language].interval, interval, true)] : []),
          barCell(`${text(least)} – ${text(most)}`, { pieces: PIECES, piece, fill: TINT }),
        ],
      }),
      ...bars.map((bar, at) => {
        const isKept = at < bars.length - 1;
        const filled = bar.value === null ? 0 : Math.round(((bar.value - least) / (most - least)) * PIECES);
        const long = Math.max(0, Math.min(PIECES, filled));
        return new TableRow({
          cantSplit: true,
          children: [
            cell(bar.name, name, { isKept }),
            cell(bar.value === null ? bar.instead : text(bar.value), number, { isNumber: true, isKept }),
            ...(hasInterval
              ? [
                  cell(bar.interval === null ? '–' : `${text(bar.interval[0])}–${text(bar.interval[1])}`, interval, {
                    isNumber: true,
                  }),
                ]
              : []),
            ...(long === 0 ? [] : [barCell('', { pieces: long, piece, fill: BAR })]),
            ...(long === PIECES ? [] : [barCell('', { pieces: PIECES - long, piece })]),
          ],
        });
      }),
    ],
  });
}

function barCell(
  text: string,
  { pieces, piece, fill }: { readonly pieces: number; readonly piece: number; readonly fill?: string },
): TableCell {
  return new TableCell({
    columnSpan: pieces,
    width: { size: pieces * piece, type: WidthType.DXA },
    verticalAlign: VerticalAlign.BOTTOM,
    borders: { top: GRID, bottom: GRID, left: NO_LINE, right: NO_LINE },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    children: [new Paragraph({ children: [new TextRun({ text, size: 19 })] })],
  });
}

/** In the right half, with room for a hand and a stamp. */
function signatureOf({ where, as, name, number }: WrittenSignature, width: number): readonly Paragraph[] {
  const indent = { left: Math.floor(width * 0.52) };
  const line = (one: WrittenLine, look: { readonly bold?: boolean; readonly before?: number } = {}) =>
    new Paragraph({
      indent,
      keepNext: one !== number,
      keepLines: true,
      spacing: { before: look.before ?? 0 },
      children: [lineRun(one, look.bold === true ? { bold: true } : {})],
    });
  return [line(where, { before: 480 }), line(as), line(name, { bold: true, before: 1200 }), line(number)];
}
