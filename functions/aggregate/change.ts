// What a batch changes of one fact: everything that is known of it, the old and the new together, and what therefore is to
// be written. Nothing here may depend on the order in which things arrive.
import {
  type FactContent,
  type FactState,
  type UnitRegistry,
  NEW_DEVICE_DAY,
  NEW_TICKET,
  NOT_MOVED,
  factContribution,
  firstResponse,
  laterRuling,
  mergeDeviceDay,
  mergeTicket,
  withMove,
} from '@tera/domain';
import { type Change, type Fact, changeOf } from '@tera/store';
import type { Incoming } from './incoming.ts';

/** What was seen while merging, for the metrics. */
export interface Seen {
  readonly duplicates: number;
  readonly conflicts: number;
  readonly dropped: number;
}

export interface Judged {
  /** Absent when nothing is new. */
  readonly change: Change | undefined;
  readonly seen: Seen;
}

export function judgeChange(current: Fact, incoming: Incoming, unit: UnitRegistry): Judged {
  const { content, changed, seen } = mergedContent(current.content, incoming);
  const ruling = mergedRuling(current, incoming);
  const moves = mergedMoves(current, incoming);
  if (!changed && ruling === current.ruling && moves === current.moves && !current.partial) {
    return { change: undefined, seen };
  }
  const state = { content, ruling, moves };
  return { change: changeOf(current, state, factContribution(state, unit)), seen };
}

interface MergedContent {
  readonly content: FactContent | undefined;
  readonly changed: boolean;
  readonly seen: Seen;
}

function mergedContent(current: FactContent | undefined, incoming: Incoming): MergedContent {
  switch (incoming.kind) {
    case 'ticket': {
      if (incoming.events.length === 0) return { content: current, changed: false, seen: NOTHING_SEEN };
      const stored = current?.kind === 'ticket' ? current.ticket : NEW_TICKET;
      const { ticket, changed, ...seen } = mergeTicket(stored, incoming.events);
      return { content: { kind: 'ticket', ticket }, changed, seen };
    }
    case 'response': {
      const [first, ...others] = [...(current?.kind === 'response' ? [current.response] : []), ...incoming.responses];
      if (first === undefined) return { content: current, changed: false, seen: NOTHING_SEEN };
      const response = others.reduce(firstResponse, first);
      const changed = current?.kind !== 'response' || response !== current.response;
      return { content: { kind: 'response', response }, changed, seen: { ...NOTHING_SEEN, duplicates: others.length } };
    }
    case 'device': {
      const stored = current?.kind === 'device' ? current.device : NEW_DEVICE_DAY;
      const { device, changed } = mergeDeviceDay(stored, incoming.responses);
      return { content: { kind: 'device', device }, changed, seen: NOTHING_SEEN };
    }
  }
}

const NOTHING_SEEN: Seen = { duplicates: 0, conflicts: 0, dropped: 0 };

/** The very ruling that is stored, unless a later one has come. */
function mergedRuling({ ruling: stored }: FactState, incoming: Incoming): FactState['ruling'] {
  if (incoming.kind !== 'ticket') return stored;
  const [first, ...others] = [...(stored === undefined ? [] : [stored]), ...incoming.rulings];
  return first === undefined ? undefined : others.reduce(laterRuling, first);
}

/** The very moves that are stored, unless a later one has come. */
function mergedMoves({ moves: stored }: FactState, incoming: Incoming): FactState['moves'] {
  if (incoming.kind !== 'response') return stored;
  const moves = incoming.moves.reduce(withMove, stored ?? NOT_MOVED);
  return moves === NOT_MOVED ? stored : moves;
}
