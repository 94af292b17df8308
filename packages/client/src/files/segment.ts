// The files that events are appended to, `events-000000000001.ndjson` and on: a header line with the version of the format
// and the unit, then one event a line, as it will be sent. Only a whole line, with its end, is an event.

import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TeraClientError } from '../core/messages.ts';
import { NEWLINE, syncFolder, writeDurably } from './durable.ts';

/** Of the format. One that differs is refused: nothing that another version wrote may be lost by a guess. */
const VERSION = 1;
const NAME = /^events-(\d{12})\.ndjson$/;
/** More than a header has. */
const HEADER_BYTES = 1024;
const CHUNK_BYTES = 64 * 1024;

export interface Segment {
  readonly number: number;
  /** Bytes that are known to be on the disk; what may lie behind was never promised to anybody. */
  length: number;
}

export function segmentPath(folder: string, number: number): string {
  return join(folder, `events-${String(number).padStart(12, '0')}.ndjson`);
}

/** The numbers of the segments that are there, oldest first. */
export async function listSegments(folder: string): Promise<number[]> {
  const numbers = (await readdir(folder)).flatMap((name) => {
    const [, number] = NAME.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return numbers.sort((a, b) => a - b);
}

/** A new segment with its header on the disk. */
export async function createSegment(
  folder: string,
  number: number,
  unitId: string,
): Promise<{ file: FileHandle; segment: Segment }> {
  const path = segmentPath(folder, number);
  const file = await open(path, 'w', 0o600);
  const header = Buffer.from(`${JSON.stringify({ teraSpool: VERSION, unitId })}\n`);
  try {
    await writeDurably(file, header, 0);
    await syncFolder(folder);
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  return { file, segment: { number, length: header.length } };
}

/**
 * Checks that this version of the client may read it, for this unit. Where its end was torn off, that is cut away.
 * @returns the bytes that were cut; the segment has the length 0 when not even its header was written.
 * @throws TeraClientError `spool_older`, `spool_newer`, `spool_of_another_unit`.
 */
export async function openSegment(
  folder: string,
  number: number,
  unitId: string,
): Promise<{ segment: Segment; torn: number }> {
  const path = segmentPath(folder, number);
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const header = await readHeader(file);
    if (header !== undefined) checkHeader(header, path, unitId);
    const length = header === undefined ? 0 : await lastLineEnd(file, size);
    if (length < size) {
      await file.truncate(length);
      await file.datasync();
    }
    return { segment: { number, length }, torn: size - length };
  } finally {
    await file.close();
  }
}

/** Whole lines from `offset` on. */
export async function countLines(folder: string, { number, length }: Segment, offset: number): Promise<number> {
  if (offset >= length) return 0;
  let lines = 0;
  const stream = createReadStream(segmentPath(folder, number), { start: offset, end: length - 1 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  }
  return lines;
}

/** Whether a line begins there, or would, being the end. */
export async function isLineStart(folder: string, { number, length }: Segment, offset: number): Promise<boolean> {
  if (offset > length || offset < 0) return false;
  if (offset === 0) return true;
  const file = await open(segmentPath(folder, number), 'r');
  try {
    return (await file.read(Buffer.alloc(1), 0, 1, offset - 1)).buffer[0] === NEWLINE;
  } finally {
    await file.close();
  }
}

/** `undefined` when the line has no end: nothing was ever written behind it. */
async function readHeader(file: FileHandle): Promise<string | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  const end = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
  return end === -1 ? undefined : buffer.toString('utf8', 0, end);
}

function checkHeader(header: string, path: string, unitId: string): void {
  const { teraSpool: version, unitId: owner } = parsedHeader(header);
  if (typeof version !== 'number' || version < VERSION) {
    throw new TeraClientError('spool_older', `${path} has format ${String(version)}, this program reads ${VERSION}`);
  }
  if (version > VERSION) {
    throw new TeraClientError('spool_newer', `${path} has format ${version}, this program reads ${VERSION}`);
  }
  if (owner !== unitId) {
    throw new TeraClientError('spool_of_another_unit', `${path} is of '${String(owner)}', not of '${unitId}'`);
  }
}

function parsedHeader(header: string): { teraSpool?: unknown; unitId?: unknown } {
  try {
    const parsed: unknown = JSON.parse(header);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Behind the last line end at or before `size`. */
async function lastLineEnd(file: FileHandle, size: number): Promise<number> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - CHUNK_BYTES);
    await file.read(buffer, 0, end - start, start);
    const at = buffer.subarray(0, end - start).lastIndexOf(NEWLINE);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}
