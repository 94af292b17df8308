// What one batch did, counted while it is done and reported once at its end.
import { type Instant, type KindName, happenedAt } from '@tera/domain';
import type { Judged } from './change.ts';
import type { Incoming } from './incoming.ts';
import type { Written } from './write-packs.ts';

export interface BatchTally {
  duplicates: number;
  idConflicts: number;
  eventsDropped: number;
  eventsSetAside: number;
  factsChanged: number;
  conflictsRetried: number;
  unknownUnits: number;
  writeUnits: number;
  /** Facts in each transaction that was written. */
  readonly factsPerTransaction: number[];
  /** When the oldest event of a ticket that was counted happened, by the clock of its sender; `undefined` while there was none. */
  oldestApplied: Instant | undefined;
  readonly unreadable: { readonly messageId: string; readonly why: string }[];
  /** Why facts could not be understood or judged, one by one. */
  readonly spoiled: string[];
  /** News of facts that are forgotten. */
  tooLate: number;
  /** Why facts or units could not be read; their records come again. */
  readonly readFailures: string[];
  /** Why the engine would never take a fact. */
  readonly refusals: string[];
  readonly see: (judged: Pick<Judged, 'seen' | 'tooLate'>) => void;
  readonly count: (written: Written) => void;
  readonly apply: (incoming: Incoming) => void;
}

export function newBatchTally(): BatchTally {
  const tally: BatchTally = {
    duplicates: 0,
    idConflicts: 0,
    eventsDropped: 0,
    eventsSetAside: 0,
    factsChanged: 0,
    conflictsRetried: 0,
    unknownUnits: 0,
    writeUnits: 0,
    factsPerTransaction: [],
    oldestApplied: undefined,
    unreadable: [],
    spoiled: [],
    tooLate: 0,
    refusals: [],
    readFailures: [],
    see: ({ seen: { duplicates, conflicts, dropped, setAside }, tooLate }) => {
      tally.eventsSetAside += setAside;
      tally.tooLate += tooLate;
      tally.duplicates += duplicates;
      tally.idConflicts += conflicts;
      tally.eventsDropped += dropped;
    },
    count: ({ result, changes, withCells }) => {
      switch (result.outcome) {
        case 'written':
          tally.factsChanged += changes.length;
          tally.writeUnits += result.writeUnits;
          if (withCells) tally.factsPerTransaction.push(changes.length);
          break;
        case 'stale':
        case 'busy':
          tally.conflictsRetried += 1;
          break;
        case 'unbegun':
          break;
        case 'refused':
          tally.refusals.push(result.reason);
          break;
      }
    },
    apply: ({ key, news }) => {
      // Of an answer the day alone is known, and a day is no age.
      if (key.kind !== 'ticket') return;
      for (const one of news) {
        const instant = happenedAt<KindName>(key.kind, one);
        tally.oldestApplied = Math.min(tally.oldestApplied ?? instant, instant);
      }
    },
  };
  return tally;
}
