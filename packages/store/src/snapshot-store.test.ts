// Snapshots on the real engine: all of one or nothing, and never another under the same name.
import { randomBytes } from 'node:crypto';
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { UnitId } from '@tera/domain';
import { TABLES, anEngine, throttle } from '@tera/testing/engine';
import { at, contoh } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type SnapshotToKeep, snapshotStore } from './snapshot-store.ts';

const engine = anEngine();

const store = (client = engine.client) => snapshotStore(client, TABLES.registry);
const found = async (kept: { unitId: UnitId; snapshotId: string }) => store().find(kept.unitId, kept.snapshotId);

const pieceOf = (id: string) => ({ pk: { S: 'SNAPSHOT#contoh' }, sk: { S: `${id}#0000` } });

function aSnapshot(snapshotId: string, fields: Partial<SnapshotToKeep> = {}): SnapshotToKeep {
  return {
    unitId: contoh,
    snapshotId,
    period: '2026-11',
    note: undefined,
    createdAt: at('10:00'),
    methodVersion: '2026.1',
    catalogueVersion: '2026.1',
    registryVersion: 3,
    ...fields,
  };
}

describe('a snapshot', () => {
  it('is found as it was kept, and its content is the text that was given', async () => {
    const content = '{"name":"Dinas — “Satu Pintu”"}';

    const kept = await store().keep(aSnapshot('found', { note: 'Triwulan IV' }), content);

    expect(kept).toMatchObject({ note: 'Triwulan IV', registryVersion: 3, bytes: Buffer.byteLength(content) });
    expect(await found(kept)).toEqual(kept);
    expect(await store().content(kept)).toBe(content);
  });

  it('of any size comes back whole, in pieces that fit in an item', async () => {
    // Nothing to compress in it: four pieces.
    const content = randomBytes(600 * 1024).toString('hex');

    const kept = await store().keep(aSnapshot('large', { unitId: 'besar' as UnitId }), content);

    expect(await engine.items('registry', 'SNAPSHOT#besar')).toHaveLength(1 + 2);
    expect(await store().content(kept)).toBe(content);
  });

  it('never takes the place of another one', async () => {
    const kept = await store().keep(aSnapshot('first'), 'first');

    await expect(store().keep(aSnapshot('first'), 'second')).rejects.toThrow('conditional');

    expect(await store().content(kept)).toBe('first');
    expect(await found(kept)).toEqual(kept);
  });

  it('is not there when one of its pieces could not be written', async () => {
    const failing = engine.clientWith(({ name, nth }, proceed) =>
      name === 'PutItem' && nth === 2 ? Promise.reject(throttle()) : proceed(),
    );
    const half = aSnapshot('half', { unitId: 'separuh' as UnitId });

    await expect(store(failing).keep(half, randomBytes(600 * 1024).toString('hex'))).rejects.toThrow('throughput');

    expect(await found(half)).toBeUndefined();
    expect(await store().list(half.unitId, 10)).toEqual({ snapshots: [], more: false });
  });

  it('that somebody changed or cut at rest is not given out as what was kept', async () => {
    const [changed, cut] = [await store().keep(aSnapshot('changed'), 'a'), await store().keep(aSnapshot('cut'), 'b')];
    const other = await store().keep(aSnapshot('other'), 'c');
    const piece = (await engine.items('registry', 'SNAPSHOT#contoh')).find(({ sk }) => sk?.S === 'other#0000')?.[
      'gzip'
    ];
    await engine.client.send(
      new UpdateItemCommand({
        TableName: TABLES.registry,
        Key: pieceOf('changed'),
        UpdateExpression: 'SET gzip = :gzip',
        ExpressionAttributeValues: { ':gzip': piece ?? { B: new Uint8Array() } },
      }),
    );
    await engine.client.send(new DeleteItemCommand({ TableName: TABLES.registry, Key: pieceOf('cut') }));

    await expect(store().content(changed)).rejects.toThrow('not what was kept');
    await expect(store().content(cut)).rejects.toThrow('unexpected end');
    expect(await store().content(other)).toBe('c');
  });
});

describe('the snapshots of a unit', () => {
  it('come newest first, page by page, without those of other units', async () => {
    const unitId = 'daftar' as UnitId;
    for (const id of ['20261101', '20261103', '20261102']) await store().keep(aSnapshot(id, { unitId }), id);
    await store().keep(aSnapshot('20261104', { unitId: 'daftar-lain' as UnitId }), 'other');
    const ids = async (limit: number, before?: string) => {
      const { snapshots, more } = await store().list(unitId, limit, { before });
      return [snapshots.map(({ snapshotId }) => snapshotId), more];
    };

    expect(await ids(2)).toEqual([['20261103', '20261102'], true]);
    expect(await ids(2, '20261102')).toEqual([['20261101'], false]);
    expect(await ids(10)).toEqual([['20261103', '20261102', '20261101'], false]);
  });
});
