// Reading the audit, from an instant on. Nothing in it is changed or taken away, so a page that was read once, oldest first, is the
// same for ever; newest first the first page is another one after each change, and each that comes after it is the same again.
import { type DynamoClient, QueryCommand, TransactWriteItemsCommand } from './aws/dynamodb.ts';
import type { Instant } from '@tera/domain';
import { type Item, S, text, texts } from './attributes.ts';
import { type AuditEntry, type AuditedChange, auditEntryOf, auditPuts, beginningOf, isHead } from './audit-entry.ts';
import { AUDIT_PARTITION } from './tables.ts';

export interface AuditWishes {
  readonly from?: Instant | undefined;
  /** The id of the last entry that was read before. */
  readonly after?: string | undefined;
  readonly order?: AuditOrder;
  readonly most: number;
  /** Whether whoever asks may read an entry of these units. */
  readonly mayRead: (units: readonly string[]) => boolean;
}

/** The oldest first where nothing is said. */
export type AuditOrder = 'oldest first' | 'newest first';

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
    read: async ({ from = 0, after, order = 'oldest first', most, mayRead }) => {
      const entries: AuditEntry[] = [];
      let bytes = 0;
      let last = after;
      let read = 0;
      for await (const { head, pieces } of entriesOf(client, table, spanOf(order, from, after))) {
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

/** Which items to read, and in which order. */
interface Span {
  readonly start: string;
  /** Not among them. */
  readonly end: string;
  readonly order: AuditOrder;
}

/** Later than every entry: ids are of digits and small letters. */
const LATEST = '~';

function spanOf(order: AuditOrder, from: Instant, after: string | undefined): Span {
  const start = beginningOf(from);
  if (order === 'newest first') return { start, end: after ?? LATEST, order };
  return { start: after === undefined ? start : later(`${after}~~`, start), end: LATEST, order };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

interface Found {
  readonly head: Item;
  readonly pieces: readonly Item[];
}

/** The items of one entry lie together, its head before its pieces; pages of the engine may part them. */
async function* entriesOf(client: DynamoClient, table: string, span: Span): AsyncGenerator<Found, void> {
  const isForward = span.order === 'oldest first';
  let head: Item | undefined;
  let pieces: Item[] = [];
  for await (const item of itemsOf(client, table, span)) {
    if (!isHead(item)) {
      pieces.push(item);
    } else if (isForward) {
      if (head !== undefined) yield { head, pieces };
      [head, pieces] = [item, []];
    } else {
      yield { head: item, pieces: pieces.toReversed() };
      pieces = [];
    }
  }
  if (head !== undefined) yield { head, pieces };
}

async function* itemsOf(client: DynamoClient, table: string, { start, end, order }: Span): AsyncGenerator<Item, void> {
  if (start > end) return;
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :audit AND sk BETWEEN :start AND :end',
        ExpressionAttributeValues: { ':audit': S(AUDIT_PARTITION), ':start': S(start), ':end': S(end) },
        ScanIndexForward: order === 'oldest first',
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield* Items.filter((item) => text(item, 'sk') !== end);
    from = LastEvaluatedKey;
  } while (from !== undefined);
}
