// Of several rulings about one fact the latest holds, whatever order they come in.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULING_STATES, type Ruling, laterRuling } from './ruling.ts';

const aRuling = (fields: Partial<Ruling> = {}): Ruling => ({
  state: 'contested',
  at: 10,
  objectionId: 'o-1',
  ...fields,
});

describe('of two rulings', () => {
  it.each([
    ['later', aRuling({ state: 'clear', at: 11 }), aRuling({ state: 'annulled', objectionId: 'o-2' })],
    ['later filed', aRuling({ objectionId: 'o-2' }), aRuling({ state: 'annulled' })],
    ['decided', aRuling({ state: 'annulled' }), aRuling()],
  ])('the %s one holds', (_, one, other) => {
    expect(laterRuling(one, other)).toBe(one);
    expect(laterRuling(other, one)).toBe(one);
  });
});

describe('many rulings', () => {
  it('come to the same one in any order and any number of times', () => {
    const ruling = fc.record<Ruling>({
      state: fc.constantFrom(...RULING_STATES),
      at: fc.nat({ max: 3 }),
      objectionId: fc.constantFrom('o-1', 'o-2'),
    });
    const arrivals = fc
      .array(ruling, { minLength: 1 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })));
    fc.assert(
      fc.property(arrivals, ([all, shuffled]) => {
        expect(shuffled.reduce(laterRuling)).toEqual(all.reduce(laterRuling));
      }),
    );
  });
});
