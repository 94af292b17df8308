// What an office did, in the tables, without the queue in between: cells as sums of what each visit and answer adds, facts
// as the aggregator leaves them, many to a request. What is counted from facts is counted by the domain's own rules.

import type { PutRequest } from '@aws-sdk/client-dynamodb';
import {
  type CellKey,
  type Contribution,
  type Counters,
  type FactKey,
  type KindName,
  type LocalDay,
  MINUTE,
  NEW_TICKET,
  type StateOf,
  cellKey,
  durationCounters,
  factContribution,
  isLocalDay,
  mergeTicket,
  unitRegistry,
} from '@tera/domain';
import {
  type CellToAdd,
  type DynamoClient,
  type TableNames,
  WRITE_MARK,
  aWriteMark,
  factItem,
  inParallel,
  storedCells,
} from '@tera/store';
import {
  type Answer,
  type Office,
  type Officer,
  type Visit,
  answersTo,
  answersToPosters,
  busiest,
  eventsOf,
  largeOffice,
  visitsOf,
} from './office.ts';

type Item = NonNullable<PutRequest['Item']>;
type Table = 'facts' | 'indicators';

export interface ToSeed {
  /** As the office numbers them. */
  readonly months: readonly number[];
  /** Of these months the answers are facts as well, so that a release can be made of them. */
  readonly answersOf: readonly number[];
  /** The day that has its own cells as well, and all of its tickets as facts; with it come those of the busiest officer. */
  readonly wholly?: LocalDay;
}

/** How much was written, by table. */
export type Seeded = Record<Table, number>;

const rules = unitRegistry(largeOffice.document);

export async function seed(office: Office, wishes: ToSeed, client: DynamoClient, tables: TableNames): Promise<Seeded> {
  const write = writer(client, tables);
  for (const month of wishes.months) await seedMonth(office, month, wishes, write);
  return write.end();
}

async function seedMonth(office: Office, month: number, { answersOf, wholly }: ToSeed, write: Writer): Promise<void> {
  const { unitId } = office;
  const cells = new Map<string, Cell>();
  const count = (contribution: Iterable<readonly [CellKey, Counters]>) => {
    for (const [key, counters] of contribution) {
      for (const cell of storedCells(unitId, key, counters)) {
        if (!isLocalDay(cell.period) || cell.period === wholly) addToCell(cells, cell);
      }
    }
  };
  const answered = async (answer: Answer) => {
    const key: FactKey<'response'> = { unitId, kind: 'response', id: answer.key };
    const state = { response: answer.response, charge: { to: answer.charge, order: 1 } };
    const applied = factContribution('response', state, rules);
    count(applied);
    if (answersOf.includes(month)) await write.fact(key, state, applied);
  };
  for (const [index, officer] of office.officers.entries()) {
    const visits = visitsOf(officer, month);
    for (const visit of visits) {
      if (wholly === undefined || (visit.day !== wholly && officer !== busiest))
        count([[keyOf(visit, officer), countersOf(visit)]]);
      else {
        const state = { events: mergeTicket(NEW_TICKET, eventsOf(visit, officer.id)).ticket };
        const applied = factContribution('ticket', state, rules);
        count(applied);
        await write.fact({ unitId, kind: 'ticket', id: `A-${visit.id}` }, state, applied);
      }
    }
    // Here and there somebody objects to a ticket.
    const [doubted] = visits;
    if (doubted !== undefined && index % 40 === 0 && doubted.day !== wholly) {
      count([[`${keyOf(doubted, officer)}#contested`, countersOf(doubted)]]);
    }
    for (const answer of answersTo(visits, officer, month)) await answered(answer);
  }
  for (const answer of answersToPosters(office, month)) await answered(answer);
  for (const { period, sk, counters } of cells.values()) {
    const amounts = Object.entries(counters).map(([name, amount]) => [name, { N: String(amount) }] as const);
    const key = { pk: { S: `${unitId}#${period}` }, sk: { S: sk } };
    await write.put('indicators', {
      ...key,
      [WRITE_MARK]: { N: String(aWriteMark()) },
      ...Object.fromEntries(amounts),
    });
  }
}

function keyOf({ day, serviceId }: Visit, { id }: Officer): CellKey {
  return cellKey({ day, officerId: id, serviceId });
}

/** As the domain counts such a ticket, which is most of its processor time. */
function countersOf({ wait, service, isResolved, serviceId, day }: Visit): Counters {
  const minutes = rules.standardOn(serviceId, day)?.minutes ?? 0;
  return {
    completed: 1,
    ...(isResolved ? { resolved: 1 } : {}),
    'i.ticket': 1,
    judged: 1,
    ...(service <= minutes * MINUTE ? { onTime: 1 } : {}),
    ...durationCounters('wait', wait),
    ...durationCounters('service', service),
    ...durationCounters('turnaround', wait + service),
  };
}

interface Cell {
  readonly period: string;
  readonly sk: string;
  readonly counters: Record<string, number>;
}

function addToCell(cells: Map<string, Cell>, { period, sk, counters }: CellToAdd): void {
  const name = `${period}#${sk}`;
  let cell = cells.get(name);
  if (cell === undefined) cells.set(name, (cell = { period, sk, counters: {} }));
  for (const counter in counters) cell.counters[counter] = (cell.counters[counter] ?? 0) + (counters[counter] ?? 0);
}

interface Writer {
  readonly put: (table: Table, item: Item) => Promise<void>;
  readonly fact: <K extends KindName>(key: FactKey<K>, state: StateOf<K>, applied: Contribution) => Promise<void>;
  readonly end: () => Promise<Seeded>;
}

const ITEMS_PER_REQUEST = 25;
const REQUESTS_AT_ONCE = 16;

function writer(client: DynamoClient, tables: TableNames): Writer {
  const seeded: Seeded = { facts: 0, indicators: 0 };
  let waiting: (readonly [Table, Item])[] = [];
  const flush = async () => {
    const requests = Array.from({ length: Math.ceil(waiting.length / ITEMS_PER_REQUEST) }, (_, index) =>
      waiting.slice(index * ITEMS_PER_REQUEST, (index + 1) * ITEMS_PER_REQUEST),
    );
    waiting = [];
    await inParallel(requests, REQUESTS_AT_ONCE, async (items) => {
      const puts = Map.groupBy(items, ([table]) => tables[table]);
      const RequestItems = Object.fromEntries(
        Array.from(puts, ([table, some]) => [table, some.map(([, Item]) => ({ PutRequest: { Item } }))]),
      );
      await client.send<object, object>({ operation: 'BatchWriteItem', input: { RequestItems } });
    });
  };
  const put: Writer['put'] = async (table, item) => {
    seeded[table] += 1;
    waiting.push([table, item]);
    if (waiting.length === ITEMS_PER_REQUEST * REQUESTS_AT_ONCE) await flush();
  };
  return {
    put,
    fact: (key, state, applied) => put('facts', factItem({ key, state, applied, partial: false, version: 1 })),
    end: async () => {
      await flush();
      return seeded;
    },
  };
}
