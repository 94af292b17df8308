// Reads the next events of a segment, and no more of it than one push can hold.

import { open } from 'node:fs/promises';
import { NEWLINE } from './durable.ts';
import { type Segment, segmentPath } from './segment.ts';

export interface Lines {
  /** JSON objects, as texts. */
  readonly events: readonly string[];
  /** Lines that are not: a disk that fails, or somebody who edited the file. */
  readonly unreadable: readonly string[];
  /** Where the next line begins. */
  readonly end: number;
}

/** Much longer than any event. */
const LONGEST_SHOWN = 1000;

/** @param offset the start of a line; 0 is the header, which is passed over. */
export async function readLines(
  folder: string,
  segment: Segment,
  offset: number,
  most: { readonly events: number; readonly bytes: number },
): Promise<Lines> {
  const bytes = await readBytes(
    segmentPath(folder, segment.number),
    offset,
    Math.min(most.bytes, segment.length - offset),
  );
  const events: string[] = [];
  const unreadable: string[] = [];
  let start = 0;
  while (events.length + unreadable.length < most.events) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end === -1) break;
    const line = bytes.toString('utf8', start, end);
    const isHeader = offset === 0 && start === 0;
    if (!isHeader) (isEvent(line) ? events : unreadable).push(isEvent(line) ? line : line.slice(0, LONGEST_SHOWN));
    start = end + 1;
  }
  // One line that is longer than a push is garbage: it is passed over, and its last part is what is put aside.
  return { events, unreadable, end: offset + (start === 0 ? bytes.length : start) };
}

async function readBytes(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isEvent(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
