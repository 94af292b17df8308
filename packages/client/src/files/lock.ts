// One process at a time on a folder. A file names the holder; it outlives a `kill -9`, so a holder that is not running any
// more is replaced, and one whose number another program has by now is told apart by when it started.

import { readFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { TeraClientError } from '../core/messages.ts';

export interface Lock {
  /** Whose it was before, when that one had not given it back. */
  readonly takenOverFrom: number | undefined;
  readonly release: () => Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Different for two processes with one number, where the system tells. */
  readonly started: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const HELD_HERE = new Set<string>();
const WRITTEN_WITHIN = 5000;
/** Replacing takes milliseconds. */
const REPLACED_WITHIN = 10_000;
const CLOCKS_AGREE_WITHIN = 60_000;
const SOON = 50;

/** @throws TeraClientError `spool_in_use`. */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = join(folder, 'lock');
  if (HELD_HERE.has(path)) throw inUse(folder, ourselves());
  HELD_HERE.add(path);
  try {
    const takenOverFrom = await take(folder, path);
    return {
      takenOverFrom,
      release: async () => {
        await rm(path, { force: true });
        HELD_HERE.delete(path);
      },
    };
  } catch (error) {
    HELD_HERE.delete(path);
    throw error;
  }
}

async function take(folder: string, path: string): Promise<number | undefined> {
  for (;;) {
    if (await create(path)) return undefined;
    const found = await readHolder(path);
    if (found === 'being written') await soon();
    else if (found !== 'gone') {
      if (found !== 'nobody' && isRunning(found)) throw inUse(folder, found);
      if (await replace(path, found)) return found === 'nobody' ? 0 : found.pid;
      await soon();
    }
  }
}

async function create(path: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    await file.writeFile(JSON.stringify(ourselves()));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

type Found = Holder | 'nobody' | 'being written' | 'gone';

async function readHolder(path: string): Promise<Found> {
  try {
    const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)];
    const holder = parsed(text);
    if (holder !== undefined) return holder;
    return Math.abs(Date.now() - mtimeMs) < WRITTEN_WITHIN ? 'being written' : 'nobody';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}

function parsed(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null;
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts us in the place of a holder that is gone, unless somebody else is doing so. */
async function replace(path: string, gone: Found): Promise<boolean> {
  const turn = `${path}.turn`;
  try {
    await mkdir(turn);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const { mtimeMs } = await stat(turn).catch(() => ({ mtimeMs: Date.now() }));
    // Whoever began it was killed in the middle.
    if (Math.abs(Date.now() - mtimeMs) > REPLACED_WITHIN) await rm(turn, { recursive: true, force: true });
    return false;
  }
  try {
    const found = await readHolder(path);
    if (JSON.stringify(found) !== JSON.stringify(gone)) return false;
    await writeFile(`${path}.new`, JSON.stringify(ourselves()), { mode: 0o600 });
    await rename(`${path}.new`, path);
    return true;
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
}

function isRunning({ pid, host, started, at }: Holder): boolean {
  // Of a process on another computer nothing can be known.
  if (host !== hostname()) return true;
  // Our own number without our knowledge is from before, as in a container, where every first process is number 1.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
  }
  const now = startOf(pid);
  if (started !== undefined && now !== undefined) return started === now;
  const startedUp = Date.now() - uptime() * 1000;
  return at > startedUp - CLOCKS_AGREE_WITHIN;
}

function ourselves(): Holder {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), at: Date.now() };
}

/** When the system was started and when, after that, the process was; only Linux says so without being asked twice. */
function startOf(pid: number): string | undefined {
  try {
    const system = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // After the name of the program, which may hold anything, it is the twentieth field.
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // One that nobody has asked for its exit code yet runs no more.
    return state === 'Z' ? 'ended' : `${system} ${fields[18]}`;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, { pid, host }: Holder): TeraClientError {
  const where = host === hostname() ? '' : ` on ${host}; if that one is gone for good, delete the file "lock"`;
  return new TeraClientError('spool_in_use', `${folder} is held by process ${pid}${where}`);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function soon(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, SOON);
  });
}
