// Ids and names of other systems as ours.
import { ID_PATTERN } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfForeign } from './foreign-id.ts';

describe('an id of another system', () => {
  it.each([
    [37338, '37338'],
    ['loket-1', 'loket-1'],
    ['A.B_c:1', 'A.B_c:1'],
    ['Loket 3', 'loket-3'],
    ['  Kartu Keluarga (baru)  ', 'kartu-keluarga-baru'],
    ['Pé/12', 'pe-12'],
    ['x'.repeat(50), 'x'.repeat(40)],
    ['???', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is %j', (foreign, id) => {
    expect(idOfForeign(foreign)).toBe(id);
  });

  it('is one of ours, or none, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (foreign) => {
        const id = idOfForeign(foreign);
        expect(id === undefined || (id.length <= 40 && ID_PATTERN.test(id))).toBe(true);
      }),
    );
  });
});
