// fauxqs with its SQLite file, in a thread of its own. It is put together here from its parts, and not started by its
// `startFauxqs`, because that listens on every network interface and can lose messages in the three ways named below.

import { enableCompileCache } from 'node:module';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { BuildAppOptions } from 'fauxqs';
import { NOT_OURS, isOurs } from './gate.ts';

type Stores = NonNullable<BuildAppOptions['stores']>;
type SqsStore = Stores['sqsStore'];
type Persistence = NonNullable<SqsStore['persistence']>;
type Dequeue = NonNullable<ReturnType<SqsStore['getQueue']>>['dequeue'];
type Handler = (...args: readonly unknown[]) => unknown;

/** Of its files that it does not export; the version is pinned exactly, and `sqs.test.ts` would tell. */
interface Parts {
  readonly PersistenceManager: new (folder: string) => Persistence & { readonly close: () => void };
  readonly SqsStore: new () => SqsStore;
  readonly SqsQueue: { readonly prototype: { dequeue: Dequeue } };
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly SqsRouter: { readonly prototype: { register: (action: string, handler: Handler) => void } };
}

export interface SqsWorkerData {
  readonly folder: string;
  readonly region: string;
  readonly accessKeyId: string | undefined;
  readonly compileCache: string;
}

export type ToSqsWorker = 'end long polls' | 'stop';

async function serve({ folder, region, accessKeyId, compileCache }: SqsWorkerData): Promise<void> {
  enableCompileCache(compileCache);
  const { buildApp } = await import('fauxqs');
  const parts = await loadParts();
  const persistence = new parts.PersistenceManager(folder);
  const database = persistence['db'];

  // Whoever had received a message of this file is gone with the process that served it; waiting for the end of its
  // visibility (minutes) would only delay the counting. How often it was received stays as it was.
  database.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');

  // 1. A visibility of zero wrote an empty count where none may be empty: the message was gone from memory, and an error.
  const release = database.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => void release.run(messageId);

  // 2. A move to the dead-letter queue is a deletion and an insertion: killed between them, the message was lost.
  const { dequeue } = parts.SqsQueue.prototype;
  parts.SqsQueue.prototype.dequeue = function dequeueAtOnce(...args) {
    return inTransaction(persistence, () => dequeue.apply(this, args));
  };

  // 3. A batch was written message by message, each with its own wait for the disk: now the whole batch or none of it.
  const { register } = parts.SqsRouter.prototype;
  parts.SqsRouter.prototype.register = function registerAtOnce(action, handler) {
    const atOnce: Handler = (...args) => inTransaction(persistence, () => handler(...args));
    register.call(this, action, action.endsWith('MessageBatch') ? atOnce : handler);
  };

  const sqsStore = new parts.SqsStore();
  const snsStore = new parts.SnsStore();
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;

  const stores = { sqsStore, snsStore, s3Store: new parts.S3Store() };
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  if (accessKeyId !== undefined) {
    app.addHook('onRequest', async ({ headers }, reply) => {
      if (isOurs(headers.authorization, accessKeyId)) return;
      await reply.code(NOT_OURS.status).type(NOT_OURS.type).send(NOT_OURS.body);
    });
  }
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });

  async function end(): Promise<void> {
    await app.close();
    persistence.close();
    parentPort?.close();
  }

  parentPort?.on('message', (message: ToSqsWorker) => {
    switch (message) {
      case 'end long polls':
        for (const queue of sqsStore.allQueues()) queue.cancelWaiters();
        return;
      case 'stop':
        void end();
        return;
    }
  });
  parentPort?.postMessage(endpoint, []);
}

function inTransaction<T>(persistence: Persistence, work: () => T): T {
  const results: T[] = [];
  persistence['transaction'](() => void results.push(work()));
  return results[0] as T;
}

async function loadParts(): Promise<Parts> {
  const folder = import.meta.resolve('fauxqs');
  const files = ['persistence.js', 'sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'sqs/sqsRouter.js'];
  const modules: object[] = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return Object.assign({}, ...modules) as Parts;
}

if (!isMainThread) await serve(workerData as SqsWorkerData);
