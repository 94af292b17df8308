// Dependencies point one way, between packages and between files.

import { describe, expect, it } from 'vitest';
import { ARROWS, ONLY } from './arrows.ts';
import { IMPORTS, fileGraph, homeOf, isOfTests } from './source-graph.ts';

/** As the list of arrows calls it: a package without its folder, all functions together. */
function partOf(path: string): string {
  const home = homeOf(path);
  return home.startsWith('functions/') ? 'functions' : home.replace(/^packages\//, '');
}

const graph = fileGraph();
const outsideTests = new Map([...graph].filter(([file]) => !isOfTests(file)));

function arrowsThereAre(): Record<string, string[]> {
  const found = new Map(Object.keys(ARROWS).map((part) => [part, new Set<string>()]));
  for (const [file, imported] of outsideTests) {
    const from = partOf(file);
    for (const to of imported.map(partOf)) {
      if (to !== from) found.set(from, (found.get(from) ?? new Set()).add(to));
    }
  }
  return Object.fromEntries(Array.from(found, ([from, to]) => [from, [...to].toSorted()]));
}

describe('who imports whom', () => {
  it('is who may, no more and no less', () => {
    const allowed = Object.fromEntries(Object.entries(ARROWS).map(([from, to]) => [from, to.toSorted()]));

    expect(arrowsThereAre()).toEqual(allowed);
  });

  it('points one way', () => {
    const parts = Object.keys(ARROWS);
    const upwards = Object.entries(ARROWS).flatMap(([from, to]) =>
      to.filter((part) => parts.indexOf(part) >= parts.indexOf(from)).map((part) => `${from} → ${part}`),
    );

    expect(upwards).toEqual([]);
  });

  it.each(ONLY)('of $to has $from only $as', ({ from, to, as }) => {
    const made = IMPORTS.filter((one) => partOf(one.from) === from && !isOfTests(one.from));

    const names = made.filter((one) => one.to === `@tera/${to}` || one.to.startsWith(`@tera/${to}/`));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((one) => one.to !== as)).toEqual([]);
  });
});

describe('no import', () => {
  it('goes in a circle, not even one of types', () => {
    expect(circleIn(graph)).toEqual([]);
  });
});

describe('the search for a circle', () => {
  const cases: readonly (readonly [string, readonly (readonly [string, readonly string[]])[], readonly string[]])[] = [
    [
      'two files',
      [
        ['a', ['b']],
        ['b', ['a']],
      ],
      ['a', 'b', 'a'],
    ],
    ['a file and itself', [['a', ['a']]], ['a', 'a']],
    [
      'three, behind one that is in none',
      [
        ['z', ['a']],
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
      ],
      ['a', 'b', 'c', 'a'],
    ],
    [
      'none, though two ways lead to one',
      [
        ['a', ['b', 'c']],
        ['b', ['d']],
        ['c', ['d']],
        ['d', []],
      ],
      [],
    ],
  ];

  it.each(cases)('finds %s', (_, edges, circle) => {
    expect(circleIn(new Map(edges))).toEqual(circle);
  });
});

/** One circle, from a file back to itself; nothing when there is none. */
function circleIn(files: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map(files);
  // What imports nothing that is left is in no circle.
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [file, imported] of left) if (!imported.some((other) => left.has(other))) left.delete(file);
  }
  const way: string[] = [];
  let next = left.keys().next().value;
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = left.get(next)?.find((other) => left.has(other));
  }
  return next === undefined ? [] : [...way.slice(way.indexOf(next)), next];
}
