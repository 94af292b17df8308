// Which counter this browser is, and its key. It is kept in IndexedDB and nowhere else: never in an address, a cookie or a
// log, and forgotten when the clerk says so.

import type { CounterSetup } from '@tera/contracts';
import { openDatabase, resultOf, storeOf, write } from './database.ts';

export interface Connection {
  readonly key: string;
  readonly unitId: string;
  readonly counterId: string;
  readonly officerId: string;
  /** What makes this browser's numbers its own. */
  readonly mark: string;
  /** Whether single letters do something (WCAG 2.1.4: they can be turned off). */
  readonly shortcuts: boolean;
  /** The unit as it was last seen. */
  readonly setup: CounterSetup;
}

const [DATABASE, STORE, PLACE] = ['tera-counter', 'settings', 'connection'] as const;

export async function readConnection(): Promise<Connection | undefined> {
  const database = await openDatabase(DATABASE, { [STORE]: false });
  const connection = (await resultOf(storeOf(database, STORE).get(PLACE))) as Connection | undefined;
  database.close();
  return connection;
}

export async function keepConnection(connection: Connection): Promise<void> {
  const database = await openDatabase(DATABASE, { [STORE]: false });
  await write(database, [STORE], (store) => store(STORE).put(connection, PLACE));
  database.close();
}

export async function forgetConnection(): Promise<void> {
  const database = await openDatabase(DATABASE, { [STORE]: false });
  await write(database, [STORE], (store) => store(STORE).delete(PLACE));
  database.close();
}
