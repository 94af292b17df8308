// What rows tell of answers: figures from releases alone, the unit's numbers live, and those of a part as of last night. No
// answer that comes, goes or says something else moves anything before its release.

import * as fc from 'fast-check';
import {
  type GivenAnswer,
  type SituationWishes,
  aRelease,
  anAnswer,
  aSituation,
  allAnswered,
  ani,
  at,
  budi,
  cellsOf,
  cellsOfAnswers,
  citra,
  completed,
  ektp,
  issued,
  kk,
  periodNamed,
  present,
  responses,
  rules,
  ticketOf,
  toldOf,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Counters, counterDefinition, counterEntries } from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import { CHANNELS } from '../facts/response/channel.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import {
  DIMENSIONS,
  type Dimension,
  type IndicatorRow,
  indicatorRows,
  officerRow,
} from '../indicators/indicator-row.ts';
import { reportedRows } from '../indicators/reported-row.ts';
import { ELEMENTS, SCORES } from '../skm/element.ts';
import { skmReport } from '../skm/skm-report.ts';
import type { Period } from '../time/period.ts';
import { numbersOf } from './numbers.ts';
import { publishedIn, sliceOf } from './told.ts';

type Wishes = SituationWishes & { readonly period?: string };
type Cells = Map<CellKey, Counters>;

const poster = { channel: 'poster', officerId: undefined, serviceId: undefined } as const;
const served = (officerId = ani) =>
  ticketContribution(ticketOf(issued('08:00'), completed('08:30', { officerId })), rules());
const rowsOf = (cells: Cells, by: readonly Dimension[], wishes: Wishes = {}) =>
  indicatorRows(cells, by, toldOf(cells, wishes));
const rowOf = (cells: Cells, officerId: string | null, wishes: Wishes = {}): IndicatorRow =>
  present(rowsOf(cells, ['officer'], wishes).find((row) => row.officerId === officerId));
const unitRow = (cells: Cells, wishes: Wishes = {}): IndicatorRow => present(rowsOf(cells, [], wishes)[0]);

describe('the row of the whole unit', () => {
  const cells = cellsOf(
    served(),
    served(budi),
    cellsOfAnswers([...responses(3, { flags: ['fast'] }), ...responses(2, poster)]),
  );

  it('tells how many answered as of now, whatever the period', () => {
    for (const period of ['2026-11-20', '2026-W47', '2026-11', '2026-Q4', '2026'])
      expect(unitRow(cells, { period })).toMatchObject({
        satisfaction: { answered: 5, n: 0, ikm: null },
        coverage: { invited: 2, answered: 3, share: 1.5, flags: { fast: 3 } },
      });
  });

  it('tells the same of a released period, also when a release knows better', () => {
    const releases = [aRelease(responses(12))];

    expect(unitRow(cells, { releases, today: '2027-02-01' }).satisfaction).toMatchObject({ n: 12, answered: 5 });
  });
});

describe('the row of an officer', () => {
  const then = cellsOf(served(), served(), served(budi), cellsOfAnswers(responses(1)));
  const now = cellsOf(
    then,
    cellsOfAnswers([...responses(2, { flags: ['quick'] }), ...responses(1, { officerId: citra })]),
  );
  const nights = { '2026-Q4': numbersOf(then) };

  it('tells how many answered as of last night', () => {
    const told = { answered: 1, invited: 2 };

    expect(rowOf(now, ani, { nights })).toMatchObject({
      satisfaction: { answered: told.answered, status: 'awaiting' },
      coverage: { invited: told.invited, answered: 1, share: 0.5, flags: { quick: 0 } },
    });
    expect(rowOf(now, citra, { nights }).satisfaction.answered).toBe(0);
  });

  it('tells it of release periods and of what is made of them, and of nothing else', () => {
    const untold = { satisfaction: { answered: null }, coverage: { answered: null, share: null, flags: null } };

    for (const period of ['2026-11-20', '2026-W47', '2026-11'])
      expect(rowOf(now, ani, { nights, period })).toMatchObject(untold);
    expect(rowOf(now, ani, { nights, period: '2026-S2' }).satisfaction.answered).toBe(1);
    expect(rowOf(now, ani, { nights, period: '2026' }).satisfaction.answered).toBe(1);
  });

  it('still tells how many links were made, which are tickets', () => {
    expect(rowOf(now, ani, { nights, period: '2026-11' }).coverage.invited).toBe(2);
  });

  it('tells nothing before the first night, but that there is nothing', () => {
    expect(rowOf(now, ani).satisfaction.answered).toBeNull();
    expect(rowOf(cellsOf(served(), served()), ani)).toMatchObject({
      satisfaction: { answered: 0 },
      coverage: { invited: 2, answered: 0, share: 0, flags: { fast: 0 } },
    });
  });

  it('tells of a released period what the release tells', () => {
    const releases = [aRelease(responses(12), { live: served() })];

    expect(rowOf(cellsOf(now, cellsOfAnswers(responses(11))), ani, { releases, today: '2027-02-01' })).toMatchObject({
      satisfaction: { n: 12, answered: 12, later: { of: 12, annulled: 0, added: 2 } },
      coverage: { invited: 1, answered: 12 },
    });
  });

  it('is there for who has done nothing', () => {
    expect(officerRow(citra, [], toldOf([], { releases: [aRelease(responses(12))] })).satisfaction.status).toBe('none');
  });
});

