// Which counter this browser is, and its key. It is kept in IndexedDB and nowhere else: never in an address, a cookie or a
// log, and forgotten when the clerk says so.

import type { CounterSetup } from '@tera/contracts';
import type { KeptPin } from './pin.ts';
import { openDatabase, resultOf, storeOf, write } from './database.ts';

export interface Connection {
  readonly key: string;
  readonly unitId: string;
  readonly counterId: string;
  readonly officerId: string;
  /** Since when this officer has the counter. */
  readonly officerSince?: number | undefined;
  /** Since when the counter has had a break. */
  readonly lockedSince?: number | undefined;
  /** Officer → PIN; absent where the office asks for none. */
  readonly pins?: Readonly<Record<string, KeptPin>> | undefined;
  /** Whether a slip is printed with each number. */
  readonly prints?: boolean | undefined;
  /** Whether single letters do something (WCAG 2.1.4: they can be turned off). */
  readonly shortcuts: boolean;
  /** The unit as it was last seen. */
  readonly setup: CounterSetup;
  /** What was called by an id that is no more in it. */
  readonly formerNames?: Readonly<Record<string, string>> | undefined;
}

/** The unit as it is now; of who and what is no more, the name stays. */
export function withSetup({ setup: before, formerNames }: Connection, setup: CounterSetup): Partial<Connection> {
  const named = [...before.services, ...before.officers, ...before.counters].map(({ id, name }) => [id, name] as const);
  return { setup, formerNames: { ...formerNames, ...Object.fromEntries(named) } };
}

/** What a display needs that stands alone. */
export type DisplayConnection = Pick<Connection, 'key' | 'unitId' | 'setup'>;

const [DATABASE, STORE, PLACE, DISPLAY] = ['tera-counter', 'settings', 'connection', 'display'] as const;

export async function readConnection(): Promise<Connection | undefined> {
  return (await read(PLACE)) as Connection | undefined;
}

export function keepConnection(connection: Connection): Promise<void> {
  return change((settings) => settings.put(connection, PLACE));
}

export function forgetConnection(): Promise<void> {
  return change((settings) => settings.delete(PLACE));
}

export async function readDisplay(): Promise<DisplayConnection | undefined> {
  return (await read(DISPLAY)) as DisplayConnection | undefined;
}

export function keepDisplay(connection: DisplayConnection): Promise<void> {
  return change((settings) => settings.put(connection, DISPLAY));
}

async function read(place: string): Promise<unknown> {
  const database = await openDatabase(DATABASE, { [STORE]: false });
  const value: unknown = await resultOf(storeOf(database, STORE).get(place));
  database.close();
  return value;
}

async function change(work: (settings: IDBObjectStore) => unknown): Promise<void> {
  const database = await openDatabase(DATABASE, { [STORE]: false });
  await write(database, [STORE], (store) => work(store(STORE)));
  database.close();
}
