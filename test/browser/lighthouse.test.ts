// The survey page on a slow phone over a slow line, as Lighthouse simulates them by default. Its performance score rests
// on times that a busy machine stretches, so the best of three runs counts; the other scores must be right at once.

import { duringTests } from '@tera/testing/during-tests';
import { expect, it } from 'vitest';
import { aFreePort, audited } from '../support/browser/lighthouse.ts';
import { openOffice } from '../support/browser/office.ts';

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
    const { scores, shortfalls } = await audited(link, port);
    expect(scores).toMatchObject({ accessibility: 1, 'best-practices': 1 });
    if ((scores['performance'] ?? 0) >= best) slow = shortfalls;
    best = Math.max(best, scores['performance'] ?? 0);
  }

  expect([best, slow]).toEqual([expect.toSatisfy((score) => Number(score) >= ENOUGH), slow]);
});
