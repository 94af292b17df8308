// A written document as a Word file that an office goes on writing: headings are headings, tables are tables whose first row comes again
// on every sheet, and what is still to be written stands in brackets. Apart from the other exports (`@tera/exports/word`): the library
// that makes it weighs a third of what a function may.
import type { Language } from '@tera/domain';
import {
  Document,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { decimalText } from '../number-text.ts';
import { xmlReadable } from '../xml.ts';
import { TABLE_LINES, WORD_NUMBERING, type WordStyle, stylesIn } from './word-look.ts';
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

/** The same document is the same texts and tables; the file also says when it was made. */
export function wordOf(written: WrittenDocument): Promise<Buffer> {
  const { language, title, isWide = false } = written;
  const document = new Document({
    title: xmlReadable(title),
    creator: 'Tera',
    lastModifiedBy: 'Tera',
    // Of Word 2013 and later: an older one would open as something to be converted.
    compatibility: { version: 15 },
    styles: stylesIn(language),
    numbering: WORD_NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: SHEET.width,
              height: SHEET.height,
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: SHEET.edge,
              right: SHEET.edge,
              bottom: SHEET.edge,
              left: SHEET.edge,
              header: 600,
              footer: 600,
            },
          },
        },
        footers: { default: footerOf(written) },
        children: bodyOf(written),
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Twentieths of a point: A4, upright. */
const SHEET = { width: 11906, height: 16838, edge: 1304 } as const;
const TINT = 'E6F0EE';
const BAR = '2F7D78';

const WORDS = {
  id: { page: 'Halaman', of: 'dari', interval: 'Selang 95%' },
  en: { page: 'Page', of: 'of', interval: '95% interval' },
} as const;

/** Of the text, between the margins. */
function widthOf({ isWide = false }: WrittenDocument): number {
  return (isWide ? SHEET.height : SHEET.width) - 2 * SHEET.edge;
}

function bodyOf(written: WrittenDocument): readonly (Paragraph | Table)[] {
  const { language, title, subtitles, letterhead, parts, signature } = written;
  const width = widthOf(written);
  const last = parts.length - 1;
  return [
    ...letterhead.map((line, at) =>
      paragraph([lineRun(line)], { style: at < letterhead.length - 1 ? 'Letterhead' : 'LetterheadEnd' }),
    ),
    paragraph([run(title)], { style: 'Title' }),
    ...subtitles.map((text) => paragraph([run(text)], { style: 'Subtitle' })),
    // Who signs does not stand alone on a sheet.
    ...parts.flatMap((part, at) => partOf(part, { language, width, keepNext: signature !== undefined && at === last })),
    ...(signature === undefined ? [] : signatureOf(signature, width)),
  ];
}

function footerOf(written: WrittenDocument): Footer {
  const { language, foot } = written;
  const { page, of } = WORDS[language];
  const numbers = new TextRun({
    children: [new Tab(), `${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
  });
  const tabStops = [{ type: TabStopType.RIGHT, position: widthOf(written) }];
  return new Footer({ children: [paragraph([run(foot), numbers], { style: 'Footer', tabStops })] });
}

interface Writing {
  readonly language: Language;
  readonly width: number;
  readonly keepNext: boolean;
}

function partOf(part: WrittenPart, { language, width, keepNext }: Writing): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'chapter':
      return [paragraph([run(part.text)], { style: 'Heading1' })];
    case 'section':
      return [paragraph([run(part.text)], { style: 'Heading2' })];
    case 'text':
      return [paragraph([run(part.text)], { keepNext })];
    case 'list':
      return part.items.map((text) => paragraph([run(text)], { style: 'ListBullet' }));
    case 'room':
      return [paragraph([lineRun({ text: undefined, wanted: part.wanted })], { keepNext })];
    case 'table':
      return captioned(part.caption, tableOf(part, width));
    case 'bars':
      return captioned(part.caption, barsOf(part, language, width));
    case 'line':
      return [];
  }
}

/** Two tables without anything between them would be one. */
function captioned(caption: string, lines: Table): readonly (Paragraph | Table)[] {
  return [paragraph([run(caption)], { style: 'Caption' }), lines, paragraph([], { style: 'AfterTable' })];
}

/** A table of so many lines is not cut by the end of a sheet. */
const LINES_TOGETHER = 12;

function tableOf({ columns, rows, foot }: WrittenTable, width: number): Table {
  const widths = widthsOf(columns, width);
  const lines = [columns.map(({ title }) => title), ...rows, ...(foot === undefined ? [] : [foot])];
  const isTogether = lines.length <= LINES_TOGETHER + 2;
  return table(
    widths,
    lines.map((cells, line) => {
      const [isHead, isLast] = [line === 0, line === lines.length - 1];
      const look = { isBold: isHead || (isLast && foot !== undefined), ...(isHead ? { fill: TINT } : {}) };
      return row(
        cells.map((text, at) => cell(text, widths[at] ?? 0, { ...look, isNumber: columns[at]?.isNumber === true })),
        { isHead, keepNext: isHead || (isTogether && !isLast) },
      );
    }),
  );
}

function widthsOf(columns: readonly WrittenColumn[], whole: number): readonly number[] {
  const said = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const others = columns.filter(({ width }) => width === undefined).length;
  const rest = others === 0 ? 0 : (100 - said) / others;
  return columns.map(({ width = rest }) => Math.floor((whole * width) / 100));
}

/** The longest bar, in spaces of that size, which is in half points: narrower than its cell in whatever font it is opened. */
const LONGEST_BAR = { spaces: 72, size: 16 } as const;

/** A bar is spaces that are coloured, in one cell: a table of four columns that can be copied, and read as the numbers beside it. */
function barsOf({ of, value, span, decimals, bars }: WrittenBars, language: Language, whole: number): Table {
  const [least, most] = span;
  const hasInterval = bars.some(({ interval }) => interval !== null);
  const text = (one: number) => decimalText(one, decimals, language);
  const heads = [of, value, ...(hasInterval ? [WORDS[language].interval] : []), `${text(least)} – ${text(most)}`];
  const said = [0.3, 0.13, ...(hasInterval ? [0.17] : [])];
  const rest = 1 - said.reduce((sum, share) => sum + share, 0);
  const widths = [...said, rest].map((share) => Math.floor(whole * share));
  const drawn = heads.length - 1;
  const headRow = row(
    heads.map((title, at) =>
      cell(title, widths[at] ?? 0, { isBold: true, fill: TINT, isNumber: at > 0 && at < drawn }),
    ),
    { isHead: true, keepNext: true },
  );
  const lines = bars.map(({ name, value: one, interval, instead }, line) => {
    const long = one === null ? 0 : Math.round(((one - least) / (most - least)) * LONGEST_BAR.spaces);
    const cells = [
      name,
      one === null ? instead : text(one),
      ...(hasInterval ? [interval === null ? '–' : `${text(interval[0])}–${text(interval[1])}`] : []),
    ];
    return row(
      [
        ...cells.map((each, at) => cell(each, widths[at] ?? 0, { isNumber: at > 0 })),
        cellOf([barOf(Math.max(0, Math.min(LONGEST_BAR.spaces, long)))], widths[drawn] ?? 0),
      ],
      { keepNext: line < bars.length - 1 },
    );
  });
  return table(widths, [headRow, ...lines]);
}

function barOf(spaces: number): TextRun {
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill: BAR };
  return new TextRun(spaces === 0 ? {} : { text: '\u00A0'.repeat(spaces), size: LONGEST_BAR.size, shading });
}

function table(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: TABLE_LINES,
    margins: { top: 30, left: 70, bottom: 30, right: 70 },
    tableLook: { firstRow: true },
    rows,
  });
}

interface RowLook {
  readonly isHead?: boolean;
  /** On the same sheet as the next line. */
  readonly keepNext: boolean;
}

function row(children: readonly TableCell[], { isHead = false, keepNext }: RowLook): TableRow {
  return new TableRow({ children, keepNext, cantSplit: true, ...(isHead ? { tableHeader: true } : {}) });
}

interface CellLook {
  readonly isBold?: boolean;
  readonly isNumber?: boolean;
  readonly fill?: string;
}

/** A plan may have several lines. */
function cell(text: string, width: number, { isBold = false, ...look }: CellLook): TableCell {
  return cellOf(
    text.split('\n').map((line) => run(line, isBold ? { bold: true } : {})),
    width,
    look,
  );
}

/** A paragraph for each run. */
function cellOf(runs: readonly TextRun[], width: number, { isNumber = false, fill }: CellLook = {}): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: runs.map((one) => paragraph([one], { style: isNumber ? 'TableNumber' : 'TableText' })),
  });
}

/** In the right half, with room for a hand and a stamp. */
function signatureOf({ where, as, name, number }: WrittenSignature, width: number): readonly Paragraph[] {
  const indent = { left: Math.floor(width * 0.52) };
  const line = (one: WrittenLine, before: number, look: RunLook = {}) =>
    paragraph([lineRun(one, look)], { indent, keepNext: one !== number, spacing: { before, after: 0 } });
  return [line(where, 480), line(as, 0), line(name, 1200, { bold: true }), line(number, 0)];
}

interface ParagraphLook extends Pick<IParagraphOptions, 'keepNext' | 'spacing' | 'indent' | 'tabStops'> {
  readonly style?: WordStyle;
}

function paragraph(children: readonly TextRun[], look: ParagraphLook): Paragraph {
  return new Paragraph({ ...look, children });
}

type RunLook = Pick<IRunOptions, 'bold' | 'italics'>;

function run(text: string, look: RunLook = {}): TextRun {
  return new TextRun({ ...look, text: xmlReadable(text) });
}

function lineRun({ text, wanted }: WrittenLine, look: RunLook = {}): TextRun {
  return text === undefined ? run(`[${wanted}]`, { ...look, italics: true }) : run(text, look);
}
