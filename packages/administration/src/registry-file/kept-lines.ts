// The lines of a file between the page that shows what they would do and the form that says yes: packed into a field of that form, so
// that nothing is kept of a file that nobody has said yes to.
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { FILE_COLUMN_NAMES, type FileColumn, type FileLine } from './columns.ts';
import { REGISTRY_FILE_BYTES, REGISTRY_FILE_LINES } from './read-file.ts';

export function packedLines(lines: readonly FileLine[]): string {
  // Column by column: what is alike lies together.
  const columns = FILE_COLUMN_NAMES.map((column) => lines.map(({ cells }) => cells[column] ?? ''));
  const json = JSON.stringify([lines.map(({ line }) => line), ...columns]);
  return brotliCompressSync(json).toString('base64url');
}

/** `undefined`: it is none of ours, or was cut on the way. */
export function unpackedLines(packed: string): readonly FileLine[] | undefined {
  let json: unknown;
  try {
    const bytes = brotliDecompressSync(Buffer.from(packed, 'base64url'), { maxOutputLength: 4 * REGISTRY_FILE_BYTES });
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isTable(json)) return undefined;
  const [numbers = [], ...columns] = json;
  if (numbers.length > REGISTRY_FILE_LINES) return undefined;
  return numbers.map((line, index): FileLine => {
    const cells: Partial<Record<FileColumn, string>> = {};
    for (const [at, column] of FILE_COLUMN_NAMES.entries()) {
      const cell = String(columns[at]?.[index] ?? '');
      if (cell !== '') cells[column] = cell;
    }
    return { line: Number(line), cells };
  });
}

function isTable(json: unknown): json is readonly (readonly (string | number)[])[] {
  return (
    Array.isArray(json) &&
    json.length === FILE_COLUMN_NAMES.length + 1 &&
    json.every(
      (column: unknown, at) =>
        Array.isArray(column) && column.every((cell) => (at === 0 ? Number.isInteger(cell) : typeof cell === 'string')),
    )
  );
}
