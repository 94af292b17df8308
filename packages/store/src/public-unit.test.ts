// What pages that anybody opens say of a unit, on the real engine: put with the document, and by the night where it was not.
import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { RegistryDocument, UnitId } from '@tera/domain';
import { TABLES, anEngine, putUnit } from '@tera/testing/engine';
import { aDocument, at, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { gunzipped } from './compressed.ts';
import { publicUnitReader, publicUnitStore } from './public-unit.ts';
import { registryStore } from './registry-store.ts';

const engine = anEngine();
const registry = () => registryStore(engine.client, TABLES.registry);
const read = (unitId: UnitId) => publicUnitReader(engine.client, TABLES.registry).unit(unitId);
const store = () => publicUnitStore(engine.client, TABLES.registry);

const key = (unitId: UnitId) => ({ pk: { S: `PUBLIC#${unitId}` }, sk: { S: 'PAGE' } });
const itemOf = async (unitId: UnitId) =>
  (await engine.sdk.send(new GetItemCommand({ TableName: TABLES.registry, Key: key(unitId) }))).Item;
const renew = async (unitId: UnitId) => store().renew(unitId, present(await registry().unitWithVersion(unitId)));

/** As software of before left a unit: with nothing public but its line in the list. */
async function putBefore(unitId: UnitId, document: RegistryDocument): Promise<void> {
  await putUnit(engine, unitId, document);
  await engine.sdk.send(new DeleteItemCommand({ TableName: TABLES.registry, Key: key(unitId) }));
}

const document = aDocument({
  contact: 'PPID, telepon (021) 555-0100',
  officers: [{ id: 'p-77', name: 'Citra Contoh', nip: '000000000000000077' }],
  closedFrom: '2027-01-01',
});

describe('what is public of a unit', () => {
  it('is put with its document, and has of an officer neither name nor number nor id', async () => {
    const unitId = 'terbuka' as UnitId;
    await putUnit(engine, unitId, document);

    const { name, timeZone, contact, services, counters, closedFrom } = document;
    const named = ({ id, name: called }: (typeof services)[number]) => ({ id, name: called });
    expect((await read(unitId))?.document).toEqual({
      name,
      timeZone,
      contact,
      services: services.map(named),
      counters,
      closedFrom,
      questionnaire: undefined,
    });
    const item = present(await itemOf(unitId));
    const written = (await gunzipped(present(item['content']?.B))).toString('utf8');
    expect(written).toContain(contact);
    for (const secret of ['Citra', '000000000000000077', 'p-77', 'officers']) expect(written).not.toContain(secret);
    expect(Object.keys(item).toSorted()).toEqual(['content', 'form', 'pk', 'sk', 'version']);
  });

  it('knows on which day the unit is closed, where the unit is', async () => {
    const unitId = 'tutup' as UnitId;
    await putUnit(engine, unitId, document);
    const unit = present(await read(unitId));

    expect([at('2026-12-31 23:59'), at('2027-01-01 00:00')].map((instant) => unit.isClosedAt(instant))).toEqual([
      false,
      true,
    ]);
  });

  it('changes with the document, in one transaction', async () => {
    const unitId = 'berubah' as UnitId;
    await putUnit(engine, unitId, document);
    await putUnit(engine, unitId, { ...document, name: 'Nama baru' });

    expect((await read(unitId))?.document.name).toBe('Nama baru');
    expect(await renew(unitId)).toBe('as it was');
  });

  it('of no unit is nothing', async () => {
    expect(await read('tidak-ada' as UnitId)).toBeUndefined();
  });

  it('of a unit that was put before is its name, until the night puts the rest', async () => {
    const unitId = 'lama' as UnitId;
    await putBefore(unitId, document);
    const before = await read(unitId);

    expect(await renew(unitId)).toBe('renewed');

    const { name, timeZone } = document;
    expect(before?.document).toEqual({ name, timeZone, services: [], counters: [] });
    expect((await read(unitId))?.document.contact).toBe(document.contact);
    expect(await renew(unitId)).toBe('as it was');
  });

  it('that was left behind by a version that was gone back to is mended, and a newer one is never put back', async () => {
    const unitId = 'mundur' as UnitId;
    await putUnit(engine, unitId, document);
    const first = present(await registry().unitWithVersion(unitId));
    await putUnit(engine, unitId, { ...document, name: 'Nama baru' });

    expect(await store().renew(unitId, first)).toBe('as it was');
    expect(await store().renew(unitId, { ...first, version: 7 })).toBe('renewed');
    expect((await read(unitId))?.document.name).toBe(document.name);
    expect((await itemOf(unitId))?.['version']).toEqual({ N: '7' });
  });
});
