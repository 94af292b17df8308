// A unit's registry document on the real engine: whole or not at all, remembered while it is the same, new at once.
import type { LocalDay, RegistryDocument, ServiceId, UnitId } from '@tera/domain';
import { type Call, TABLES, anEngine, conflict, timeout } from '@tera/testing/engine';
import { aDocument, ani, at, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type UnitChange, registryStore } from './registry-store.ts';

const engine = anEngine();

const today = at('12:00');
const registry = () => registryStore(engine.client, TABLES.registry);
const unit = (id: string) => id as UnitId;
const change = (id: string, document: RegistryDocument, replaces = 0): UnitChange => ({
  unitId: unit(id),
  document,
  replaces,
  by: { keyId: 'k1', name: 'Admin' },
  at: today,
});
const putAs = (replaces: number, id: string, document: RegistryDocument) =>
  registry().putUnit(change(id, document, replaces));
/** Over whatever is there. */
const put = async (id: string, document: RegistryDocument) =>
  putAs((await registry().unitWithVersion(unit(id)))?.version ?? 0, id, document);

describe('a unit’s registry', () => {
  it('is what was put, whole', async () => {
    const document = aDocument({ name: 'Disdukcapil — “Satu Pintu”', questionnaire: 'skm-2017.1' });

    expect(await put('whole', document)).toBe('stored');

    expect((await registry().unit(unit('whole')))?.document).toEqual(document);
  });

  it('is not there until it is put', async () => {
    expect(await registry().unit(unit('nowhere'))).toBeUndefined();
  });

  it('is replaced whole: what the new document does not name is gone', async () => {
    await put('replaced', aDocument());
    await put('replaced', aDocument({ officers: [] }));

    const now = await registry().unit(unit('replaced'));

    expect(now?.hasOfficer(ani)).toBe(false);
    expect(now?.document.officers).toEqual([]);
  });

  it('is read anew by whoever remembers it as soon as it changes, and not before', async () => {
    const calls: Call[] = [];
    const watched = engine.clientWith(async (call, proceed) => {
      calls.push(call);
      return proceed();
    });
    const remembering = registryStore(watched, TABLES.registry);
    await put('watched', aDocument({ name: 'Lama' }));

    const names = [await remembering.unit(unit('watched')), await remembering.unit(unit('watched'))].map(
      (known) => known?.document.name,
    );
    const readsBefore = calls.length;
    await put('watched', aDocument({ name: 'Baru' }));

    expect(names).toEqual(['Lama', 'Lama']);
    expect(readsBefore).toBe(3);
    expect((await remembering.unit(unit('watched')))?.document.name).toBe('Baru');
  });

  it('keeps the standard that a later one replaced for the days on which it held', async () => {
    await put('standards', withStandard(15));
    await put('standards', withStandard(10, '2026-07-01'));
    await put('standards', withStandard(8, '2026-11-01'));

    const now = await registry().unit(unit('standards'));

    const minutesOn = (day: LocalDay) => now?.standardOn(ektp, day)?.minutes;
    expect((['2026-06-30', '2026-07-01', '2026-10-31', '2026-11-01'] as const).map(minutesOn)).toEqual([15, 10, 10, 8]);
    expect(now?.document).toEqual(withStandard(8, '2026-11-01'));
  });

  it('keeps the standard of a service that is taken out for the days before that', async () => {
    const standard = { measure: 'service', minutes: 15 } as const;
    await put('taken-out', aDocument({ services: [{ id: ektp, name: 'KTP', standard }] }));
    await put('taken-out', aDocument({ services: [] }));

    const now = await registry().unit(unit('taken-out'));

    expect((['2026-11-19', '2026-11-20'] as const).map((day) => now?.standardOn(ektp, day)?.minutes)).toEqual([
      15,
      undefined,
    ]);
    expect(now?.hasService(ektp)).toBe(false);
  });

  it('does not fit when it is too large even compressed, and then the old one stays', async () => {
    const huge = aDocument({
      services: Array.from({ length: 4000 }, (_, index) => ({ id: `s${index}` as ServiceId, name: noise() })),
    });
    await put('large', aDocument());

    expect(await put('large', huge)).toBe('too-large');

    expect((await registry().unit(unit('large')))?.document).toEqual(aDocument());
  });
});

