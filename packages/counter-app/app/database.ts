// IndexedDB with promises, and nothing more. A transaction ends by itself as soon as nothing is asked of it, so between two
// requests of one transaction nothing else may be awaited.

/** @param stores made where they are missing: name → whether its keys are counted up by itself. */
export function openDatabase(
  name: string,
  stores: Readonly<Record<string, boolean>>,
  version = 1,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.addEventListener('upgradeneeded', () => {
    for (const [store, autoIncrement] of Object.entries(stores)) {
      if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { autoIncrement });
    }
  });
  return resultOf(request);
}

export function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the database gave no reason')));
  });
}

/**
 * Resolves with what `work` asked for when all of it is on the disk. "Strict", because the usual promise of a browser is
 * only that the operating system has it, and old PCs lose their power.
 */
export async function write<Value>(
  database: IDBDatabase,
  stores: readonly string[],
  work: (store: (name: string) => IDBObjectStore) => Value,
): Promise<Value> {
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  let value: Value;
  try {
    value = work((name) => transaction.objectStore(name));
  } catch (error) {
    // Or the half that was asked for already would be written by itself.
    transaction.abort();
    throw error;
  }
  await new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error('the transaction was given up'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
  return value;
}

export function storeOf(database: IDBDatabase, name: string): IDBObjectStore {
  return database.transaction(name).objectStore(name);
}
