// The promise of the evidence, on the real engine: whatever happened to tickets, in whatever order it arrived and whatever
// citizens answered meanwhile, the tickets of all pages add up to the figures of every row.
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import {
  CATALOGUE,
  type EventId,
  type IndicatorRow,
  type Indicator,
  MEASURE_NAMES,
  type Period,
  RULING_STATES,
  type TicketEvent,
  type TicketId,
  type UnitId,
  indicatorRows,
  isOfTickets,
  parsePeriod,
} from '@tera/domain';
import { evidenceStore, factStore, indicatorStore } from '@tera/store';
import { type QueueRecord, UNIT, aggregate, answered, charged, depsOn, pushed, ruled } from '@tera/testing/counting';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, aResponse, ani, at, budi, chargedTo, citra, kk, toldOf } from '@tera/testing/facts';
import { aPage } from '@tera/testing/http';
import { arrivalsOf, lives, tell } from '@tera/testing/lives';
import { type EvidenceDeps, readEvidence } from '@tera/reporting/evidence';
import { type Sum, added, allPages, evidenceIn } from './testing.ts';

const engine = anEngine();
let deps: EvidenceDeps;
beforeAll(() => {
  deps = {
    registry: { unit: () => Promise.resolve(UNIT) },
    indicators: indicatorStore(engine.client, TABLES.indicators),
    evidence: evidenceStore(engine.client, TABLES.facts),
    facts: factStore(engine.client, TABLES),
    // Lives are of 2026, and some of them last long.
    now: () => at('2027-06-01 12:00'),
  };
});

type Recorded = (unitId: UnitId) => QueueRecord;

const officer = fc.constantFrom(ani, budi, citra);
const instant = fc.integer({ min: at('2026-01-01 00:00'), max: at('2026-12-31 23:59') });

const rulingOf = (ticketId: string): fc.Arbitrary<Recorded> =>
  fc
    .record({ state: fc.constantFrom(...RULING_STATES), at: instant, objectionId: fc.constantFrom('o-1', 'o-2') })
    .map((ruling) => (unitId) => ruled(unitId, ticketId, ruling));

/** A ticket's life in pieces, and perhaps what was decided about it. */
const ticket = (index: number): fc.Arbitrary<Recorded[]> =>
  lives().chain((life) => {
    const id = `A-${index}` as TicketId;
    const events = tell(life).events.map((event): TicketEvent =>
      Object.assign({}, event, { ticketId: id, eventId: `${id}.${event.eventId}` as EventId }),
    );
    return fc
      .tuple(arrivalsOf(events), fc.option(rulingOf(id), { nil: undefined, freq: 2 }))
      .map(([pieces, ruling]) => {
        const pushes = pieces.filter((piece) => piece.length > 0);
        return withoutNothing(
          ...pushes.map(
            (piece): Recorded =>
              (unitId) =>
                pushed(unitId, piece),
          ),
          ruling,
        );
      });
  });

function withoutNothing(...records: readonly (Recorded | undefined)[]): Recorded[] {
  return records.filter((record) => record !== undefined);
}

/** What one citizen answered, and to whom it is charged later if at all. */
const answer = (index: number): fc.Arbitrary<Recorded[]> =>
  fc.option(officer, { nil: undefined }).map((later) => {
    const key = `k-${index}`;
    const response = aResponse({ responseId: key, receivedAt: at('2026-05-04 09:00'), respondent: { sex: 'P' } });
    return withoutNothing(
      (unitId) => answered(unitId, key, response),
      later === undefined
        ? undefined
        : (unitId) => charged(unitId, key, chargedTo({ officerId: later, serviceId: kk }), 2),
    );
  });

const given = fc
  .integer({ min: 0, max: 12 })
  .chain((most) => fc.tuple(...Array.from({ length: most }, (_, index) => answer(index))));

const served = fc
  .integer({ min: 0, max: 8 })
  .chain((most) => fc.tuple(...Array.from({ length: most }, (_, index) => ticket(index))));

const history = fc.tuple(served, given).chain(([tickets, answers]) => {
  const all = [...tickets.flat(), ...answers.flat()];
  return fc.record({
    records: fc.shuffledSubarray(all, { minLength: all.length }),
    limit: fc.integer({ min: 2, max: 10 }),
    period: fc.constantFrom('2026', '2026-Q2', '2026-05', '2026-W19', '2026-05-04'),
    indicator: fc.constantFrom(...CATALOGUE.filter(isOfTickets)),
  });
});

it('all pages of evidence add up to the figures of every row', async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ records, limit, period: name, indicator }) => {
      const unitId = aNewUnit();
      for (let index = 0; index < records.length; index += 25) await count(unitId, records.slice(index, index + 25));
      const period = parsePeriod(name);
      if (period === undefined) throw new Error(`${name} is no period`);

      const { cells } = await deps.indicators.read(unitId, period);

      for (const row of indicatorRows(cells, ['officer'], toldOf(cells, { period: name }))) {
        const question = { unitId, officerId: row.officerId ?? null, period, limit };
        const whole = await readAll(question);
        const part = await readAll({ ...question, indicator });
        const facts = whole.pages.flatMap((page) => page.facts);
        const parts = facts.map(({ factId, added: own }) => JSON.stringify([factId, own]));

        expect(whole.sum).toEqual(whole.figure);
        expect(part.sum).toEqual(part.figure);
        expect(seenInEvidence(whole.figure)).toEqual(seenInRow(row));
        // No part of a ticket twice, and nothing but tickets.
        expect(new Set(parts).size).toBe(parts.length);
        expect(facts.every(({ factId }) => factId.startsWith('A-'))).toBe(true);
        listed += facts.length;
      }
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
  expect(listed).toBeGreaterThan(0);
});

async function count(unitId: UnitId, records: readonly Recorded[]): Promise<void> {
  const { failed } = await aggregate(
    records.map((recordOf) => recordOf(unitId)),
    depsOn(engine.client, { now: deps.now }),
  );
  expect(failed).toEqual([]);
}

interface Question {
  readonly unitId: UnitId;
  readonly officerId: NonNullable<IndicatorRow['officerId']> | null;
  readonly period: Period;
  readonly limit: number;
  readonly indicator?: Indicator;
}

async function readAll({ unitId, officerId, ...query }: Question) {
  const pages = await allPages(async (cursor) => {
    const reply = await readEvidence({ path: { unitId, officerId }, query, page: aPage(cursor) }, deps);
    return evidenceIn('body' in reply ? reply.body : reply);
  });
  return { pages, sum: added(pages.map(({ sum }) => sum)), figure: pages[0]?.figure ?? {} };
}

function seenInRow({ tickets, onTime, coverage, ...row }: IndicatorRow) {
  return {
    tickets,
    times: MEASURE_NAMES.map((measure) => [measure, row[measure].n, row[measure].mean]),
    onTime: [onTime.onTime, onTime.n],
    invited: coverage.invited,
  };
}

function seenInEvidence(figure: Sum): ReturnType<typeof seenInRow> {
  const { completed = 0, resolved = 0, noShow = 0, left = 0, cancelled = 0, reopened = 0, excluded = 0 } = figure;
  const { shortService = 0 } = figure;
  return {
    tickets: { completed, resolved, noShow, left, cancelled, reopened, excluded, shortService },
    times: MEASURE_NAMES.map((measure) => {
      const { n = 0, seconds = 0 } = figure[measure] ?? {};
      return [measure, n, n === 0 ? null : Math.round(Math.round(1000 * seconds) / n) / 1000];
    }),
    onTime: [figure.onTime ?? 0, figure.judged ?? 0],
    invited: figure.invited ?? 0,
  };
}
