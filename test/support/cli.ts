// The command line as its users have it: a process of its own, with an environment of its own, so that nothing of whoever
// runs the tests (a settings file, AWS credentials) can take part.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Cli {
  /** The working directory of every run, and its home: empty at first, and gone with `remove`. */
  readonly folder: string;
  readonly run: (words: readonly string[], options?: RunOptions) => Promise<Ended>;
  /** For what has to be ended from outside. */
  readonly start: (words: readonly string[], options?: RunOptions) => Started;
  readonly remove: () => void;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

const bin = join(import.meta.dirname, '../../packages/cli/bin/tera.mjs');

/** @param own variables of every run. */
export function cliWith(own: Readonly<Record<string, string>>): Cli {
  const folder = mkdtempSync(join(tmpdir(), 'tera-cli-'));
  const start: Cli['start'] = (words, { env = {}, input } = {}) => {
    const child = spawn(process.execPath, [bin, ...words], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...own, ...env },
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
    }
    child.stdin.end(input ?? '');
    return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said }))) };
  };
  return {
    folder,
    start,
    run: (words, options) => start(words, options).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
