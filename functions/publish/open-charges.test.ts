// What a release waits for, on a real engine.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { TicketId, UnitId } from '@tera/domain';
import { chargeOutbox } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit } from '@tera/testing/facts';
import { expect, it } from 'vitest';
import { anOffice } from '@tera/testing/publishing-office';

const engine = anEngine();

async function putInOutbox(unitId: UnitId): Promise<void> {
  const Item = { pk: { S: 'OUTBOX#CHARGES' }, sk: { S: `${unitId}#T-1` }, version: { N: '2' } };
  await engine.sdk.send(new PutItemCommand({ TableName: TABLES.facts, Item }));
}

it('a release waits while a ticket of the unit is still to tell its answer whose it is, and for no other unit’s', async () => {
  const office = await anOffice(engine);
  await office.answer(12);
  await putInOutbox(aNewUnit());
  await putInOutbox(office.unitId);

  await office.night('2027-01-15');
  expect(await office.kept()).toEqual([]);
  const waiting = { unitId: office.unitId, ticketId: 'T-1' as TicketId, version: 2 };
  await chargeOutbox(engine.client, TABLES.facts).remove(waiting);
  await office.night('2027-01-16');

  expect(await office.kept()).toMatchObject([{ period: '2026-Q4', revision: 1 }]);
});
