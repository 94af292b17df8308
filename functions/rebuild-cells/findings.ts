// What a rebuild finds, gathered for the answer: the first of each kind in full, and how many there were of all. What few
// people answered is not told here either: of such counters only by how much they are wrong.
import type { CounterChange, RebuildBody } from '@tera/contracts';
import {
  type Contribution,
  type CounterDifference,
  amountsOf,
  counterDifferences,
  counterDefinition,
} from '@tera/domain';
import { type Fact, type StoredCell, cellOf } from '@tera/store';

type ChangedFact = RebuildBody['changedFacts'][number];

const LISTED = 200;

export interface Findings {
  readonly read: () => void;
  /** A cell that was compared, with what differs in it. */
  readonly compared: (differences: readonly CounterChange[]) => void;
  readonly changed: (fact: ChangedFact) => void;
  /** Tickets that were asked anew whose their answers are. */
  readonly asked: (tickets: number) => void;
  readonly unsettled: (cells: number) => void;
  readonly told: () => Omit<RebuildBody, 'unitId' | 'period' | 'applied' | 'next'>;
}

export function newFindings(): Findings {
  const counts = { facts: 0, cells: 0, differing: 0, changed: 0, asked: 0, unsettled: 0 };
  const differences: CounterChange[] = [];
  const changedFacts: ChangedFact[] = [];
  return {
    read: () => {
      counts.facts += 1;
    },
    compared: (found) => {
      counts.cells += 1;
      counts.differing += found.length;
      differences.push(...found.slice(0, LISTED - differences.length));
    },
    changed: (fact) => {
      counts.changed += 1;
      if (changedFacts.length < LISTED) changedFacts.push(fact);
    },
    asked: (tickets) => {
      counts.asked += tickets;
    },
    unsettled: (cells) => {
      counts.unsettled += cells;
    },
    told: () => ({ ...counts, differences, changedFacts }),
  };
}

export function toldDifferences(
  { period, sk }: Pick<StoredCell, 'period' | 'sk'>,
  differences: readonly CounterDifference[],
): CounterChange[] {
  const { officerId = null, serviceId = null, contested } = cellOf({ period, sk });
  const cell = { period, officerId, serviceId, ...(contested === undefined ? {} : { contested }) };
  return differences.map(({ counter, stored, rebuilt }) => {
    const { meaning, tellsAnswers } = counterDefinition(counter);
    return {
      cell,
      counter: meaning,
      by: rebuilt - stored,
      stored: tellsAnswers ? null : stored,
      rebuilt: tellsAnswers ? null : rebuilt,
    };
  });
}

/** What the fact had added against what it adds. An answer stays anonymous: of it only that it changes. */
export function toldChange({ key: { kind, id }, applied }: Fact, next: Contribution): ChangedFact {
  if (kind !== 'ticket') return { factId: null, kind, changes: [] };
  const changes = [...new Set([...applied.keys(), ...next.keys()])].toSorted().flatMap((cell) => {
    const [period = '', ...sk] = cell.split('#');
    return toldDifferences(
      { period, sk: sk.join('#') },
      counterDifferences(amountsOf(applied.get(cell) ?? {}), amountsOf(next.get(cell) ?? {})),
    );
  });
  return { factId: id, kind, changes };
}
