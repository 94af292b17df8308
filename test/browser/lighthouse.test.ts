// The survey page on a slow phone over a slow line, as Lighthouse simulates them by default. Its performance score rests
// on times that a busy machine stretches, so the best of three runs counts; the other scores must be right at once.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { duringTests } from '@tera/testing/during-tests';
import { expect, it } from 'vitest';
import { openOffice } from '../support/browser/office.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const RUNS = 3;
const ENOUGH = 0.98;
let port: number;

const office = duringTests(async () => {
  port = await aFreePort();
  return openOffice([`--remote-debugging-port=${port}`]);
});

it('is fast, accessible and well made on a throttled phone', async () => {
  await office.openUnit('lambat');
  const [link = ''] = await office.surveys('lambat');
  let best = 0;
  let slow: unknown;

  for (let run = 0; run < RUNS && best < ENOUGH; run++) {
    const { scores, shortfalls } = await audit(link);
    expect(scores).toMatchObject({ accessibility: 1, 'best-practices': 1 });
    if ((scores['performance'] ?? 0) >= best) slow = shortfalls;
    best = Math.max(best, scores['performance'] ?? 0);
  }

  expect([best, slow]).toEqual([expect.toSatisfy((score) => Number(score) >= ENOUGH), slow]);
});

async function audit(url: string) {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: CATEGORIES });
  if (result === undefined || result.lhr.runtimeError !== undefined) {
    throw new Error(`Lighthouse could not load the page: ${result?.lhr.runtimeError?.message}`);
  }
  const { categories, audits } = result.lhr;
  return {
    scores: Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score])),
    shortfalls: Object.values(audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, displayValue }) => `${id}: ${displayValue}`),
  };
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
