// The folder that holds everything the local stack remembers. One stack at a time: the lock is the operating system's own
// (SQLite's), so it ends with the process, however that ends, and none is ever left behind.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isObject } from './json.ts';
import { StartProblem } from './problem.ts';

export interface DataFolder {
  readonly path: string;
  /** Whether nothing has been prepared in it yet. */
  readonly isNew: () => boolean;
  readonly markPrepared: () => void;
  /** The JSON that was kept under this name, if any. */
  readonly read: (name: string) => unknown;
  /** Keeps JSON that only its owner may read (mode 600). */
  readonly keep: (name: string, value: unknown) => void;
  /** Closes to everybody but its owner whatever engines have put into it by now. */
  readonly closeToOthers: () => void;
  /** Lets the next stack have it. */
  readonly release: () => void;
}

/** Says that a folder is ours, so that `--fresh` never empties another one. */
const marker = 'tera.json';
const lock = 'lock';
const holder = 'pid';

/** @throws StartProblem when the folder is in use, or is somebody else's. */
export function openDataFolder(folder: string, { fresh = false }: { readonly fresh?: boolean } = {}): DataFolder {
  const path = resolve(folder);
  const file = (name: string): string => join(path, name);
  // Answers of citizens are in it, on a machine that others may use too.
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!existsSync(file(marker)) && readdirSync(path).length > 0) {
    throw new StartProblem(`${path} has files that are not Tera's: name another folder with --data-dir.`);
  }

  const read = (name: string): unknown => {
    if (!existsSync(file(name))) return undefined;
    const value: unknown = JSON.parse(readFileSync(file(name), 'utf8'));
    return value;
  };
  const keep = (name: string, value: unknown): void => {
    // All or nothing: a process that is killed here leaves the file as it was.
    writeFileSync(file(`${name}.new`), `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(file(`${name}.new`), file(name));
  };
  const isNew = (): boolean => {
    const state = read(marker);
    return !isObject(state) || state['prepared'] !== true;
  };

  if (!existsSync(file(marker))) keep(marker, { prepared: false });
  const unlock = lockFolder(path);
  closeToOthers(path);
  if (fresh) {
    keep(marker, { prepared: false });
    for (const name of readdirSync(path)) {
      if (name !== marker && !name.startsWith(lock) && name !== holder) rmSync(file(name), { recursive: true });
    }
  }
  return {
    path,
    isNew,
    markPrepared: () => keep(marker, { prepared: true }),
    read,
    keep,
    closeToOthers: () => closeToOthers(path),
    release: unlock,
  };
}

/** Folders to 700 and files to 600, also those that were made before this was done, or by an engine with its own mind. */
function closeToOthers(path: string): void {
  // Windows has no such bits.
  if (process.platform === 'win32') return;
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) closeToOthers(inner);
    // A link leads to what is not ours.
    else if (entry.isFile()) closeFile(inner);
  }
}

function closeFile(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    // A journal of an engine may have gone meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** A database that nobody remembers is closed by the garbage collector, and its lock is gone. */
const held = new Set<DatabaseSync>();

function lockFolder(path: string): () => void {
  const database = new DatabaseSync(join(path, lock));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    const pid = existsSync(join(path, holder)) ? readFileSync(join(path, holder), 'utf8').trim() : 'unknown';
    throw new StartProblem(`Another stack (process ${pid}) uses ${path}: end it, or name another --data-dir.`);
  }
  writeFileSync(join(path, holder), `${process.pid}\n`, { mode: 0o600 });
  held.add(database);
  return () => {
    held.delete(database);
    if (database.isOpen) database.close();
  };
}
