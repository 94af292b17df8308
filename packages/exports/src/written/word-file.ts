// A written document as a Word file (ECMA-376, WordprocessingML) that an office goes on writing: headings are headings, tables are tables
// whose first row comes again on every sheet, and what is still to be written stands in brackets. Written by hand because a library
// weighs 230 KB here, a third of what a function may.
import type { Language } from '@tera/domain';
import { decimalText } from '../number-text.ts';
import { xmlEscaped, xmlFile, xmlReadable } from '../xml.ts';
import { zipOf } from '../zip.ts';
import { STYLES_OF_WORD, WORD_BULLETS } from './word-styles.ts';
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

/** The same document is the same bytes. */
export function wordOf(written: WrittenDocument): Buffer {
  const { language, title } = written;
  return zipOf([
    xmlFile('[Content_Types].xml', CONTENT_TYPES),
    xmlFile(
      '_rels/.rels',
      relationships([`${OFFICE}/officeDocument`, 'word/document.xml'], [CORE_PROPERTIES, 'docProps/core.xml']),
    ),
    xmlFile('docProps/core.xml', properties(title, language)),
    xmlFile('word/document.xml', documentOf(written)),
    xmlFile(
      'word/_rels/document.xml.rels',
      relationships(
        [`${OFFICE}/styles`, 'styles.xml'],
        [`${OFFICE}/numbering`, 'numbering.xml'],
        [`${OFFICE}/settings`, 'settings.xml'],
        [`${OFFICE}/footer`, 'footer1.xml'],
      ),
    ),
    xmlFile('word/styles.xml', STYLES_OF_WORD[language]),
    xmlFile('word/numbering.xml', WORD_BULLETS),
    xmlFile('word/settings.xml', SETTINGS),
    xmlFile('word/footer1.xml', footer(written)),
  ]);
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CORE_PROPERTIES = `${PACKAGE}/relationships/metadata/core-properties`;
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Of the footer, as `relationships` numbers them. */
const FOOTER_ID = 'rId4';

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${PART}.document.main+xml"/>${[
  ['styles', 'styles'],
  ['numbering', 'numbering'],
  ['settings', 'settings'],
  ['footer1', 'footer'],
]
  .map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${PART}.${type}+xml"/>`)
  .join(
    '',
  )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
/** Of Word 2013 and later: an older one would open as something to be converted. */
const SETTINGS = `<w:settings xmlns:w="${MAIN}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** Twentieths of a point: A4, upright. */
const SHEET = { width: 11906, height: 16838, edge: 1304 } as const;
const TINT = 'E6F0EE';
const BAR = '2F7D78';
const GRID = 'w:val="single" w:sz="4" w:space="0" w:color="8A9894"';

const WORDS = {
  id: { page: 'Halaman', of: 'dari', interval: 'Selang 95%' },
  en: { page: 'Page', of: 'of', interval: '95% interval' },
} as const;

function documentOf(written: WrittenDocument): string {
  const { language, title, subtitles, letterhead, parts, signature, isWide = false } = written;
  const [across, down] = isWide ? [SHEET.height, SHEET.width] : [SHEET.width, SHEET.height];
  const width = across - 2 * SHEET.edge;
  const last = parts.length - 1;
  const body = [
    ...letterhead.map((line, at) =>
      paragraph([lineRun(line)], { style: at < letterhead.length - 1 ? 'Letterhead' : 'LetterheadEnd' }),
    ),
    paragraph([run(title)], { style: 'Title' }),
    ...subtitles.map((text) => paragraph([run(text)], { style: 'Subtitle' })),
    // Who signs does not stand alone on a sheet.
    ...parts.map((part, at) => partOf(part, { language, width, keepNext: signature !== undefined && at === last })),
    ...(signature === undefined ? [] : signatureOf(signature, width)),
  ];
  const edges = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${SHEET.edge}"`).join(' ');
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="${FOOTER_ID}"/><w:pgSz w:w="${across}" w:h="${down}"${isWide ? ' w:orient="landscape"' : ''}/><w:pgMar ${edges} w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`;
  return `<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>${body.join('')}${section}</w:body></w:document>`;
}

function footer({ language, foot, isWide = false }: WrittenDocument): string {
  const { page, of } = WORDS[language];
  const width = (isWide ? SHEET.height : SHEET.width) - 2 * SHEET.edge;
  const numbered = `${run(`${page} `)}${field('PAGE')}${run(` ${of} `)}${field('NUMPAGES')}`;
  return `<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr>${run(foot)}<w:r><w:tab/></w:r>${numbered}</w:p></w:ftr>`;
}

/** A number that whoever opens the file works out. */
function field(name: 'PAGE' | 'NUMPAGES'): string {
  return `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
}

interface Writing {
  readonly language: Language;
  /** Of the text, between the margins. */
  readonly width: number;
  readonly keepNext: boolean;
}

function partOf(part: WrittenPart, { language, width, keepNext }: Writing): string {
  switch (part.kind) {
    case 'chapter':
      return paragraph([run(part.text)], { style: 'Heading1' });
    case 'section':
      return paragraph([run(part.text)], { style: 'Heading2' });
    case 'text':
      return paragraph([run(part.text)], { keepNext });
    case 'list':
      return part.items.map((text) => paragraph([run(text)], { style: 'ListBullet' })).join('');
    case 'room':
      return paragraph([lineRun({ text: undefined, wanted: part.wanted })], { keepNext });
    case 'table':
      return captioned(part.caption, tableOf(part, width));
    case 'bars':
      return captioned(part.caption, barsOf(part, language, width));
    case 'line':
      return '';
  }
}

