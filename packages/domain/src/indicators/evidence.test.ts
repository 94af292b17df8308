// What stands behind whose figures: it must be the figures of the rows in other words, and nothing of anybody else.
import { type Counters, MEASURE_NAMES, TICKET_COUNT_NAMES, type Tally, addTo } from '../counters.ts';
import * as fc from 'fast-check';
import {
  aResponse,
  addedBy,
  allAnswered,
  ani,
  budi,
  called,
  completed,
  issued,
  rules,
  started,
  ticketOf,
  toldOf,
} from '@tera/testing/facts';
import { lives, standards, tell } from '@tera/testing/lives';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type IndicatorId, findIndicator } from './catalogue/catalogue.ts';
import { type CellKey, type Contribution, parseCellKey } from '../facts/contribution.ts';
import {
  type Added,
  type Holder,
  countersKeptBy,
  figureBehind,
  inWords,
  isOfTickets,
  partBehind,
  partKeptBy,
} from './evidence.ts';
import { type IndicatorRow, indicatorRows } from './indicator-row.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import { NEW_TICKET, mergeTicket } from '../facts/ticket/ticket.ts';

function anAnswer(): Contribution {
  return addedBy(aResponse({ answers: allAnswered(4) }));
}

function figure(cells: Iterable<readonly [CellKey, Counters]>, holder: Holder, indicator?: IndicatorId): Added {
  return figureBehind(cells, {
    holder,
    part: partBehind(holder, indicator === undefined ? undefined : findIndicator(indicator)),
  });
}

const served = ticketContribution(
  ticketOf(issued('08:00'), called('08:04'), started('08:05', ani), completed('08:15')),
  rules({ measure: 'service', minutes: 10 }),
);

describe('what a ticket adds', () => {
  it('is told in the words of a row, in seconds', () => {
    expect(figure(served, ani)).toEqual({
      completed: 1,
      resolved: 1,
      invited: 1,
      judged: 1,
      onTime: 1,
      service: { n: 1, seconds: 600 },
      turnaround: { n: 1, seconds: 900 },
    });
  });

  it('is the officer’s but for the wait, which is the unit’s', () => {
    expect(figure(served, null)).toEqual({ wait: { n: 1, seconds: 240 } });
    expect(figure(served, budi)).toEqual({});
  });

  it('is of an indicator only what the indicator is made of', () => {
    expect(figure(served, ani, 'service.p90')).toEqual({ service: { n: 1, seconds: 600 } });
    expect(figure(served, ani, 'onTime.share')).toEqual({ judged: 1, onTime: 1 });
    expect(figure(served, ani, 'tickets.noShow')).toEqual({});
    expect(figure(served, ani, 'wait.mean')).toEqual({});
    expect(figure(served, null, 'wait.mean')).toEqual({ wait: { n: 1, seconds: 240 } });
  });

  it('leaves no counter of a ticket untold', () => {
    fc.assert(
      fc.property(lives(), standards(), (life, standard) => {
        const contribution = ticketContribution(
          mergeTicket(NEW_TICKET, tell(life, standard).events).ticket,
          rules(standard),
        );
        for (const [key, counters] of contribution) {
          expect(countersKeptBy(keeperOf(key), partBehind(null), [[key, counters]])).toEqual(counters);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the indicators of the catalogue', () => {
  it.each(CATALOGUE.filter(isOfTickets).map((indicator) => [indicator.id, indicator] as const))(
    '%s has tickets behind it, where it is charged',
    (_, indicator) => {
      const ofHolder = partBehind(indicator.attribution === 'unit' ? null : ani, indicator);
      expect(ofHolder.counts.length + ofHolder.measures.length).toBeGreaterThan(0);
      const { counts, measures } = partBehind(null, indicator);
      expect(TICKET_COUNT_NAMES).toEqual(expect.arrayContaining([...counts]));
      expect(MEASURE_NAMES).toEqual(expect.arrayContaining([...measures]));
    },
  );

  it('are all but those of satisfaction', () => {
    const others = CATALOGUE.filter((indicator) => !isOfTickets(indicator)).map(({ id }) => id);

    expect(others).toEqual(CATALOGUE.map(({ id }) => id).filter((id) => id.startsWith('satisfaction.')));
  });
});

it('what citizens answered is in no evidence, not even how many they were', () => {
  const cells = sumOf([served, ...Array.from({ length: 12 }, () => anAnswer())]);

  expect(figure(cells, ani)).toEqual(figure(served, ani));
  expect(figure(cells, ani, 'coverage.share')).toEqual({ invited: 1 });
  expect(figure(cells, ani, 'satisfaction.ikm')).toEqual({});
});

it('the figure is that of the row, and the sum of what everybody’s cells keep of it', () => {
  fc.assert(
    fc.property(fc.array(lives(), { maxLength: 12 }), standards(), (told, standard) => {
      const contributions = told.map((life) =>
        ticketContribution(mergeTicket(NEW_TICKET, tell(life, standard).events).ticket, rules(standard)),
      );
      const cells = sumOf(contributions);
      const rows = indicatorRows(cells, ['officer'], toldOf(cells, { period: '2026-11-20' }));
      const keepers = new Set(Array.from(cells.keys(), keeperOf));

      for (const row of rows) {
        const holder = row.officerId ?? null;
        const part = partBehind(holder);
        const sums: Record<string, number> = {};
        for (const contribution of contributions) {
          for (const keeper of keepers)
            addTo(sums, countersKeptBy(keeper, partKeptBy(keeper, holder, part), contribution));
        }

        expect(inWords(sums)).toEqual(figure(cells, holder));
        expect(seenInEvidence(inWords(sums))).toEqual(seenInRow(row));
      }
    }),
    { numRuns: 100 },
  );
});

function keeperOf(key: CellKey): Holder {
  return parseCellKey(key).officerId ?? null;
}

const NO_TICKETS = {
  completed: 0,
  resolved: 0,
  noShow: 0,
  left: 0,
  cancelled: 0,
  reopened: 0,
  excluded: 0,
  shortService: 0,
};
const TICKET_COUNTS = Object.keys(NO_TICKETS) as readonly (keyof typeof NO_TICKETS)[];

function seenInRow({ tickets, onTime, coverage, ...row }: IndicatorRow) {
  return {
    tickets,
    times: MEASURE_NAMES.map((measure) => [measure, row[measure].n, row[measure].mean]),
    onTime: [onTime.onTime, onTime.n],
    invited: coverage.invited,
  };
}

function seenInEvidence(added: Added): ReturnType<typeof seenInRow> {
  return {
    tickets: { ...NO_TICKETS, ...Object.fromEntries(TICKET_COUNTS.map((name) => [name, added[name] ?? 0])) },
    times: MEASURE_NAMES.map((measure) => {
      const { n = 0, seconds = 0 } = added[measure] ?? {};
      return [measure, n, n === 0 ? null : Math.round(Math.round(1000 * seconds) / n) / 1000];
    }),
    onTime: [added.onTime ?? 0, added.judged ?? 0],
    invited: added.invited ?? 0,
  };
}

function sumOf(contributions: readonly Contribution[]): Map<CellKey, Counters> {
  const cells = new Map<CellKey, Tally>();
  for (const [key, counters] of contributions.flatMap((contribution) => [...contribution])) {
    const tally = cells.get(key) ?? {};
    addTo(tally, counters);
    cells.set(key, tally);
  }
  return cells;
}
