// The embedded SQS: fauxqs, in a worker thread, so that it ends with us however we end. What it answers is on the disk
// before; messages that nobody may hold any more are handed out again as soon as it starts.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { compileCache } from '../cache-folder.ts';
import type { SqsWorkerData, ToSqsWorker } from './sqs-worker.ts';

export interface SqsEngine {
  readonly endpoint: string;
  /** Lets every receive that waits for messages answer now, with none. */
  readonly endLongPolls: () => void;
  readonly stop: () => Promise<void>;
}

export interface SqsOptions {
  /** Where it keeps its file. */
  readonly folder: string;
  /** Part of every queue's ARN. */
  readonly region: string;
  /** With whose access key a request has to be signed; without one any will do. */
  readonly accessKeyId?: string;
  /** Called when the engine ends without having been stopped. */
  readonly onFailure?: (error: Error) => void;
}

export async function startSqs({ folder, region, accessKeyId, onFailure }: SqsOptions): Promise<SqsEngine> {
  const workerData: SqsWorkerData = { folder, region, accessKeyId, compileCache };
  const worker = new Worker(new URL('./sqs-worker.ts', import.meta.url), { workerData, execArgv: [] });
  const tell = (message: ToSqsWorker): void => worker.postMessage(message, []);
  const [endpoint]: unknown[] = await once(worker, 'message');

  let stopped = false;
  worker.on('error', (error: Error) => onFailure?.(error));
  worker.on('exit', () => {
    if (!stopped) onFailure?.(new Error('The SQS engine ended by itself.'));
  });
  return {
    endpoint: String(endpoint),
    endLongPolls: () => tell('end long polls'),
    stop: async () => {
      stopped = true;
      const exit = once(worker, 'exit');
      tell('stop');
      await exit;
    },
  };
}

/** fauxqs makes URLs with a host name that may not resolve, and keeps the port of its first start: this one works. */
export function localQueueUrl(endpoint: string, queueName: string): string {
  return `${endpoint}/000000000000/${queueName}`;
}
