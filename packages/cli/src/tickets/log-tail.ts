// A log that somebody else writes, line by line for as long as it grows. It is renamed, emptied and begun anew while it is
// read (rotation), also while nobody reads it; the position says which file was meant, and not only how far it was read.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';

/** Where the next line begins. Kept between two runs, so its shape does not change without a thought. */
export interface LogPosition {
  /** Of the file system; a new file may get the number of an old one. */
  readonly inode: string;
  readonly offset: number;
  /** Lines before it, and so the number of the line that was read last. */
  readonly line: number;
  /** A digest of the first bytes of the file, to know it again. */
  readonly start: { readonly bytes: number; readonly digest: string };
}

export interface LogLines {
  readonly lines: readonly { readonly line: number; readonly bytes: Buffer }[];
  /** Behind them. */
  readonly position: LogPosition;
  /** Whether the file begins with the first of them. */
  readonly isStart: boolean;
}

export interface Following {
  /** Where an earlier run got to. */
  readonly from: LogPosition | undefined;
  /** Without an earlier run: only what is written from now on. */
  readonly fromEnd: boolean;
  /** Ends when everything that is there was read. */
  readonly once: boolean;
  /** Ends with an `AbortError` when it is aborted. */
  readonly pause: () => Promise<void>;
  /** Something to know about the log. */
  readonly say: (line: string) => void;
}

const CHUNK = 64 * 1024;
/** A line that has no end cannot be waited for in memory for ever. */
const LONGEST_LINE = 1024 * 1024;
const START = 256;
const NEWLINE = 0x0a;
/** A program that writes keeps its file open for a moment after the file was renamed: so many pauses without a new byte. */
const QUIET = 3;

export async function* followLog(path: string, following: Following): AsyncGenerator<LogLines, void> {
  let current = await firstFile(path, following);
  while (current !== undefined) {
    const end = yield* linesOf(current, path, following);
    const next: OpenLog | undefined = await nextFile(current, end, path, following);
    await current.handle.close();
    current = next;
  }
}

interface OpenLog {
  readonly handle: FileHandle;
  readonly path: string;
  readonly position: LogPosition;
}

/** `emptied`: the same file begins anew (copytruncate). `renamed`: the path is another file's now, or nobody's. */
type End = 'emptied' | 'renamed' | 'read';

/** Until the file is at its end for good: rotated away and quiet, emptied, or read `once`. */
async function* linesOf(log: OpenLog, path: string, { once, pause }: Following): AsyncGenerator<LogLines, End> {
  const { handle } = log;
  let { offset, line, start } = log.position;
  const { inode } = log.position;
  let rest: Buffer = Buffer.alloc(0);
  const upTo = async (lines: LogLines['lines'], from: number): Promise<LogLines> => {
    if (start.bytes < START && offset > start.bytes) start = await startOf(handle, offset);
    return { lines, position: { inode, offset, line, start }, isStart: from === 0 };
  };
  for (let quiet = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, offset + rest.length);
    if (bytesRead > 0) {
      quiet = 0;
      const from = offset;
      const cut = cutLines(Buffer.concat([rest, buffer.subarray(0, bytesRead)]));
      rest = cut.rest;
      const lines = cut.lines.map((bytes) => {
        offset += bytes.length + 1;
        return { line: ++line, bytes: withoutReturn(bytes) };
      });
      if (rest.length > LONGEST_LINE) throw new RangeError(`line ${line + 1} of ${path} has more than 1 MB`);
      if (lines.length > 0) yield await upTo(lines, from);
      continue;
    }
    const isGone = await isReplaced(log, { offset, start }, path);
    quiet += 1;
    if (isGone === 'emptied') return 'emptied';
    if (once || (isGone === 'renamed' && quiet >= QUIET)) {
      // Nobody will end this line any more. Of a file that is still written to it may be half a line, which waits.
      if (isGone === 'renamed' && rest.length > 0) {
        const from = offset;
        offset += rest.length;
        yield await upTo([{ line: ++line, bytes: withoutReturn(rest) }], from);
      }
      return isGone ?? 'read';
    }
    await pause();
  }
}

function cutLines(bytes: Buffer): { lines: Buffer[]; rest: Buffer } {
  const lines: Buffer[] = [];
  let begin = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, begin)) {
    lines.push(bytes.subarray(begin, end));
    begin = end + 1;
  }
  return { lines, rest: bytes.subarray(begin) };
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
}

