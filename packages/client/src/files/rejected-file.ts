// Events that the server refused, one JSON object a line with the reason, for somebody to correct in any text editor and
// to send again. A person edits this file, so nothing about its form is taken for granted.

import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Rejection } from '../core/spool.ts';
import { isMissing } from './disk-trouble.ts';
import { appendLines, syncFolder } from './durable.ts';

export const REJECTED_FILE = 'rejected.ndjson';
/** The same file while it is being sent again; when that is interrupted, it goes on with the next start. */
const RESENDING_FILE = 'rejected.resending.ndjson';
/** Events that are appended together. */
const TOGETHER = 1000;

export interface Resent {
  /** Events that wait to be sent again. */
  readonly resent: number;
  /** Lines that hold no event that can be read; they stay in the file. */
  readonly unreadable: number;
}

export function rejectedLine({ event, code, message }: Rejection, now: Date): string {
  const reason = JSON.stringify({ code, message, rejectedAt: now.toISOString() });
  // The event last, and as it was sent: that is what is corrected.
  return `${reason.slice(0, -1)},"event":${event}}`;
}

/** A line of the spool that is no event any more; as a text, because it is no JSON. */
export function unreadableLine(text: string, now: Date): string {
  return JSON.stringify({
    code: 'line_unreadable',
    message: 'damaged on the disk',
    rejectedAt: now.toISOString(),
    text,
  });
}

export function keepRejected(folder: string, lines: readonly string[]): Promise<void> {
  return appendLines(join(folder, REJECTED_FILE), lines);
}

export async function countRejected(folder: string): Promise<number> {
  let count = 0;
  for await (const line of linesOf(join(folder, REJECTED_FILE))) if (line !== '') count += 1;
  return count;
}

/** Whether sending again was interrupted. */
export async function isResending(folder: string): Promise<boolean> {
  for await (const _ of linesOf(join(folder, RESENDING_FILE))) return true;
  return false;
}

/** Gives every event that can be read to `append`, with the id it had: sent twice it counts once. */
export async function resendRejected(folder: string, append: (event: string) => Promise<void>): Promise<Resent> {
  const path = join(folder, RESENDING_FILE);
  if (!(await isResending(folder))) {
    try {
      await rename(join(folder, REJECTED_FILE), path);
    } catch (error) {
      if (isMissing(error)) return { resent: 0, unreadable: 0 };
      throw error;
    }
  }
  let resent = 0;
  let unreadable: string[] = [];
  let unreadableCount = 0;
  let appending: Promise<void>[] = [];
  const settle = async (): Promise<void> => {
    await Promise.all(appending);
    if (unreadable.length > 0) await keepRejected(folder, unreadable);
    appending = [];
    unreadable = [];
  };
  for await (const line of linesOf(path)) {
    const event = eventIn(line);
    if (event !== undefined) {
      appending.push(append(event));
      resent += 1;
    } else if (line !== '') {
      unreadable.push(line);
      unreadableCount += 1;
    }
    if (appending.length + unreadable.length >= TOGETHER) await settle();
  }
  await settle();
  await rm(path, { force: true });
  await syncFolder(folder);
  return { resent, unreadable: unreadableCount };
}

function eventIn(line: string): string | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('event' in entry)) return undefined;
    const { event } = entry;
    return typeof event === 'object' && event !== null ? JSON.stringify(event) : undefined;
  } catch {
    return undefined;
  }
}

/** Without the marks that editors leave at the start of a file and at the ends of lines. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield line.replace(/^\uFEFF/, '').trim();
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  } finally {
    input.destroy();
  }
}
