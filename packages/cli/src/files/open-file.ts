// A file that somebody named, or what another program writes to this one.
import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Context } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';

export interface Source {
  readonly bytes: Readable;
  /** `undefined` where nobody knows. */
  readonly size: number | undefined;
  /** Bytes so far. */
  readonly read: () => number;
}

/** @param file `-` for standard input. @throws Failure when it cannot be read. */
export function openFile(file: string, { place, terminal }: Context): Source {
  if (file === '-') return { bytes: terminal.input, size: undefined, read: () => 0 };
  const path = resolve(place.cwd, file);
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a folder');
    const bytes = createReadStream(path);
    return { bytes, size: stats.size, read: () => bytes.bytesRead };
  } catch (error) {
    throw new Failure('usage', `${path} cannot be read: ${reasonOf(error)}.`);
  }
}
