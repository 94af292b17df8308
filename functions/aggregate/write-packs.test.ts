// Packing and writing, without an engine: what goes together, what never goes at once, and how a refusal is narrowed down.
import { type OfficerId, NOTHING, addDays, contributionOf } from '@tera/domain';
import {
  type CellToAdd,
  type Change,
  type FactToWrite,
  type WriteResult,
  CELLS_PER_CHANGE,
  changeOf,
} from '@tera/store';
import { ektp, servedTicket, ticketState, ticketKey } from '@tera/testing/facts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packChanges } from './pack.ts';
import { writePacks } from './write-packs.ts';

/** A ticket that adds 1 to each of these counters in the cell of each officer. */
function aChange(id: number, officers: readonly number[], counters: readonly string[] = ['completed']): Change {
  const next = contributionOf(
    officers.map((officer) => [
      {
        day: addDays('2026-11-01', officer % 5),
        officerId: `p-${officer}` as OfficerId,
        serviceId: ektp,
      },
      Object.fromEntries(counters.map((name) => [name, 1])),
    ]),
  );
  const state = ticketState(servedTicket(`A-${id}`));
  const unwritten = { key: ticketKey(`A-${id}`), state, applied: NOTHING, partial: false, version: 0 };
  return changeOf(unwritten, state, next);
}

const someChanges = fc
  .array(fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 1, maxLength: CELLS_PER_CHANGE }), { maxLength: 40 })
  .map((all) => all.map((officers, id) => aChange(id, officers)));

describe('packs', () => {
  it('have every change once, at most a hundred actions, and the sum of what their changes add', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const packs = packChanges(changes);

        expect(
          packs
            .flatMap((pack) => pack.changes)
            .map(({ fact }) => fact.key.id)
            .sort(),
        ).toEqual(changes.map(({ fact }) => fact.key.id).sort());
        for (const pack of packs) {
          const companions = pack.changes.flatMap(({ fact }) => fact.companions);
          expect(pack.changes.length + companions.length + pack.cells.size).toBeLessThanOrEqual(100);
          const added = [...pack.cells.values()].reduce((sum, { counters }) => sum + (counters['completed'] ?? 0), 0);
          // Once in the day and once in the month.
          expect(added).toBe(2 * pack.changes.reduce((sum, { delta }) => sum + delta.size, 0));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('put facts of the same cells together, wherever they stood', () => {
    const changes = Array.from({ length: 90 }, (_, id) => aChange(id, [id % 3]));

    const packs = packChanges(changes);

    expect(packs.flatMap(({ cells }) => [...cells.keys()])).toHaveLength(6);
    expect(packs).toHaveLength(1);
  });

  it('leave room in an expression: a cell gets no more counters than one can name', () => {
    const changes = Array.from({ length: 40 }, (_, id) =>
      aChange(
        id,
        [1],
        Array.from({ length: 30 }, (__, index) => `c.${id}.${index}`),
      ),
    );

    for (const { cells } of packChanges(changes)) {
      for (const { counters } of cells.values()) expect(Object.keys(counters).length).toBeLessThanOrEqual(300);
    }
  });
});

/** A store that takes a while, and says what was in its hands at once. */
function aStore(
  outcome: (facts: readonly FactToWrite[]) => WriteResult = () => ({ outcome: 'written', writeUnits: 1 }),
) {
  const open = new Set<string>();
  const seen = { shared: 0, most: 0, running: 0, commits: 0 };
  return {
    seen,
    put: (fact: FactToWrite) => Promise.resolve(outcome([fact])),
    commit: async (facts: readonly FactToWrite[], cells: readonly CellToAdd[]) => {
      const names = cells.map(({ unitId, period, sk }) => `${unitId}#${period}#${sk}`);
      seen.commits += 1;
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      if (names.some((name) => open.has(name))) seen.shared += 1;
      for (const name of names) open.add(name);
      await new Promise((resolve) => setTimeout(resolve, 2));
      for (const name of names) open.delete(name);
      seen.running -= 1;
      return outcome(facts);
    },
  };
}

const inNoHurry = { now: () => 0, mayBegin: () => true };

describe('writing packs', () => {
  it('goes on side by side, a few at a time, and never with two that share a cell', async () => {
    const apart = Array.from({ length: 600 }, (_, id) => aChange(id, [id]));
    const shared = Array.from({ length: 300 }, (_, id) => aChange(1000 + id, [id % 2]));
    const store = aStore();

    const written = await writePacks(packChanges([...apart, ...shared]), { facts: store, ...inNoHurry });

    expect(written.flatMap(({ changes }) => changes)).toHaveLength(900);
    expect(store.seen).toMatchObject({ shared: 0, most: 8 });
  });

  it('halves what is refused until the one stands alone, and writes the others', async () => {
    const changes = Array.from({ length: 50 }, (_, id) => aChange(id, [1]));
    const store = aStore((facts) =>
      facts.some(({ key }) => key.id === 'A-17')
        ? { outcome: 'refused', reason: 'no' }
        : { outcome: 'written', writeUnits: 1 },
    );

    const written = await writePacks(packChanges(changes), { facts: store, ...inNoHurry });

    const refused = written.filter(({ result }) => result.outcome === 'refused');
    expect(refused.map((one) => one.changes.map(({ fact }) => fact.key.id))).toEqual([['A-17']]);
    expect(written.flatMap((one) => one.changes)).toHaveLength(50);
    // About twice the logarithm, not one by one.
    expect(store.seen.commits).toBeLessThan(16);
  });
});