const later = (rows: readonly IndicatorRow[]) => rows.map(({ satisfaction }) => satisfaction.later);

function within(cells: Cells, { from, to }: Period): Cells {
  return new Map([...cells].filter(([key]) => parseCellKey(key).day >= from && parseCellKey(key).day < to));
}

describe('what a release has set aside', () => {
  const flood = responses(290, { ...poster, flags: ['fast'], receivedAt: at('2026-10-02 09:00') });
  const given = [...responses(50), ...flood];
  const exclusions = [{ exclusionId: 'e1', where: { channel: 'poster' }, reason: 'Banjir jawaban' }] as const;
  const releases = [aRelease(given, { exclusions })];
  const today = '2027-02-01';
  const cells = cellsOfAnswers(given);

  it('has left the answers, and is not late', () => {
    expect(unitRow(cells, { releases, today })).toMatchObject({
      satisfaction: { n: 50, answered: 50 },
      coverage: { flags: { fast: 0 } },
    });
    for (const by of [[], ['officer'], ['service']] as const)
      expect(later(rowsOf(cells, by, { releases, today }))).not.toContainEqual(expect.anything());
  });

  it('has left them on its days as well, and in what is made of several releases', () => {
    const answered = ['2026-10', '2026-11', '2026-S2', '2026'].map(
      (period) => unitRow(within(cells, periodNamed(period)), { releases, today, period }).satisfaction.answered,
    );

    expect(answered).toEqual([0, 50, 50, 50]);
  });

  it('does not hide what came late', () => {
    const now = cellsOf(cells, cellsOfAnswers([...responses(3), ...responses(2, poster)]));

    expect(unitRow(now, { releases, today }).satisfaction).toMatchObject({
      answered: 55,
      later: { of: 50, annulled: 0, added: 5 },
    });
    expect(rowOf(now, ani, { releases, today }).satisfaction.later).toMatchObject({ added: 3 });
    expect(rowOf(now, null, { releases, today }).satisfaction.later).toMatchObject({ of: 0, added: 2 });
  });

  it('is known of the unit alone where an earlier version made the release', () => {
    const earlier = releases.map((release) => Object.assign({}, release, { aside: undefined }));

    expect(unitRow(cells, { releases: earlier, today }).satisfaction).toMatchObject({ answered: 50 });
    for (const by of [[], ['officer'], ['service']] as const)
      expect(later(rowsOf(cells, by, { releases: earlier, today }))).not.toContainEqual(expect.anything());
  });
});

describe('flags of a row', () => {
  const given = [...responses(40, { answers: allAnswered(4) }), ...responses(40, { officerId: budi, flags: ['fast'] })];
  const releases = [aRelease(given)];
  const cells = [...cellsOfAnswers(given)];
  const flagsBy = (by: readonly Dimension[], wishes: Wishes) =>
    reportedRows(cells, by, { told: toldOf(cells, wishes) }).map(({ flags }) => flags.map(({ code }) => code));

  it('say of the unit alone that scores are all alike, and only once it is released', () => {
    const straight = [aRelease(responses(40, { answers: allAnswered(4) }))];

    expect(flagsBy([], { releases: straight })[0]).toContain('straight_lining');
    for (const by of [['officer'], ['service'], DIMENSIONS] as const)
      expect(flagsBy(by, { releases: straight }).flat()).not.toContain('straight_lining');
    expect(flagsBy([], {})[0]).not.toContain('straight_lining');
  });

  it('are of released answers the sum of the releases that tell it', () => {
    const all = {
      releases: [...releases, aRelease(responses(70, { answers: allAnswered(1) }), { period: '2026-Q3' })],
    };
    const row = present(
      reportedRows(cells, [], { told: toldOf(cells, { ...all, period: '2026', today: '2027-02-01' }) })[0],
    );

    expect(row.flags).toContainEqual({ code: 'straight_lining', n: 110, of: 150, share: 110 / 150, limit: 0.5 });
  });

  it('rest of an officer on what is told of the officer', () => {
    expect(flagsBy(['officer'], { releases })).toEqual([['more_answers'], ['more_answers', 'fast_answers']]);
    expect(flagsBy(['officer'], { releases, period: '2026-11' })).toEqual([[], []]);
    expect(flagsBy(DIMENSIONS, { releases })).toEqual([[], []]);
  });
});

