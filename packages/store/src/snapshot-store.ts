// Snapshots at rest: compressed, in pieces that each fit in an item, and a head that is written last, together with the note of
// what it was asked for and its entry of the audit. Nothing of one is ever written a second time; without its head it is not
// there.
import { type DynamoClient, GetItemCommand, PutItemCommand, QueryCommand } from './aws/dynamodb.ts';
import type { Instant, UnitId } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, N, S, binary, instant, number, optionalText, present, text } from './attributes.ts';
import { inParallel } from './in-parallel.ts';
import { pack, unpack } from './packed.ts';
import { SNAPSHOT_PREFIX } from './tables.ts';
import { transact, tried } from './transact.ts';

export interface SnapshotToKeep {
  readonly unitId: UnitId;
  /** Ids sort as their snapshots were made. */
  readonly snapshotId: string;
  readonly period: string;
  readonly note?: string | undefined;
  readonly createdAt: Instant;
  readonly methodVersion: string;
  readonly catalogueVersion: string;
  readonly registryVersion: number;
}

export interface KeptSnapshot extends SnapshotToKeep {
  /** SHA-256 of the content, in hexadecimal. */
  readonly contentHash: string;
  /** Of the content, uncompressed. */
  readonly bytes: number;
}

export interface SnapshotPage {
  readonly snapshots: readonly KeptSnapshot[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

export interface SnapshotStore {
  /** What was kept of the same question with the same answer; `question` is a hash of both. */
  readonly same: (unitId: UnitId, question: string) => Promise<KeptSnapshot | undefined>;
  /**
   * Keeps a snapshot, unless one of the same question is kept meanwhile: then that one is the answer. Rejects, and leaves no
   * snapshot, when anything fails or the id is taken.
   */
  readonly keep: (
    snapshot: SnapshotToKeep,
    content: string,
    question: string,
    by: Author,
  ) => Promise<{ readonly kept: KeptSnapshot; readonly isNew: boolean }>;
  readonly find: (unitId: UnitId, snapshotId: string) => Promise<KeptSnapshot | undefined>;
  /** Rejects when it is not what was kept. */
  readonly content: (snapshot: KeptSnapshot) => Promise<string>;
  /** Newest first. */
  readonly list: (unitId: UnitId, limit: number, wishes?: SnapshotWishes) => Promise<SnapshotPage>;
}

export interface SnapshotWishes {
  /** The id of a snapshot: only those that were made before it. */
  readonly before?: string | undefined;
  /** The name of a period: only those of it. */
  readonly period?: string | undefined;
}

const CHUNKS_AT_ONCE = 4;
/** Heads read at a time where most of them may not be wanted; far from a page's megabyte. */
const HEADS_READ = 500;
const HEAD = 'HEAD#';
const SAME = 'SAME#';

export function snapshotStore(client: DynamoClient, table: string): SnapshotStore {
  // A second write under the same key would be a snapshot that changes.
  const put = async (item: Item) => {
    await client.send(
      new PutItemCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  };
  const find = async (unitId: UnitId, snapshotId: string) => {
    const Item = await get(client, table, unitId, HEAD + snapshotId);
    return Item === undefined ? undefined : keptSnapshot(unitId, Item);
  };
  const same: SnapshotStore['same'] = async (unitId, question) => {
    const item = await get(client, table, unitId, SAME + question);
    return item === undefined ? undefined : find(unitId, text(item, 'snapshotId'));
  };
  return {
    find,
    same,

    keep: async (snapshot, content, question, by) => {
      const { unitId, snapshotId, createdAt: at } = snapshot;
      const { sha256, bytes, chunks } = await pack(content);
      const kept: KeptSnapshot = { ...snapshot, contentHash: sha256, bytes };
      await inParallel([...chunks.entries()], CHUNKS_AT_ONCE, ([index, chunk]) =>
        put({ pk: partition(unitId), sk: S(chunkKey(snapshotId, index)), gzip: { B: chunk } }),
      );
      const { period, note, contentHash } = kept;
      const after = { snapshotId, period, note, contentHash };
      const noted = { pk: partition(unitId), sk: S(SAME + question), snapshotId: S(snapshotId) };
      const puts = [headItem(kept, chunks.length), noted].map((Item) => ({
        Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
      }));
      const audited = await auditPuts(table, { at, by, what: 'snapshot.made', units: [unitId], of: snapshotId, after });
      const outcome = await tried(() => transact(client, [...puts, ...audited]));
      if (outcome === 'done') return { kept, isNew: true };
      const other = await same(unitId, question);
      if (other === undefined) throw new Error(`the snapshot ${snapshotId} could not be kept: ${outcome}`);
      return { kept: other, isNew: false };
    },

    content: async ({ unitId, snapshotId, contentHash }) => {
      const items: Item[] = [];
      let from: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :unit AND begins_with(sk, :snapshot)',
            ExpressionAttributeValues: { ':unit': partition(unitId), ':snapshot': S(`${snapshotId}#`) },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return unpack(
        items.map((item) => binary(item, 'gzip')),
        contentHash,
      );
    },

    list: async (unitId, limit, { before, period } = {}) => {
      const snapshots: KeptSnapshot[] = [];
      let from: Item | undefined = before === undefined ? undefined : { pk: partition(unitId), sk: S(HEAD + before) };
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :unit AND begins_with(sk, :head)',
            ...(period === undefined
              ? {}
              : { FilterExpression: '#period = :period', ExpressionAttributeNames: { '#period': 'period' } }),
            ExpressionAttributeValues: {
              ':unit': partition(unitId),
              ':head': S(HEAD),
              ...(period === undefined ? {} : { ':period': S(period) }),
            },
            ScanIndexForward: false,
            ConsistentRead: true,
            // One more tells whether there are more; what is filtered out is read all the same.
            Limit: period === undefined ? limit + 1 : HEADS_READ,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        snapshots.push(...Items.map((item) => keptSnapshot(unitId, item)));
        from = LastEvaluatedKey;
      } while (snapshots.length <= limit && from !== undefined);
      return { snapshots: snapshots.slice(0, limit), more: snapshots.length > limit };
    },
  };
}

async function get(client: DynamoClient, table: string, unitId: UnitId, sk: string): Promise<Item | undefined> {
  const Key = { pk: partition(unitId), sk: S(sk) };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item;
}

function partition(unitId: UnitId) {
  return S(SNAPSHOT_PREFIX + unitId);
}

function chunkKey(snapshotId: string, index: number): string {
  return `${snapshotId}#${String(index).padStart(4, '0')}`;
}

function headItem(kept: KeptSnapshot, chunks: number): Item {
  return {
    pk: partition(kept.unitId),
    sk: S(HEAD + kept.snapshotId),
    ...present({
      period: S(kept.period),
      note: kept.note === undefined ? undefined : S(kept.note),
      createdAt: N(kept.createdAt),
      contentHash: S(kept.contentHash),
      bytes: N(kept.bytes),
      chunks: N(chunks),
      methodVersion: S(kept.methodVersion),
      catalogueVersion: S(kept.catalogueVersion),
      registryVersion: N(kept.registryVersion),
    }),
  };
}

function keptSnapshot(unitId: UnitId, item: Item): KeptSnapshot {
  return {
    unitId,
    snapshotId: text(item, 'sk').slice(HEAD.length),
    period: text(item, 'period'),
    note: optionalText(item, 'note'),
    createdAt: instant(item, 'createdAt'),
    contentHash: text(item, 'contentHash'),
    bytes: number(item, 'bytes'),
    methodVersion: text(item, 'methodVersion'),
    catalogueVersion: text(item, 'catalogueVersion'),
    registryVersion: number(item, 'registryVersion'),
  };
}
