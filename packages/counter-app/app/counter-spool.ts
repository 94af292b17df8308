// The spool of a browser, and the counter's own record of the day. An event goes into both in one transaction, so that what
// the clerk sees after a reload is exactly what was and will be sent.

import { type Batch, type Rejection, type Spool, type TicketEvent, TeraClientError } from '@tera/client/core';
import { openDatabase, resultOf, storeOf, write } from './database.ts';

/** An event that the server refused, and the key under which it is kept. */
export interface KeptRejection extends Rejection {
  readonly key: number;
}

export interface CounterSpool extends Spool {
  /** Every event of this counter that is still remembered, in the order in which they were recorded. */
  readonly journal: () => readonly TicketEvent[];
  /** Ticket id → the address of its survey. */
  readonly surveys: () => ReadonlyMap<string, string>;
  readonly keepSurvey: (ticketId: string, url: string) => Promise<void>;
  readonly rejections: () => Promise<readonly KeptRejection[]>;
  /** Behind all others, as it is. */
  readonly resend: (key: number) => Promise<void>;
  readonly discard: (key: number) => Promise<void>;
}

const [WAITING, REJECTED, JOURNAL, SURVEYS] = ['waiting', 'rejected', 'journal', 'surveys'] as const;

/**
 * One database for each unit: what is left of one unit is never sent to another.
 * @param forgets which events of the journal need not be remembered any more.
 * @throws TeraClientError `folder_unusable` when the browser keeps nothing for this page.
 */
export async function openCounterSpool(
  unitId: string,
  forgets: (journal: readonly TicketEvent[]) => ReadonlySet<string>,
  onChange: () => void,
): Promise<CounterSpool> {
  const database = await withTrouble(() =>
    openDatabase(`tera-counter-${unitId}`, { [WAITING]: true, [REJECTED]: true, [JOURNAL]: true, [SURVEYS]: false }),
  );
  await forget(database, forgets);
  const journal = (await resultOf(storeOf(database, JOURNAL).getAll())) as TicketEvent[];
  const surveys = await surveysIn(database);
  let waiting = await resultOf(storeOf(database, WAITING).count());
  let rejected = await resultOf(storeOf(database, REJECTED).count());

  return {
    journal: () => journal,
    surveys: () => surveys,
    waiting: () => waiting,
    rejected: () => rejected,
    append: async (json) => {
      const event = JSON.parse(json) as TicketEvent;
      await withTrouble(() =>
        write(database, [WAITING, JOURNAL], (store) => {
          store(WAITING).add(json);
          store(JOURNAL).add(event);
        }),
      );
      journal.push(event);
      waiting += 1;
      onChange();
    },
    oldest: (most) => withTrouble(() => oldestOf(storeOf(database, WAITING), most)),
    acknowledge: async ({ count, end }) => {
      await withTrouble(() =>
        write(database, [WAITING], (store) => store(WAITING).delete(IDBKeyRange.upperBound(end))),
      );
      waiting -= count;
      onChange();
    },
    reject: async (rejections) => {
      await withTrouble(() =>
        write(database, [REJECTED], (store) => {
          for (const rejection of rejections) store(REJECTED).add(rejection);
        }),
      );
      rejected += rejections.length;
      onChange();
    },
    rejections: async () => {
      const store = storeOf(database, REJECTED);
      const [keys, kept] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
      return (kept as Rejection[]).map(({ event, code, message }, index) => ({
        key: Number(keys[index]),
        event,
        code,
        message,
      }));
    },
    resend: async (key) => {
      const kept = (await resultOf(storeOf(database, REJECTED).get(key))) as Rejection | undefined;
      if (kept === undefined) return;
      await withTrouble(() =>
        write(database, [WAITING, REJECTED], (store) => {
          store(WAITING).add(kept.event);
          store(REJECTED).delete(key);
        }),
      );
      waiting += 1;
      rejected -= 1;
      onChange();
    },
    discard: async (key) => {
      await withTrouble(() => write(database, [REJECTED], (store) => store(REJECTED).delete(key)));
      rejected -= 1;
      onChange();
    },
    keepSurvey: async (ticketId, url) => {
      await withTrouble(() => write(database, [SURVEYS], (store) => store(SURVEYS).put(url, ticketId)));
      surveys.set(ticketId, url);
      onChange();
    },
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

/** At least one event, whatever its size; the keys count up, so the oldest come first. */
async function oldestOf(
  store: IDBObjectStore,
  most: { readonly events: number; readonly bytes: number },
): Promise<Batch | undefined> {
  const encoder = new TextEncoder();
  const [keys, all] = await Promise.all([
    resultOf(store.getAllKeys(undefined, most.events)),
    resultOf(store.getAll(undefined, most.events)),
  ]);
  const events: string[] = [];
  let bytes = 0;
  for (const json of all as string[]) {
    bytes += encoder.encode(json).length;
    if (events.length > 0 && bytes > most.bytes) break;
    events.push(json);
  }
  return events.length === 0 ? undefined : { events, count: events.length, end: keys[events.length - 1] };
}

async function surveysIn(database: IDBDatabase): Promise<Map<string, string>> {
  const store = storeOf(database, SURVEYS);
  const [ids, urls] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
  return new Map((ids as string[]).map((id, index) => [id, String(urls[index])]));
}

async function forget(
  database: IDBDatabase,
  forgets: (journal: readonly TicketEvent[]) => ReadonlySet<string>,
): Promise<void> {
  const store = storeOf(database, JOURNAL);
  const [keys, all] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
  const journal = all as TicketEvent[];
  const tickets = forgets(journal);
  if (tickets.size === 0) return;
  await write(database, [JOURNAL, SURVEYS], (of) => {
    for (const [index, { ticketId }] of journal.entries()) {
      if (tickets.has(ticketId)) of(JOURNAL).delete(keys[index] ?? 0);
    }
    for (const ticketId of tickets) of(SURVEYS).delete(ticketId);
  });
}

/** What a browser says of its disk, in the client's words. */
async function withTrouble<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new TeraClientError(name === 'QuotaExceededError' ? 'disk_full' : 'folder_unusable', name, { cause: error });
  }
}
