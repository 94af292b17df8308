// The promise of the evidence, on the real engine: whatever happened to tickets and answers, in whatever order it arrived,
// the facts of all pages add up to the figures of every row.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CATALOGUE,
  ELEMENTS,
  type EventId,
  type IndicatorRow,
  MEASURES,
  type Measure,
  OFFICER_ELEMENTS,
  type OfficerId,
  type Period,
  RULING_STATES,
  type SurveyResponse,
  type TicketEvent,
  type TicketId,
  type UnitId,
  indicatorRows,
  parsePeriod,
} from '@tera/domain';
import { readPeriod } from '@tera/reporting';
import { evidenceStore, factStore, indicatorStore } from '@tera/store';
import { arrivalsOf } from '../../packages/domain/src/testing/arrival.ts';
import { lives, tell } from '../../packages/domain/src/testing/life.ts';
import { citra } from '../../packages/domain/src/testing/makers.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { aResponse, ani, at, budi, ektp, kk } from '../../packages/store/src/testing/makers.ts';
import { aggregate } from '../aggregate/aggregate.ts';
import type { QueueRecord } from '../aggregate/incoming.ts';
import { UNIT, aUnit, answered, depsOn, moved, pushed, ruled } from '../aggregate/testing.ts';
import { type Deps, readEvidence } from './read-evidence.ts';
import { type Evidence, type Sum, added, allPages, evidenceIn } from './testing.ts';

let engine: Engine;
let deps: Deps;
beforeAll(async () => {
  engine = await startEngine();
  deps = {
    registry: { unit: () => Promise.resolve(UNIT) },
    indicators: indicatorStore(engine.client, TABLES.indicators),
    evidence: evidenceStore(engine.client, TABLES.facts),
    facts: factStore(engine.client, TABLES),
    // Lives are of 2026, and some of them last long.
    now: () => at('2027-06-01 12:00'),
  };
});
afterAll(() => engine.stop());

type Recorded = (unitId: UnitId) => QueueRecord;

const officer = fc.constantFrom(ani, budi, citra);
const instant = fc.integer({ min: at('2026-01-01 00:00'), max: at('2026-12-31 23:59') });
const score = fc.constantFrom(1, 2, 3, 4, undefined);

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
const answerTo =
  (officerId: OfficerId | undefined, movesTo: OfficerId | undefined) =>
  (index: number): fc.Arbitrary<Recorded[]> =>
    fc
      .record({
        said: fc.tuple(...ELEMENTS.map(() => score)),
        receivedAt: fc.constantFrom(at('2026-05-04 09:00'), at('2026-05-05 09:00'), at('2026-08-05 09:00')),
        moveAt: instant,
      })
      .map(({ said, receivedAt, moveAt }) => {
        const key = `k-${index}`;
        const response: SurveyResponse = aResponse({
          responseId: key,
          receivedAt,
          officerId,
          serviceId: officerId === undefined ? undefined : ektp,
          channel: officerId === undefined ? 'poster' : 'ticket',
          answers: Object.fromEntries(ELEMENTS.map((element, place) => [element, said[place]])),
          respondent: { sex: 'P' },
        });
        const move = { eventId: `m-${index}` as EventId, at: moveAt, officerId: movesTo, serviceId: kk };
        // Who was at a poster had no ticket that could be corrected.
        const isMoved = movesTo !== undefined && officerId !== undefined;
        return withoutNothing(
          (unitId) => answered(unitId, key, response),
          isMoved ? (unitId) => moved(unitId, key, move) : undefined,
        );
      });

/** Of one officer or of nobody, half of them moved: in numbers that are mostly enough to be shown. */
const given = fc
  .record({
    officerId: fc.constantFrom(ani, ani, undefined),
    movesTo: fc.option(officer, { nil: undefined, freq: 1 }),
    most: fc.constantFrom(0, 40, 80, 80),
  })
  .chain(({ officerId, movesTo, most }) =>
    fc.tuple(
      ...Array.from({ length: most }, (_, index) => answerTo(officerId, index % 2 === 0 ? undefined : movesTo)(index)),
    ),
  );

const served = fc
  .integer({ min: 0, max: 8 })
  .chain((most) => fc.tuple(...Array.from({ length: most }, (_, index) => ticket(index))));

