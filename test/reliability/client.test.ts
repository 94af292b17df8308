// The promise of the client: what it was given is counted once, although the network does everything that networks do and
// the client is killed again and again. Nothing here sends an event again but the client.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { aDocument } from '@tera/testing/facts';
import { aFolder } from '@tera/testing/folder';
import { aStack } from '@tera/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadNetwork, MISDEEDS, startBadNetwork } from '../support/bad-network.ts';
import { DAY, localDay, periodsOf } from '../support/calendar.ts';
import { type Counted, type Life, randomLife } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { rowDifferences } from '../support/row-differences.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'kelurahan-putus';
const EVENTS = 10_000;
const KILLS = 5;

const random = seeded(5);
const unit = aDocument({
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 15 } },
    { id: 'kk', standard: { measure: 'turnaround', minutes: 60 } },
  ],
  officers: ['ani', 'budi', 'citra', 'dewi'],
});
const lives = livesOf(EVENTS);
// Of all tickets together in the order in which they happened, as one counter sees them.
const events = lives
  .flatMap((life) => life.events)
  .toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));

const folder = aFolder();
const tera = aStack({ units: { [UNIT]: unit } });
let network: BadNetwork;
let key: string;
/** Events that the program was told are saved. */
const saved = new Set<number>();
let kills = 0;
let last: { readonly waiting: number; readonly rejected: number } | undefined;

beforeAll(async () => {
  ({ key } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] }));
  network = await startBadNetwork(tera.url, random);
  writeFileSync(join(folder.path, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));

  // While it records and sends, at any moment of either; the last time when all is saved and not all is sent, which is
  // sure only when the line is down.
  for (; kills < KILLS; kills++) {
    network.setDown(kills === KILLS - 1);
    const part = kills === KILLS - 1 ? 1 : (kills + random.between(10, 90) / 100) / KILLS;
    await runCounter(async () => {
      while (saved.size < part * events.length) await sleep(1);
      await sleep(random.between(0, 30));
    });
  }
  network.setDown(false);
  await runCounter();
  await tera.counted();
});

afterAll(() => network.stop());

describe(`${EVENTS} events through a bad network, from a client that is killed ${KILLS} times`, () => {
  it('went through everything that a network does', () => {
    expect(events.length).toBeGreaterThanOrEqual(EVENTS);
    expect(kills).toBe(KILLS);
    expect(MISDEEDS.filter((misdeed) => !network.done.has(misdeed))).toEqual([]);
  });

  it('all leave the spool, none of them refused', () => {
    expect(saved.size).toBe(events.length);
    expect(last).toMatchObject({ waiting: 0, rejected: 0 });
  });

  it('come to the indicators of a plain computation, none lost and none twice', async () => {
    const tickets = lives.flatMap(({ counted }) => (counted === undefined ? [] : [counted]));
    const byMonth = Map.groupBy(tickets, ({ endedAt }: Counted) => monthOf(endedAt));
    const askedIn = Map.groupBy(tickets, ({ askedAt }: Counted) => monthOf(askedAt));
    const differing: string[] = [];
    for (const [month, inMonth] of byMonth) {
      for (const by of [[], ['officer', 'service']] as const) {
        const { rows } = await tera.client.indicators(UNIT, month, by);
        const lines = rowDifferences(rows, expectedRows(inMonth, by, unit, askedIn.get(month) ?? []));
        differing.push(...lines.map((line) => `${month}: ${line}`));
      }
    }

    expect(byMonth.size).toBeGreaterThan(1);
    expect(differing).toEqual([]);
  });
});

/** Starts the program and either waits until it is done, or kills it as soon as `untilKilled` says. */
async function runCounter(untilKilled?: () => Promise<void>): Promise<void> {
  let from = 0;
  while (saved.has(from)) from += 1;
  const program = join(import.meta.dirname, '../support/counter-program.ts');
  const files = [join(folder.path, 'spool'), join(folder.path, 'events.ndjson')];
  const child = spawn(process.execPath, [program, network.url, UNIT, ...files, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: folder.path, TERA_KEY: key },
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    const [, index, status] = /^(?:saved (\d+)|done (.+))$/.exec(line) ?? [];
    if (index !== undefined) saved.add(Number(index));
    if (status !== undefined) last = JSON.parse(status) as NonNullable<typeof last>;
  });
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]);
  if (untilKilled !== undefined) {
    await Promise.race([untilKilled(), ended]);
    child.kill('SIGKILL');
  }
  const [[code, signal]] = (await ended) as [[number | null, string | null], unknown];
  if (untilKilled === undefined ? code !== 0 : signal !== 'SIGKILL') {
    throw new Error(`the counter ended with ${code ?? signal}`);
  }
}

/** Whole tickets, of so many events together. */
function livesOf(fewest: number): Life[] {
  const cast = {
    services: unit.services.map(({ id }) => id),
    officers: unit.officers.map(({ id }) => id),
    from: Date.now() - 50 * DAY,
    to: Date.now() - 10 * DAY,
  };
  const found: Life[] = [];
  for (let count = 0; count < fewest; count += found.at(-1)?.events.length ?? 0) {
    found.push(randomLife(`P-${found.length + 1}`, cast, random));
  }
  return found;
}

function monthOf(at: number | undefined): string {
  return at === undefined ? '' : periodsOf(localDay(at, unit.timeZone)).month;
}
