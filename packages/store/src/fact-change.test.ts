// From what a fact had applied to what it adds now: the cells that are written, and the pointers that lead to it, on the
// real engine where it matters that an index finds them.
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  type Contribution,
  type OfficerId,
  type UnitId,
  NOTHING,
  addDays,
  contributionOf,
  type FactKey,
} from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aResponse, ani, at, budi, ektp, kk, servedTicket, ticketState, ticketKey } from '@tera/testing/facts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { S } from './attributes.ts';
import { type Fact } from './fact.ts';
import { ACTIONS_PER_TRANSACTION, CELLS_PER_CHANGE, type Change, changeOf } from './fact-change.ts';
import { factName } from './fact-key.ts';
import { factStore } from './fact-store.ts';
import { EVIDENCE_INDEX } from './tables.ts';

const state = ticketState(servedTicket('A-1'));
const now = at('12:00');
const key = ticketKey('A-1');

function applied(contribution: Contribution, of: FactKey = key): Fact {
  return { key: of, state, applied: contribution, partial: false, version: 1 };
}

/** One of each counter in each cell, such as `20 ani completed`. */
function adding(...lines: readonly string[]): Contribution {
  return contributionOf(
    lines.map((line) => {
      const [day = '', officer = '', ...names] = line.split(' ');
      const officerId = officer === '-' ? undefined : (officer as OfficerId);
      return [
        { day: addDays('2026-11-01', Number(day) - 1), officerId, serviceId: ektp },
        Object.fromEntries(names.map((name) => [name, 1])),
      ] as const;
    }),
  );
}

const change = (before: Contribution, after: Contribution) => changeOf(applied(before), state, after);
const cellsOf = ({ cells }: Change) =>
  Object.fromEntries(Array.from(cells.values(), ({ period, sk, counters }) => [`${period} ${sk}`, counters]));
const actionsOf = ({ fact, cells }: Change) => 1 + fact.companions.length + cells.size;

describe('the stored cells of a change', () => {
  it('are the day and the month', () => {
    expect(cellsOf(change(NOTHING, adding('20 ani completed')))).toEqual({
      '2026-11-20 ani#ektp': { completed: 1 },
      '2026-11 ani#ektp': { completed: 1 },
    });
  });

  it('are no others for an answer', () => {
    expect(Object.keys(cellsOf(change(NOTHING, adding('20 ani a.kiosk pl4'))))).toEqual([
      '2026-11-20 ani#ektp',
      '2026-11 ani#ektp',
    ]);
  });

  it('leave out what moves within a month and so comes to nothing there', () => {
    expect(cellsOf(change(adding('20 ani a.ticket'), adding('21 ani a.ticket')))).toEqual({
      '2026-11-20 ani#ektp': { 'a.ticket': -1 },
      '2026-11-21 ani#ektp': { 'a.ticket': 1 },
    });
  });

  it('of a mirror are a day and a month of its own, and no year', () => {
    const mirror = contributionOf([
      [{ day: '2026-11-20', officerId: ani, serviceId: ektp, contested: true }, { completed: 1 }],
    ]);

    expect(cellsOf(change(NOTHING, mirror))).toEqual({
      '2026-11-20 ani#ektp#contested': { completed: 1 },
      '2026-11 ani#ektp#contested': { completed: 1 },
    });
  });
});

