// What following a log keeps between two runs: how far it was read, the names of its columns, and the lines that could not
// become events. The events themselves wait in the client's spool beside it.
import { createHash, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { Failure, reasonOf } from '../failure.ts';

const StateSchema = z.object({
  v: z.literal(1),
  log: z.string(),
  position: z.object({
    inode: z.string(),
    offset: z.int().min(0),
    line: z.int().min(0),
    start: z.object({ bytes: z.int().min(0), digest: z.string() }),
  }),
  /** The first line of a CSV log; the position is behind it. */
  header: z.array(z.string()).optional(),
});
export type FollowState = Omit<z.infer<typeof StateSchema>, 'v'>;

export interface FollowFolder {
  readonly spool: string;
  readonly read: () => FollowState | undefined;
  /** On the disk when it returns. */
  readonly keep: (state: FollowState) => void;
  /** Lines that could not be read, with the reason; to be mended and pushed. */
  readonly unreadable: string;
  readonly putAside: (lines: readonly object[]) => void;
}

/** @throws Failure */
export function followFolder(path: string): FollowFolder {
  const file = join(path, 'position.json');
  const unreadable = join(path, 'unreadable.ndjson');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Failure('usage', `The folder ${path} cannot be used: ${reasonOf(error)}.`, 'Name another with --folder.');
  }
  return {
    spool: join(path, 'spool'),
    unreadable,
    read: () => {
      const text = readIfThere(file);
      if (text === undefined) return undefined;
      const state = StateSchema.safeParse(parsed(text));
      if (state.success) return state.data;
      // To begin at the front again counts nothing twice; to guess could leave something out.
      throw new Failure(
        'usage',
        `${file} cannot be read.`,
        'Remove it to read the log from its beginning again: nothing counts twice.',
      );
    },
    keep: (state) => writeDurably(file, JSON.stringify({ v: 1, ...state })),
    putAside: (lines) =>
      appendFileSync(unreadable, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 }),
  };
}

/** In the user's home: of this server, unit and log. */
export function ordinaryFollowFolder(home: string, url: string, unitId: string, log: string): string {
  const server = new URL(url).host.replaceAll(':', '_');
  const mark = createHash('sha256').update(log).digest('hex').slice(0, 8);
  return join(home, '.tera', 'follow', server, unitId.replaceAll(':', '_'), `${basename(log)}-${mark}`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The old state or the new one, whatever happens in between. */
function writeDurably(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
