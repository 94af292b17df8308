// Runs every Lambda function in a thread of its own, from its TypeScript source, with an environment of its own. A thread
// starts with its first invocation (or when it is warmed) and serves until it dies or one of its invocations is late.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromFunctionWorker, FunctionWorkerData, Invoke, SetClock } from './function-worker.ts';
import type { FunctionSpec } from './template.ts';

/** What came of an invocation. `payload` is what the function returned, after a journey through JSON. */
export type InvocationOutcome =
  | { readonly kind: 'returned'; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly errorType: string; readonly errorMessage: string };

export interface FunctionHost {
  /** Never rejects: whatever goes wrong in a function is an outcome. */
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationOutcome>;
  /** Starts the threads that are not there yet, one after the other. A function that does not load says so in its log. */
  readonly warm: () => Promise<void>;
  /** Sets the clocks of all functions, where they were started ahead of the machine's (or with 0). */
  readonly setClockOffset: (milliseconds: number) => void;
  /** Ends all threads; what is still running fails. */
  readonly stop: () => Promise<void>;
}

export interface FunctionHostOptions {
  readonly functions: readonly FunctionSpec[];
  /** What entries are relative to. */
  readonly root: string;
  readonly region: string;
  readonly accountId: string;
  readonly logFolder: string;
  /** Where V8 may keep compiled sources, for a faster next start. */
  readonly compileCache?: string;
  /** By how many milliseconds the clock of every function is ahead of the machine's. */
  readonly clockOffsetMs?: number | undefined;
  /** The whole environment of a function, beside what Lambda itself sets. */
  readonly environment: (spec: FunctionSpec) => Readonly<Record<string, string>>;
}

export function hostFunctions(options: FunctionHostOptions): FunctionHost {
  mkdirSync(options.logFolder, { recursive: true, mode: 0o700 });
  const hosted = new Map(options.functions.map((spec) => [spec.name, hostFunction(spec, options)]));
  let isStopped = false;
  return {
    invoke: async (functionName, event) => {
      const target = hosted.get(functionName);
      if (target === undefined || isStopped) return failed('Unavailable', `${functionName} is not running`);
      return target.invoke(event);
    },
    warm: async () => {
      for (const { warm } of hosted.values()) if (!isStopped) await warm();
    },
    setClockOffset: (milliseconds) => {
      for (const { setClockOffset } of hosted.values()) setClockOffset(milliseconds);
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...hosted.values()].map(({ stop }) => stop()));
    },
  };
}

interface HostedFunction {
  readonly invoke: (event: unknown) => Promise<InvocationOutcome>;
  readonly warm: () => Promise<void>;
  readonly setClockOffset: (milliseconds: number) => void;
  readonly stop: () => Promise<void>;
}

function hostFunction(spec: FunctionSpec, options: FunctionHostOptions): HostedFunction {
  const log = createWriteStream(join(options.logFolder, `${spec.name}.log`), { flags: 'a', mode: 0o600 });
  const threads = new Set<FunctionThread>();
  let current: FunctionThread | undefined;
  let { clockOffsetMs } = options;

  function thread(): FunctionThread {
    if (current?.takesInvocations() === true) return current;
    const started = startThread(spec, { ...options, clockOffsetMs }, log);
    threads.add(started);
    void started.ended.then(() => threads.delete(started));
    current = started;
    return started;
  }

  return {
    invoke: (event) => thread().invoke(event),
    warm: async () => {
      const { ready, ended } = thread();
      await Promise.race([ready, ended]);
    },
    setClockOffset: (milliseconds) => {
      clockOffsetMs = milliseconds;
      for (const one of threads) one.setClockOffset(milliseconds);
    },
    stop: async () => {
      await Promise.all([...threads].map(({ stop }) => stop()));
      if (log.closed) return;
      log.end();
      await once(log, 'close');
    },
  };
}

interface FunctionThread {
  readonly takesInvocations: () => boolean;
  readonly invoke: (event: unknown) => Promise<InvocationOutcome>;
  readonly ready: Promise<void>;
  readonly ended: Promise<unknown>;
  readonly setClockOffset: (milliseconds: number) => void;
  readonly stop: () => Promise<void>;
}

