// The sample that a population needs, against the printed table of 1970. The table lies beside the project and is not
// part of it: where it is missing, its test shows as skipped.

import { skmCases } from '@tera/testing/shared-data';
import { describe, expect, it } from 'vitest';
import { sampleTarget } from './sample-size.ts';

const printed = skmCases?.krejcie_morgan;

describe('the sample that a population needs', () => {
  it.skipIf(printed === undefined)(
    'is that of the printed table in all of its 90 rows (skipped where ../shared/data/skm-cases.json is missing)',
    () => {
      const rows = Object.keys(printed?.table ?? {}).map((population) => [
        population,
        sampleTarget(Number(population)),
      ]);

      expect(rows).toHaveLength(90);
      expect(Object.fromEntries(rows)).toEqual(printed?.table);
    },
  );

  it('is rounded to the nearest: neither always up nor always down', () => {
    // 19.06, 73.07 and 131.74 before they are rounded.
    expect([20, 90, 200].map(sampleTarget)).toEqual([19, 73, 132]);
  });

  it('is everybody in a small office, and nobody where nobody came', () => {
    expect([0, 1, 2, 5, 10].map(sampleTarget)).toEqual([0, 1, 2, 5, 10]);
  });

  it('never falls as the population grows, and never passes 384', () => {
    const targets = Array.from({ length: 5000 }, (_, index) => sampleTarget(index * 7));

    expect(targets).toEqual(targets.toSorted((a, b) => a - b));
    expect(sampleTarget(1_000_000_000)).toBe(384);
  });
});
