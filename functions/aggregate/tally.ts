// What one batch did, counted while it is done and reported once at its end.
import type { Instant } from '@tera/domain';
import type { Seen } from './change.ts';
import type { Incoming } from './incoming.ts';
import type { Written } from './write-packs.ts';

export interface Tally {
  duplicates: number;
  idConflicts: number;
  eventsDropped: number;
  factsChanged: number;
  conflictsRetried: number;
  unknownUnits: number;
  writeUnits: number;
  /** Facts in each transaction that was written. */
  readonly factsPerTransaction: number[];
  oldestApplied: Instant | undefined;
  readonly unreadable: { readonly messageId: string; readonly why: string }[];
  /** Why facts could not be read; their records come again. */
  readonly readFailures: string[];
  /** Why the engine would never take a fact. */
  readonly refusals: string[];
  readonly see: (seen: Seen) => void;
  readonly count: (written: Written) => void;
  readonly apply: (incoming: Incoming) => void;
}

export function newTally(): Tally {
  const tally: Tally = {
    duplicates: 0,
    idConflicts: 0,
    eventsDropped: 0,
    factsChanged: 0,
    conflictsRetried: 0,
    unknownUnits: 0,
    writeUnits: 0,
    factsPerTransaction: [],
    oldestApplied: undefined,
    unreadable: [],
    refusals: [],
    readFailures: [],
    see: ({ duplicates, conflicts, dropped }) => {
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
    apply: (incoming) => {
      const instants = instantsOf(incoming);
      tally.oldestApplied = Math.min(tally.oldestApplied ?? Number.POSITIVE_INFINITY, ...instants);
    },
  };
  return tally;
}

/** Of what was said when it happened; a ruling or a correction is about something older. */
function instantsOf(incoming: Incoming): Instant[] {
  switch (incoming.kind) {
    case 'ticket':
      return incoming.events.map(({ occurredAt }) => occurredAt);
    case 'response':
    case 'device':
      return incoming.responses.map(({ receivedAt }) => receivedAt);
  }
}
