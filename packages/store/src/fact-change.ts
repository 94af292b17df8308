// The step from a fact as it was read to the fact as it shall be: what its cells must be given, and which pointers come and
// go. Whoever counts and whoever counts again make it here, so that both keep to one rule.
import {
  type Contribution,
  type KindName,
  type StateOf,
  type UnitId,
  addTo,
  contributionOf,
  difference,
  parseCellKey,
} from '@tera/domain';
import { pointerChanges } from './evidence-index.ts';
import { COMPANIONS_PER_FACT, companionsOf } from './companions.ts';
import { type FactToWrite, expiryOf } from './fact-item.ts';
import { type Fact } from './fact.ts';
import { type CellToAdd, STORED_CELLS_PER_CELL, storedCells } from './stored-cell.ts';

/** Most puts, deletes and updates in one transaction. */
export const ACTIONS_PER_TRANSACTION = 100;

export interface Change {
  readonly fact: FactToWrite;
  /** What the fact adds more, or less, than it has applied so far. */
  readonly delta: Contribution;
  /** The same as it is stored, each cell once, under one text per cell. */
  readonly cells: ReadonlyMap<string, CellToAdd>;
}

/** The fact itself, and what is to be told of it. */
const ACTIONS_PER_FACT = 1 + COMPANIONS_PER_FACT;

// A cell brings its stored cells and at most one pointer. A fact with more cells than fit beside it is applied in several
// transactions, each leaving what is applied so far in the fact.
export const CELLS_PER_CHANGE = Math.floor((ACTIONS_PER_TRANSACTION - ACTIONS_PER_FACT) / (STORED_CELLS_PER_CELL + 1));

/** The change to `state`, which contributes `next`. Nothing of it is written yet. */
export function changeOf<K extends KindName>(current: Fact<K>, state: StateOf<K>, next: Contribution): Change {
  const { key, version } = current;
  const whole = difference(next, current.applied);
  const partial = whole.size > CELLS_PER_CHANGE;
  const delta = partial ? new Map([...whole].slice(0, CELLS_PER_CHANGE)) : whole;
  const applied = partial ? sum(current.applied, delta) : next;
  const expiresAt = expiryOf(key.kind, state);
  const { items, wasCharged } = companionsOf(current, state, expiresAt);
  const companions = [...pointerChanges(key, current.applied, applied, expiresAt), ...items];
  const fact: FactToWrite<K> = { key, state, version, applied, partial, wasCharged, companions };
  return { fact, delta, cells: additionsOf(key.unitId, delta) };
}

function additionsOf(unitId: UnitId, delta: Contribution): Map<string, CellToAdd> {
  const additions = new Map<string, CellToAdd & { counters: Record<string, number> }>();
  for (const [cell, counters] of delta) {
    for (const stored of storedCells(unitId, cell, counters)) {
      const name = `${stored.unitId}#${stored.period}#${stored.sk}`;
      const known = additions.get(name);
      if (known === undefined) additions.set(name, { ...stored, counters: { ...stored.counters } });
      else addTo(known.counters, stored.counters);
    }
  }
  // What moves within a month or a year comes to nothing there.
  for (const [name, { counters }] of additions) {
    for (const counter in counters) if (counters[counter] === 0) delete counters[counter];
    if (Object.keys(counters).length === 0) additions.delete(name);
  }
  return additions;
}

function sum(applied: Contribution, delta: Contribution): Contribution {
  return contributionOf([...applied, ...delta].map(([key, counters]) => [parseCellKey(key), counters] as const));
}
