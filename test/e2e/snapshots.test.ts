// What HR froze stays as it was, through corrections, objections' rulings and a rebuild; and what moved since is told.

import { createHash } from 'node:crypto';
import type { SnapshotBody, SnapshotChanges, SnapshotContent } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { aStack } from '@tera/testing/stack';
import { beforeAll, expect, it } from 'vitest';
import { MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { aServedTicket, ago } from '../support/one-shot-tickets.ts';

const UNIT = 'beku';
const unit = aDocument({ services: [{ id: 'ektp', standard: { measure: 'service', minutes: 10 } }, 'kk'] });
const path = `/v1/units/${UNIT}`;
const tera = aStack({ units: { [UNIT]: unit } });

beforeAll(async () => {
  await push(['A-1', 'A-2', 'B-1'].flatMap((id) => aServedTicket(id)));
});

it(
  'a snapshot has the same bytes and the same hash, whatever happens to the figures',
  { timeout: 60_000 },
  async () => {
    const { month: period } = periodsOf(localDay(Date.now(), unit.timeZone));
    const made = await tera.client.call('POST', `${path}/snapshots`, { json: { period, note: 'Evaluasi' } });
    expect(made.status).toBe(201);
    const snapshot = made.json as SnapshotBody;
    const before = await tera.client.call('GET', snapshot.href);
    expect(sha256(before.text)).toBe(snapshot.contentHash);
    expect((before.json as SnapshotContent).rows.officer).toMatchObject([
      { officerId: 'ani', tickets: { completed: 3 }, onTime: { n: 3, onTime: 3 } },
      { officerId: null },
    ]);
    expect(await changesSince(snapshot)).toMatchObject({ same: true, changed: 0 });

    const eventId = 'B-1-x';
    await push([
      { eventId, ticketId: 'B-1', type: 'corrected', occurredAt: ago(MINUTE), officerId: 'budi', reason: 'salah' },
    ]);
    await tera.client.putUnit(
      UNIT,
      aDocument({ services: [{ id: 'ektp', standard: { measure: 'service', minutes: 1 } }, 'kk'] }),
    );
    const rebuilt = await tera.client.call('POST', `${path}/rebuild`, { json: { period, apply: true } });
    expect(rebuilt.json).toMatchObject({ applied: true, changed: 3, differing: 0 });

    const after = await tera.client.call('GET', snapshot.href);
    expect(after.text).toBe(before.text);
    expect(after.headers.get('etag')).toBe(`"${snapshot.contentHash}"`);
    const changes = await changesSince(snapshot);
    expect(changes).toMatchObject({ same: false, registryVersion: { was: 1, now: 2 } });
    expect(changes.rows).toContainEqual({ officerId: 'ani', indicator: 'tickets.completed', was: 3, now: 2 });
    expect(changes.rows).toContainEqual({ officerId: 'budi', indicator: 'tickets.completed', was: null, now: 1 });
    expect(changes.rows).toContainEqual({ indicator: 'onTime.share', was: 1, now: 0 });
  },
);

it('need not be sent twice to whoever has its hash, and is listed', async () => {
  const { json } = await tera.client.call('POST', `${path}/snapshots`, { json: { period: '2026' } });
  const snapshot = json as SnapshotBody;

  const again = await tera.client.call('GET', snapshot.href, {
    headers: { 'if-none-match': `"${snapshot.contentHash}"` },
  });
  const list = await tera.client.call('GET', `${path}/snapshots?limit=1`);

  expect([again.status, again.text]).toEqual([304, '']);
  expect(list.json).toMatchObject({ unitId: UNIT, snapshots: [snapshot] });
});

async function push(events: readonly unknown[]): Promise<void> {
  expect((await tera.client.push(UNIT, events)).accepted).toBe(events.length);
  await tera.counted();
}

async function changesSince({ href }: SnapshotBody): Promise<SnapshotChanges> {
  const { status, json } = await tera.client.call('GET', `${href}/changes`);
  expect(status).toBe(200);
  return json as SnapshotChanges;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