describe('a change', () => {
  const somewhere = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 10, max: 29 }), fc.nat({ max: 9 })), { maxLength: 40, selector: String })
    .map((places) => adding(...places.map(([day, officer]) => `${day} p${officer} a.ticket`)));

  it('fits in one transaction with everything that it brings, or goes on from where it stopped', () => {
    fc.assert(
      fc.property(somewhere, somewhere, (before, after) => {
        let current = applied(before);
        for (let step = 0; step <= 80 / CELLS_PER_CHANGE + 1; step++) {
          const next = changeOf(current, state, after);
          expect(actionsOf(next)).toBeLessThanOrEqual(ACTIONS_PER_TRANSACTION);
          current = next.fact;
          if (!next.fact.partial) break;
        }
        expect(current).toMatchObject({ partial: false });
        expect(new Map(current.applied)).toEqual(new Map(after));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the places where a fact is found', () => {
  const engine = anEngine();

  /** The keys under which the index has the fact, for each of these places. */
  async function found(unitId: UnitId, ...places: readonly string[]): Promise<string[]> {
    const answers = await Promise.all(
      places.map((place) =>
        engine.sdk.send(
          new QueryCommand({
            TableName: TABLES.facts,
            IndexName: EVIDENCE_INDEX,
            KeyConditionExpression: 'evidencePk = :place',
            ExpressionAttributeValues: { ':place': S(`${unitId}#${place}`) },
          }),
        ),
      ),
    );
    return answers.flatMap(({ Items = [] }, index) =>
      Items.map(({ evidenceSk }) => `${places[index]} ${evidenceSk?.S}`),
    );
  }

  /** Writes the fact with one contribution after the other, as it changes. */
  async function through(fact: Fact, ...contributions: readonly Contribution[]): Promise<void> {
    const store = factStore(engine.client, TABLES);
    for (const contribution of contributions) {
      const current = (await store.read([fact.key], now)).get(factName(fact.key)) ?? fact;
      const next = changeOf(current, fact.state, contribution);
      const result = await store.commit([next.fact], [...next.cells.values()]);
      expect(result.outcome).toBe('written');
    }
  }

  const everywhere = ['ani#2026-11', 'budi#2026-11', 'citra#2026-11', '-#2026-11', 'ani#2026-12'];

  it('are all officers that served it, and nobody where something of it is the unit’s', async () => {
    const unitId = 'tempat' as UnitId;
    const fact = applied(NOTHING, { ...key, unitId });

    await through(fact, adding('20 - left', '20 ani s', '20 budi s'));

    expect(await found(unitId, ...everywhere)).toEqual([
      'ani#2026-11 2026-11-20#T#A-1',
      'budi#2026-11 2026-11-20#T#A-1',
      '-#2026-11 2026-11-20#T#A-1',
    ]);
    const items = await engine.items('facts', unitId);
    expect(new Set(items.map(({ sk }) => sk?.S))).toEqual(
      new Set(['P#T#A-1#-#2026-11', 'P#T#A-1#budi#2026-11', 'T#A-1']),
    );
    // A pointer goes with its fact.
    expect(new Set(items.map(({ expiresAt }) => expiresAt?.N)).size).toBe(1);
  });

  it('move with it, and none is left behind', async () => {
    const unitId = 'pindah' as UnitId;
    const fact = applied(NOTHING, { ...key, unitId });

    await through(fact, adding('20 budi s', '20 citra completed'), adding('20 ani completed', '20 citra s'));
    expect(await found(unitId, ...everywhere)).toEqual([
      'ani#2026-11 2026-11-20#T#A-1',
      'citra#2026-11 2026-11-20#T#A-1',
    ]);

    await through(fact, adding('21 citra completed', '21 ani s'));
    expect(await found(unitId, ...everywhere)).toEqual([
      'ani#2026-11 2026-11-21#T#A-1',
      'citra#2026-11 2026-11-21#T#A-1',
    ]);

    await through(fact, NOTHING);
    expect(await found(unitId, ...everywhere)).toEqual([]);
    expect(await engine.items('facts', unitId)).toHaveLength(1);
  });

  it('of an answer are not where only its respondent is counted', async () => {
    const unitId = 'responden' as UnitId;
    const answered = { response: aResponse() };
    const fact = { ...applied(NOTHING, { unitId, kind: 'response', id: 'k' }), state: answered };

    await through(fact, adding('20 ani a.ticket', '20 - who.sex.P'));

    expect(await found(unitId, ...everywhere)).toEqual(['ani#2026-11 2026-11-20#R#k']);
    expect(await engine.items('facts', unitId)).toHaveLength(1);
  });

  it('do not depend on the order in which the engine gives back what is applied', () => {
    const backwards = new Map([...adding('20 budi s', '20 ani s', '20 - left')].toReversed());

    expect(change(backwards, adding('20 - left', '20 ani s', '20 budi s')).fact.companions).toEqual([]);
  });

  it('of a ticket that one officer served are none beside its own, at no further cost', () => {
    const other = contributionOf([
      [{ day: '2026-11-20', officerId: budi, serviceId: ektp }, { completed: 1 }],
      [{ day: '2026-11-20', officerId: budi, serviceId: kk }, { s: 1 }],
    ]);

    expect(change(adding('20 ani completed'), other).fact.companions).toEqual([]);
  });
});
