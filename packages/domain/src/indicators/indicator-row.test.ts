// Rows of figures: how cells group, what stands with an officer and what with the unit, and that nothing is lost or
// counted twice between the two.

import { type Counters } from '../counters.ts';
import { NO_NUMBERS } from '../release/numbers.ts';
import * as fc from 'fast-check';
import {
  type Line,
  aRelease,
  aResponse,
  anAnswer,
  addedBy,
  allAnswered,
  ani,
  budi,
  called,
  cellsOf,
  cellsOfAnswers,
  chargedTo,
  completed,
  ektp,
  held,
  issued,
  kk,
  left,
  noShow,
  present,
  reopened,
  responses,
  resumed,
  rules,
  started,
  ticketOf,
  toldOf,
} from '@tera/testing/facts';
import { lives, tell } from '@tera/testing/lives';
import { skmCases } from '@tera/testing/shared-data';
import { describe, expect, it } from 'vitest';
import { type CellKey, type Contribution } from '../facts/contribution.ts';
import { ELEMENTS, type Score } from '../skm/element.ts';
import { DIMENSIONS, type Dimension, type IndicatorRow, indicatorRows } from './indicator-row.ts';
import type { Channel } from '../facts/response/channel.ts';
import type { SurveyResponse } from '../facts/response/response.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import { NEW_TICKET, mergeTicket } from '../facts/ticket/ticket.ts';

const standard = rules({ measure: 'service', minutes: 15 });
const ticket = (...lines: readonly Line[]) => ticketContribution(ticketOf(...lines), standard);
const served = (officerId = ani, serviceId = ektp) =>
  ticket(
    issued('08:00', { serviceId }),
    called('08:10'),
    started('08:12', officerId),
    completed('08:30', { officerId, serviceId }),
  );

const servedAgain = (officerId: typeof ani, ...end: readonly Line[]) =>
  ticket(
    issued('08:00'),
    started('08:12', ani),
    completed('08:30'),
    reopened('09:00'),
    started('09:10', officerId),
    ...end,
  );

function answer(
  channel: Channel,
  answers: SurveyResponse['answers'],
  charge: Parameters<typeof chargedTo>[0] = {},
  fields: Partial<SurveyResponse> = {},
): Contribution {
  return addedBy(aResponse({ channel, answers, ...fields }), chargedTo(charge));
}

/** Of a day, as which nothing is released. */
const rowsOf = (cells: Iterable<readonly [CellKey, Counters]>, by: readonly Dimension[]) => {
  const all = [...cells];
  return indicatorRows(all, by, toldOf(all, { period: '2026-11-20' }));
};
const headsOf = (rows: readonly IndicatorRow[]) => rows.map(({ officerId, serviceId }) => [officerId, serviceId]);
const onlyRow = (cells: Map<CellKey, Counters>): IndicatorRow => {
  const [row, ...others] = rowsOf(cells, []);
  expect(others).toEqual([]);
  return present(row);
};

