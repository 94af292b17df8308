// Ours and theirs on the same events, in turn, several times over. Machines are noisy, so what counts is the ratio within
// each pair, and of the pairs the median; and no speed is worth anything unless both end in the same figures.

import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { type Contribution, NEW_TICKET, mergeTicket, ticketContribution, unitRegistry } from '@tera/domain';
import { WRITE_MARK, type TableNames, factStore, registryStore } from '@tera/store';
import { aggregate } from '../../functions/aggregate/aggregate.ts';
import type { QueueRecord } from '../../functions/aggregate/incoming.ts';
import { type Capacity, type MeteredClient, measureCapacity } from './measure-capacity.ts';
import { type OneShotTicket, queueRecords, unitDocument } from './one-shot-tickets.ts';
import { type UsualTables, countTheUsualWay } from './usual-pattern.ts';

/** One engine, and for each of the two its own client and tables. */
export interface Arena {
  readonly ours: { readonly client: MeteredClient; readonly sdk: DynamoDBClient; readonly tables: TableNames };
  readonly theirs: { readonly client: DynamoDBClient; readonly tables: UsualTables };
}

export interface Contest {
  readonly makeTickets: (batch: number) => OneShotTicket[];
  /** Milliseconds after which no further pair begins; there are never fewer than `FEWEST_PAIRS`. */
  readonly lasting: number;
}

export interface Speed {
  readonly eventsPerSecond: number;
  /** Microseconds of processor time of this process; the engine is another one. */
  readonly processorPerEvent: number;
}

export interface Side extends Speed {
  readonly capacity: Capacity;
}

/** Of the pairs: the median, and between what they lay. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Outcome {
  readonly tickets: number;
  readonly events: number;
  readonly pairs: number;
  readonly ours: Side;
  readonly theirs: Side;
  /** Ours ÷ theirs. */
  readonly eventsPerSecond: Ratio;
  readonly processorPerEvent: Ratio;
}

const FEWEST_PAIRS = 2;
const MOST_PAIRS = 9;
const registry = unitRegistry(unitDocument);

/** `firstBatch`: from here on the batches are this contest's own. */
export async function hold({ makeTickets, lasting }: Contest, arena: Arena, firstBatch: number): Promise<Outcome> {
  let batch = firstBatch;
  // The first batch shows what it costs and takes the cold start; it is not timed.
  const first = batchOf(makeTickets(batch++));
  const ourCapacity = await arena.ours.client.measure(() => countOurWay(first, arena));
  const theirCapacity = await measureCapacity(arena.theirs.client, () => countTheirWay(first, arena));

  const pairs: { readonly ours: Speed; readonly theirs: Speed }[] = [];
  const end = performance.now() + lasting;
  while (pairs.length < FEWEST_PAIRS || (pairs.length < MOST_PAIRS && performance.now() < end)) {
    const next = batchOf(makeTickets(batch++));
    // Each goes first every other time.
    const theirsFirst = pairs.length % 2 === 0 ? await time(next, arena, countTheirWay) : undefined;
    const ours = await time(next, arena, countOurWay);
    pairs.push({ ours, theirs: theirsFirst ?? (await time(next, arena, countTheirWay)) });
  }
  await expectSameFigures(arena);

  const median = (of: (pair: (typeof pairs)[number]) => number) => ratioOf(pairs.map(of)).median;
  return {
    tickets: first.tickets,
    events: first.events,
    pairs: pairs.length,
    ours: {
      eventsPerSecond: median(({ ours }) => ours.eventsPerSecond),
      processorPerEvent: median(({ ours }) => ours.processorPerEvent),
      capacity: ourCapacity,
    },
    theirs: {
      eventsPerSecond: median(({ theirs }) => theirs.eventsPerSecond),
      processorPerEvent: median(({ theirs }) => theirs.processorPerEvent),
      capacity: theirCapacity,
    },
    eventsPerSecond: ratioOf(pairs.map(({ ours, theirs }) => ours.eventsPerSecond / theirs.eventsPerSecond)),
    processorPerEvent: ratioOf(pairs.map(({ ours, theirs }) => ours.processorPerEvent / theirs.processorPerEvent)),
  };
}

interface Batch {
  readonly records: readonly QueueRecord[];
  readonly tickets: number;
  readonly events: number;
  /** What each event adds, for the usual pattern, which has no way to know. */
  readonly addedBy: ReadonlyMap<string, Contribution>;
}

function batchOf(tickets: readonly OneShotTicket[]): Batch {
  const addedBy = new Map(tickets.flatMap(additionsOf));
  return { records: queueRecords(tickets), tickets: tickets.length, events: addedBy.size, addedBy };
}

/** The event that completes the ticket adds what the ticket adds; those before it count themselves in the same cells. */
function additionsOf(events: OneShotTicket): (readonly [string, Contribution])[] {
  const contribution = ticketContribution(mergeTicket(NEW_TICKET, events).ticket, registry);
  return events.map(({ eventId, type }) => {
    const cells = Array.from(contribution.keys(), (key) => [key, { [`event.${type}`]: 1 }] as const);
    return [eventId, type === 'completed' ? contribution : new Map(cells)];
  });
}

async function countOurWay({ records }: Batch, { ours: { client, tables } }: Arena): Promise<void> {
  const { failed } = await aggregate(records, {
    facts: factStore(client, tables),
    registry: registryStore(client, tables.registry),
    now: Date.now,
    remaining: () => Number.POSITIVE_INFINITY,
  });
  if (failed.length > 0) throw new Error(`the aggregator left ${failed.length} records`);
}

function countTheirWay({ records, addedBy }: Batch, { theirs: { client, tables } }: Arena): Promise<void> {
  return countTheUsualWay(records, client, tables, addedBy);
}

setFlagsFromString('--expose-gc');
export const collectGarbage = runInNewContext('gc') as () => void;

async function time(batch: Batch, arena: Arena, count: (batch: Batch, arena: Arena) => Promise<void>): Promise<Speed> {
  // What the other one left behind is not for this one to clear away.
  collectGarbage();
  await sleep(20);
  const [began, processorAtStart] = [performance.now(), process.cpuUsage()];
  await count(batch, arena);
  const { user, system } = process.cpuUsage(processorAtStart);
  return {
    eventsPerSecond: (batch.events / (performance.now() - began)) * 1000,
    processorPerEvent: (user + system) / batch.events,
  };
}

export function ratioOf(values: readonly number[]): Ratio {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return { median: (low + high) / 2, least: Math.min(...sorted), most: Math.max(...sorted) };
}

async function expectSameFigures({ ours, theirs }: Arena): Promise<void> {
  const [our, their] = await Promise.all([
    figuresIn(ours.sdk, ours.tables.indicators),
    figuresIn(theirs.client, theirs.tables.indicators),
  ]);
  for (const cell of new Set([...our.keys(), ...their.keys()])) {
    if (our.get(cell) !== their.get(cell)) throw new Error(`both must count the same, and in ${cell} they differ`);
  }
}

/** Each cell of the table as one text, without what only one of the two keeps. */
async function figuresIn(client: DynamoDBClient, table: string): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: table, ExclusiveStartKey: from }),
    );
    for (const { pk, sk, ...counters } of Items) {
      const figures = Object.entries(counters).filter(([name]) => !name.startsWith('event.') && name !== WRITE_MARK);
      const text = figures.map(([name, { N }]) => `${name}=${N}`).toSorted();
      cells.set(`${pk?.S} ${sk?.S}`, text.join());
    }
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return cells;
}