const history = fc.tuple(served, given).chain(([tickets, answers]) => {
  const all = [...tickets.flat(), ...answers.flat()];
  return fc.record({
    records: fc.shuffledSubarray(all, { minLength: all.length }),
    limit: fc.integer({ min: 6, max: 60 }),
    period: fc.constantFrom('2026', '2026-Q2', '2026-05', '2026-W19', '2026-05-04'),
    indicator: fc.constantFrom(...CATALOGUE.map(({ id }) => id)),
  });
});

it('all pages of evidence add up to the figures of every row', { timeout: 120_000 }, async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ records, limit, period: name, indicator }) => {
      const unitId = aUnit();
      for (let index = 0; index < records.length; index += 25) await count(unitId, records.slice(index, index + 25));
      const period = parsePeriod(name);
      if (period === undefined) throw new Error(`${name} is no period`);

      const found = await readPeriod(unitId, period, deps);
      if (found === undefined) throw new Error('every unit is there');

      for (const row of indicatorRows(found.cells, ['officer'], found.hidden)) {
        const question = { unitId, officerId: row.officerId ?? null, period, limit };
        const whole = await readAll(question);
        const part = await readAll({ ...question, indicator });

        expect(whole.sum).toEqual(listed(whole.figure));
        expect(part.sum).toEqual(listed(part.figure));
        expect(seenInEvidence(row.officerId, whole.figure)).toEqual(seenInRow(row));
        expectNothingMore(whole.pages.flatMap(({ facts }) => facts));
        if (Object.keys(whole.figure.answers?.elements ?? {}).length > 0) shown += 1;
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
  // Not only numbers of answers that nobody may see.
  expect(shown).toBeGreaterThan(0);
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
  readonly indicator?: string;
}

async function readAll({ unitId, officerId, ...query }: Question) {
  const pages = await allPages(async (cursor) => {
    const reply = await readEvidence(unitId, officerId, { ...query, cursor }, deps);
    return evidenceIn('body' in reply ? reply.body : reply);
  });
  return { pages, sum: added(pages.map(({ sum }) => sum)), figure: pages[0]?.figure ?? {} };
}

/** Of answers that may not be shown there is a number, and nothing in the sum. */
function listed({ answers, ...figure }: Sum): Sum {
  return answers === undefined || answers.hidden !== undefined ? figure : { ...figure, answers };
}

const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];

const ownElements = (officerId: IndicatorRow['officerId']) => (officerId === null ? ELEMENTS : OFFICER_ELEMENTS);

function seenInRow({ officerId, tickets, onTime, coverage, satisfaction, ...row }: IndicatorRow) {
  const { n, hidden, elements } = satisfaction;
  return {
    tickets,
    times: MEASURE_NAMES.map((measure) => [measure, row[measure].n, row[measure].mean]),
    onTime: [onTime.onTime, onTime.n],
    invited: coverage.invited,
    answers: { n, hidden },
    elements: ownElements(officerId).map((element) => [element, elements[element]?.distribution]),
  };
}

function seenInEvidence(officerId: IndicatorRow['officerId'], figure: Sum): ReturnType<typeof seenInRow> {
  const { completed = 0, resolved = 0, noShow = 0, left = 0, cancelled = 0, reopened = 0, excluded = 0 } = figure;
  const { n: responses = 0, hidden, elements } = figure.answers ?? {};
  return {
    tickets: { completed, resolved, noShow, left, cancelled, reopened, excluded },
    times: MEASURE_NAMES.map((measure) => {
      const { n = 0, seconds = 0 } = figure[measure] ?? {};
      return [measure, n, n === 0 ? null : Math.round(Math.round(1000 * seconds) / n) / 1000];
    }),
    onTime: [figure.onTime ?? 0, figure.judged ?? 0],
    invited: figure.invited ?? 0,
    // A row says it only of ten answers and more; of fewer its n does.
    answers: { n: responses, hidden: hidden === 'protects' ? hidden : undefined },
    elements: ownElements(officerId).map((element) => [element, elements?.[element]]),
  };
}

/** No part of a fact twice, answers in the order of their ids, and nothing in them but scores. */
function expectNothingMore(facts: Evidence['facts']): void {
  const parts = facts.map((fact) => JSON.stringify([fact.factId, fact.kind === 'ticket' ? fact.added : '']));
  const answers = facts.filter(({ kind }) => kind === 'response');
  const ids = answers.map(({ factId }) => factId);
  expect(new Set(parts).size).toBe(parts.length);
  expect(ids).toEqual([...ids].sort());
  for (const answer of answers) {
    expect(['factId', 'kind', 'answers']).toEqual(expect.arrayContaining(Object.keys(answer)));
  }
}
