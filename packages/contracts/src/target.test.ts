// Which targets a registry document may have, and how one that can never hold is refused by its path.
import { addDays } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { read } from './problem.ts';
import { RegistryDocumentSchema } from './registry.ts';

const document = {
  name: 'Kantor Contoh',
  timeZone: 'Asia/Jakarta',
  services: [{ id: 'ektp', name: 'e-KTP' }],
  officers: [{ id: 'p-01', name: 'Ani' }],
  counters: [],
};

function put(...targets: readonly unknown[]) {
  return read(RegistryDocumentSchema, { ...document, targets });
}

/** `path code` of each error; none when the targets are taken. */
function faults(...targets: readonly unknown[]): string[] {
  const result = put(...targets);
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`);
}

const p50 = { indicator: 'service.p50', value: 600 };

describe('the targets of a registry document', () => {
  it('are taken as they are written', () => {
    const targets = [
      p50,
      { indicator: 'onTime.share', value: 0.9, serviceId: 'ektp', period: '2026-Q4', decree: 'SK 12/2026' },
      { indicator: 'satisfaction.elements.perilaku.nrr', value: 3.5, officerId: 'p-01', period: '2026' },
      { indicator: 'tickets.completed', value: 1200, officerId: 'p-01', period: '2026-11' },
    ];
    const result = put(...targets);

    expect(result.ok && result.value.targets).toEqual(targets);
  });

  it('may be none', () => {
    expect(faults()).toEqual([]);
    expect(read(RegistryDocumentSchema, document).ok).toBe(true);
  });

  it('name an indicator of the catalogue of which more or less is better', () => {
    expect(faults(p50, { indicator: 'service.p51', value: 600 })).toEqual(['targets.1.indicator unknown_indicator']);
    expect(faults({ indicator: 'tickets.noShow', value: 5, period: '2026' })).toEqual([
      'targets.0.indicator no_direction',
    ]);
  });

  it('have a value above 0 that the figure can reach', () => {
    expect(faults({ ...p50, value: 0 }, { ...p50, value: -1, period: '2026' })).toEqual([
      'targets.0.value too_small',
      'targets.1.value too_small',
    ]);
    expect(faults({ indicator: 'onTime.share', value: 85 })).toEqual(['targets.0.value too_big']);
    expect(faults({ indicator: 'satisfaction.ikm', value: 3.5 })).toEqual(['targets.0.value too_small']);
    expect(faults({ indicator: 'satisfaction.elements.waktu.nrr', value: 88 })).toEqual(['targets.0.value too_big']);
  });

  it('name services and officers of the same document', () => {
    expect(faults(p50, { ...p50, serviceId: 'paspor' }, { ...p50, officerId: 'p-99', serviceId: 'ektp' })).toEqual([
      'targets.1.serviceId unknown_service',
      'targets.2.officerId unknown_officer',
    ]);
  });

  it('hold nothing against an officer that is the unit’s', () => {
    expect(faults({ indicator: 'wait.p50', value: 600, officerId: 'p-01' })).toEqual([
      'targets.0.officerId not_of_officers',
    ]);
    expect(faults({ indicator: 'wait.p50', value: 600, serviceId: 'ektp' })).toEqual([]);
  });

  it('name a period that exists, and for a count they must', () => {
    expect(faults({ ...p50, period: '2026-Q5' })).toEqual(['targets.0.period invalid_value']);
    expect(faults({ indicator: 'tickets.completed', value: 1200 })).toEqual(['targets.0.period required']);
  });

  it('are set once for the same figures', () => {
    expect(faults(p50, { ...p50, period: '2026' }, { ...p50, value: 700 })).toEqual(['targets.2 duplicate']);
  });

  it('are at most 2,000, and have no other fields', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...p50,
        period: addDays('2026-01-01', i),
      }));

    expect(faults(...many(2000))).toEqual([]);
    expect(faults(...many(2001))).toEqual(['targets too_big']);
    expect(faults({ ...p50, weight: 3 })).toEqual(['targets.0.weight unknown_field']);
  });
});