describe('rows', () => {
  const cells = cellsOf(served(budi, kk), served(ani, kk), served(ani), ticket(issued('08:00'), noShow('08:20')));

  it('are one for the whole unit unless they are asked by something', () => {
    const row = onlyRow(cells);

    expect(row).not.toHaveProperty('officerId');
    expect(row).not.toHaveProperty('serviceId');
    expect(row.tickets).toEqual({
      completed: 3,
      resolved: 3,
      noShow: 1,
      left: 0,
      cancelled: 0,
      reopened: 0,
      excluded: 0,
      shortService: 0,
    });
  });

  it('by officer are in the order of their ids, the unit’s own last', () => {
    const rows = rowsOf(cells, ['officer']);

    expect(rows.map(({ officerId, tickets }) => [officerId, tickets.completed])).toEqual([
      ['ani', 2],
      ['budi', 1],
      [null, 0],
    ]);
    expect(rows.every((row) => !('serviceId' in row))).toBe(true);
  });

  it('by service sum over officers', () => {
    const rows = rowsOf(cells, ['service']);

    expect(rows.map(({ serviceId, tickets }) => [serviceId, tickets.completed, tickets.noShow])).toEqual([
      ['ektp', 1, 1],
      ['kk', 2, 0],
    ]);
    expect(rows.every((row) => !('officerId' in row))).toBe(true);
  });

  it('by both are one per pair that has something to say', () => {
    expect(headsOf(rowsOf(cells, ['officer', 'service']))).toEqual([
      ['ani', 'ektp'],
      ['ani', 'kk'],
      ['budi', 'kk'],
      [null, 'ektp'],
      [null, 'kk'],
    ]);
    expect(rowsOf(cells, ['service', 'officer'])).toEqual(rowsOf(cells, ['officer', 'service']));
  });

  it('name no service where none is known', () => {
    expect(headsOf(rowsOf(cellsOf(answer('poster', { sarana: 3 })), ['officer', 'service']))).toEqual([[null, null]]);
  });

  it('add days up', () => {
    const twoDays = new Map(
      [...cells].flatMap(([key, counters]) =>
        ['2026-11-19', '2026-11-20'].map((day) => [key.replace(/^[^#]*/, day) as CellKey, counters] as const),
      ),
    );

    expect(onlyRow(twoDays).tickets.completed).toBe(6);
    expect(onlyRow(twoDays).wait.n).toBe(6);
    expect(onlyRow(twoDays).wait.mean).toBe(onlyRow(cells).wait.mean);
  });

  it('are none without data, nor for cells that came back to zero', () => {
    expect(rowsOf([], DIMENSIONS)).toEqual([]);
    expect(rowsOf([['2026-11-20#ani#ektp', { completed: 0, s: 0, 's.a': 0, w: 0 }]], DIMENSIONS)).toEqual([]);
  });
});

describe('a row', () => {
  it('has every figure of the tickets in seconds', () => {
    const cells = cellsOf(
      served(),
      ticket(
        issued('09:00'),
        started('09:05', ani),
        held('09:10'),
        resumed('09:20'),
        completed('09:25', { outcome: 'unresolved' }),
        reopened('10:00'),
      ),
    );

    expect(onlyRow(cells)).toMatchObject({
      tickets: { completed: 2, resolved: 1, noShow: 0, left: 0, cancelled: 0, reopened: 1, excluded: 0 },
      wait: { n: 2, mean: 450 },
      service: { n: 2, mean: 840 },
      turnaround: { n: 2, mean: 1650 },
      hold: { n: 1, mean: 600 },
      onTime: { n: 2, onTime: 1, share: 0.5 },
      coverage: { invited: 2, answered: 0, share: 0 },
    });
  });

  it('has of the reopened never more than were ever completed, whoever completed them in the end', () => {
    const cells = cellsOf(
      servedAgain(budi, completed('09:30', { officerId: budi })),
      servedAgain(ani, completed('09:30')),
      servedAgain(budi),
      servedAgain(budi, left('09:30')),
    );
    const shareOf = (officerId: typeof ani) =>
      rowsOf(cells, ['officer']).find((row) => row.officerId === officerId)?.reopened;

    expect(shareOf(ani)).toEqual({ n: 4, of: 4, share: 1 });
    expect(shareOf(budi)).toEqual({ n: 0, of: 1, share: 0 });
    expect(onlyRow(cells).reopened).toEqual({ n: 4, of: 5, share: 0.8 });
  });

  it('has of all lives no share above the whole', () => {
    fc.assert(
      fc.property(fc.array(lives(), { maxLength: 6 }), (told) => {
        const cells = cellsOf(
          ...told.map((life) => ticketContribution(mergeTicket(NEW_TICKET, tell(life).events).ticket, standard)),
        );
        const rows = [...rowsOf(cells, ['officer', 'service']), ...rowsOf(cells, [])];

        for (const { reopened: again, inaccurate } of rows) {
          expect(again.n).toBeLessThanOrEqual(again.of);
          expect(inaccurate.n).toBeLessThanOrEqual(inaccurate.of);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('tells how long those waited who left, apart and in no officer’s row', () => {
    const cells = cellsOf(served(), ticket(issued('08:00'), called('08:10'), left('08:40')));
    const [officer, nobody] = rowsOf(cells, ['officer']);

    expect(officer).toMatchObject({ officerId: ani, leftAfter: { n: 0 } });
    expect(nobody).toMatchObject({ officerId: null, wait: { n: 1 }, leftAfter: { n: 1, mean: 2400 } });
  });

  it('tells work only by service, under the service that was done', () => {
    const services = [{ serviceId: kk, quantity: 3 }];
    const cells = cellsOf(
      ticket(issued('08:00'), started('08:12', ani), completed('08:30', { services })),
      served(ani, kk),
    );
    const workBy = (...by: ('officer' | 'service')[]) =>
      rowsOf(cells, by).map(({ serviceId, tickets, work }) => [serviceId, tickets.completed, work]);

    expect(workBy('service')).toEqual([
      [ektp, 1, 0],
      [kk, 1, 3],
    ]);
    expect(workBy('officer', 'service')).toContainEqual([kk, 1, 3]);
    expect(workBy('officer')[0]).toEqual([undefined, 2, undefined]);
  });

  it('has no share of nothing', () => {
    const row = onlyRow(cellsOf(ticketContribution(ticketOf(issued('08:00'), left('08:10')), rules())));

    expect(row.onTime).toEqual({ n: 0, onTime: 0, share: null });
    expect(row.coverage).toMatchObject({ invited: 0, answered: 0, share: null });
  });

  it('gives shares that are their counts divided', () => {
    const quick = ticket(issued('08:00'), started('08:00', ani), completed('08:10'));

    expect(onlyRow(cellsOf(quick, served(), served())).onTime).toEqual({ n: 3, onTime: 1, share: 1 / 3 });
  });

  it('covers only those who were invited, whatever way they answered: a poster answer is satisfaction, and no coverage', () => {
    const viaLink = [{ officerId: ani }, { isLinked: true }] as const;
    const { coverage, satisfaction } = onlyRow(
      cellsOf(
        served(),
        served(),
        answer('kiosk', { biaya: 4 }, ...viaLink),
        answer('poster', { biaya: 4 }),
        answer('kiosk', { biaya: 4 }),
        answer('assisted', { biaya: 4 }, ...viaLink),
      ),
    );

    expect(coverage).toMatchObject({ invited: 2, answered: 2, share: 1 });
    expect(satisfaction.answered).toBe(4);
  });

  it('counts what the answers were flagged with, and takes none of them out', () => {
    const straight = allAnswered(4);
    const { coverage, satisfaction } = onlyRow(
      cellsOf(
        answer('ticket', straight, { officerId: ani }, { flags: ['fast', 'quick'] }),
        answer('poster', { biaya: 4, waktu: 4, produk: 4, sarana: 4 }, {}, { flags: ['honeypot'] }),
      ),
    );

    // That all scores are alike says what was answered, and is no number of answers.
    const { burst, ...known } = NO_NUMBERS.flags;
    expect(burst).toBe(0);
    expect(coverage.flags).toEqual({ ...known, fast: 1, quick: 1, honeypot: 1 });
    expect(satisfaction.answered).toBe(2);
  });
});

describe('the satisfaction with one officer for one service', () => {
  const given = [
    ...responses(40, { answers: allAnswered(4) }),
    ...responses(20, { channel: 'poster', officerId: undefined, serviceId: undefined, answers: allAnswered(4) }),
  ];
  const cells = cellsOf(served(), cellsOfAnswers(given));
  const told = toldOf(cells, { releases: [aRelease(given)], today: '2027-02-01' });

  it('is never shown, however many answered: the row has its counts and times', () => {
    const [row, ...others] = indicatorRows(cells, DIMENSIONS, told);

    expect(row).toMatchObject({ officerId: ani, serviceId: ektp, tickets: { completed: 1 }, service: { n: 1 } });
    expect(row?.satisfaction).toEqual({
      n: 0,
      answered: null,
      status: 'never',
      ikm: null,
      mutu: null,
      ci95: null,
      elements: {},
      releases: [],
    });
    expect(row?.coverage).toEqual({ invited: 1, answered: null, share: null, flags: null });
    expect(others.map(({ satisfaction }) => satisfaction.status)).toEqual(['never', 'never']);
  });

  it('is shown of the officer and of the service', () => {
    const [ofOfficer] = indicatorRows(cells, ['officer'], told);
    const [ofService] = indicatorRows(cells, ['service'], told);

    expect([ofOfficer?.satisfaction, ofService?.satisfaction]).toMatchObject([
      { n: 40, status: 'reliable', ikm: 100, mutu: null },
      { n: 40, status: 'reliable', ikm: 100, mutu: 'A' },
    ]);
  });
});

describe('a figure that was released', () => {
  const given = [...responses(20), ...responses(20, { officerId: budi, serviceId: kk })];
  const known = { releases: [aRelease(given)], today: '2027-02-01' } as const;
  const rowsThen = (cells: Map<CellKey, Counters>, by: readonly Dimension[]) =>
    indicatorRows(cells, by, toldOf(cells, known)).map(({ officerId, serviceId, satisfaction: { n, ikm } }) => [
      officerId ?? serviceId,
      n,
      ikm,
    ]);

  it.each([[['officer']], [['service']], [[]]] as const)(
    'has a row also when nothing of it is counted any more (by %j)',
    (by) => {
      const shown = rowsThen(cellsOfAnswers(given), by);

      expect(shown.length).toBeGreaterThan(0);
      expect(rowsThen(cellsOfAnswers(given.slice(0, 20)), by)).toEqual(shown);
      expect(rowsThen(new Map(), by)).toEqual(shown);
    },
  );

  it('makes no row by officer and service', () => {
    expect(rowsThen(new Map(), DIMENSIONS)).toEqual([]);
  });
});

describe('what is charged to the unit', () => {
  const cells = cellsOf(
    served(),
    ticket(issued('08:00'), started('08:30', ani), left('08:40')),
    ticket(issued('08:00'), noShow('08:20')),
  );
  const [ofAni, ofUnit] = rowsOf(cells, ['officer']);

  it('is waiting, and whoever was not served: an officer’s row has neither', () => {
    expect(ofAni).toMatchObject({
      officerId: 'ani',
      tickets: { completed: 1, noShow: 0, left: 0, cancelled: 0 },
      wait: { n: 0, mean: null, p50: null, p90: null },
    });
    expect(ofUnit).toMatchObject({
      officerId: null,
      tickets: { completed: 0, noShow: 1, left: 1, cancelled: 0 },
      wait: { n: 2, mean: 1200 },
    });
  });

  it('is not the time of being served, nor the turnaround', () => {
    expect(ofAni).toMatchObject({ service: { n: 2, mean: 840 }, turnaround: { n: 1, mean: 1800 } });
    expect(ofUnit).toMatchObject({ service: { n: 0 }, turnaround: { n: 0 }, coverage: { invited: 0 } });
  });

  it('stays with the unit in rows by officer and service', () => {
    for (const row of rowsOf(cells, DIMENSIONS)) {
      expect([row.officerId, row.wait.n]).toEqual([row.officerId, row.officerId === null ? 2 : 0]);
    }
  });
});

describe('rows of any tickets', () => {
  const anyCells = fc
    .array(lives(), { minLength: 1, maxLength: 12 })
    .map((all) =>
      cellsOf(...all.map((life) => ticketContribution(mergeTicket(NEW_TICKET, tell(life).events).ticket, standard))),
    );

  it('add up to the whole, by whatever they are asked', () => {
    fc.assert(
      fc.property(anyCells, fc.subarray([...DIMENSIONS], { minLength: 1 }), (cells, by) => {
        const whole = onlyRow(cells);
        const rows = rowsOf(cells, by);
        const sum = (figure: (row: IndicatorRow) => number) => rows.reduce((total, row) => total + figure(row), 0);

        for (const name of Object.keys(whole.tickets) as (keyof IndicatorRow['tickets'])[]) {
          expect([name, sum(({ tickets }) => tickets[name])]).toEqual([name, whole.tickets[name]]);
        }
        for (const measure of ['wait', 'service', 'turnaround', 'hold'] as const) {
          expect([measure, sum((row) => row[measure].n)]).toEqual([measure, whole[measure].n]);
          // Each mean is rounded to the millisecond.
          const seconds = sum((row) => row[measure].n * (row[measure].mean ?? 0));
          const error = Math.abs(seconds - whole[measure].n * (whole[measure].mean ?? 0));
          expect(error).toBeLessThanOrEqual(0.001 * whole[measure].n + 1e-6);
        }
        expect(sum(({ onTime }) => onTime.n)).toBe(whole.onTime.n);
        expect(sum(({ onTime }) => onTime.onTime)).toBe(whole.onTime.onTime);
        expect(sum(({ coverage }) => coverage.invited)).toBe(whole.coverage.invited);
      }),
      { numRuns: 150 },
    );
  });

  it('never put waiting or an unserved citizen on an officer', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        for (const { officerId, wait, tickets } of rowsOf(cells, DIMENSIONS)) {
          if (officerId === null) continue;
          expect(wait.n + tickets.noShow + tickets.left + tickets.cancelled).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const gaspul = skmCases?.cases.find(({ id }) => id === 'gaspul-tw3');

describe.skipIf(gaspul === undefined)(
  'the published survey GASPUL (skipped where ../shared/data/skm-cases.json is missing)',
  () => {
    it('answered as 29 responses has its nine NRRs, IKM 91.48 and mutu A', () => {
      const { n, distribution, published } = present(gaspul);
      const columns = ELEMENTS.map((element) =>
        [4, 3, 2, 1].flatMap((score) => repeated(score as Score, distribution[element][score] ?? 0)),
      );
      const answers = Array.from({ length: n }, (_, i) =>
        Object.fromEntries(ELEMENTS.map((element, column) => [element, columns[column]?.[i]])),
      );

      const given = answers.map((one) => anAnswer({ answers: one }));
      const cells = cellsOfAnswers(given);
      const told = toldOf(cells, { releases: [aRelease(given)], today: '2027-02-01' });
      const { satisfaction } = present(indicatorRows(cells, [], told)[0]);

      expect(satisfaction).toMatchObject({ n: 29, status: 'provisional', ikm: 91.48, mutu: 'A' });
      expect([published.ikm_with_exact, published.mutu]).toEqual(['91.48', 'A']);
      const nrrs = ELEMENTS.map((element) => [element, satisfaction.elements[element]?.nrr.toFixed(4)]);
      expect(Object.fromEntries(nrrs)).toEqual(published.nrr_4dp);
      expect(satisfaction.elements.waktu?.distribution).toEqual([0, 2, 12, 15]);
    });
  },
);

function repeated(score: Score, count: number): Score[] {
  return Array.from({ length: count }, () => score);
}
