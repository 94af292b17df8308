// What stands behind whose figures: it must be the figures of the rows in other words, and nothing of anybody else.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, OFFICER_ELEMENTS } from './catalogue.ts';
import { type CellKey, type Contribution, type Counters, addTo, parseCellKey } from './contribution.ts';
import { ELEMENTS, type Score } from './element.ts';
import {
  type Added,
  type Holder,
  COUNTS,
  countersKeptBy,
  figureOf,
  inWords,
  partBehind,
  partKeptBy,
} from './evidence.ts';
import { MEASURES, type Measure } from './histogram.ts';
import { type IndicatorRow, indicatorRows } from './indicator-row.ts';
import { type SurveyResponse, responseContribution } from './response.ts';
import { lives, standards, tell } from './testing/life.ts';
import { ani, at, budi, called, completed, ektp, issued, rules, started, ticketOf } from './testing/makers.ts';
import { ticketContribution } from './ticket-contribution.ts';
import { NEW_TICKET, mergeTicket } from './ticket.ts';

const SHOWN = () => undefined;

function anAnswer(answers: SurveyResponse['answers'], holder: Holder = ani): Contribution {
  const response: SurveyResponse = {
    responseId: 'r',
    receivedAt: at('09:00'),
    channel: holder === null ? 'poster' : 'ticket',
    officerId: holder ?? undefined,
    serviceId: ektp,
    questionnaire: 'skm-2017.1',
    answers,
  };
  return responseContribution(response, 'Asia/Jakarta');
}

const all = (score: Score): SurveyResponse['answers'] =>
  Object.fromEntries(ELEMENTS.map((element) => [element, score]));

function figure(cells: Iterable<readonly [CellKey, Counters]>, holder: Holder, indicator?: string): Added {
  return figureOf(cells, { holder, part: partBehind(holder, indicator) }, SHOWN).told;
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
  it.each(CATALOGUE.map(({ id, attribution }) => [id, attribution] as const))(
    '%s has something behind it, where it is charged (%s)',
    (id, attribution) => {
      const isEmpty = (holder: Holder) => {
        const { counts, measures, elements } = partBehind(holder, id);
        return counts.length === 0 && measures.length === 0 && elements === undefined;
      };
      expect(isEmpty(attribution === 'unit' ? null : ani)).toBe(false);
      const { counts, measures } = partBehind(null, id);
      expect(COUNTS).toEqual(expect.arrayContaining([...counts]));
      expect(Object.keys(MEASURES)).toEqual(expect.arrayContaining([...measures]));
    },
  );
});

describe('the answers behind a figure', () => {
  it('are those to the officer’s elements for an officer, and all for what is the unit’s own', () => {
    const ofAni = sumOf(Array.from({ length: 10 }, () => anAnswer(all(4))));
    const posters = sumOf(Array.from({ length: 10 }, () => anAnswer(all(3), null)));

    expect(Object.keys(figure(ofAni, ani).answers?.elements ?? {}).sort()).toEqual([...OFFICER_ELEMENTS].sort());
    expect(figure(ofAni, ani, 'satisfaction.elements.waktu.nrr')).toEqual({
      answers: { n: 10, elements: { waktu: [0, 0, 0, 10] } },
    });
    expect(figure(ofAni, ani, 'satisfaction.elements.sarana.nrr')).toEqual({});
    expect(figure(posters, null, 'satisfaction.elements.sarana.nrr')).toEqual({
      answers: { n: 10, elements: { sarana: [0, 0, 10, 0] } },
    });
  });

  it('are only a number where they may not be shown, and are not listed', () => {
    const nine = sumOf(Array.from({ length: 9 }, () => anAnswer(all(4))));
    const ten = sumOf(Array.from({ length: 10 }, () => anAnswer(all(4))));
    const question = { holder: ani, part: partBehind(ani) };

    const few = figureOf(nine, question, SHOWN);
    const protecting = figureOf(ten, question, () => 'protects');

    expect(few.told).toEqual({ answers: { n: 9, hidden: 'few', elements: {} } });
    expect(protecting.told).toEqual({ answers: { n: 10, hidden: 'protects', elements: {} } });
    expect([few, protecting].map(({ listed }) => listed.elements)).toEqual([undefined, undefined]);
  });

  it('leave out an element that fewer than ten answered, as the row does', () => {
    const cells = sumOf([
      ...Array.from({ length: 10 }, () => anAnswer({ perilaku: 4 })),
      ...Array.from({ length: 9 }, () => anAnswer({ waktu: 1 })),
    ]);

    const { told, listed } = figureOf(cells, { holder: ani, part: partBehind(ani) }, SHOWN);

    expect(told.answers).toEqual({ n: 19, elements: { perilaku: [0, 0, 0, 10] } });
    expect(listed.elements).toEqual(['perilaku']);
  });

  it('of coverage are counted, and say nothing', () => {
    const cells = sumOf([served, ...Array.from({ length: 12 }, () => anAnswer(all(2)))]);

    expect(figure(cells, ani, 'coverage.share')).toEqual({ invited: 1, answers: { n: 12, elements: {} } });
  });
});

it('the figure is that of the row, and the sum of what everybody’s cells keep of it', () => {
  fc.assert(
    fc.property(fc.array(lives(), { maxLength: 12 }), standards(), (told, standard) => {
      const contributions = told.map((life) =>
        ticketContribution(mergeTicket(NEW_TICKET, tell(life, standard).events).ticket, rules(standard)),
      );
      const cells = sumOf(contributions);
      const rows = indicatorRows(cells, ['officer']);
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

const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];

const NO_TICKETS = { completed: 0, resolved: 0, noShow: 0, left: 0, cancelled: 0, reopened: 0, excluded: 0 };
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
  const cells = new Map<CellKey, Record<string, number>>();
  for (const [key, counters] of contributions.flatMap((contribution) => [...contribution])) {
    const tally = cells.get(key) ?? {};
    addTo(tally, counters);
    cells.set(key, tally);
  }
  return cells;
}
