// What a unit's registry answers, and which standards outlive the document that named them.

import { aDocument, ani, budi, ektp, kk } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { CounterId, ServiceId } from './ids.ts';
import { type FormerStandard, type Standard, formerStandards, unitRegistry } from './registry.ts';
import type { LocalDay } from './time/time.ts';

const standard = (minutes: number, validFrom?: LocalDay): Standard => ({
  measure: 'service',
  minutes,
  ...(validFrom === undefined ? {} : { validFrom }),
});

const documentWith = (held?: Standard) =>
  aDocument({ timeZone: 'Asia/Makassar', services: [{ id: 'ektp', standard: held }, 'kk'], officers: ['ani'] });

/** What is remembered after a unit put one document after the other. */
function rememberedAfter(...standards: readonly (Standard | undefined)[]): readonly FormerStandard[] {
  let former: readonly FormerStandard[] = [];
  for (const [index, held] of standards.entries()) {
    if (index > 0)
      former = formerStandards(documentWith(standards[index - 1]), former, documentWith(held), '2026-11-20');
  }
  return former;
}

describe('a unit’s registry', () => {
  const registry = unitRegistry(documentWith());

  it('knows its clock, services, officers and counters, and nobody else’s', () => {
    expect(registry.timeZone).toBe('Asia/Makassar');
    expect([ektp, kk, 'paspor' as ServiceId].map(registry.hasService)).toEqual([true, true, false]);
    expect([ani, budi].map(registry.hasOfficer)).toEqual([true, false]);
    expect([registry.hasCounter('loket-1' as CounterId), registry.hasCounter('loket-2' as CounterId)]).toEqual([
      true,
      false,
    ]);
  });

  it('has no standard where none is set', () => {
    expect(registry.standardOn(kk, '2026-11-20')).toBeUndefined();
    expect(registry.standardOn('paspor' as ServiceId, '2026-11-20')).toBeUndefined();
  });
});

describe('a unit that closes', () => {
  const closing = unitRegistry(aDocument({ timeZone: 'Asia/Makassar', closedFrom: '2026-12-01' }));

  it('is open until the last moment of the day before, by its own clock', () => {
    expect(closing.isClosedAt(Date.parse('2026-11-30T23:59:59.999+08:00'))).toBe(false);
    expect(closing.isClosedAt(Date.parse('2026-12-01T00:00:00+08:00'))).toBe(true);
  });

  it('says so, and no other is ever closed', () => {
    expect(unitRegistry(aDocument()).isClosedAt(Number.MAX_SAFE_INTEGER / 2)).toBe(false);
  });
});

describe('a standard', () => {
  it('holds from its first day on, that day included, and not before', () => {
    const registry = unitRegistry(documentWith(standard(15, '2026-07-01')));

    expect(registry.standardOn(ektp, '2026-06-30')).toBeUndefined();
    expect(registry.standardOn(ektp, '2026-07-01')?.minutes).toBe(15);
    expect(registry.standardOn(ektp, '2031-01-01')?.minutes).toBe(15);
  });

  it('without a first day holds for ever', () => {
    expect(unitRegistry(documentWith(standard(15))).standardOn(ektp, '1999-01-01')?.minutes).toBe(15);
  });

  it('that is taken out goes on holding for the days before it was, also when another comes later', () => {
    const taken = rememberedAfter(standard(20), undefined);
    const registry = unitRegistry(documentWith(), taken);

    expect(registry.standardOn(ektp, '2026-11-19')?.minutes).toBe(20);
    expect(registry.standardOn(ektp, '2026-11-20')).toBeUndefined();
    expect(rememberedAfter(standard(20), undefined, standard(10, '2027-01-01'))).toEqual(taken);
  });

  it('gives way to a later one, and goes on holding for the days before it', () => {
    const former = rememberedAfter(standard(20), standard(15, '2026-07-01'), standard(10, '2027-01-01'));
    const registry = unitRegistry(documentWith(standard(10, '2027-01-01')), former);
    const minutesOn = (day: LocalDay) => registry.standardOn(ektp, day)?.minutes;

    expect((['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'] as const).map(minutesOn)).toEqual([
      20, 20, 15, 15, 10,
    ]);
    expect(registry.standardOn(kk, '2026-07-01')).toBeUndefined();
  });

  it('may be announced before it holds', () => {
    const former = rememberedAfter(standard(20, '2026-01-01'), standard(15, '2030-01-01'));
    const registry = unitRegistry(documentWith(standard(15, '2030-01-01')), former);

    expect(registry.standardOn(ektp, '2026-11-20')?.minutes).toBe(20);
  });

  it('that is put again unchanged is not remembered twice', () => {
    expect(rememberedAfter(standard(20, '2026-01-01'), standard(20, '2026-01-01'))).toEqual([]);
  });

  it('corrected in place leaves no trace, and what came before it stays', () => {
    expect(rememberedAfter(standard(20), standard(15, '2026-07-01'), standard(12, '2026-07-01'))).toEqual([
      { serviceId: ektp, standard: standard(20) },
    ]);
  });

  it('corrected to hold for ever, or from an earlier day, replaces what it overtakes', () => {
    expect(rememberedAfter(standard(20, '2026-01-01'), standard(15, '2026-07-01'), standard(12))).toEqual([]);
    expect(rememberedAfter(standard(20, '2026-01-01'), standard(15, '2026-07-01'), standard(12, '2026-04-01'))).toEqual(
      [{ serviceId: ektp, standard: standard(20, '2026-01-01') }],
    );
  });
});
