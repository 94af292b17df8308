// Files as rows, one after the other and never as a whole in memory: CSV and NDJSON, in the encodings that old office PCs
// write. A bad line costs itself and not the file.
import { finished } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { Failure } from '../failure.ts';
import type { FileForm } from './file-form.ts';
import type { BadRow, Row } from './row.ts';

export const FILE_FORMATS = ['csv', 'ndjson'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** By the name of the file; what it does not tell is taken for CSV. */
export function fileFormatOf(name: string): FileFormat {
  return /\.(ndjson|jsonl|json)$/i.test(name) ? 'ndjson' : 'csv';
}

const LONGEST_HEADER = 64 * 1024;

/**
 * @param onHeader told the names of the columns of a CSV file, as often as each is there.
 * @throws Failure when the file is in another encoding than it is said to be.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
  form: FileForm,
  onHeader: (names: readonly string[]) => void = () => undefined,
): AsyncGenerator<Row | BadRow> {
  const texts = decoded(bytes, form.encoding ?? 'utf-8');
  if (format === 'ndjson') {
    let line = 0;
    for await (const text of linesOf(texts)) {
      line += 1;
      if (text.trim() !== '') yield rowOfJson(text, line);
    }
    return;
  }
  yield* csvRows(texts, form, onHeader);
}

/** Fields of fields are reached by a dot: `visit.ticketId`. */
export function rowOfJson(text: string, line: number): Row | BadRow {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { line, message: 'no valid JSON' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { line, message: 'no JSON object' };
  return { line, cells: Object.fromEntries(flattened(json)), isWhole: false };
}

async function* csvRows(
  texts: AsyncGenerator<string>,
  { delimiter, header, titleRows = 0 }: FileForm,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<Row | BadRow> {
  const first = withoutLines(titleRows, await firstLines(texts, titleRows + 1));
  const named = (written: readonly string[]): string[] => {
    const names = written.map((name) => name.trim());
    onHeader(names);
    return names;
  };
  // Taken out by hand: a stream that fails throws away the good records that nobody has read yet.
  const read: (Row | BadRow)[] = [];
  const parser = parse({
    delimiter: delimiter ?? likelyDelimiter(first),
    columns: header === undefined ? named : named(header),
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    on_record: (cells: Record<string, string>, { lines, error }: { lines: number; error?: CsvError }) => {
      const line = lines + titleRows;
      read.push(error === undefined ? { line, cells, isWhole: true } : { line, message: sentenceOf(error) });
    },
  });
  let failure: Error | undefined;
  parser.on('error', (error) => (failure = error)).resume();
  for await (const text of joined(first, texts)) {
    await new Promise<void>((resolve) => parser.write(text, () => resolve()));
    yield* read.splice(0);
    if (failure !== undefined) break;
  }
  parser.end();
  await finished(parser).catch(() => undefined);
  yield* read;
  if (failure === undefined) return;
  if (!(failure instanceof CsvError)) throw failure;
  const line = (typeof failure['lines'] === 'number' ? failure['lines'] : 0) + titleRows;
  yield { line, message: `the rest of the file cannot be read: ${failure.message}` };
}

/** The beginning of a file, with its first lines whole. */
async function firstLines(texts: AsyncGenerator<string>, count: number): Promise<string> {
  let text = '';
  while (text.split('\n', count + 1).length <= count && text.length < LONGEST_HEADER) {
    const next = await texts.next();
    if (next.done === true) break;
    text += next.value;
  }
  return text;
}

function withoutLines(count: number, text: string): string {
  return text.split('\n').slice(count).join('\n');
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function sentenceOf({ code, message }: CsvError): string {
  return code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? 'it has another number of cells than the header' : message;
}

/** Excel in Indonesian writes semicolons. */
export function likelyDelimiter(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

/** The first line of a file, as far as ASCII tells, and all of the file again. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let head = '';
  while (!head.includes('\n') && head.length < LONGEST_HEADER) {
    const next = await rest.next();
    if (next.done === true) break;
    chunks.push(next.value);
    head += Buffer.from(next.value).toString('latin1');
  }
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield* chunks;
    yield* { [Symbol.asyncIterator]: () => rest };
  };
  return { head: head.split(/\r?\n/, 1)[0]?.replace(/^\u00EF\u00BB\u00BF/, '') ?? '', bytes: bytes() };
}

/** @throws Failure when they are in another encoding. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  // It takes a byte order mark away by itself.
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure(
      'usage',
      `The file is not in ${encoding}.`,
      'Say `encoding: windows-1252` in the mapping, or save the file as CSV UTF-8.',
    );
  }
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function* flattened(object: object, under = ''): Generator<[string, string]> {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object' && !Array.isArray(value)) yield* flattened(value, `${under}${name}.`);
    else yield [under + name, typeof value === 'string' ? value : JSON.stringify(value)];
  }
}
