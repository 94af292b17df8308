// How events really come: shuffled, some of them twice, and in pieces. What they add up to must not depend on it.

import * as fc from 'fast-check';

/** All of the events at least once, in any order and any number of pieces, with repeats. */
export function arrivalsOf<T>(events: readonly T[]): fc.Arbitrary<T[][]> {
  const indices = events.map((_, index) => index);
  return fc
    .record({
      order: fc.shuffledSubarray(indices, { minLength: indices.length }),
      again: fc.array(fc.nat({ max: Math.max(0, indices.length - 1) }), { maxLength: 8 }),
      cuts: fc.array(fc.nat({ max: indices.length + 8 }), { maxLength: 6 }),
      seed: fc.nat(),
    })
    .map(({ order, again, cuts, seed }) => {
      const sent = [...order];
      if (indices.length > 0)
        for (const [i, index] of again.entries()) sent.splice((seed + i * 7919) % (sent.length + 1), 0, index);
      const edges = [0, ...cuts.map((cut) => Math.min(cut, sent.length)).sort((a, b) => a - b), sent.length];
      return edges.slice(1).map((edge, i) => pick(events, sent.slice(edges[i], edge)));
    });
}

/** Every order there is of them, the first by the first that comes first. */
export function ordersOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, place) => ordersOf(items.toSpliced(place, 1)).map((rest) => [first].concat(rest)));
}

function pick<T>(events: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => events.slice(index, index + 1));
}
