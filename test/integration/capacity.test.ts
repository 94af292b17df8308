// What counting and reading cost, in the units that DynamoDB bills, on the real engine. A budget is of design.md §9; times
// are for `npm run bench`, and no test here looks at a clock.

import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type Amounts,
  type Counters,
  amountsOf,
  ELEMENTS,
  NEW_TICKET,
  type OfficerId,
  type Period,
  type Score,
  type ServiceId,
  addTo,
  mergeTicket,
  parsePeriod,
  ticketContribution,
  unitRegistry,
} from '@tera/domain';
import type { IndicatorQuery } from '@tera/contracts';
import type { Reply } from '@tera/http';
import {
  EVIDENCE_INDEX,
  OPEN_INDEX,
  WRITE_MARK,
  aWriteMark,
  factStore,
  indicatorStore,
  broughtReader,
  registryStore,
  releaseStore,
} from '@tera/store';
import { type Item, TABLES, putUnit, startEngine } from '@tera/testing/engine';
import { addedBy, chargedTo } from '@tera/testing/facts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Aggregated, aggregate } from '../../functions/aggregate/aggregate.ts';
import type { QueueRecord } from '../../functions/aggregate/incoming.ts';
import { readIndicators } from '@tera/reporting/answers';
import { metered } from '../bench/measure-capacity.ts';
import { oneShotTickets, queueRecords, unitDocument, unitId } from '../bench/one-shot-tickets.ts';

const KB = 1024;

describe('a ticket whose events come in one push', () => {
  it.each([
    { perCell: 1, tickets: 900, atMost: 7 },
    { perCell: 10, tickets: 900, atMost: 3.5 },
    { perCell: 90, tickets: 900, atMost: 3.1 },
    { perCell: 90, tickets: 90, atMost: 3.1 },
  ])(
    'costs at most $atMost write units when $perCell share their cells, of $tickets in the batch',
    async ({ perCell, tickets, atMost }) => {
      const counting = await aCounting();

      const { writeUnits, indexWriteUnits } = await counting.client.measure(() =>
        counting.count(queueRecords(oneShotTickets(0, tickets, perCell))),
      );

      expect(writeUnits / tickets).toBeLessThanOrEqual(atMost);
      expect(indexWriteUnits).toEqual({ [EVIDENCE_INDEX]: tickets });
    },
  );

  it('has never been among the open ones, and costs nothing for it; told step by step it costs a unit for each', async () => {
    const counting = await aCounting();
    const [whole, ...steps] = oneShotTickets(0, 2, 1);

    const pushedWhole = await counting.client.measure(() =>
      counting.count(queueRecords(whole === undefined ? [] : [whole])),
    );
    const told = await counting.client.measure(async () => {
      for (const event of steps.flat()) await counting.count(queueRecords([[event]]));
    });

    expect(pushedWhole.indexWriteUnits).toEqual({ [EVIDENCE_INDEX]: 1 });
    // Issued, called, started; and taken away by the completion.
    expect(told.indexWriteUnits).toEqual({ [OPEN_INDEX]: 4, [EVIDENCE_INDEX]: 1 });
  });

  it('costs what the aggregator reports, the evidence index included', async () => {
    const records = queueRecords(oneShotTickets(0, 120, 10));
    const [measured, reporting] = [await aCounting(), await aCounting()];

    const { writeUnits, indexWriteUnits } = await measured.client.measure(() => measured.count(records));
    const { tally } = await reporting.count(records);

    expect(indexWriteUnits[EVIDENCE_INDEX]).toBeGreaterThan(0);
    expect(tally.writeUnits).toBe(writeUnits);
  });

  it('costs no write unit when it comes again', async () => {
    const counting = await aCounting();
    const records = queueRecords(oneShotTickets(0, 120, 10));
    await counting.count(records);
    let again: Aggregated | undefined;

    const { writeUnits } = await counting.client.measure(async () => {
      again = await counting.count(records);
    });

    expect(writeUnits).toBe(0);
    expect(again?.tally.duplicates).toBe(4 * 120);
  });
});

describe('an item', () => {
  it('stays under 1 KB, be it a fact or a cell of ninety tickets', async () => {
    const counting = await aCounting();
    await counting.count(queueRecords(oneShotTickets(0, 270, 90)));

    const [facts, cells] = [await counting.items('facts'), await counting.items('indicators')];

    expect(facts).toHaveLength(270);
    expect(Math.max(...facts.map(itemBytes))).toBeLessThan(KB);
    expect(cells.map((cell) => cell['completed']?.N)).toEqual(Array.from({ length: 6 }, () => '90'));
    expect(Math.max(...cells.map(itemBytes))).toBeLessThan(KB);
  });
});

