// `npm run bench`: the aggregator against the usual pattern, sending through the client against a request for each event,
// the cold start of every function against an empty one, and the year of a large unit; each on one machine, in one run. Ratios mean
// something, absolute values only tell how fast this machine is (docs/benchmarks.md).

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDbInMemory } from '@tera/local';
import { dynamoClient, registryStore, tableDefinitions } from '@tera/store';
import { bundledFunctions } from '../support/bundles.ts';
import { compareColdStarts } from './cold.ts';
import { type Arena, type Outcome, hold } from './contest.ts';
import { metered } from './measure-capacity.ts';
import { type OneShotTicket, oneShotTickets, unitDocument, unitId } from './one-shot-tickets.ts';
import { measureYear } from './large-unit/year.ts';
import { isYearWithin, printedYear } from './large-unit/year-printout.ts';
import { type Budgets, coldPrintout, isWithin, printout, sendingPrintout } from './printout.ts';
import { compareSending } from './sending.ts';
import { usualTables } from './usual-pattern.ts';

interface Round {
  readonly title: string;
  readonly tickets: number;
  readonly perCell: number;
  readonly told: (ticket: OneShotTicket) => OneShotTicket;
  readonly budgets: Budgets;
}

const wholly = (ticket: OneShotTicket): OneShotTicket => ticket;
const byItsEndAlone = (ticket: OneShotTicket): OneShotTicket => ticket.filter(({ type }) => type === 'completed');

const atOnePerCell = { eventsPerSecond: 2, processorPerEvent: 1 / 5, writeUnitsPerTicket: 7 };
const atTenPerCell = { eventsPerSecond: 4, processorPerEvent: 1 / 12, writeUnitsPerTicket: 3.5 };
const atNinetyPerCell = { writeUnitsPerTicket: 3.1 };

const rounds: readonly Round[] = [
  { title: 'One ticket per cell', tickets: 180, perCell: 1, told: wholly, budgets: atOnePerCell },
  { title: 'Ten tickets per cell', tickets: 180, perCell: 10, told: wholly, budgets: atTenPerCell },
  { title: 'Ninety tickets per cell', tickets: 180, perCell: 90, told: wholly, budgets: atNinetyPerCell },
  // The hardest for us: nothing to gather within a ticket, and all that is left is what tickets share.
  { title: 'One per cell, a single event each', tickets: 360, perCell: 1, told: byItsEndAlone, budgets: atOnePerCell },
  { title: 'Ten per cell, a single event each', tickets: 360, perCell: 10, told: byItsEndAlone, budgets: atTenPerCell },
];

/** How many times as fast as a request for each event the client has to be. */
const SENDING_BUDGET = 20;

/** Days between the rounds, so that no two share the cells of a month. */
const BATCHES_OF_A_ROUND = 62;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(
    'npm run bench -- [--quick] [--check]\n  --quick  two to four minutes\n  --check  exit code 1 over a budget',
  );
} else if (!(await bench()) && options.check) process.exitCode = 1;
// The engine ends with us.
process.exit();

/** Whether all budgets were kept. */
async function bench(): Promise<boolean> {
  const arena = await openArena();
  const where = `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  console.log(`The aggregator against the usual pattern: same events, same engine (${where})\n`);
  let allKept = true;
  for (const [index, round] of rounds.entries()) {
    const outcome = await run(round, arena, index * BATCHES_OF_A_ROUND);
    console.log(printout(round.title, outcome, round.budgets));
    allKept &&= isWithin(outcome, round.budgets);
  }
  const sending = await compareSending(options.quick ? { events: 400, pairs: 2 } : { events: 1000, pairs: 3 });
  console.log(sendingPrintout(sending, SENDING_BUDGET));
  allKept &&= sending.ratio.median >= SENDING_BUDGET;
  const pairs = options.quick ? 5 : 25;
  const bundles = bundledFunctions();
  const starts = compareColdStarts(bundles, pairs);
  console.log(coldPrintout(starts, pairs));
  allKept &&= starts.every(({ ratio, atMost }) => ratio.median <= atMost);
  const year = await measureYear(bundles, { quick: options.quick, told: printedYear });
  console.log();
  allKept &&= isYearWithin(year);
  console.log(allKept ? 'All budgets are kept.' : 'A budget is missed: see ✗.');
  return allKept;
}

function run({ tickets, perCell, told }: Round, arena: Arena, firstBatch: number): Promise<Outcome> {
  const count = options.quick ? tickets / 2 : tickets;
  const makeTickets = (batch: number) => oneShotTickets(batch, count, perCell).map(told);
  return hold({ makeTickets, lasting: options.quick ? 1000 : 12_000 }, arena, firstBatch);
}

async function openArena(): Promise<Arena> {
  const ours = { facts: 'our-facts', indicators: 'our-indicators', registry: 'our-registry' };
  const theirs = {
    facts: 'their-facts',
    indicators: 'their-indicators',
    registry: 'their-registry',
    idempotency: 'their-idempotency',
  };
  const { endpoint } = await startDynamoDbInMemory([...tableDefinitions(ours), ...usualTables(theirs)]);
  const connection = {
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const [client, sdk] = [metered(dynamoClient(connection)), new DynamoDBClient(connection)];
  const [by, at] = [{ name: 'bench' }, Date.now()];
  await registryStore(client, ours.registry).putUnit({ unitId, document: unitDocument, replaces: 0, by, at });
  return { ours: { client, sdk, tables: ours }, theirs: { client: new DynamoDBClient(connection), tables: theirs } };
}
