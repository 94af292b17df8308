// Counting again on the real engine, from facts that the aggregator really counted: what is wrong is found and mended, and
// nothing else is touched, also while counting goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { ServiceId, TicketId, UnitId } from '@tera/domain';
import { type RebuildStore, factStore, rebuildStore } from '@tera/store';
import { UNIT, aggregate, answered, charged, depsOn, pushed, ruled, sumOf } from '@tera/testing/counting';
import { TABLES, anEngine, cellsOf } from '@tera/testing/engine';
import {
  aDocument,
  aNewUnit,
  aResponse,
  ani,
  at,
  budi,
  chargedTo,
  ektp,
  event,
  kk,
  servedTicket,
} from '@tera/testing/facts';
import { queueThat } from '@tera/testing/doubles';
import type { ChargeJob } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import type { Deps } from './rebuild-cells.ts';
import { type Office, aClock, aFastClock, anOffice, cursorAt } from './testing.ts';

const engine = anEngine();

const NOTHING_WRONG = { differing: 0, differences: [], changed: 0, changedFacts: [], unsettled: 0 };

/** An office of two officers with tickets, a transfer, answers, a contested and an annulled ticket. */
async function aBusyOffice(others: Parameters<typeof anOffice>[2] = {}): Promise<Office> {
  const office = anOffice(engine, aNewUnit(), others);
  const { unitId } = office;
  const transferred = { ticketId: 'T-1' as TicketId };
  await office.count(
    pushed(
      unitId,
      ['A-1', 'A-2', 'A-3'].flatMap((id) => servedTicket(id)),
    ),
    pushed(unitId, [
      ...servedTicket('B-1', { officerId: budi, serviceId: kk }),
      ...servedTicket('B-2', { officerId: budi, day: '2026-11-19' }),
    ]),
    pushed(unitId, [
      event('issued', '09:00', { ...transferred, serviceId: ektp }),
      event('started', '09:05', { ...transferred, officerId: ani }),
      event('transferred', '09:10', { ...transferred, officerId: budi }),
      event('completed', '09:20', { ...transferred, officerId: budi, serviceId: ektp }),
    ]),
    pushed(unitId, [
      event('issued', '10:00', { ticketId: 'N-1' as TicketId }),
      event('no_show', '10:09', { ticketId: 'N-1' as TicketId }),
    ]),
    ...[1, 2, 3].map((n) => answered(unitId, `k-${n}`, aResponse({ responseId: `r-${n}`, respondent: { sex: 'P' } }))),
    answered(unitId, 'k-4', aResponse({ responseId: 'r-4', channel: 'poster' }), chargedTo({})),
    charged(unitId, 'k-2', chargedTo({ officerId: budi, serviceId: ektp }), 2),
    ruled(unitId, 'A-1', { state: 'contested', at: at('11:00'), objectionId: 'o-1' }),
    ruled(unitId, 'A-2', { state: 'annulled', at: at('11:00'), objectionId: 'o-2' }),
  );
  return office;
}