it('slices are the unit, an officer or a service, and never two of these together', () => {
  expect(sliceOf({})).toEqual({ of: 'unit' });
  expect(sliceOf({ officerId: null })).toEqual({ of: 'officer', officerId: null });
  expect(sliceOf({ serviceId: ektp })).toEqual({ of: 'service', serviceId: ektp });
  expect(sliceOf({ officerId: null, serviceId: null })).toBeUndefined();
});

const of = (given: readonly GivenAnswer[], quarter: string) =>
  given.filter(({ response }) => (quarter === '2026-Q3') === response.receivedAt < at('2026-10-01 00:00'));

const saysSomething = (name: string) => counterDefinition(name).tellsAnswers && !/^f\.(?!straight)/.test(name);

/** The same cells, as if everybody had said something else of the office and of themselves. */
function asIfOthers(cells: Cells, lot: number): Cells {
  return new Map(
    Array.from(cells, ([key, counters]) => [
      key,
      Object.fromEntries(
        counterEntries(counters).map(([name, amount]) => [name, saysSomething(name) ? (amount * lot) % 17 : amount]),
      ),
    ]),
  );
}

const everything = (cells: Cells, situation: SituationWishes) =>
  ['2026-Q4', '2026-Q3', '2026-S2', '2026', '2026-11', '2026-11-20'].map((period) => {
    const wishes = { ...situation, period };
    const all = [...cells];
    const told = toldOf(cells, wishes);
    const published = publishedIn(cells, periodNamed(period), aSituation(situation));
    const { satisfaction } = told({}, {});
    return [
      ([[], ['officer'], ['service'], DIMENSIONS] as const).map((by) => reportedRows(all, by, { told })),
      skmReport({ published, satisfaction, population: 0, weight: 'exact' }),
    ];
  });

describe('what answers say', () => {
  const someone = fc
    .record({
      officerId: fc.constantFrom(ani, budi, citra, undefined),
      serviceId: fc.constantFrom(ektp, kk, undefined),
      channel: fc.constantFrom(...CHANNELS),
      flags: fc.subarray(['fast', 'quick', 'sameDevice'] as const),
      receivedAt: fc.constantFrom('2026-08-10 09:00', '2026-10-02 09:00', '2026-11-20 09:00').map((clock) => at(clock)),
      answers: fc.dictionary(fc.constantFrom(...ELEMENTS), fc.constantFrom(...SCORES)),
      alike: fc.integer({ min: 1, max: 15 }),
    })
    .map(({ alike, ...fields }) => Array.from({ length: alike }, () => anAnswer(fields)));
  const offices = fc.array(someone, { minLength: 1, maxLength: 10 }).map((groups) => groups.flat());

  it('moves no figure, flag or report: not before the release and not after it', () => {
    fc.assert(
      fc.property(offices, fc.boolean(), fc.integer({ min: 2, max: 16 }), (given, isReleased, lot) => {
        const cells = cellsOfAnswers(given);
        const released = ['2026-Q3', ...(isReleased ? ['2026-Q4'] : [])].flatMap((period) => {
          const answers = of(given, period);
          return answers.length === 0 ? [] : [aRelease(answers, { period })];
        });
        const situation: SituationWishes = {
          releases: released,
          nights: { '2026-Q4': numbersOf(cellsOfAnswers(of(given, '2026-Q4'))) },
          running: { '2026-Q4': { asOf: '2026-11-19', n: 20, ikm: 80 } },
          today: '2027-02-01',
        };

        expect(everything(asIfOthers(cells, lot), situation)).toEqual(everything(cells, situation));
      }),
      { numRuns: 60 },
    );
  });

  it('and that one came since last night moves no row of an officer or a service', () => {
    fc.assert(
      fc.property(offices, someone, (given, [another = anAnswer()]) => {
        const before = cellsOf(
          served(),
          served(budi),
          served(citra),
          cellsOfAnswers([...given, ...responses(1, poster)]),
        );
        const situation = { nights: { '2026-Q4': numbersOf(before) }, period: '2026-Q4', today: '2026-11-21' } as const;
        const after = cellsOf(before, cellsOfAnswers([another]));
        const told = (cells: Cells, by: readonly Dimension[]) =>
          rowsOf(cells, by, situation)
            .filter(({ officerId, serviceId }) =>
              rowsOf(before, by, situation).some((row) => row.officerId === officerId && row.serviceId === serviceId),
            )
            .map(({ satisfaction, coverage }) => [satisfaction, coverage]);

        for (const by of [['officer'], ['service'], DIMENSIONS] as const)
          expect(told(after, by)).toEqual(told(before, by));
      }),
      { numRuns: 40 },
    );
  });
});
