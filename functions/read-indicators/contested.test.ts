// Figures without the tickets that somebody objects to: what the counter clocked is told without them, and what citizens
// answered stays what it is.
import { ELEMENTS } from '@tera/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { aResponse, at, contoh, servedTicket } from '@tera/testing/facts';
import { answered, pushed, ruled } from '@tera/testing/counting';
import { aReader } from './testing.ts';

const ROWS = 'GET /v1/units/{unitId}/indicators';
const SKM = 'GET /v1/units/{unitId}/skm';
const answers = Object.fromEntries(ELEMENTS.map((element) => [element, 3]));
const reader = aReader({ contoh: {} });

beforeAll(async () => {
  await reader.count(
    [
      pushed(
        contoh,
        ['A-1', 'A-2', 'A-3'].flatMap((id) => servedTicket(id)),
      ),
      ruled(contoh, 'A-2', { state: 'contested', at: at('10:00'), objectionId: 'o-1' }),
      ...Array.from({ length: 12 }, (_, index) =>
        answered(contoh, `k-${index}`, aResponse({ responseId: `k-${index}`, answers })),
      ),
    ],
    at('12:00'),
  );
  await reader.publish(contoh, '2026-11');
});

async function bothWays(route: string, query: Readonly<Record<string, string>>) {
  const [before, after] = [await reader.ask(route, query), await reader.ask(route, { ...query, contested: 'without' })];
  return [before.body, after.body];
}

describe('figures without contested tickets', () => {
  it('have fewer tickets and times, and the same satisfaction', async () => {
    const [whole, without] = await bothWays(ROWS, { period: '2026-11' });

    const satisfaction = { n: 12, status: 'provisional', ikm: 75 };
    expect(whole).toMatchObject({
      contested: 'with',
      rows: [{ tickets: { completed: 3 }, service: { n: 3 }, satisfaction, contested: { tickets: 1 } }],
    });
    expect(without).toMatchObject({
      contested: 'without',
      rows: [{ tickets: { completed: 2 }, service: { n: 2 }, satisfaction, contested: { tickets: 0 } }],
    });
  });

  it('are in the survey report the population alone', async () => {
    const [whole, without] = await bothWays(SKM, { period: '2026-11' });

    expect(whole).toMatchObject({ n: 12, ikm: 75, population: 3 });
    expect(without).toMatchObject({ n: 12, ikm: 75, population: 2 });
  });
});