describe('a rebuild', () => {
  it('finds nothing where every cell is what its facts have added', async () => {
    const office = await aBusyOffice();
    const before = await cellsOf(engine, office.unitId);

    const found = await office.rebuild('2026-11', { apply: true });

    expect(found).toMatchObject({
      unitId: office.unitId,
      period: '2026-11',
      applied: true,
      facts: 10,
      ...NOTHING_WRONG,
    });
    expect(found.cells).toBeGreaterThan(10);
    expect(await cellsOf(engine, office.unitId)).toEqual(before);
    expect(await office.rebuild('2026-11-20')).toMatchObject({ facts: 9, ...NOTHING_WRONG });
    expect(await office.rebuild('2026-W47')).toMatchObject({ facts: 10, ...NOTHING_WRONG });
    expect(await office.rebuild('2026-Q4')).toMatchObject({ facts: 10, ...NOTHING_WRONG });
  });

  it('reports exactly the counters that somebody changed, and mends them when told to', async () => {
    const office = await aBusyOffice();
    const right = await cellsOf(engine, office.unitId);
    await office.tamper('2026-11-20', 'ani#ektp', { completed: 7, s: -60_000 });
    await office.tamper('2026-11', 'budi#kk', { resolved: 1 });

    const told = await office.rebuild('2026-11');
    const again = await office.rebuild('2026-11', { apply: true });

    expect(told.differences).toEqual([
      aDifference('2026-11-20', 'ani', 'ektp', 'completed', { stored: 9, rebuilt: 2 }),
      aDifference('2026-11-20', 'ani', 'ektp', 'service.milliseconds', { stored: 840_000, rebuilt: 900_000 }),
      aDifference('2026-11', 'budi', 'kk', 'resolved', { stored: 2, rebuilt: 1 }),
    ]);
    expect(told).toMatchObject({ applied: false, differing: 3, changed: 0, unsettled: 0 });
    expect(again).toMatchObject({ applied: true, differences: told.differences });
    expect(office.metrics.get('CountersDrifted')).toBe(3);
    expect(await cellsOf(engine, office.unitId)).toEqual(right);
    expect(await office.rebuild('2026-11')).toMatchObject(NOTHING_WRONG);
  });

  it('mends a cell that is gone, one that nobody should have, and a mirror', async () => {
    const office = await aBusyOffice();
    const right = await cellsOf(engine, office.unitId);
    const { unitId } = office;
    const Key = { pk: { S: `${unitId}#2026-11` }, sk: { S: 'ani#ektp' } };
    await engine.sdk.send(new DeleteItemCommand({ TableName: TABLES.indicators, Key }));
    await office.tamper('2026-11-03', 'hantu#kk', { completed: 5 });
    await office.tamper('2026-11', 'ani#ektp#contested', { completed: 1 });

    const found = await office.rebuild('2026-11', { apply: true });

    expect(found.differences).toEqual(
      expect.arrayContaining([
        aDifference('2026-11', 'ani', 'ektp', 'completed', { stored: 0, rebuilt: 2 }),
        aDifference('2026-11-03', 'hantu', 'kk', 'completed', { stored: 5, rebuilt: 0 }),
        aDifference('2026-11', 'ani', 'ektp', 'completed', { stored: 2, rebuilt: 1 }, { contested: true }),
      ]),
    );
    expect(await cellsOf(engine, unitId)).toEqual(right);
    expect(await office.rebuild('2026-11')).toMatchObject(NOTHING_WRONG);
  });

  it('says of answers only by how much a counter is wrong, and who they were from not at all', async () => {
    const office = await aBusyOffice();
    await office.tamper('2026-11-20', 'ani#ektp', { pl4: 2 });
    await office.tamper('2026-11-20', '-#ektp', { 'who.sex.P': -1 });

    expect((await office.rebuild('2026-11-20')).differences).toEqual([
      { ...aDifference('2026-11-20', null, 'ektp', 'who.sex.P', HIDDEN), by: 1 },
      { ...aDifference('2026-11-20', 'ani', 'ektp', 'perilaku.4', HIDDEN), by: -2 },
    ]);
  });

  it('counts by the standard of today what was counted by that of then', async () => {
    const office = await aBusyOffice();
    const standard = { measure: 'service', minutes: 4 } as const;
    office.declare(
      aDocument({
        services: [
          { id: ektp, name: 'KTP elektronik', standard },
          { id: kk, name: 'KK' },
        ],
      }),
    );

    const told = await office.rebuild('2026-11');
    const applied = await office.rebuild('2026-11', { apply: true });

    // Five minutes each, and fifteen for the one that was transferred; the annulled one adds nothing either way.
    expect(told).toMatchObject({ changed: 3, differing: 0, unsettled: 0 });
    expect(told.changedFacts).toContainEqual({
      factId: 'A-3',
      kind: 'ticket',
      changes: [aDifference('2026-11-20', 'ani', 'ektp', 'onTime', { stored: 1, rebuilt: 0 })],
    });
    expect(applied.changedFacts).toEqual(told.changedFacts);
    const cells = await cellsOf(engine, office.unitId);
    expect(cells.get('2026-11#ani#ektp')).toMatchObject({ completed: 2, judged: 2 });
    expect(cells.get('2026-11#ani#ektp')).not.toHaveProperty('onTime');
    expect(cells.get('2026-11-20#ani#ektp#contested')).not.toHaveProperty('onTime');
    expect(await office.rebuild('2026-11')).toMatchObject(NOTHING_WRONG);
  });

  it('has every ticket of the period say anew whose its answer is, when it is told to do anything', async () => {
    const charges = queueThat<ChargeJob>();
    const office = await aBusyOffice({ charges });

    const told = await office.rebuild('2026-11');
    const applied = await office.rebuild('2026-11', { apply: true });

    expect(told.asked).toBe(0);
    // The annulled one stands behind no figure; its answer heard of it when it was annulled.
    expect(charges.taken.map(({ ticketId }) => ticketId as string).toSorted()).toEqual([
      'A-1',
      'A-3',
      'B-1',
      'B-2',
      'N-1',
      'T-1',
    ]);
    expect(applied).toMatchObject({ asked: 6, unsettled: 0 });
  });

  it('says so where nobody could be asked', async () => {
    const office = await aBusyOffice({ charges: queueThat(() => false) });

    expect(await office.rebuild('2026-11', { apply: true })).toMatchObject({ asked: 0, unsettled: 6 });
  });

  it('does not lose what comes to a fact while it is counted again', async () => {
    const facts = factStore(engine.client, TABLES);
    const outcomes: string[] = [];
    const office = await aBusyOffice({
      facts: {
        ...facts,
        commit: async (...change) => {
          await office.count(pushed(office.unitId, [event('reopened', '11:30', { ticketId: 'A-3' as TicketId })]));
          const result = await facts.commit(...change);
          outcomes.push(result.outcome);
          return result;
        },
      },
    });
    office.declare(aDocument({ services: [{ id: ektp, name: 'KTP elektronik' }] }));

    const { changed } = await office.rebuild('2026-11-20', { apply: true });

    // The event that came was counted by the rules of today, and took its fact's recounting along.
    expect(outcomes).toContain('stale');
    expect(changed).toBeGreaterThan(0);
    const cells = await cellsOf(engine, office.unitId);
    expect(cells.get('2026-11-20#ani#ektp')).toMatchObject({ completed: 2, reopened: 1 });
    expect(cells.get('2026-11-20#ani#ektp')).not.toHaveProperty('judged');
    expect(await office.rebuild('2026-11-20')).toMatchObject(NOTHING_WRONG);
  });

  it('goes on where it stopped when the time is over, and counts every fact once', async () => {
    const clock = aClock(at('2026-11-21 12:00'));
    const office = await aBusyOffice({ ...clock, cells: aSlowStore(clock, 5_000) });
    await office.tamper('2026-11', 'budi#kk', { resolved: 1 });

    const first = await office.ask({ period: '2026-11' });

    expect(first).toMatchObject({ body: { next: cursorAt('2026-11~ani') } });
    expect(await office.rebuild('2026-11')).toMatchObject({ facts: 10, differing: 1, next: null });
  });

  it('passes over the months in which there is nothing, and over those to come', async () => {
    const store = rebuildStore(engine.client, TABLES);
    const [looked, compared]: [Set<string>, Set<string>] = [new Set(), new Set()];
    const office = await aBusyOffice({
      cells: {
        ...store,
        owners: (unitId, part) => {
          looked.add(part);
          return store.owners(unitId, part);
        },
        cells: (stretch) => {
          compared.add(stretch.part);
          return store.cells(stretch);
        },
      },
    });

    const found = await office.rebuild('2026');

    expect(found).toMatchObject({ facts: 10, ...NOTHING_WRONG });
    expect([...looked].at(-1)).toBe('2026-11');
    expect([...compared]).toEqual(['2026-11']);
  });

  it('believes no difference at first sight: it watches the cell, and without time for it leaves it to a later call', async () => {
    const office = await aBusyOffice();
    await office.tamper('2026-11-20', '-#ektp', { left: 1 });

    const clock = aClock(at('12:00'));
    const watched = await anOfficeOf(office.unitId, clock).rebuild('2026-11-20');
    const waited = clock.now() - at('12:00');
    const slow = aClock(at('12:00'));
    const hasNoTime = await anOfficeOf(office.unitId, {
      ...slow,
      cells: aSlowStore(slow, 9_000),
    }).ask({ period: '2026-11-20', apply: true });

    expect(watched).toMatchObject({ unsettled: 0, differing: 1 });
    expect(waited).toBeGreaterThan(10_000);
    expect(hasNoTime).toMatchObject({ body: { differing: 0, unsettled: 1, next: cursorAt('2026-11-20~ani') } });
    expect((await cellsOf(engine, office.unitId)).get('2026-11-20#-#ektp')).toMatchObject({ left: 1 });
  });

  it('watches all that it doubts at once', async () => {
    const office = await aBusyOffice();
    for (const sk of ['-#ektp', 'ani#ektp', 'budi#kk']) await office.tamper('2026-11-20', sk, { left: 1 });
    const clock = aClock(at('12:00'));

    const found = await anOfficeOf(office.unitId, clock).rebuild('2026-11-20', { apply: true });

    expect(found).toMatchObject({ differing: 3, unsettled: 0 });
    expect(clock.now() - at('12:00')).toBeLessThan(12_000);
    expect(await later(office).rebuild('2026-11-20')).toMatchObject(NOTHING_WRONG);
  });

  it('does not mend a cell that is no longer what was compared: it compares again', async () => {
    const store = rebuildStore(engine.client, TABLES);
    const outcomes: string[] = [];
    const office = await aBusyOffice({
      cells: {
        ...store,
        mend: async (...compared) => {
          await office.count(pushed(office.unitId, servedTicket('A-9')));
          const outcome = await store.mend(...compared);
          outcomes.push(outcome);
          return outcome;
        },
      },
    });
    await office.tamper('2026-11-20', 'ani#ektp', { completed: 1 });

    const found = await office.rebuild('2026-11-20', { apply: true });

    expect(outcomes).toEqual(['changed', 'mended']);
    expect(found.differences).toEqual([
      aDifference('2026-11-20', 'ani', 'ektp', 'completed', { stored: 4, rebuilt: 3 }),
    ]);
    expect((await cellsOf(engine, office.unitId)).get('2026-11-20#ani#ektp')).toMatchObject({ completed: 3 });
  });

  it('does not judge a cell that is written while it and its facts are read', async () => {
    const store = rebuildStore(engine.client, TABLES);
    let reads = 0;
    const office = await aBusyOffice({
      cells: {
        ...store,
        // Each time the facts have been read, and the cells are read for the second time, one more ticket is counted.
        cells: async (stretch) => {
          if (stretch.officerId === ani && ++reads % 2 === 0) {
            await office.count(pushed(office.unitId, servedTicket(`C-${reads}`)));
          }
          return store.cells(stretch);
        },
      },
    });

    const found = await office.rebuild('2026-11-20', { apply: true });

    expect(found).toMatchObject({ differing: 0, unsettled: 1 });
    expect(await later(office).rebuild('2026-11-20')).toMatchObject(NOTHING_WRONG);
  });

  it('does not miss a fact that the index does not name yet', async () => {
    const clock = aClock(at('12:00') + 1_000);
    const store = rebuildStore(engine.client, TABLES);
    const office = await aBusyOffice({
      ...clock,
      cells: {
        ...store,
        factKeys: async (stretch) => {
          const keys = await store.factKeys(stretch);
          return clock.now() < at('12:00') + 8_000 ? keys.filter(({ id }) => id !== 'A-3') : keys;
        },
      },
    });

    expect(await office.rebuild('2026-11-20', { apply: true })).toMatchObject(NOTHING_WRONG);
  });

  it('is exact while events stream in', async () => {
    const clock = aFastClock(40);
    const office = anOffice(engine, aNewUnit(), clock);
    const { unitId } = office;
    const tickets = Array.from({ length: 60 }, (_, n) =>
      servedTicket(`S-${n}`, { officerId: n % 3 === 0 ? budi : ani }),
    );
    const responses = Array.from({ length: 30 }, (_, n) =>
      aResponse({ responseId: `r-${n}`, respondent: { sex: 'L' } }),
    );
    const records = [
      ...tickets.flatMap((events) => events.map((each) => pushed(unitId, [each]))),
      ...responses.map((response, n) => answered(unitId, `k-${n}`, response)),
    ].toSorted((a, b) => (a.body.slice(-9) < b.body.slice(-9) ? -1 : 1));
    await office.tamper('2026-11-20', 'ani#ektp', { completed: 13, pl4: 2 });
    await office.tamper('2026-11', '-#ektp', { 'who.sex.L': -4 });

    const stream = (async () => {
      for (let from = 0; from < records.length; from += 15) {
        const batch = records.slice(from, from + 15);
        await aggregate(
          batch,
          depsOn(engine.client, { registry: { unit: () => Promise.resolve(UNIT) }, now: clock.now }),
        );
        await sleep(from % 60 === 0 ? 500 : 20);
      }
    })();
    let rebuilds = 0;
    const streaming = stream.then(() => 'over' as const);
    while ((await Promise.race([streaming, sleep(50)])) !== 'over') {
      await office.rebuild('2026-11', { apply: true });
      rebuilds += 1;
    }
    let last = await office.rebuild('2026-11', { apply: true });
    while (last.unsettled > 0) last = await office.rebuild('2026-11', { apply: true });

    expect(rebuilds).toBeGreaterThan(0);
    expect(await cellsOf(engine, unitId)).toEqual(sumOf(tickets, responses));
    expect(await later(office).rebuild('2026-11')).toMatchObject({ facts: 90, ...NOTHING_WRONG });
  });
});

