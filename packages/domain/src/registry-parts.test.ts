// What is typed in a part of a registry document, as it becomes a document again.
import { describe, expect, it } from 'vitest';
import { type PartOfRegistry, withTyped } from './registry-parts.ts';
import type { RegistryDocument } from './registry.ts';

const NEW_SERVICE: PartOfRegistry = { part: 'service', of: undefined };
const TYPED = { id: 'kk', name: 'Kartu keluarga', measure: 'service', minutes: '', decree: '', validFrom: '' };
const OFFICE: RegistryDocument = {
  name: 'Kantor',
  timeZone: 'Asia/Jakarta',
  services: [],
  officers: [],
  counters: [],
};

describe('the standard of a service', () => {
  it.each([{ decree: 'Perwali 12/2026' }, { validFrom: '2027-01-01' }])(
    'without its minutes is none: what else is said of it, as %j, is not dropped',
    (said) => {
      expect(withTyped(OFFICE, NEW_SERVICE, { ...TYPED, ...said })).toEqual({
        fault: { field: 'minutes', code: 'required' },
      });
    },
  );

  it('is taken away by emptying its minutes, whatever else stands there', () => {
    const standing = { ...TYPED, minutes: '15', decree: 'Perwali 12/2026' };
    const made = withTyped(OFFICE, NEW_SERVICE, standing);
    if (made === 'gone' || 'fault' in made) throw new Error('the service is not taken');
    const office = { ...OFFICE, ...made.json };

    expect(office.services).toMatchObject([{ standard: { minutes: 15, decree: 'Perwali 12/2026' } }]);
    expect(withTyped(office, { part: 'service', of: 'kk' }, { ...standing, minutes: '' })).toMatchObject({
      json: { services: [{ id: 'kk', name: 'Kartu keluarga' }] },
    });
  });
});
