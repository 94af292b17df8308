// What is wrong with an address, as it is told to somebody who has mistyped it.
import { describe, expect, it } from 'vitest';
import { wrongPartText } from './wrong-part.ts';

describe('what is wrong with an address', () => {
  it('is told by what the part is called, with what stands there and what may', () => {
    expect(wrongPartText({ name: 'order', code: 'invalid_value', value: 'ikm' }, 'id')).toEqual([
      'Urutan “ikm” tidak dikenal.',
      'Daftar diurutkan menurut name (nama) atau id; tidak ada urutan menurut angka.',
    ]);
    expect(wrongPartText({ name: 'officer', code: 'invalid_value' }, 'en')).toEqual([
      'The officer is missing.',
      'Choose an officer from the list of the unit.',
    ]);
  });

  it('is a part too many where the page knows nothing of it, or it changes nothing', () => {
    expect(wrongPartText({ name: 'warna', code: 'unknown_field', value: 'biru' }, 'id')).toEqual([
      'Bagian “warna” tidak dikenal di halaman ini: hapus dari alamatnya.',
    ]);
    expect(wrongPartText({ name: 'numbers', code: 'no_effect', value: 'plain' }, 'en')).toEqual([
      'How numbers are written (numbers) changes nothing here: take it out of the address.',
    ]);
  });

  it.each(['\u0000', '<b>', 'a'.repeat(81), '\u202Ekode'])('does not say %j again, which nobody has typed', (value) => {
    expect(wrongPartText({ name: 'order', code: 'invalid_value', value }, 'id')[0]).toBe('Urutan tidak dikenal.');
    expect(wrongPartText({ name: value, code: 'unknown_field', value }, 'id')).toEqual([
      'Salah satu bagian alamat ini tidak dikenal.',
    ]);
  });

  it('is told by the name in the address where nobody has words for it', () => {
    for (const name of ['warna', 'constructor']) {
      expect(wrongPartText({ name, code: 'invalid_value', value: 'biru' }, 'id')).toEqual([
        `Bagian “${name}” “biru” tidak dikenal.`,
      ]);
    }
    expect(wrongPartText({ name: '', code: 'invalid_type' }, 'id')).toEqual([
      'Salah satu bagian alamat ini tidak dikenal.',
    ]);
  });
});