describe('a rebuild is refused', () => {
  it('where facts are forgotten already, or the cursor is of another period or none of ours', async () => {
    const clock = aClock(at('2026-11-21 12:00'));
    const office = await aBusyOffice({ ...clock, cells: aSlowStore(clock, 5_000) });
    const { next } = ((await office.ask({ period: '2026-11' })) as { body: { next: string } }).body;

    expect(await office.ask({ period: '2024-09' })).toMatchObject({ refused: 422, errors: [{ path: 'period' }] });
    expect(await office.ask({ period: '2024-10' })).toMatchObject({ status: 200 });
    expect(await office.ask({ period: '2026-11', cursor: next })).toMatchObject({ status: 200 });
    for (const [period, cursor] of [
      ['2026-10', next],
      ['2026-11', `x${next}`],
      ['2026-11', '2026-11~ani'],
    ]) {
      expect(await office.ask({ period, cursor })).toMatchObject({
        refused: 422,
        errors: [{ path: 'cursor', code: 'unknown_cursor' }],
      });
    }
  });
});

/** Each look into the index takes so many milliseconds. */
function aSlowStore(clock: Pick<Deps, 'pause'>, takes: number): RebuildStore {
  const store = rebuildStore(engine.client, TABLES);
  return {
    ...store,
    factKeys: async (stretch) => {
      await clock.pause(takes);
      return store.factKeys(stretch);
    },
  };
}

const HIDDEN = { stored: null, rebuilt: null };

function aDifference(
  period: string,
  officerId: string | null,
  serviceId: ServiceId | string | null,
  counter: string,
  { stored, rebuilt }: { stored: number | null; rebuilt: number | null },
  more = {},
) {
  return {
    cell: { period, officerId, serviceId, ...more },
    counter,
    by: (rebuilt ?? 0) - (stored ?? 0),
    stored,
    rebuilt,
  };
}

/** The same office, when everything that was written has been left alone for long. */
function later({ unitId }: Office): Office {
  return anOfficeOf(unitId, aClock(at('2026-11-25 12:00')));
}

function anOfficeOf(unitId: UnitId, others: Parameters<typeof anOffice>[2]): Office {
  return anOffice(engine, unitId, others);
}
