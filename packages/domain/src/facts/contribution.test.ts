// Cells and differences: the arithmetic on which all counting rests.

import { addTo } from '../counters.ts';
import { ani, budi, ektp, kk } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import {
  NOTHING,
  type Cell,
  type CellKey,
  cellKey,
  cellsWithout,
  contributionOf,
  difference,
  parseCellKey,
} from './contribution.ts';

const aCell = (fields: Partial<Cell> = {}): Cell => ({ day: '2026-11-20', officerId: ani, serviceId: ektp, ...fields });
const keyOf = (fields: Partial<Cell> = {}): CellKey => cellKey(aCell(fields));

describe('the key of a cell', () => {
  it.each([
    [aCell(), '2026-11-20#ani#ektp'],
    [aCell({ officerId: undefined }), '2026-11-20#-#ektp'],
    [aCell({ serviceId: undefined }), '2026-11-20#ani#-'],
    [aCell({ officerId: undefined, serviceId: undefined }), '2026-11-20#-#-'],
    [aCell({ contested: true }), '2026-11-20#ani#ektp#contested'],
    [aCell({ officerId: undefined, serviceId: undefined, contested: true }), '2026-11-20#-#-#contested'],
  ])('of %o is %s, and reads back as the same cell', (cell, key) => {
    expect(cellKey(cell)).toBe(key);
    expect(parseCellKey(key as CellKey)).toEqual(cell);
  });
});

describe('a contribution', () => {
  it('adds up what is said of one cell, and leaves out counters of zero and cells without any', () => {
    expect(
      contributionOf([
        [aCell(), { completed: 1, w: 0 }],
        [aCell(), { completed: 1, s: 20 }],
        [aCell({ officerId: budi }), { w: 0 }],
        [aCell({ serviceId: kk }), {}],
      ]),
    ).toEqual(new Map([[keyOf(), { completed: 2, s: 20 }]]));
  });

  it('of nothing is nothing', () => {
    expect(contributionOf([])).toEqual(NOTHING);
  });
});

describe('the difference of two contributions', () => {
  const first = contributionOf([[aCell(), { completed: 1, s: 300, 's.a': 1 }]]);

  it('is the new one when nothing was applied, and its opposite when nothing is left', () => {
    expect(difference(first, NOTHING)).toEqual(first);
    expect(difference(NOTHING, first)).toEqual(new Map([[keyOf(), { completed: -1, s: -300, 's.a': -1 }]]));
  });

  it('is empty when nothing changed', () => {
    expect(difference(first, structuredClone(first)).size).toBe(0);
  });

  it('names only the counters that changed', () => {
    const next = contributionOf([[aCell(), { completed: 1, s: 400, 's.b': 1 }]]);

    expect(difference(next, first)).toEqual(new Map([[keyOf(), { s: 100, 's.a': -1, 's.b': 1 }]]));
  });

  it('takes from one cell what it gives to another', () => {
    const moved = contributionOf([[aCell({ officerId: budi }), { completed: 1 }]]);

    expect(difference(moved, contributionOf([[aCell(), { completed: 1 }]]))).toEqual(
      new Map([
        [keyOf({ officerId: budi }), { completed: 1 }],
        [keyOf(), { completed: -1 }],
      ]),
    );
  });
});

describe('cells without a fact', () => {
  const applied = contributionOf([
    [aCell(), { completed: 1, s: 300 }],
    [aCell({ day: '2026-12-01' }), { completed: 1 }],
  ]);

  it('hold what all others have added, on these days alone', () => {
    const cells = [[keyOf(), { completed: 3, s: 900 }]] as const;
    const tally = {};
    for (const [, counters] of cellsWithout(cells, applied, { from: '2026-11-01', to: '2026-12-01' })) {
      addTo(tally, counters);
    }

    expect(tally).toEqual({ completed: 2, s: 600 });
  });
});

describe('adding to a tally', () => {
  it('makes counters as they come and keeps the others', () => {
    const tally = { completed: 1, left: 2 };
    addTo(tally, { completed: 2, noShow: 1 });

    expect(tally).toEqual({ completed: 3, left: 2, noShow: 1 });
  });
});
