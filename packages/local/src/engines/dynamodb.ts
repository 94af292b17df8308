// The embedded DynamoDB: dynoxide, a process of its own beside ours. It must never outlive us, however we end, and it
// must not see the Ctrl-C of our terminal either, or batches in hand would lose their tables before they are counted.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '../problem.ts';
import { type ClosedNetwork, closedNetwork } from './closed-network.ts';
import { startGate } from './gate.ts';
import { freePort } from './local-port.ts';

export interface DynamoDbEngine {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

export interface DynamoDbOptions {
  /** The SQLite file that keeps the tables; without one they are in memory. */
  readonly file?: string;
  /** With whose access key a request has to be signed; without one any will do. */
  readonly accessKeyId?: string;
  /** Called when the engine ends without having been stopped. */
  readonly onFailure?: (error: Error) => void;
}

/** How often a start is tried again because somebody else took the port. */
const attempts = 3;
const startsWithinMs = 10_000;

/** @throws StartProblem when there is no engine for this platform. */
export async function startDynamoDb({ file, accessKeyId, onFailure }: DynamoDbOptions = {}): Promise<DynamoDbEngine> {
  const binary = dynoxide();
  for (let attempt = 1; ; attempt++) {
    const network = accessKeyId === undefined ? undefined : closedNetwork();
    const port = network === undefined ? await freePort() : PORT_OF_ITS_OWN;
    const command = [binary, '--port', String(port), ...(file === undefined ? [] : ['--db-path', file])];
    const engine = guarded(network === undefined ? command : network.around(port, command));
    const address = addressOf(port, network);
    if (await answers(address, engine)) {
      const stop = watched(engine, onFailure);
      return accessKeyId === undefined
        ? { endpoint: `http://127.0.0.1:${port}`, stop }
        : gated(address, accessKeyId, stop);
    }
    engine.end();
    const output = await engine.ended;
    if (attempt === attempts) throw new StartProblem(`The DynamoDB engine does not start. It said: ${output}`);
  }
}

/** In a network where nobody else is. */
const PORT_OF_ITS_OWN = 8000;

type Address = { readonly host: string; readonly port: number } | { readonly path: string };

function addressOf(port: number, network: ClosedNetwork | undefined): Address {
  return network === undefined ? { host: '127.0.0.1', port } : { path: network.socket };
}

async function gated(address: Address, accessKeyId: string, stop: () => Promise<void>): Promise<DynamoDbEngine> {
  const gate = await startGate(address, accessKeyId);
  return {
    endpoint: gate.endpoint,
    stop: async () => {
      await gate.stop();
      await stop();
    },
  };
}

/** Tells about an end that nobody asked for. Returns what to ask with. */
function watched(engine: GuardedProcess, onFailure: DynamoDbOptions['onFailure']): () => Promise<void> {
  let isStopped = false;
  const watch = async (): Promise<void> => {
    const output = await engine.ended;
    if (!isStopped) onFailure?.(new Error(`The DynamoDB engine ended by itself. It said: ${output}`));
  };
  void watch();
  return async () => {
    isStopped = true;
    engine.end();
    await engine.ended;
  };
}

function dynoxide(): string {
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const installed = installedBinary(`@dynoxide/${process.platform}-${process.arch}`, name);
  const found = [installed, ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))].find(
    (path) => path !== undefined && isExecutable(path),
  );
  if (found === undefined) {
    throw new StartProblem(
      `There is no embedded DynamoDB for ${process.platform}-${process.arch}: put dynoxide on the PATH ` +
        '(https://github.com/nubo-db/dynoxide), or name the endpoint of another one in AWS_ENDPOINT_URL_DYNAMODB.',
    );
  }
  return found;
}

function installedBinary(packageName: string, name: string): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    return join(dirname(resolve(`${packageName}/package.json`)), name);
  } catch {
    // An optional dependency: not every platform has one.
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts the engine in the care of a shell that reads from us: when the pipe closes, because we say so or because we
 * were killed, it ends the engine. `exec 3<&0` keeps the pipe, as a shell gives its background jobs an empty input.
 */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- & engine=$!
( read -r nothing <&3; kill "$engine"; sleep 5; kill -9 "$engine" ) >/dev/null 2>&1 & guard=$!
wait "$engine"
kill "$guard" 2>/dev/null
`;

interface GuardedProcess {
  readonly isRunning: () => boolean;
  readonly end: () => void;
  /** Resolves to what the process wrote, when it has ended. */
  readonly ended: Promise<string>;
}

function guarded([binary = '', ...args]: readonly string[]): GuardedProcess {
  // Windows has neither such a shell nor process groups: there the engine is only ended when we end in order.
  const child: ChildProcess =
    process.platform === 'win32'
      ? spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'] })
      : spawn('/bin/sh', ['-c', guard, 'sh', binary, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2000)));
  }
  const end = (): void => {
    child.stdin?.destroy();
    if (process.platform === 'win32') child.kill();
  };
  process.once('exit', end);
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).then(([reason]: unknown[]) => {
    process.off('exit', end);
    return output.trim() || String(reason);
  });
  return { isRunning: () => child.exitCode === null && child.signalCode === null, end, ended };
}

/** Whether the engine answers before it ends or the time is up. */
async function answers(address: Address, engine: GuardedProcess): Promise<boolean> {
  const over = AbortSignal.timeout(startsWithinMs);
  while (engine.isRunning() && !over.aborted) {
    // Any answer will do; a refused connection is the usual one for the first milliseconds.
    if (await isAnswered(address)) return engine.isRunning();
    await sleep(5);
  }
  return false;
}

function isAnswered(address: Address): Promise<boolean> {
  const way = 'path' in address ? { socketPath: address.path } : address;
  return new Promise((resolve) => {
    const asked = request({ ...way, method: 'POST', agent: false }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(true));
    });
    asked.once('error', () => resolve(false));
    asked.end('{}');
  });
}
