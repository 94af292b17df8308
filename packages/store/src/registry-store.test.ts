// A unit's registry document on the real engine: whole or not at all, remembered while it is the same, new at once.
import type { RegistryDocument, ServiceId, UnitId } from '@tera/domain';
import { type Call, TABLES, anEngine, conflict, timeout } from '@tera/testing/engine';
import { aDocument, ani, at, ektp } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { registryStore } from './registry-store.ts';

const engine = anEngine();

const today = at('12:00');
const registry = () => registryStore(engine.client, TABLES.registry);
const unit = (id: string) => id as UnitId;

describe('a unit’s registry', () => {
  it('is what was put, whole', async () => {
    const document = aDocument({ name: 'Disdukcapil — “Satu Pintu”', questionnaire: 'skm-2017.1' });

    expect(await registry().putUnit(unit('whole'), document, today)).toBe('stored');

    expect((await registry().unit(unit('whole')))?.document).toEqual(document);
  });

  it('is not there until it is put', async () => {
    expect(await registry().unit(unit('nowhere'))).toBeUndefined();
  });

  it('is replaced whole: what the new document does not name is gone', async () => {
    await registry().putUnit(unit('replaced'), aDocument(), today);
    await registry().putUnit(unit('replaced'), aDocument({ officers: [] }), today);

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
    await registry().putUnit(unit('watched'), aDocument({ name: 'Lama' }), today);

    const names = [await remembering.unit(unit('watched')), await remembering.unit(unit('watched'))].map(
      (known) => known?.document.name,
    );
    const readsBefore = calls.length;
    await registry().putUnit(unit('watched'), aDocument({ name: 'Baru' }), today);

    expect(names).toEqual(['Lama', 'Lama']);
    expect(readsBefore).toBe(3);
    expect((await remembering.unit(unit('watched')))?.document.name).toBe('Baru');
  });

  it('keeps the standard that a later one replaced for the days on which it held', async () => {
    await registry().putUnit(unit('standards'), withStandard(15), today);
    await registry().putUnit(unit('standards'), withStandard(10, '2026-07-01'), today);
    await registry().putUnit(unit('standards'), withStandard(8, '2026-11-01'), today);

    const now = await registry().unit(unit('standards'));

    const minutesOn = (day: string) => now?.standardOn(ektp, day)?.minutes;
    expect(['2026-06-30', '2026-07-01', '2026-10-31', '2026-11-01'].map(minutesOn)).toEqual([15, 10, 10, 8]);
    expect(now?.document).toEqual(withStandard(8, '2026-11-01'));
  });

  it('keeps the standard of a service that is taken out for the days before that', async () => {
    const standard = { measure: 'service', minutes: 15 } as const;
    await registry().putUnit(unit('taken-out'), aDocument({ services: [{ id: ektp, name: 'KTP', standard }] }), today);
    await registry().putUnit(unit('taken-out'), aDocument({ services: [] }), today);

    const now = await registry().unit(unit('taken-out'));

    expect(['2026-11-19', '2026-11-20'].map((day) => now?.standardOn(ektp, day)?.minutes)).toEqual([15, undefined]);
    expect(now?.hasService(ektp)).toBe(false);
  });

  it('does not fit when it is too large even compressed, and then the old one stays', async () => {
    const huge = aDocument({
      services: Array.from({ length: 4000 }, (_, index) => ({ id: `s${index}` as ServiceId, name: noise() })),
    });
    await registry().putUnit(unit('large'), aDocument(), today);

    expect(await registry().putUnit(unit('large'), huge, today)).toBe('too-large');

    expect((await registry().unit(unit('large')))?.document).toEqual(aDocument());
  });
});

describe('several who put the same unit at once', () => {
  it('come one after the other, and none of their standards is lost between', async () => {
    const days = ['2026-01-01', '2026-02-01', '2026-03-01'];

    expect(await Promise.all(days.map(putTogether))).toEqual(['stored', 'stored', 'stored']);

    const item = (await engine.items('registry')).find(({ pk, sk }) => pk?.S === 'UNIT#together' && sk?.S === 'HEAD');
    expect(item?.['version']).toEqual({ N: '3' });
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

    expect(await registryStore(once, TABLES.registry).putUnit(unit('contended'), aDocument(), today)).toBe('stored');
    expect(await registryStore(always, TABLES.registry).putUnit(unit('contended'), aDocument(), today)).toBe(
      'contended',
    );
  });

  it('hear of a write whose answer did not come, and can put the same again', async () => {
    const unsure = engine.clientWith(async ({ name, nth }, proceed) => {
      const answer = await proceed();
      if (name === 'TransactWriteItems' && nth === 1) throw timeout();
      return answer;
    });
    const registryOfUnsure = registryStore(unsure, TABLES.registry);

    await expect(registryOfUnsure.putUnit(unit('unsure'), aDocument(), today)).rejects.toThrow('socket hang up');
    expect(await registryOfUnsure.putUnit(unit('unsure'), aDocument(), today)).toBe('stored');
  });
});

function putTogether(day: string): Promise<string> {
  return registry().putUnit(unit('together'), withStandard(9, day), today);
}

function withStandard(minutes: number, validFrom?: string): RegistryDocument {
  const standard = { measure: 'service', minutes, ...(validFrom === undefined ? {} : { validFrom }) } as const;
  return aDocument({ services: [{ id: ektp, name: 'KTP', standard }] });
}

/** What does not compress. */
function noise(): string {
  return Array.from({ length: 190 }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join('');
}
