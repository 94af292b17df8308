// What a batch changes of one fact: the fact as it shall be, and the difference that its cells must be given.
import {
  type CellKey,
  type Contribution,
  type Counters,
  type UnitRegistry,
  NEW_TICKET,
  contributionOf,
  difference,
  firstResponse,
  mergeTicket,
  parseCellKey,
  responseContribution,
  ticketContribution,
} from '@tera/domain';
import { ACTIONS_PER_TRANSACTION, type Fact, type FactContent, type FactToWrite } from '@tera/store';
import type { Incoming } from './incoming.ts';

export interface Change {
  readonly fact: FactToWrite;
  readonly delta: Contribution;
  /** Where all the cells of the change lie, for packing. */
  readonly cells: readonly CellKey[];
}

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

// Each cell is a day's and a month's item; a fact with more cells than fit beside it is applied in several
// transactions, each leaving what is applied so far in the fact.
const CELLS_PER_CHANGE = Math.floor((ACTIONS_PER_TRANSACTION - 1) / 2);

export function judgeChange(current: Fact, incoming: Incoming, unit: UnitRegistry): Judged {
  const { content, changed, seen } = merge(current.content, incoming);
  if (!changed && !current.partial) return { change: undefined, seen };
  const next = contribution(content, unit);
  const whole = difference(next, current.applied);
  const partial = whole.size > CELLS_PER_CHANGE;
  const delta = partial ? new Map([...whole].slice(0, CELLS_PER_CHANGE)) : whole;
  const applied = partial ? sum(current.applied, delta) : next;
  return { change: { fact: { ...current, content, applied, partial }, delta, cells: [...delta.keys()] }, seen };
}

function contribution(content: FactContent, unit: UnitRegistry): Contribution {
  return content.kind === 'ticket'
    ? ticketContribution(content.ticket, unit)
    : responseContribution(content.response, unit.timeZone);
}

function merge(
  current: FactContent | undefined,
  incoming: Incoming,
): { content: FactContent; changed: boolean; seen: Seen } {
  if (incoming.kind === 'ticket') {
    const stored = current?.kind === 'ticket' ? current.ticket : NEW_TICKET;
    const { ticket, changed, ...seen } = mergeTicket(stored, incoming.events);
    return { content: { kind: 'ticket', ticket }, changed, seen };
  }
  const stored = current?.kind === 'response' ? current.response : undefined;
  const response = stored === undefined ? incoming.response : firstResponse(stored, incoming.response);
  const changed = response !== stored;
  const duplicates = incoming.repeats + (stored === undefined ? 0 : 1);
  return { content: { kind: 'response', response }, changed, seen: { duplicates, conflicts: 0, dropped: 0 } };
}

function sum(applied: Contribution, delta: Contribution): Contribution {
  const entries = [...applied, ...delta].map(([key, counters]): [ReturnType<typeof parseCellKey>, Counters] => [
    parseCellKey(key),
    counters,
  ]);
  return contributionOf(entries);
}
