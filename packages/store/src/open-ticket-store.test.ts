// Open tickets as they are found, on the real engine: in the order of their issue, and not once they are forgotten.
import { KEPT_FOR, NOTHING, type TicketId, type UnitId } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, event, ticketKey, ticketState } from '@tera/testing/facts';
import { expect, it } from 'vitest';
import { changeOf } from './fact-change.ts';
import { factStore } from './fact-store.ts';
import { openTicketStore } from './open-ticket-store.ts';

const engine = anEngine();
const facts = () => factStore(engine.client, TABLES);
const open = () => openTicketStore(engine.client, TABLES.facts);

/** A ticket that is being served since a quarter past. */
async function serve(unitId: UnitId, id: string, hour: string): Promise<void> {
  const ticketId = id as TicketId;
  const state = ticketState([
    event('issued', `${hour}:00`, { ticketId }),
    event('started', `${hour}:15`, { ticketId, officerId: ani }),
  ]);
  const current = { key: ticketKey(id, unitId), state: ticketState([]), applied: NOTHING, partial: false, version: 0 };
  expect(await facts().put(changeOf(current, state, NOTHING).fact)).toMatchObject({ outcome: 'written' });
}

it('open tickets are found in the order of their issue, behind one of them or from an instant on', async () => {
  const unitId = aNewUnit();
  for (const [id, hour] of [
    ['B', '09'],
    ['A', '10'],
    ['C', '08'],
  ] as const)
    await serve(unitId, id, hour);
  const now = at('12:00');
  const found = await open().tickets(unitId, { most: 10, now });
  const after = found[0]?.place;

  expect(found.map(({ ticketId }) => ticketId)).toEqual(['C', 'B', 'A']);
  expect((await open().tickets(unitId, { after, most: 1, now })).map(({ ticketId }) => ticketId)).toEqual(['B']);
  expect(
    (await open().tickets(unitId, { issuedFrom: at('09:00'), most: 10, now })).map(({ ticketId }) => ticketId),
  ).toEqual(['B', 'A']);
});

it('a ticket that nobody has ended is found as long as it is kept', async () => {
  const unitId = aNewUnit();
  await serve(unitId, 'A', '08');
  const forgotten = at('08:15') + KEPT_FOR;

  expect(await open().tickets(unitId, { most: 10, now: forgotten - 1000 })).toHaveLength(1);
  expect(await open().tickets(unitId, { most: 10, now: forgotten })).toEqual([]);
});