async function isReplaced(
  log: OpenLog,
  { offset, start }: Pick<LogPosition, 'offset' | 'start'>,
  path: string,
): Promise<Exclude<End, 'read'> | undefined> {
  const { size } = await log.handle.stat();
  if (size < offset || (await startOf(log.handle, start.bytes)).digest !== start.digest) return 'emptied';
  return (await inodeOf(path)) === log.position.inode ? undefined : 'renamed';
}

async function firstFile(path: string, following: Following): Promise<OpenLog | undefined> {
  const { from, fromEnd, say } = following;
  if (from !== undefined) {
    for (const candidate of await filesOf(path)) {
      if ((await inodeOf(candidate)) !== from.inode) continue;
      const handle = await open(candidate);
      const { size } = await handle.stat();
      const start = await startOf(handle, from.start.bytes);
      if (size >= from.offset && start.digest === from.start.digest) return { handle, path: candidate, position: from };
      await handle.close();
    }
    say(
      `The file that was read up to line ${from.line} is not there any more; beginning with the one that is there now.`,
    );
  }
  return opened(path, following, from === undefined && fromEnd);
}

/** After a file that was rotated away come the younger ones, in their order; after one that was emptied comes itself. */
async function nextFile(done: OpenLog, end: End, path: string, following: Following): Promise<OpenLog | undefined> {
  if (end === 'read') return undefined;
  if (end === 'emptied') return opened(done.path, following, false);
  const files = await filesOf(path);
  const inodes = await Promise.all(files.map(inodeOf));
  const index = inodes.indexOf(done.position.inode);
  return opened(files[index + 1] ?? path, following, false);
}

/** Waits for a file that is not there yet, as between the two steps of a rotation. */
async function opened(path: string, { once, pause, say }: Following, atEnd: boolean): Promise<OpenLog | undefined> {
  for (let tries = 0; ; tries += 1) {
    try {
      const handle = await open(path);
      const { ino } = await handle.stat({ bigint: true });
      const { offset, line } = atEnd ? await endOf(path) : { offset: 0, line: 0 };
      return { handle, path, position: { inode: String(ino), offset, line, start: await startOf(handle, offset) } };
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (once) return undefined;
      if (tries === QUIET) say(`Waiting for ${path}, which is not there.`);
      await pause();
    }
  }
}

/** Behind the last line that is whole. */
async function endOf(path: string): Promise<Pick<LogPosition, 'offset' | 'line'>> {
  let [line, offset, read] = [0, 0, 0];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) {
      line += 1;
      offset = read + at + 1;
    }
    read += chunk.length;
  }
  return { offset, line };
}

/** The log and what it was renamed to, oldest first; compressed files are closed books. */
async function filesOf(path: string): Promise<string[]> {
  const folder = dirname(path);
  const names = (await readdir(folder).catch(() => [])).filter((name) => isRotated(name, basename(path)));
  const dated = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, stats: await stat(file).catch(() => undefined) };
    }),
  );
  // A file that is renamed keeps the time of its last line.
  const modified = ({ stats }: (typeof dated)[number]): number => stats?.mtimeMs ?? 0;
  const old = dated.filter(({ stats }) => stats?.isFile() === true).toSorted((a, b) => modified(a) - modified(b));
  return [...old.map(({ file }) => file), path];
}

const NUMBER_OR_DATE = /^[.-]\d[\d._T-]*$/;

/** `queue.csv.1`, `queue.csv-20261121`, `queue-1.csv` and `queue.2026-11-21.csv` of `queue.csv`. */
function isRotated(name: string, log: string): boolean {
  if (name.startsWith(log) && NUMBER_OR_DATE.test(name.slice(log.length))) return true;
  const { name: stem, ext } = parse(log);
  if (ext === '' || !name.startsWith(stem) || !name.endsWith(ext)) return false;
  return NUMBER_OR_DATE.test(name.slice(stem.length, name.length - ext.length));
}

async function startOf(handle: FileHandle, upTo: number): Promise<LogPosition['start']> {
  const bytes = Math.min(START, upTo);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.max(1, bytes)), 0, bytes, 0);
  return { bytes, digest: createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex') };
}

async function inodeOf(path: string): Promise<string | undefined> {
  try {
    return String((await stat(path, { bigint: true })).ino);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