describe('several who put the same unit at once', () => {
  it('do not all replace what they have read: one does, and the others hear of it', async () => {
    await put('together', aDocument());
    const days = ['2026-01-01', '2026-02-01', '2026-03-01'] as const;

    const outcomes = await Promise.all(days.map((day) => putAs(1, 'together', withStandard(9, day))));

    expect(outcomes.toSorted()).toEqual(['stale', 'stale', 'stored']);
    expect(await registry().unitWithVersion(unit('together'))).toMatchObject({ version: 2 });
  });

  it('do not both make it', async () => {
    const outcomes = await Promise.all([putAs(0, 'new', aDocument()), putAs(0, 'new', aDocument())]);

    expect(outcomes.toSorted()).toEqual(['stale', 'stored']);
  });

  it('try again after a conflict, and give up in the end', async () => {
    const once = engine.clientWith(async ({ name, nth }, proceed) => {
      if (name === 'TransactWriteItems' && nth === 1) throw conflict();
      return proceed();
    });
    const always = engine.clientWith(async ({ name }, proceed) => {
      if (name === 'TransactWriteItems') throw conflict();
      return proceed();
    });

    expect(await registryStore(once, TABLES.registry).putUnit(change('contended', aDocument()))).toBe('stored');
    expect(await registryStore(always, TABLES.registry).putUnit(change('contended', aDocument(), 1))).toBe('contended');
  });

  it('hear of a write whose answer did not come, and find it done', async () => {
    const unsure = engine.clientWith(async ({ name, nth }, proceed) => {
      const answer = await proceed();
      if (name === 'TransactWriteItems' && nth === 1) throw timeout();
      return answer;
    });
    const registryOfUnsure = registryStore(unsure, TABLES.registry);

    await expect(registryOfUnsure.putUnit(change('unsure', aDocument()))).rejects.toThrow('socket hang up');
    expect(await registryOfUnsure.putUnit(change('unsure', aDocument()))).toBe('stale');
    expect(await registryOfUnsure.putUnit(change('unsure', aDocument(), 1))).toBe('stored');
  });
});

/** Of this test's units. */
async function listed(after?: string) {
  const units = [];
  for await (const one of registry().units(after)) if (one.unitId.startsWith('l-')) units.push(one);
  return units;
}

describe('the list of units', () => {
  it('has each by its name as it is now, in the order of their ids, from any of them on', async () => {
    for (const id of ['l-b', 'l-a', 'l-c']) await put(id, aDocument({ name: `Kantor ${id}` }));
    await put('l-a', aDocument({ name: 'Kantor baru', timeZone: 'Asia/Jayapura' }));
    expect(await listed()).toEqual([
      { unitId: 'l-a', name: 'Kantor baru', timeZone: 'Asia/Jayapura' },
      { unitId: 'l-b', name: 'Kantor l-b', timeZone: 'Asia/Jakarta' },
      { unitId: 'l-c', name: 'Kantor l-c', timeZone: 'Asia/Jakarta' },
    ]);
    expect((await listed('l-a')).map(({ unitId }) => unitId)).toEqual(['l-b', 'l-c']);
  });
});

function withStandard(minutes: number, validFrom?: LocalDay): RegistryDocument {
  const standard = { measure: 'service', minutes, ...(validFrom === undefined ? {} : { validFrom }) } as const;
  return aDocument({ services: [{ id: ektp, name: 'KTP', standard }] });
}

/** What does not compress. */
function noise(): string {
  return Array.from({ length: 190 }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join('');
}
