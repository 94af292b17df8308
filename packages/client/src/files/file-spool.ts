// The spool in a folder of a PC. It is never read whole: what waits is counted once at the start, and read again one batch
// at a time. Sent events are not struck out; a cursor goes past them, and a file that lies behind it is deleted.

import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Warn } from '../core/counter-client.ts';
import type { Batch, Rejection, Spool } from '../core/spool.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { isFromFileSystem, withDiskTrouble } from './disk-trouble.ts';
import { Journal } from './journal.ts';
import { type Lock, lockFolder } from './lock.ts';
import { readLines } from './read-lines.ts';
import {
  type Resent,
  countRejected,
  isResending,
  keepRejected,
  rejectedLine,
  resendRejected,
  unreadableLine,
} from './rejected-file.ts';
import { type Segment, countLines, isLineStart, listSegments, openSegment, segmentPath } from './segment.ts';

export interface FileSpool extends Spool {
  /** Puts the rejected events, as they have been corrected meanwhile, behind all others. */
  readonly resend: () => Promise<Resent>;
}

interface FolderOptions {
  readonly folder: string;
  readonly unitId: string;
  readonly warn: Warn;
}

/**
 * @throws TeraClientError `spool_in_use`, `spool_older`, `spool_newer`, `spool_of_another_unit`, `folder_read_only`,
 * `folder_unusable`, `disk_full`; then nothing in the folder was changed.
 */
export function openFileSpool({ folder, unitId, warn }: FolderOptions): Promise<FileSpool> {
  return withDiskTrouble(async () => {
    const path = resolve(folder);
    // The numbers of people's tickets are in it.
    await mkdir(path, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(path);
    try {
      if (lock.takenOverFrom !== undefined) warn('lock_taken_over', `from process ${lock.takenOverFrom}`);
      const found = await readFolder(path, unitId, warn);
      const spool = new SpoolFolder({ ...found, folder: path, unitId, lock, warn });
      await spool.prepare();
      return spool;
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

interface Found {
  /** Oldest first. */
  readonly segments: Segment[];
  readonly nextSegment: number;
  readonly position: Position;
}

const FIRST_SEGMENT = 1;
/** Before everything. */
const NOWHERE: Position = { segment: 0, offset: 0 };

async function readFolder(folder: string, unitId: string, warn: Warn): Promise<Found> {
  const numbers = await listSegments(folder);
  const segments: Segment[] = [];
  for (const number of numbers) {
    const { segment, torn } = await openSegment(folder, number, unitId);
    if (torn > 0) warn('line_torn', `${torn} bytes of ${segmentPath(folder, number)}`);
    if (segment.length > 0) segments.push(segment);
    else await rm(segmentPath(folder, number));
  }
  const cursor = await readCursor(folder);
  const at = cursor === 'none' || cursor === 'lost' ? undefined : cursor;
  const segment = segments.find(({ number }) => number === at?.segment);
  const isNew = cursor === 'none' && (numbers[0] ?? FIRST_SEGMENT) === FIRST_SEGMENT;
  const isRight = at === undefined ? isNew : segment === undefined || (await isLineStart(folder, segment, at.offset));
  if (!isRight) warn('cursor_lost');
  const position = at !== undefined && isRight ? at : NOWHERE;
  return { segments, position, nextSegment: Math.max(FIRST_SEGMENT - 1, at?.segment ?? 0, ...numbers) + 1 };
}

class SpoolFolder implements FileSpool {
  readonly #folder: string;
  readonly #lock: Lock;
  readonly #warn: Warn;
  readonly #segments: Segment[];
  readonly #journal: Journal;
  /** Up to here all is answered. */
  #position: Position;
  #waiting = 0;
  #rejected = 0;
  /** The rejected file is written to, or taken away, by one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ folder, unitId, lock, warn, segments, nextSegment, position }: Found & FolderOptions & { lock: Lock }) {
    this.#folder = folder;
    this.#lock = lock;
    this.#warn = warn;
    this.#segments = segments;
    this.#journal = new Journal(folder, unitId, segments, nextSegment);
    this.#position = position;
  }

  async prepare(): Promise<void> {
    this.#forgetFinished();
    for (const segment of this.#segments) {
      const offset = segment.number === this.#position.segment ? this.#position.offset : 0;
      const lines = await countLines(this.#folder, segment, offset);
      this.#waiting += offset === 0 ? lines - 1 : lines;
    }
    this.#rejected = await countRejected(this.#folder);
    if (await isResending(this.#folder)) await this.resend();
  }

  waiting(): number {
    return this.#waiting;
  }

  rejected(): number {
    return this.#rejected;
  }

  async append(event: string): Promise<void> {
    await this.#journal.append(event);
    this.#waiting += 1;
  }

  oldest(most: { readonly events: number; readonly bytes: number }): Promise<Batch | undefined> {
    return withDiskTrouble(async () => {
      for (let segment = this.#unsent(); segment !== undefined; segment = this.#unsent()) {
        const lines = await readLines(this.#folder, segment, this.#position.offset, most);
        const end: Position = { segment: segment.number, offset: lines.end };
        if (lines.unreadable.length > 0) await this.#keepUnreadable(lines.unreadable);
        const count = lines.events.length + lines.unreadable.length;
        if (count > 0) return { events: lines.events, count, end };
        this.#position = end;
      }
      return undefined;
    });
  }

  async acknowledge({ count, end }: Batch): Promise<void> {
    this.#position = end as Position;
    this.#waiting -= count;
    // First the files, then the cursor: so a full disk gets room for it. Without it they would be sent again, no more.
    try {
      for (const { number } of this.#forgetFinished()) await rm(segmentPath(this.#folder, number), { force: true });
      await writeCursor(this.#folder, this.#position);
    } catch (error) {
      if (!isFromFileSystem(error)) throw error;
    }
  }

  reject(rejections: readonly Rejection[]): Promise<void> {
    return this.#keep(rejections.map((rejection) => rejectedLine(rejection, new Date())));
  }

  resend(): Promise<Resent> {
    return this.#inTurn(async () => {
      const resent = await resendRejected(this.#folder, (event) => this.append(event));
      this.#rejected = await countRejected(this.#folder);
      return resent;
    });
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => undefined);
    await this.#journal.close();
    await this.#lock.release();
  }

  /** The segment in which the position is, with something behind it. */
  #unsent(): Segment | undefined {
    for (const segment of this.#segments) {
      const { segment: at, offset } = this.#position;
      if (segment.number < at || (segment.number === at && offset >= segment.length)) continue;
      if (segment.number > at) this.#position = { segment: segment.number, offset: 0 };
      return segment;
    }
    return undefined;
  }

  /** Takes those out of the list that lie behind the position; never the one that is written to. */
  #forgetFinished(): Segment[] {
    const { segment: at, offset } = this.#position;
    const isFinished = ({ number, length }: Segment, index: number): boolean =>
      index < this.#segments.length - 1 && (number < at || (number === at && offset >= length));
    return this.#segments.splice(0, this.#segments.filter(isFinished).length);
  }

  async #keepUnreadable(texts: readonly string[]): Promise<void> {
    await this.#keep(texts.map((text) => unreadableLine(text, new Date())));
    this.#warn('line_unreadable', `${texts.length} in ${this.#folder}`);
  }

  #keep(lines: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      await keepRejected(this.#folder, lines);
      this.#rejected += lines.length;
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.catch(() => undefined).then(() => withDiskTrouble(work));
    this.#turn = done;
    return done;
  }
}