function startThread(spec: FunctionSpec, options: FunctionHostOptions, log: WriteStream): FunctionThread {
  const workerData: FunctionWorkerData = {
    entry: pathToFileURL(resolve(options.root, spec.entry)).href,
    exportName: spec.exportName,
    functionName: spec.name,
    functionArn: `arn:aws:lambda:${options.region}:${options.accountId}:function:${spec.name}`,
    memoryMb: spec.memoryMb,
    compileCache: options.compileCache,
    clockOffsetMs: options.clockOffsetMs,
  };
  const worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData,
    env: { ...options.environment(spec), ...lambdaEnvironment(spec, options) },
    // Whatever this process was started with (a debugger, a test runner) is no business of a function.
    execArgv: [],
    // As on Lambda a function has no more than its template says; what is beside the heap is the thread's own.
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    stdout: true,
    stderr: true,
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });

  const pending = new Map<string, (outcome: InvocationOutcome) => void>();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<unknown>();
  let isRetired = false;
  let cause: Error | undefined;

  function settle(requestId: string, outcome: InvocationOutcome): void {
    pending.get(requestId)?.(outcome);
    pending.delete(requestId);
    // A late invocation has spoilt this thread; the others on it may still finish.
    if (isRetired && pending.size === 0) void worker.terminate();
  }

  worker.on('message', (message: FromFunctionWorker) => {
    switch (message.kind) {
      case 'ready':
        ready.resolve();
        return;
      case 'returned':
        settle(message.requestId, { kind: 'returned', payload: JSON.parse(message.result) });
        return;
      case 'failed':
        settle(message.requestId, message);
        return;
    }
  });
  worker.on('error', (error: Error) => {
    cause = error;
    log.write(`Runtime exited: ${error.stack ?? String(error)}\n`);
  });
  worker.on('exit', (code) => {
    isRetired = true;
    const outcome = failed(
      cause?.name ?? 'Runtime.ExitError',
      cause?.message ?? `${spec.name} exited with code ${code}`,
    );
    for (const requestId of pending.keys()) settle(requestId, outcome);
    // The log closes behind the last thread, so its output has to be through.
    ended.resolve(Promise.allSettled([finished(worker.stdout), finished(worker.stderr)]));
  });

  function invoke(event: unknown): Promise<InvocationOutcome> {
    const requestId = randomUUID();
    const { promise, resolve: resolveOutcome } = Promise.withResolvers<InvocationOutcome>();
    let timer: NodeJS.Timeout | undefined;
    pending.set(requestId, (outcome) => {
      clearTimeout(timer);
      resolveOutcome(outcome);
    });
    void begin();
    return promise;

    async function begin(): Promise<void> {
      // As on Lambda, the time that a function takes to load is not taken from its invocations.
      await ready.promise;
      const timeoutMs = spec.timeoutSeconds * 1000;
      timer = setTimeout(() => {
        isRetired = true;
        const message = `${requestId} Task timed out after ${spec.timeoutSeconds.toFixed(2)} seconds`;
        log.write(`${message}\n`);
        settle(requestId, failed('Sandbox.Timedout', message));
      }, timeoutMs);
      const invocation: Invoke = { requestId, event: JSON.stringify(event), deadline: Date.now() + timeoutMs };
      worker.postMessage(invocation, []);
    }
  }

  return {
    takesInvocations: () => !isRetired,
    ready: ready.promise,
    ended: ended.promise,
    invoke,
    setClockOffset: (clockOffsetMs) => {
      const message: SetClock = { clockOffsetMs };
      worker.postMessage(message, []);
    },
    stop: async () => {
      await worker.terminate();
      await ended.promise;
    },
  };
}

/** What Lambda sets for every function. */
function lambdaEnvironment(spec: FunctionSpec, { region, root }: FunctionHostOptions): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_MAX_CONCURRENCY: '1000',
    // There is no machine role here, and looking for one takes seconds.
    AWS_EC2_METADATA_DISABLED: 'true',
    LAMBDA_TASK_ROOT: root,
    LANG: 'en_US.UTF-8',
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    _HANDLER: `index.${spec.exportName}`,
  };
}

function failed(errorType: string, errorMessage: string): InvocationOutcome {
  return { kind: 'failed', errorType, errorMessage };
}
