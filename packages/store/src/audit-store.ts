// Reading the audit, oldest first. There is no other way to it than from an instant on: nothing in it is changed or taken away,
// so a page that was read once is the same for ever.
import { type DynamoClient, QueryCommand, TransactWriteItemsCommand } from './aws/dynamodb.ts';
import type { Instant } from '@tera/domain';
import { type Item, S, text, texts } from './attributes.ts';
import { type AuditEntry, type AuditedChange, auditEntryOf, auditPuts, beginningOf, isHead } from './audit-entry.ts';
import { AUDIT_PARTITION } from './tables.ts';

export interface AuditWishes {
  readonly from?: Instant | undefined;
  /** The id of the last entry that was read before. */
  readonly after?: string | undefined;
  readonly most: number;
  /** Whether whoever asks may read an entry of these units. */
  readonly mayRead: (units: readonly string[]) => boolean;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** After which entry to go on; `undefined` where nothing more is there. */
  readonly next: string | undefined;
}

export interface AuditStore {
  readonly read: (wishes: AuditWishes) => Promise<AuditPage>;
  /** Notes a change that is more than one transaction, before it begins. */
  readonly note: (change: AuditedChange) => Promise<void>;
}

/** Of the JSON of one page, unless its first entry has more: a function's answer has at most 6 MB. */
const PAGE_BYTES = 2_000_000;
/** Items of others that are passed over for one page. */
const ITEMS_READ = 20_000;

export function auditStore(client: DynamoClient, table: string): AuditStore {
  return {
    read: async ({ from = 0, after, most, mayRead }) => {
      const start = after === undefined ? beginningOf(from) : later(`${after}~~`, beginningOf(from));
      const entries: AuditEntry[] = [];
      let bytes = 0;
      let last = after;
      let read = 0;
      for await (const { head, pieces } of entriesFrom(client, table, start)) {
        read += 1 + pieces.length;
        if (mayRead(texts(head, 'units'))) {
          const entry = await auditEntryOf(head, pieces);
          const size = JSON.stringify(entry).length;
          const isFull = entries.length === most || (entries.length > 0 && bytes + size > PAGE_BYTES);
          if (isFull) return { entries, next: last };
          entries.push(entry);
          bytes += size;
        }
        last = text(head, 'sk');
        if (read >= ITEMS_READ) return { entries, next: last };
      }
      return { entries, next: undefined };
    },

    note: async (change) => {
      await client.send(new TransactWriteItemsCommand({ TransactItems: await auditPuts(table, change) }));
    },
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

interface Found {
  readonly head: Item;
  readonly pieces: readonly Item[];
}

/** The items of one entry lie together; pages of the engine may part them. */
async function* entriesFrom(client: DynamoClient, table: string, start: string): AsyncGenerator<Found, void> {
  let found: { head: Item; pieces: Item[] } | undefined;
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :audit AND sk >= :start',
        ExpressionAttributeValues: { ':audit': S(AUDIT_PARTITION), ':start': S(start) },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const item of Items) {
      if (!isHead(item)) {
        found?.pieces.push(item);
        continue;
      }
      if (found !== undefined) yield found;
      found = { head: item, pieces: [] };
    }
    from = LastEvaluatedKey;
  } while (from !== undefined);
  if (found !== undefined) yield found;
}
