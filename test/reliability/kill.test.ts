// The promise of a 202: whatever was answered with it is counted once, although the stack was killed again and again in
// the middle. Counters do here what counters do: they send again what got no answer.

import { setTimeout as sleep } from 'node:timers/promises';
import { aDocument } from '@tera/testing/facts';
import { aFolder } from '@tera/testing/folder';
import {
  type Answer,
  type Client,
  type PushResult,
  pushesOf,
  sideBySide,
  startTera,
  tokenOf,
} from '@tera/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, currentYear, localDay, periodsOf } from '../support/calendar.ts';
import { type Counted, randomLife } from '../support/lives.ts';
import { seeded } from '@tera/testing/random';
import { rowDifferences } from '../support/row-differences.ts';
import { type StackProcess, startStackProcess } from '../support/stack-process.ts';
import { expectedRows } from '../support/expected-rows.ts';

const UNIT = 'kelurahan-padam';
/** Its processes are found in the process table of Linux. */
const isLinux = process.platform === 'linux';
const COUNTERS = 4;
/** One at a time, each after another part of the load. */
const ENDS = ['killWhole', 'killMain', 'killWhole'] as const;

const random = seeded(9);
const unit = aDocument({
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 15 } },
    { id: 'kk', standard: { measure: 'turnaround', minutes: 60 } },
  ],
  officers: ['ani', 'budi', 'citra', 'dewi'],
});
const cast = {
  services: unit.services.map(({ id }) => id),
  officers: unit.officers.map(({ id }) => id),
  from: Date.now() - 40 * DAY,
  to: Date.now() - 10 * DAY,
};
const lives = Array.from({ length: 400 }, (_, index) => randomLife(`P-${index + 1}`, cast, random));
const events = random.shuffle(lives.flatMap((life) => life.events));

const dataDir = aFolder();
const stacks: StackProcess[] = [];
let exitCode: unknown;
/** Events that were answered 202, and calls that got no answer. */
const progress = { taken: 0, unanswered: 0 };
const answeredTickets = new Set<string>();
let serving: Promise<StackProcess>;
let last: Awaited<ReturnType<typeof startTera>> | undefined;

beforeAll(async () => {
  serving = start();
  await (await serving).client.putUnit(UNIT, unit);
  await Promise.all([sideBySide(COUNTERS, pushesOf(events, 12), pushUntilTaken), endAgainAndAgain()]);
  // All of it is taken, and some of it is counted: one more, in the middle of that.
  await untilHalfIsCounted();
  await restartAfter('killWhole');
  exitCode = await (await serving).terminate();

  last = await startTera({ dataDir: dataDir.path });
  await last.counted();
});

afterAll(async () => {
  await serving.catch(() => undefined);
  for (const stack of stacks) await stack.killWhole();
  await last?.stop();
});

describe.skipIf(!isLinux)('a stack that is killed again and again in the middle of a load (on Linux)', () => {
  it('was interrupted: counters were left without an answer', () => {
    expect(progress.unanswered).toBeGreaterThanOrEqual(ENDS.length);
    expect(progress.taken).toBe(events.length);
  });

  it('has counted every ticket once', async () => {
    const tickets = lives.flatMap(({ counted }) => (counted === undefined ? [] : [counted]));
    const byMonth = Map.groupBy(tickets, ({ endedAt }: Counted) => monthOf(endedAt));
    const askedIn = Map.groupBy(tickets, ({ askedAt }: Counted) => monthOf(askedAt));
    const differing: string[] = [];
    for (const [month, inMonth] of byMonth) {
      const { rows } = await client().indicators(UNIT, month, ['officer', 'service']);
      const ofTickets = rows.filter(
        ({ tickets: counts, wait }) => wait.n > 0 || Object.values(counts).some((n) => n > 0),
      );
      const lines = rowDifferences(
        ofTickets,
        expectedRows(inMonth, ['officer', 'service'], unit, askedIn.get(month) ?? []),
      );
      differing.push(...lines.map((line) => `${month}: ${line}`));
    }

    expect(differing).toEqual([]);
  });

  it('has counted every answer once', async () => {
    const [row] = (await client().indicators(UNIT, currentYear())).rows;

    expect(answeredTickets.size).toBeGreaterThan(30);
    expect(row?.satisfaction).toMatchObject({ answered: answeredTickets.size });
    expect(row?.coverage.answered).toBe(answeredTickets.size);
  });

  it('ends in order when it is asked to in the middle of counting', () => {
    expect(exitCode).toBe(0);
  });

  it('leaves no process behind, however it ended', async () => {
    expect(stacks).toHaveLength(ENDS.length + 2);
    for (const stack of stacks) expect(await stack.remains()).toEqual([]);
  });
});

function client(): Client {
  if (last === undefined) throw new Error('the last stack did not start');
  return last.client;
}

/** As a counter does: the same push until there is an answer; then the links are given out, and some are answered. */
async function pushUntilTaken(push: readonly unknown[]): Promise<void> {
  const answer = await untilAnswered((at) =>
    at.call('POST', `/v1/units/${UNIT}/ticket-events`, { json: { events: push } }),
  );
  const { accepted, rejected, retry, surveys } = answer.json as PushResult;
  expect({ accepted, rejected, retry }).toEqual({ accepted: push.length, rejected: [], retry: [] });
  progress.taken += push.length;
  for (const { ticketId, url } of surveys.filter((survey) => Number(survey.ticketId.replace('P-', '')) % 4 === 0)) {
    const response = aResponse(tokenOf(url), allAnswered(3));
    await untilAnswered((at) => at.answer(response));
    answeredTickets.add(ticketId);
  }
}

/** A connection that broke, or an answer that says to try again, is no answer. */
async function untilAnswered(send: (at: Client) => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const { client: at } = await serving;
    const answer = await send(at).catch(() => undefined);
    if (answer?.status === 202) return answer;
    if (answer !== undefined && answer.status < 500) throw new Error(`${answer.status}: ${answer.text}`);
    progress.unanswered += 1;
    await sleep(5);
  }
}

async function endAgainAndAgain(): Promise<void> {
  for (const [index, end] of ENDS.entries()) {
    const part = (index + 0.2 + random.between(0, 60) / 100) / ENDS.length;
    while (progress.taken < part * events.length) await sleep(1);
    await sleep(random.between(0, 8));
    await restartAfter(end);
  }
}

/** Whoever calls at that moment gets no answer; everybody else waits for the next stack. */
async function restartAfter(end: 'killWhole' | 'killMain'): Promise<void> {
  const ending = await serving;
  const next = Promise.withResolvers<StackProcess>();
  const ended = ending[end]();
  serving = next.promise;
  await ended;
  // At once: what is left of the old one has to get out of the way by itself.
  start().then(next.resolve, next.reject);
  await serving;
}

async function start(): Promise<StackProcess> {
  const stack = await startStackProcess(dataDir.path);
  stacks.push(stack);
  return stack;
}

async function untilHalfIsCounted(): Promise<void> {
  const { client: at } = await serving;
  const months = new Set([cast.from, cast.to].map((instant) => periodsOf(localDay(instant, unit.timeZone)).month));
  for (let completed = 0; completed < lives.length / 2;) {
    completed = 0;
    for (const month of months) {
      const { rows } = await at.indicators(UNIT, month);
      completed += rows[0]?.tickets.completed ?? 0;
    }
  }
}

function monthOf(at: number | undefined): string {
  return at === undefined ? '' : periodsOf(localDay(at, unit.timeZone)).month;
}
