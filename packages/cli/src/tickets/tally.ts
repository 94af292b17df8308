// What became of the rows of a file: how many events they are, how many were taken, and which were refused and why.
import type { BadLine, LineOfEvent } from './events-of-rows.ts';

export interface PushTally {
  rows: number;
  events: number;
  accepted: number;
  refused: number;
  /** In the order of their lines once `ended`; of very many only the first. */
  readonly bad: readonly BadLine[];
  readonly types: ReadonlyMap<string, number>;
  readonly tickets: ReadonlySet<string>;
  /** Of the oldest and the newest event, in UTC; empty without events. */
  oldest: string;
  newest: string;
  readonly add: (line: LineOfEvent) => void;
  readonly refuse: (line: BadLine) => void;
}

/** So many refused lines are remembered; all are counted. */
const REMEMBERED = 10_000;

export function newPushTally(): PushTally {
  const bad: BadLine[] = [];
  const types = new Map<string, number>();
  const tickets = new Set<string>();
  const tally: PushTally = {
    rows: 0,
    events: 0,
    accepted: 0,
    refused: 0,
    bad,
    types,
    tickets,
    oldest: '',
    newest: '',
    add: ({ event: { type, ticketId, occurredAt } }) => {
      tally.events += 1;
      types.set(type, (types.get(type) ?? 0) + 1);
      tickets.add(ticketId);
      if (tally.oldest === '' || occurredAt < tally.oldest) tally.oldest = occurredAt;
      if (occurredAt > tally.newest) tally.newest = occurredAt;
    },
    refuse: (line) => {
      tally.refused += 1;
      if (bad.length < REMEMBERED) bad.push(line);
    },
  };
  return tally;
}
