// A Word file as a reader of it finds it: its headings, what it says, and its tables cell by cell (ECMA-376, WordprocessingML).
import { filesOfZip, unescapedText } from './zip.ts';

export interface WordRead {
  readonly headings: readonly string[];
  /** Every paragraph that is in no table. */
  readonly paragraphs: readonly string[];
  readonly tables: readonly WordTable[];
  /** What runs along the foot of every sheet, as XML. */
  readonly footer: string;
}

export interface WordTable {
  readonly caption: string;
  /** Whether the first row comes again on every sheet. */
  readonly hasHead: boolean;
  /** With the first one. */
  readonly rows: readonly (readonly string[])[];
}

/** @throws for what is no Word file */
export function readWord(bytes: Uint8Array): WordRead {
  const files = filesOfZip(bytes);
  const document = files.get('word/document.xml');
  if (document === undefined || !files.has('[Content_Types].xml')) throw new Error('this is no Word file');
  const footer = [...files].find(([name]) => name.startsWith('word/footer'))?.[1] ?? '';
  const tables: WordTable[] = [];
  const paragraphs: string[] = [];
  const headings: string[] = [];
  for (const [block] of document.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p[ >].*?<\/w:p>|<w:p\/>/gs)) {
    if (block.startsWith('<w:tbl>')) tables.push(tableIn(block, paragraphs.at(-1) ?? ''));
    else paragraphs.push(textOf(block));
    if (/<w:pStyle w:val="(Title|Heading\d)"\/>/.test(block.split('<w:t')[0] ?? '')) headings.push(textOf(block));
  }
  return { headings, paragraphs, tables, footer };
}

function tableIn(markup: string, caption: string): WordTable {
  const rows = Array.from(markup.matchAll(/<w:tr[ >].*?<\/w:tr>/gs), ([row]) => row);
  return {
    caption,
    hasHead: rows[0]?.includes('<w:tblHeader/>') === true,
    rows: rows.map((row) => Array.from(row.matchAll(/<w:tc>.*?<\/w:tc>/gs), ([cell]) => linesOf(cell))),
  };
}

function linesOf(cell: string): string {
  return Array.from(cell.matchAll(/<w:p[ >].*?<\/w:p>/gs), ([line]) => textOf(line)).join('\n');
}

function textOf(markup: string): string {
  const runs = Array.from(markup.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text = '']) => text);
  return unescapedText(runs.join(''));
}
