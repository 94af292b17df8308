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
  /** Tickets of which something waits or was refused. */
  readonly pending: () => ReadonlySet<string>;
  /** Ticket id → when the server took the last that was recorded of it, since this page was opened. */
  readonly takenAt: () => ReadonlyMap<string, number>;
  /** What is remembered beside the records, such as what the server last said of the unit. */
  readonly note: (name: string) => unknown;
  readonly keepNote: (name: string, value: unknown) => Promise<void>;
  readonly rejections: () => Promise<readonly KeptRejection[]>;
  /** Behind all others, as it is. */
  readonly resend: (key: number) => Promise<void>;
  readonly discard: (key: number) => Promise<void>;
}

const [WAITING, REJECTED, JOURNAL, SURVEYS, NOTES] = ['waiting', 'rejected', 'journal', 'surveys', 'notes'] as const;
/** The second one has notes. */
const VERSION = 2;

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
    openDatabase(
      `tera-counter-${unitId}`,
      { [WAITING]: true, [REJECTED]: true, [JOURNAL]: true, [SURVEYS]: false, [NOTES]: false },
      VERSION,
    ),
  );
  await forget(database, forgets);
  const journal = (await resultOf(storeOf(database, JOURNAL).getAll())) as TicketEvent[];
  const surveys = (await mapOf(database, SURVEYS)) as Map<string, string>;
  const notes = await mapOf(database, NOTES);
  const unsent = ticketsIn((await resultOf(storeOf(database, WAITING).getAll())) as string[]);
  const refused = ((await resultOf(storeOf(database, REJECTED).getAll())) as Rejection[]).map(({ event }) => event);
  const takenAt = new Map<string, number>();
  let waiting = unsent.length;
  let rejected = refused.length;

  const forgetRefused = async (): Promise<void> => {
    const left = (await resultOf(storeOf(database, REJECTED).getAll())) as Rejection[];
    refused.splice(0, refused.length, ...left.map(({ event }) => event));
    rejected = refused.length;
  };

  return {
    journal: () => journal,
    surveys: () => surveys,
    waiting: () => waiting,
    rejected: () => rejected,
    pending: () => new Set([...unsent, ...ticketsIn(refused)]),
    takenAt: () => takenAt,
    note: (name) => notes.get(name),
    keepNote: async (name, value) => {
      notes.set(name, value);
      await withTrouble(() => write(database, [NOTES], (store) => store(NOTES).put(value, name)));
    },
    append: async (json) => {
      const event = JSON.parse(json) as TicketEvent;
      await withTrouble(() =>
        write(database, [WAITING, JOURNAL], (store) => {
          store(WAITING).add(json);
          store(JOURNAL).add(event);
        }),
      );
      journal.push(event);
      unsent.push(event.ticketId);
      waiting += 1;
      onChange();
    },
    oldest: (most) => withTrouble(() => oldestOf(storeOf(database, WAITING), most)),
    acknowledge: async ({ events, count, end }) => {
      await withTrouble(() =>
        write(database, [WAITING], (store) => store(WAITING).delete(IDBKeyRange.upperBound(end))),
      );
      waiting -= count;
      unsent.splice(0, count);
      for (const ticketId of ticketsIn(events)) takenAt.set(ticketId, Date.now());
      onChange();
    },
    reject: async (rejections) => {
      await withTrouble(() =>
        write(database, [REJECTED], (store) => {
          for (const rejection of rejections) store(REJECTED).add(rejection);
        }),
      );
      refused.push(...rejections.map(({ event }) => event));
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
      unsent.push(...ticketsIn([kept.event]));
      waiting += 1;
      await forgetRefused();
      onChange();
    },
    discard: async (key) => {
      await withTrouble(() => write(database, [REJECTED], (store) => store(REJECTED).delete(key)));
      await forgetRefused();
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

async function mapOf(database: IDBDatabase, name: string): Promise<Map<string, unknown>> {
  const store = storeOf(database, name);
  const [keys, values] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
  return new Map((keys as string[]).map((key, index) => [key, values[index] as unknown]));
}

function ticketsIn(events: readonly string[]): string[] {
  return events.map((event) => (JSON.parse(event) as TicketEvent).ticketId);
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