describe('a month of a unit with 500 officers and 5 services', () => {
  it('costs at most 350 read units and is answered in one call', async () => {
    const counting = await aCounting();
    await putCells(counting.sdk, cellsOfAMonth(500, 5));
    const indicators = indicatorStore(counting.client, TABLES.indicators);
    const releases = releaseStore(counting.client, TABLES.registry);

    const query: IndicatorQuery = { period: november, by: ['officer', 'service'] };
    let answer: Reply | undefined;

    const { readUnits } = await counting.client.measure(async () => {
      answer = await readIndicators(
        { path: { unitId }, query, format: 'json', caller: {} },
        {
          registry: counting.registry,
          indicators,
          releases,
          brought: broughtReader(counting.client, TABLES.registry),
          version: 'test',
          now,
        },
      );
    });

    expect(readUnits).toBeLessThanOrEqual(350);
    // A row for each officer and service, and what is the unit's own for each service.
    expect(answer).toMatchObject({ status: 200, body: { rows: expect.objectContaining({ length: 2505 }) } });
    // The most that a Lambda function may answer.
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(6 * KB * KB);
  });
});

// Not the test's own day: by then the facts may be past their lifetime.
const now = () => Date.parse('2026-11-30T12:00:00+07:00');
const november = parsePeriod('2026-11') as Period;

/** The aggregator on empty tables of its own, with the unit registered. */
async function aCounting() {
  const { client: plain, sdk, items, stop } = await startEngine();
  onTestFinished(stop);
  const client = metered(plain);
  const registry = registryStore(client, TABLES.registry);
  const facts = factStore(client, TABLES);
  await putUnit({ client }, unitId, unitDocument, now());
  return {
    client,
    sdk,
    registry,
    count: async (records: readonly QueueRecord[]): Promise<Aggregated> => {
      const deps = { facts, registry, now, remaining: () => Number.POSITIVE_INFINITY };
      const aggregated = await aggregate(records, deps);
      expect(aggregated.failed).toEqual([]);
      return aggregated;
    },
    items,
  };
}

async function putCells(client: DynamoDBClient, cells: readonly Item[]): Promise<void> {
  for (let at = 0; at < cells.length; at += 25) {
    const puts = cells.slice(at, at + 25).map((cell) => ({ PutRequest: { Item: cell } }));
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [TABLES.indicators]: puts } }),
    );
    expect(UnprocessedItems).toEqual({});
  }
}

// An officer serves twenty citizens a day, spread over the services, and every fifth of them answers the survey.
const TICKETS_PER_CELL = 90;
const ANSWERS_PER_CELL = 18;

function cellsOfAMonth(officers: number, services: number): Item[] {
  // Fifty different cells, each many times over: their sizes are what counts.
  const monthly = Array.from({ length: 50 }, (_, index) => countersOfAMonth(index));
  return Array.from({ length: officers * services }, (_, index) => {
    return cellItem('2026-11', officerAndService(index, services), {
      ...amountsOf(monthly[index % monthly.length] ?? {}),
      [WRITE_MARK]: aWriteMark(),
    });
  });
}

function officerAndService(index: number, services: number): `${string}#${string}` {
  const officer = String(Math.floor(index / services)).padStart(4, '0');
  return `pegawai-${officer}#layanan-${String(index % services).padStart(4, '0')}`;
}

function cellItem(period: string, sk: string, counters: Amounts): Item {
  const amounts = Object.entries(counters).map(([name, amount]) => [name, { N: String(amount) }] as const);
  return { pk: { S: `${unitId}#${period}` }, sk: { S: sk }, ...Object.fromEntries(amounts) };
}

function countersOfAMonth(seed: number): Counters {
  const rules = unitRegistry(unitDocument);
  const counters: Record<string, number> = {};
  for (const events of oneShotTickets(seed, TICKETS_PER_CELL, TICKETS_PER_CELL)) {
    const { ticket } = mergeTicket(NEW_TICKET, events);
    for (const added of ticketContribution(ticket, rules).values()) addTo(counters, added);
  }
  for (let number = 0; number < ANSWERS_PER_CELL; number++) {
    const response = {
      responseId: `${seed}-${number}`,
      receivedAt: Date.parse('2026-11-20T10:00:00+07:00'),
      channel: 'ticket' as const,
      isLinked: true as const,
      questionnaire: 'skm-2017.1',
      answers: Object.fromEntries(ELEMENTS.map((element, place) => [element, scoreOf(seed + 7 * number + 3 * place)])),
    };
    const charge = chargedTo({ officerId: 'pegawai-0000' as OfficerId, serviceId: 'layanan-0000' as ServiceId });
    for (const added of addedBy(response, charge).values()) addTo(counters, added);
  }
  return counters;
}

/** Mostly satisfied, as respondents are. */
function scoreOf(number: number): Score {
  const scores: readonly Score[] = [4, 3, 4, 4, 3, 4, 2, 3, 4, 4, 3, 4, 4, 3, 1, 4, 3];
  return scores[number % scores.length] ?? 4;
}

/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, a number one byte and one for every two significant
 * digits, a map three bytes and one for each entry.
 * Source: "DynamoDB item sizes and formats" in the DynamoDB developer guide.
 */
function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes({ S, N, BOOL, M, ...other }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return 1 + Math.ceil(N.replaceAll(/[-.]|^0+|0+$/g, '').length / 2);
  if (BOOL !== undefined) return 1;
  if (M !== undefined) return 3 + Object.keys(M).length + itemBytes(M);
  throw new Error(`an item holds a value of another kind: ${Object.keys(other).join()}`);
}
