// Pulling only what has changed: the cursor of one answer asks for the rows that are new after it.
import { ELEMENTS, MINUTE } from '@tera/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aResponse, ani, at, budi, contoh, kk, servedTicket } from '../../packages/store/src/testing/makers.ts';
import { answered, pushed } from '../aggregate/testing.ts';
import { type Reader, aReader } from './testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/indicators';
const start = at('12:00');
const answers = Object.fromEntries(ELEMENTS.map((element) => [element, 3]));
let reader: Reader;

/** Rows by officer that are new after a cursor, and the next cursor; at an instant of the reader's clock. */
async function pull(now: number, since?: string) {
  vi.setSystemTime(now);
  const { body } = await reader.ask(ROUTE, {
    period: '2026-11',
    by: 'officer',
    ...(since === undefined ? {} : { since }),
  });
  const { cursor, rows } = body as { cursor: string; rows: { officerId: string | null }[] };
  return { cursor, officers: rows.map(({ officerId }) => officerId) };
}

const answer = (officerId: typeof ani, index: number) =>
  answered(contoh, `${officerId}-${index}`, aResponse({ responseId: `${officerId}-${index}`, officerId, answers }));

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  reader = await aReader({ contoh: {} });
  await reader.count(
    [pushed(contoh, [...servedTicket('A-1'), ...servedTicket('A-2', { officerId: budi, serviceId: kk })])],
    start,
  );
});
afterAll(async () => {
  vi.useRealTimers();
  await reader.stop();
});

describe('a pull of what has changed', () => {
  it('has all rows at first, none when nothing has happened, and then those that something was added to', async () => {
    const first = await pull(start + 10 * MINUTE);
    const idle = await pull(start + 20 * MINUTE, first.cursor);
    await reader.count([pushed(contoh, servedTicket('A-3', { officerId: budi, serviceId: kk }))], start + 21 * MINUTE);
    const third = await pull(start + 30 * MINUTE, idle.cursor);

    expect(first.officers).toEqual([ani, budi, null]);
    expect(idle.officers).toEqual([]);
    // The wait that ended is the unit's own.
    expect(third.officers).toEqual([budi, null]);
  });

  it('misses nothing that was written while an answer was made', async () => {
    const before = await pull(start + 60 * MINUTE);
    // Stamped before the answer, and seen only after it.
    await reader.count([pushed(contoh, servedTicket('A-4'))], start + 59 * MINUTE);

    expect((await pull(start + 61 * MINUTE, before.cursor)).officers).toEqual([ani, null]);
  });

  it('has every row with answers once an answer has come, because what may be shown hangs on all of them', async () => {
    await reader.count([answer(budi, 0)], start + 80 * MINUTE);
    const before = await pull(start + 90 * MINUTE);
    await reader.count([answer(ani, 1)], start + 95 * MINUTE);

    // The unit's own as well: its waits are in the very cell that was added to.
    expect((await pull(start + 100 * MINUTE, before.cursor)).officers).toEqual([ani, budi, null]);
  });
});
