// What one device said on a day, on the real engine: its flags are the same in whatever order its answers come, also beyond those
// that are kept, and what comes again when the day is forgotten adds nothing to it.
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, DEVICE_DAY_KEPT_FOR, RESPONSES_PER_DEVICE_DAY, SECOND, type UnitId } from '@tera/domain';
import { depsOn, record } from '@tera/testing/counting';
import { TABLES, anEngine, cellsOf } from '@tera/testing/engine';
import { aNewUnit, aResponse, ani, at, budi } from '@tera/testing/facts';
import { seeded } from '@tera/testing/random';
import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();

const countAt = (now: number, ...records: readonly QueueRecord[]) =>
  aggregate(records, depsOn(engine.client, { now: () => now }));

/** The device's `n`th answer of the day, for one of two officers in turn. */
function fromDevice(unitId: UnitId, n: number): QueueRecord {
  const officerId = n % 3 === 0 ? budi : ani;
  const response = aResponse({ responseId: `r-${n}`, receivedAt: at('08:00') + n * SECOND, officerId, attempt: 1 });
  return record({ v: 1, kind: 'response', unitId, key: `k-${n}`, response, device: '2026-11-20.AAAAAAAAAAAAAAAA' });
}

async function flagsIn(unitId: UnitId): Promise<Record<string, number | undefined>> {
  const cells = await cellsOf(engine, unitId);
  const days = [...cells].filter(([cell]) => cell.startsWith('2026-11-20#'));
  return Object.fromEntries(
    days.map(([cell, counters]) => [cell.slice('2026-11-20#'.length), counters['f.sameDevice']]),
  );
}

describe('a device that answered more often than is kept', () => {
  const numbers = Array.from({ length: RESPONSES_PER_DEVICE_DAY + 30 }, (_, n) => n);
  // The first two hundred, of which every third is budi's.
  const expected = { 'ani#ektp': 133, 'budi#ektp': 67 };
  const shuffled = (seed: number) => seeded(seed).shuffle(numbers);

  it.each([
    ['one after the other', [numbers]],
    ['backwards', [numbers.toReversed()]],
    ['in any order', [shuffled(1)]],
    ['in three pieces, the last first', [numbers.slice(150), numbers.slice(60, 150), numbers.slice(0, 60)]],
    ['in pieces of any order, some of them twice', [shuffled(2).slice(0, 120), shuffled(3), shuffled(4).slice(0, 90)]],
  ])('has the flags of its first ones: %s', async (_, batches) => {
    const unit = aNewUnit();

    for (const batch of batches) {
      const { failed } = await countAt(at('12:00'), ...batch.map((n) => fromDevice(unit, n)));
      expect(failed).toEqual([]);
    }

    expect(await flagsIn(unit)).toEqual(expected);
  });
});

describe('answers that come again', () => {
  const afterwards = at('08:00') + DEVICE_DAY_KEPT_FOR + DAY;

  it.each(['is still there', 'was swept'])('add no flag when their device’s day is forgotten and %s', async (state) => {
    const unit = aNewUnit();
    const answers = [1, 2, 3].map((n) => fromDevice(unit, n));
    await countAt(at('12:00'), ...answers);
    const before = await cellsOf(engine, unit);
    if (state === 'was swept') await forgetDevices(unit);

    const { failed, tally } = await countAt(afterwards, ...answers);
    // And one by one, as they would come out of a dead-letter queue.
    for (const answer of answers) await countAt(afterwards, answer);

    expect(failed).toEqual([]);
    expect(tally).toMatchObject({ tooLate: 3, duplicates: 3, factsChanged: 0 });
    expect(await flagsIn(unit)).toEqual({ 'ani#ektp': 2, 'budi#ektp': 1 });
    expect(await cellsOf(engine, unit)).toEqual(before);
  });

  it('for the first time count, and add no flag to a day that is forgotten', async () => {
    const unit = aNewUnit();
    await countAt(at('12:00'), fromDevice(unit, 1), fromDevice(unit, 2));

    await countAt(afterwards, fromDevice(unit, 4));

    const cells = await cellsOf(engine, unit);
    expect(cells.get('2026-11-20#ani#ektp')).toMatchObject({ 'a.ticket': 3, 'f.sameDevice': 2 });
  });
});

/** As the engine does some time after their time is over. */
async function forgetDevices(unitId: UnitId): Promise<void> {
  for (const { pk, sk } of await engine.items('facts', unitId)) {
    if (pk !== undefined && sk?.S?.startsWith('D#') === true) {
      await engine.client.send(new DeleteItemCommand({ TableName: TABLES.facts, Key: { pk, sk } }));
    }
  }
}
