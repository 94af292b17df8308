// What a rebuild compares.
import { describe, expect, it } from 'vitest';
import { counterDifferences } from './rebuild.ts';

describe('comparing counters', () => {
  it('finds what is too much, too little, missing or too many, and takes nought for none', () => {
    const stored = { completed: 3, resolved: 1, left: 0, noShow: 2 };
    const rebuilt = { completed: 2, resolved: 1, excluded: 1, noShow: 2 };

    expect(counterDifferences(stored, rebuilt)).toEqual([
      { counter: 'completed', stored: 3, rebuilt: 2 },
      { counter: 'excluded', stored: 0, rebuilt: 1 },
    ]);
    expect(counterDifferences(rebuilt, rebuilt)).toEqual([]);
  });
});
