// Snapshots at rest: compressed, in pieces that each fit in an item, and a head that is written last. Nothing of one is
// ever written a second time; without its head it is not there.
import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant, UnitId } from '@tera/domain';
import { type Item, N, S, binary, instant, number, optionalText, present, text } from './attributes.ts';
import { inParallel } from './in-parallel.ts';
import { pack, unpack } from './packed.ts';
import { SNAPSHOT_PREFIX } from './tables.ts';

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
  /** Rejects, and leaves no snapshot, when anything fails or the id is taken. */
  readonly keep: (snapshot: SnapshotToKeep, content: string) => Promise<KeptSnapshot>;
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

export function snapshotStore(client: DynamoDBClient, table: string): SnapshotStore {
  // A second write under the same key would be a snapshot that changes.
  const put = async (item: Item) => {
    await client.send(
      new PutItemCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  };
  return {
    keep: async (snapshot, content) => {
      const { unitId, snapshotId } = snapshot;
      const { sha256, bytes, chunks } = await pack(content);
      const kept: KeptSnapshot = { ...snapshot, contentHash: sha256, bytes };
      await inParallel([...chunks.entries()], CHUNKS_AT_ONCE, ([index, chunk]) =>
        put({ pk: partition(unitId), sk: S(chunkKey(snapshotId, index)), gzip: { B: chunk } }),
      );
      await put(headItem(kept, chunks.length));
      return kept;
    },

    find: async (unitId, snapshotId) => {
      const Key = { pk: partition(unitId), sk: S(HEAD + snapshotId) };
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : keptSnapshot(unitId, Item);
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