/** Two tables without anything between them would be one. */
function captioned(caption: string, lines: string): string {
  return `${paragraph([run(caption)], { style: 'Caption' })}${lines}${paragraph([], { style: 'AfterTable' })}`;
}

/** A table of so many lines is not cut by the end of a sheet. */
const LINES_TOGETHER = 12;

function tableOf({ caption, columns, rows, foot }: WrittenTable, width: number): string {
  const widths = widthsOf(columns, width);
  const lines = [columns.map(({ title }) => title), ...rows, ...(foot === undefined ? [] : [foot])];
  const isTogether = lines.length <= LINES_TOGETHER + 2;
  return table(
    caption,
    widths,
    lines.map((cells, line) => {
      const [isHead, isLast] = [line === 0, line === lines.length - 1];
      const look = {
        isBold: isHead || (isLast && foot !== undefined),
        keepNext: isHead || (isTogether && !isLast),
        ...(isHead ? { fill: TINT } : {}),
      };
      return row(
        cells.map((text, at) => cell(text, widths[at] ?? 0, { ...look, isNumber: columns[at]?.isNumber === true })),
        isHead,
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
function barsOf({ caption, of, value, span, decimals, bars }: WrittenBars, language: Language, whole: number): string {
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
      cell(title, widths[at] ?? 0, { isBold: true, fill: TINT, isNumber: at > 0 && at < drawn, keepNext: true }),
    ),
    true,
  );
  const lines = bars.map(({ name, value: one, interval, instead }, line) => {
    const long = one === null ? 0 : Math.round(((one - least) / (most - least)) * LONGEST_BAR.spaces);
    const cells = [
      name,
      one === null ? instead : text(one),
      ...(hasInterval ? [interval === null ? '–' : `${text(interval[0])}–${text(interval[1])}`] : []),
    ];
    const keepNext = line < bars.length - 1;
    return row([
      ...cells.map((each, at) => cell(each, widths[at] ?? 0, { isNumber: at > 0, keepNext })),
      cellOf([bar(Math.max(0, Math.min(LONGEST_BAR.spaces, long)))], widths[drawn] ?? 0, { keepNext }),
    ]);
  });
  return table(caption, widths, [headRow, ...lines]);
}

function bar(spaces: number): string {
  if (spaces === 0) return '';
  const look = `<w:sz w:val="${LONGEST_BAR.size}"/><w:shd w:val="clear" w:color="auto" w:fill="${BAR}"/>`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${'\u00A0'.repeat(spaces)}</w:t></w:r>`;
}

function table(caption: string, widths: readonly number[], rows: readonly string[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} ${GRID}/>`)
    .join('');
  const margins = [
    ['top', 30],
    ['left', 70],
    ['bottom', 30],
    ['right', 70],
  ]
    .map(([side, size]) => `<w:${side} w:w="${size}" w:type="dxa"/>`)
    .join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="${escaped(caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function row(cells: readonly string[], isHead = false): string {
  return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

interface CellLook {
  readonly isBold?: boolean;
  readonly isNumber?: boolean;
  readonly fill?: string;
  /** On the same sheet as the next line. */
  readonly keepNext?: boolean;
}

/** A plan may have several lines. */
function cell(text: string, width: number, look: CellLook): string {
  return cellOf(
    text.split('\n').map((line) => run(line, { isBold: look.isBold })),
    width,
    look,
  );
}

/** A paragraph for each run. */
function cellOf(runs: readonly string[], width: number, { isNumber, fill, keepNext = false }: CellLook): string {
  const look = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`,
  ];
  const lines = runs.map((one) =>
    paragraph([one], { style: isNumber === true ? 'TableNumber' : 'TableText', keepNext }),
  );
  return `<w:tc><w:tcPr>${look.join('')}</w:tcPr>${lines.join('')}</w:tc>`;
}

/** In the right half, with room for a hand and a stamp. */
function signatureOf({ where, as, name, number }: WrittenSignature, width: number): readonly string[] {
  const left = Math.floor(width * 0.52);
  const line = (one: WrittenLine, before: number, isBold = false) =>
    paragraph([lineRun(one, { isBold })], { keepNext: one !== number, before, left });
  return [line(where, 480), line(as, 0), line(name, 1200, true), line(number, 0)];
}

interface ParagraphLook {
  readonly style?: string;
  readonly keepNext?: boolean;
  /** Twentieths of a point. */
  readonly before?: number;
  readonly left?: number;
}

function paragraph(runs: readonly string[], { style, keepNext = false, before, left }: ParagraphLook = {}): string {
  const look = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    before === undefined ? '' : `<w:spacing w:before="${before}" w:after="0"/>`,
    left === undefined ? '' : `<w:ind w:left="${left}"/>`,
  ];
  return `<w:p><w:pPr>${look.join('')}</w:pPr>${runs.join('')}</w:p>`;
}

interface RunLook {
  readonly isBold?: boolean | undefined;
  readonly isWanted?: boolean;
}

function run(text: string, { isBold = false, isWanted = false }: RunLook = {}): string {
  const look = `${isBold ? '<w:b/>' : ''}${isWanted ? '<w:i/>' : ''}`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function lineRun({ text, wanted }: WrittenLine, look: RunLook = {}): string {
  return text === undefined ? run(`[${wanted}]`, { ...look, isWanted: true }) : run(text, look);
}

function properties(title: string, language: Language): string {
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>Tera</dc:creator><dc:language>${language}</dc:language></cp:coreProperties>`;
}

function relationships(...targets: readonly (readonly [type: string, path: string])[]): string {
  const each = targets.map(
    ([type, path], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${path}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return xmlEscaped(xmlReadable(text));
}
