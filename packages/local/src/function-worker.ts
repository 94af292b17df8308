// The inside of a function's thread: what the Lambda runtime is in the cloud. Several invocations share it at the same
// time, as on Lambda's managed instances, so it sets up what libraries need there to keep invocations apart.

import { AsyncLocalStorage } from 'node:async_hooks';
import { enableCompileCache } from 'node:module';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

export interface FunctionWorkerData {
  /** `file:` URL of the entry. */
  readonly entry: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly compileCache: string | undefined;
  /** By how many milliseconds the function's clock is ahead; without one it is the machine's, and stays so. */
  readonly clockOffsetMs: number | undefined;
}

/** From now on the clock is ahead by so much. */
export interface SetClock {
  readonly clockOffsetMs: number;
}

export interface Invoke {
  readonly requestId: string;
  /** The event as JSON, as Lambda hands it over. */
  readonly event: string;
  /** Unix time in milliseconds when the function's time is up. */
  readonly deadline: number;
}

export type FromFunctionWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'returned'; readonly requestId: string; readonly result: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly errorType: string; readonly errorMessage: string };

/** The clock of the machine: a deadline is by it, also where the function's clock is ahead. */
const MachineDate = Date;

type Handler = (event: unknown, context: object) => unknown;

async function serve(settings: FunctionWorkerData): Promise<void> {
  const { entry, exportName, compileCache, clockOffsetMs } = settings;
  // Before anything of the function is loaded, which may take the clock along.
  const setClock = clockOffsetMs === undefined ? undefined : shiftClock(clockOffsetMs);
  if (compileCache !== undefined) enableCompileCache(compileCache);
  const scopes = keepInvocationsApart();
  const module = (await import(entry)) as Readonly<Record<string, unknown>>;
  const handler = module[exportName];
  if (typeof handler !== 'function') throw new TypeError(`${entry} exports no function ${exportName}`);

  parentPort?.on('message', (message: Invoke | SetClock) => {
    if ('clockOffsetMs' in message) setClock?.(message.clockOffsetMs);
    else void scopes.run(new Map(), () => answer(handler as Handler, message, settings));
  });
  tell({ kind: 'ready' });
}

async function answer(handler: Handler, invoke: Invoke, settings: FunctionWorkerData): Promise<void> {
  const { requestId, event } = invoke;
  try {
    const result = await handler(JSON.parse(event), contextOf(invoke, settings));
    tell({ kind: 'returned', requestId, result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error));
    // Lambda writes it to the function's log too.
    console.error(`${requestId} Invoke Error`, error);
    tell({ kind: 'failed', requestId, errorType, errorMessage });
  }
}

function contextOf({ requestId, deadline }: Invoke, { functionName, functionArn, memoryMb }: FunctionWorkerData) {
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: requestId,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - MachineDate.now()),
  };
}

function tell(message: FromFunctionWorker): void {
  parentPort?.postMessage(message, []);
}

/**
 * Offers the global `awslambda.InvokeStore` of Lambda's runtime, where Powertools keeps what belongs to one invocation
 * when `AWS_LAMBDA_MAX_CONCURRENCY` is set. Outside of an invocation everything shares one scope.
 */
function keepInvocationsApart(): AsyncLocalStorage<Map<PropertyKey, unknown>> {
  const scopes = new AsyncLocalStorage<Map<PropertyKey, unknown>>();
  const outside = new Map<PropertyKey, unknown>();
  const scope = () => scopes.getStore() ?? outside;
  const InvokeStore = {
    getContext: () => scopes.getStore(),
    hasContext: () => scopes.getStore() !== undefined,
    get: (key: PropertyKey) => scope().get(key),
    set: (key: PropertyKey, value: unknown) => void scope().set(key, value),
    getRequestId: () => '-',
    getXRayTraceId: () => undefined,
    getTenantId: () => undefined,
    getTraceparent: () => undefined,
    getTracestate: () => undefined,
    getBaggage: () => undefined,
  };
  Object.assign(globalThis, { awslambda: { InvokeStore } });
  return scopes;
}

/** From now on it is so much later in this thread, for whoever asks what time it is; gives what changes it again. */
function shiftClock(aheadMs: number): (aheadMs: number) => void {
  let offsetMs = aheadMs;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now() + offsetMs] : args, newTarget) as Date,
    apply: (target) => new target(target.now() + offsetMs).toString(),
    get: (target, name, receiver): unknown =>
      name === 'now' ? () => target.now() + offsetMs : Reflect.get(target, name, receiver),
  });
  return (next) => {
    offsetMs = next;
  };
}

if (!isMainThread) await serve(workerData as FunctionWorkerData);
