// The local stack as a process of its own, as `npm start -- --json` makes it, empty or with its example, to be ended in every way
// that a process can end. It only ever signals processes that it started itself.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientOf } from '@tera/testing/stack';
import { SECOND } from './calendar.ts';

export interface StackProcess {
  readonly url: string;
  readonly client: Client;
  readonly adminKey: string;
  /** `kill -9` of the stack and of everything that it started, at once. */
  readonly killWhole: () => Promise<void>;
  /** `kill -9` of the stack alone; what it started has to notice by itself. */
  readonly killMain: () => Promise<void>;
  /** Asks it to end, and gives its exit code, or `late` when it took far too long. */
  readonly terminate: () => Promise<number | string | null>;
  /** What is left of it and of what it started, after they had time to notice. */
  readonly remains: () => Promise<number[]>;
}

const main = join(import.meta.dirname, '../../packages/local/src/main.ts');
const STARTS_WITHIN = 60 * SECOND;
/** With years of an office to be counted first, on two cores that have other things to do. */
const MAKES_EXAMPLE_WITHIN = 150 * SECOND;
const ENDS_WITHIN = 20 * SECOND;

/** Resolves when it serves. `flags`: beside those of every start. */
export function startStackProcess(dataDir: string, flags: readonly string[] = []): Promise<StackProcess> {
  return startedProcess(dataDir, ['--empty', ...flags], STARTS_WITHIN);
}

/** The same with the example unit and its people, as whoever tries it out has it. */
export function startExampleProcess(dataDir: string): Promise<StackProcess> {
  return startedProcess(dataDir, [], MAKES_EXAMPLE_WITHIN);
}

async function startedProcess(dataDir: string, flags: readonly string[], within: number): Promise<StackProcess> {
  const usual = ['--port', '0', '--data-dir', dataDir, '--json'];
  const child = spawn(process.execPath, [main, ...usual, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing else of the environment: a test must never write to somebody's tables.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const { url, adminKey } = await firstLine(child, within, () => said);
  const family = [child.pid ?? 0, ...descendantsOf(child.pid ?? 0)];
  const ended = once(child, 'exit');

  return {
    url,
    client: clientOf(url, adminKey),
    adminKey,
    killWhole: async () => {
      for (const pid of new Set([...family, ...descendantsOf(child.pid ?? 0)])) signal(pid, 'SIGKILL');
      await ended;
    },
    killMain: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    terminate: async () => {
      child.kill('SIGTERM');
      const tooLate = sleep(ENDS_WITHIN, ['late'], { ref: false });
      const [code] = (await Promise.race([ended, tooLate])) as [number | string | null];
      return code;
    },
    remains: async () => {
      const deadline = Date.now() + ENDS_WITHIN;
      while (family.some(isRunning) && Date.now() < deadline) await sleep(50);
      return family.filter(isRunning);
    },
  };
}

async function firstLine(
  child: ChildProcess,
  within: number,
  said: () => string,
): Promise<{ url: string; adminKey: string }> {
  if (child.stdout === null) throw new Error('the process has no output');
  const tooLate = sleep(within, undefined, { ref: false });
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit'), tooLate]);
  const [text]: unknown[] = line ?? [];
  if (typeof text !== 'string' || !text.startsWith('{'))
    throw new Error(`the stack does not start. It said: ${said()}`);
  return JSON.parse(text) as { url: string; adminKey: string };
}

/** Of this system's process table. */
function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (let next = children.get(pid) ?? []; next.length > 0; next = next.flatMap((child) => children.get(child) ?? [])) {
    found.push(...next);
  }
  return found;
}

function parentOf(pid: string): number | undefined {
  const [, parent] = statusOf(pid) ?? [];
  return parent === undefined ? undefined : Number(parent);
}

/** One that has ended and that nobody has asked for its exit code is a zombie, and runs no more. */
function isRunning(pid: number): boolean {
  const [state] = statusOf(String(pid)) ?? [];
  return state !== undefined && state !== 'Z';
}

/** What the system says after the name of the program, which may hold anything: first its state, then its parent. */
function statusOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    // It has ended.
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
