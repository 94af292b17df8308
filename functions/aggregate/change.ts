// What a batch changes of one fact: the fact as it shall be, and the difference that its cells must be given.
import {
  type CellKey,
  type Contribution,
  type Counters,
  type UnitRegistry,
  NEW_DEVICE_DAY,
  NEW_TICKET,
  contributionOf,
  deviceContribution,
  difference,
  firstResponse,
  mergeDeviceDay,
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
  switch (content.kind) {
    case 'ticket':
      return ticketContribution(content.ticket, unit);
    case 'response':
      return responseContribution(content.response, unit.timeZone);
    case 'device':
      return deviceContribution(content.device, unit.timeZone);
  }
}

interface Merged {
  readonly content: FactContent;
  readonly changed: boolean;
  readonly seen: Seen;
}

function merge(current: FactContent | undefined, incoming: Incoming): Merged {
  switch (incoming.kind) {
    case 'ticket': {
      const stored = current?.kind === 'ticket' ? current.ticket : NEW_TICKET;
      const { ticket, changed, ...seen } = mergeTicket(stored, incoming.events);
      return { content: { kind: 'ticket', ticket }, changed, seen };
    }
    case 'response': {
      const stored = current?.kind === 'response' ? current.response : undefined;
      const response = stored === undefined ? incoming.response : firstResponse(stored, incoming.response);
      const duplicates = incoming.repeats + (stored === undefined ? 0 : 1);
      return {
        content: { kind: 'response', response },
        changed: response !== stored,
        seen: { ...NOTHING_SEEN, duplicates },
      };
    }
    case 'device': {
      const stored = current?.kind === 'device' ? current.device : NEW_DEVICE_DAY;
      const { device, changed } = mergeDeviceDay(stored, incoming.responses);
      return { content: { kind: 'device', device }, changed, seen: NOTHING_SEEN };
    }
  }
}

const NOTHING_SEEN: Seen = { duplicates: 0, conflicts: 0, dropped: 0 };

function sum(applied: Contribution, delta: Contribution): Contribution {
  const entries = [...applied, ...delta].map(([key, counters]): [ReturnType<typeof parseCellKey>, Counters] => [
    parseCellKey(key),
    counters,
  ]);
  return contributionOf(entries);
}
