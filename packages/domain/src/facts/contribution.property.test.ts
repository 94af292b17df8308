// What a difference promises: applied after what it was taken from, it gives what it was taken for, and nothing is left
// when all is taken away.

import * as fc from 'fast-check';
import { cellsOf } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type CellKey, type Contribution, NOTHING, contributionOf, difference, parseCellKey } from './contribution.ts';

/** Few cells and few counters, so that contributions overlap. */
const contributions: fc.Arbitrary<Contribution> = fc
  .array(
    fc.tuple(
      fc.constantFrom<CellKey>('2026-11-20#ani#ektp', '2026-11-20#budi#ektp', '2026-11-21#-#-'),
      fc.dictionary(fc.constantFrom('completed', 's', 's.a', 'w'), fc.integer({ min: 0, max: 1e9 })),
    ),
    { maxLength: 4 },
  )
  .map((entries) => contributionOf(entries.map(([key, counters]) => [parseCellKey(key), counters])));

/** The cells after the differences were added to them, without zeros. */
const tallied = (...differences: readonly Contribution[]) => difference(cellsOf(...differences), NOTHING);

describe('a difference', () => {
  it('turns what was applied into what is next', () => {
    fc.assert(
      fc.property(contributions, contributions, (applied, next) => {
        expect(tallied(applied, difference(next, applied))).toEqual(next);
      }),
    );
  });

  it('leaves only the last of any chain of changes', () => {
    fc.assert(
      fc.property(fc.array(contributions, { minLength: 1, maxLength: 6 }), (states) => {
        const steps = states.map((next, index) => difference(next, states[index - 1] ?? NOTHING));

        expect(tallied(...steps)).toEqual(states.at(-1));
      }),
    );
  });

  it('of nothing after any chain brings every counter back to zero', () => {
    fc.assert(
      fc.property(fc.array(contributions, { maxLength: 6 }), (states) => {
        const chain = [...states, NOTHING];
        const steps = chain.map((next, index) => difference(next, chain[index - 1] ?? NOTHING));

        expect(tallied(...steps).size).toBe(0);
      }),
    );
  });

  it('is empty exactly between equals, and never names a zero', () => {
    fc.assert(
      fc.property(contributions, contributions, (a, b) => {
        expect(difference(a, a).size).toBe(0);
        for (const counters of difference(a, b).values()) {
          expect(Object.values(counters)).not.toContain(0);
          expect(Object.keys(counters)).not.toHaveLength(0);
        }
      }),
    );
  });
});
