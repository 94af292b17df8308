// The writing end of the spool: whoever appends waits until the disk has it, and all who wait share one fsync, which is
// what takes the time.

import { type FileHandle, open } from 'node:fs/promises';
import { TeraClientError } from '../core/messages.ts';
import { diskTrouble } from './disk-trouble.ts';
import { writeDurably } from './durable.ts';
import { type Segment, createSegment, segmentPath } from './segment.ts';

/** A segment that is full is deleted when all of it was sent. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;
const WRITE_BYTES = 1024 * 1024;
/** Of events that wait for the disk; a caller that is faster for so long has to hear of it. */
const WAITING_BYTES = 64 * 1024 * 1024;

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class Journal {
  readonly #folder: string;
  readonly #unitId: string;
  /** Oldest first; the last one is written to. */
  readonly #segments: Segment[];
  #next: number;
  #file: FileHandle | undefined;
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #writing: Promise<void> | undefined;
  #hasFailed = false;
  #isClosed = false;

  /** @param next the number of the next segment. */
  constructor(folder: string, unitId: string, segments: Segment[], next: number) {
    this.#folder = folder;
    this.#unitId = unitId;
    this.#segments = segments;
    this.#next = next;
  }

  /** Resolves when the line is on the disk. @throws TeraClientError, and then it is not. */
  append(line: string): Promise<void> {
    if (this.#isClosed) return Promise.reject(new TeraClientError('closed'));
    if (this.#queuedBytes > WAITING_BYTES) return Promise.reject(new TeraClientError('too_many_at_once'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ line, resolve, reject });
      this.#queuedBytes += line.length;
      this.#writing ??= this.#write();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
    await this.#file?.close();
  }

  async #write(): Promise<void> {
    // Everything that is recorded in the same moment comes along.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const all = this.#queue;
      this.#queue = [];
      for (const group of groupsOf(all)) {
        try {
          await this.#commit(group);
          for (const { resolve } of group) resolve();
        } catch (error) {
          for (const { reject } of group) reject(diskTrouble(error));
        }
        for (const { line } of group) this.#queuedBytes -= line.length;
      }
    }
    this.#writing = undefined;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const { file, segment } = await this.#openForWriting();
    const bytes = Buffer.from(group.map(({ line }) => `${line}\n`).join(''));
    // What a failed write left behind could not be taken back then.
    if (this.#hasFailed) await file.truncate(segment.length);
    this.#hasFailed = true;
    await writeDurably(file, bytes, segment.length);
    this.#hasFailed = false;
    segment.length += bytes.length;
  }

  async #openForWriting(): Promise<{ file: FileHandle; segment: Segment }> {
    const last = this.#segments.at(-1);
    if (last !== undefined && last.length < SEGMENT_BYTES) {
      this.#file ??= await open(segmentPath(this.#folder, last.number), 'r+');
      return { file: this.#file, segment: last };
    }
    await this.#file?.close();
    this.#file = undefined;
    const { file, segment } = await createSegment(this.#folder, this.#next, this.#unitId);
    this.#next += 1;
    this.#file = file;
    this.#segments.push(segment);
    return { file, segment };
  }
}

function groupsOf(all: readonly Waiting[]): Waiting[][] {
  const groups: Waiting[][] = [];
  let bytes = WRITE_BYTES;
  for (const waiting of all) {
    if (bytes >= WRITE_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(waiting);
    bytes += waiting.line.length;
  }
  return groups;
}
