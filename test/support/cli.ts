// The command line as its users have it: a process of its own, with an environment of its own, so that nothing of whoever
// runs the tests (a settings file, AWS credentials) can take part.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Started, duringTests } from '@tera/testing/during-tests';
import { newFolder } from '@tera/testing/folder';
import type { Tera } from '@tera/testing/stack';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Cli {
  /** The working directory of every run, and its home: empty at first, and gone at the end. */
  readonly folder: string;
  readonly run: (words: readonly string[], options?: RunOptions) => Promise<Ended>;
  /** For what has to be ended from outside. */
  readonly start: (words: readonly string[], options?: RunOptions) => Running;
}

export interface RunOptions {
  readonly env?: Variables;
  readonly input?: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

const bin = join(import.meta.dirname, '../../packages/cli/bin/tera.mjs');

type Variables = Readonly<Record<string, string>>;

/** For the tests of this file or of the `describe` around the call; `own`: variables of every run. */
export function aCli(own: () => Variables): Cli {
  return duringTests(() => cliWith(own()));
}

/** What an office sets, so that its unit need not be named. */
export function settingsFor({ url, adminKey }: Tera, unitId: string): Variables {
  return { TERA_URL: url, TERA_KEY: adminKey, TERA_UNIT: unitId };
}

/** For whoever stops it by itself. */
export function cliWith(own: Variables): Cli & Started {
  const { path: folder, stop } = newFolder();
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
    stop,
  };
}
