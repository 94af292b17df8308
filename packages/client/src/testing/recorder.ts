// Starts record.ts as a process of its own and reads what it says.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Recorder {
  readonly process: ChildProcess;
  /** Whole lines of its output so far. */
  readonly said: readonly string[];
  /** Resolves when it has ended, by itself or not, and all was read. */
  readonly ended: Promise<void>;
  /** Resolves when so many lines were said, or it has ended. */
  readonly lines: (count: number) => Promise<void>;
}

export interface Wishes {
  readonly folder: string;
  readonly count: number;
  readonly lanes?: number;
  readonly reasonLength?: number;
  /** A shell command in which `"$@"` is the recorder. */
  readonly within?: string;
}

export function startRecorder({ folder, count, lanes = 1, reasonLength = 0, within = 'exec "$@"' }: Wishes): Recorder {
  const script = join(import.meta.dirname, 'record.ts');
  const command = [process.execPath, script, folder, String(count), String(lanes), String(reasonLength)];
  const child = spawn('sh', ['-c', within, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: folder },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => said.push(line));
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => undefined);
  return {
    process: child,
    said,
    ended,
    lines: async (count_) => {
      while (said.length < count_ && child.exitCode === null) await Promise.race([once(reader, 'line'), ended]);
    },
  };
}
