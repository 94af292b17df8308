// Facts as the queue brings them, counted by the aggregator itself, and the sum that the cells must come to, worked out
// without any store.
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FactMessage } from '@tera/contracts';
import {
  type AnswerMove,
  type AnswerMoves,
  type CellKey,
  type Counters,
  type Ruling,
  type SurveyResponse,
  type TicketEvent,
  type TicketId,
  type UnitId,
  addTo,
  factContribution,
  monthOf,
  parseCellKey,
  unitRegistry,
  type KindName,
  type StateOf,
  NOT_MOVED,
} from '@tera/domain';
import { factItem, factOf, factStore, registryStore } from '@tera/store';
import { type Deps, aggregate } from '../../../functions/aggregate/aggregate.ts';
import { judgeChange } from '../../../functions/aggregate/change.ts';
import { type QueueRecord, gather } from '../../../functions/aggregate/incoming.ts';
import { type Engine, TABLES } from './engine/index.ts';
import { aDocument, at, ticketState } from './facts/index.ts';

export { type QueueRecord, aggregate };

export const UNIT = unitRegistry(aDocument());
export const NOBODY = 'nobody' as UnitId;
let messages = 0;

/**
 * Counts records at noon and by what the registry says of their units, unless a test says otherwise.
 * @throws when one of them is not counted
 */
export function countingOn(engine: Pick<Engine, 'client'>, others: Partial<Deps> = {}) {
  return async (...records: readonly QueueRecord[]): Promise<void> => {
    const registry = registryStore(engine.client, TABLES.registry);
    const { failed } = await aggregate(records, depsOn(engine.client, { registry, ...others }));
    if (failed.length > 0) throw new Error('what a test stands on was not counted');
  };
}

/** All that is known of a fact. */
export interface KnownFact<K extends KindName = KindName> {
  readonly kind: K;
  readonly state: StateOf<K>;
}

export function record(message: FactMessage | string): QueueRecord {
  return { messageId: `m-${messages++}`, body: typeof message === 'string' ? message : JSON.stringify(message) };
}

export function pushed(unitId: UnitId, events: readonly TicketEvent[]): QueueRecord {
  return record({ v: 1, kind: 'ticket-events', unitId, events: [...events] });
}

export function ruled(unitId: UnitId, ticketId: string, ruling: Ruling): QueueRecord {
  return record({ v: 1, kind: 'ruling', unitId, fact: { kind: 'ticket', id: ticketId as TicketId }, ruling });
}

export function moved(unitId: UnitId, key: string, move: AnswerMove): QueueRecord {
  return record({ v: 1, kind: 'answer-move', unitId, key, move });
}

export function answered(unitId: UnitId, key: string, response: SurveyResponse): QueueRecord {
  return record({ v: 1, kind: 'response', unitId, key, response });
}

/**
 * Why messages, by their texts, are not counted: nothing where each can be read, what it tells can be added up, and what is then
 * stored can be read again. In the office of `UNIT`, at noon.
 */
export function whyNotCounted(texts: readonly string[]): string[] {
  const { facts, unreadable } = gather(texts.map((body) => record(body)));
  const doubts = unreadable.map(({ why }) => why);
  for (const incoming of facts.values()) {
    const { key } = incoming;
    try {
      const { change } = judgeChange(factOf(key, undefined, at('12:00')), incoming, UNIT, at('12:00'));
      if (change === undefined) throw new Error('nothing is new');
      const item = factItem({ ...change.fact, version: 1 });
      const again = factItem(factOf(key, item, at('12:00')));
      if (!isDeepStrictEqual(again, item)) throw new Error('it is read otherwise than it was stored');
    } catch (error) {
      doubts.push(`${key.kind} ${key.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return doubts;
}

/** An aggregator on the tables of `client`, where every unit but `NOBODY` is the same office. */
export function depsOn(client: DynamoDBClient, others: Partial<Deps> = {}): Deps {
  return {
    facts: factStore(client, TABLES),
    registry: { unit: (id) => Promise.resolve(id === NOBODY ? undefined : UNIT) },
    now: () => at('12:00'),
    remaining: () => 60_000,
    ...others,
  };
}

/** What the day and month cells must hold of these tickets (each the events of one) and responses. */
export function sumOf(
  tickets: readonly (readonly TicketEvent[])[],
  responses: readonly SurveyResponse[] = [],
): Map<CellKey, Counters> {
  return sumOfFacts([
    ...tickets.map((events) => ticketFact(events)),
    ...responses.map((response) => responseFact(response)),
  ]);
}

/** What the day and month cells, and their mirrors, must hold of these facts. */
export function sumOfFacts(facts: readonly KnownFact[]): Map<CellKey, Counters> {
  const cells = new Map<CellKey, Record<string, number>>();
  for (const [key, counters] of facts.flatMap((fact) => Array.from(factContribution(fact.kind, fact.state, UNIT)))) {
    const { day } = parseCellKey(key);
    for (const period of [day, monthOf(day)]) {
      const cell = `${period}${key.slice(day.length)}` as CellKey;
      const tally = cells.get(cell) ?? {};
      addTo(tally, counters);
      cells.set(cell, tally);
    }
  }
  // A counter that came to zero is stored as zero, which says the same as none.
  const counted = Array.from(
    cells,
    ([cell, tally]) => [cell, Object.fromEntries(Object.entries(tally).filter(([, n]) => n !== 0))] as const,
  );
  return new Map(counted.filter(([, tally]) => Object.keys(tally).length > 0));
}

export function ticketFact(events: readonly TicketEvent[], ruling?: Ruling): KnownFact<'ticket'> {
  return { kind: 'ticket', state: { ...ticketState(events), ruling } };
}

export function responseFact(response: SurveyResponse, moves: AnswerMoves = NOT_MOVED): KnownFact<'response'> {
  return { kind: 'response', state: { response, moves } };
}
