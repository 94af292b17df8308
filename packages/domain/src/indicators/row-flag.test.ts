// When a row is flagged, and with which numbers.

import { type Counters, answeredCounter, flagCounter, TICKET_COUNTS } from '../counters.ts';
import { describe, expect, it } from 'vitest';
import { NUMBERED_FLAGS, type NumberedFlag } from '../facts/response/flag.ts';
import { numbersIn } from '../release/numbers.ts';
import { type LookedAt, type RowFlag, flagsOf } from './row-flag.ts';

/** What is counted in a row, in words. */
interface Told extends Partial<Record<NumberedFlag, number>> {
  readonly completed?: number;
  readonly reopened?: number;
  readonly excluded?: number;
  readonly clock?: number;
  readonly skew?: number;
  readonly short?: number;
  readonly invited?: number;
  /** Answers through links. */
  readonly linked?: number;
  /** Answers through links of tickets that are among no invitations. */
  readonly uninvited?: number;
  /** Answers in all, those at a poster among them. */
  readonly answers?: number;
  /** Of the released answers of a unit. */
  readonly straight?: LookedAt['straight'];
}

function counted({ straight, ...told }: Told): LookedAt {
  const tickets = countersOf(told);
  return { tickets, answers: numbersIn(tickets), straight };
}

function countersOf({ invited = 0, answers = 0, ...told }: Told): Counters {
  const flags = NUMBERED_FLAGS.map((flag) => [flagCounter(flag), told[flag] ?? 0]);
  const { completed = 0, reopened = 0, excluded = 0, clock = 0, skew = 0, short = 0, linked = 0, uninvited = 0 } = told;
  return {
    completed,
    reopened,
    excluded,
    clock,
    skew,
    short,
    linked,
    [TICKET_COUNTS.invited.name]: invited,
    [answeredCounter('ticket')]: linked + uninvited,
    [answeredCounter('poster')]: Math.max(0, answers - linked - uninvited),
    ...Object.fromEntries(flags),
  };
}

/** A row of 100 completed tickets of which 40 were answered, and in which nothing is odd unless it is told. */
const row = (told: Told = {}): LookedAt => counted({ completed: 100, invited: 100, linked: 40, answers: 40, ...told });
const found = (own: LookedAt, unit?: LookedAt) => flagsOf(own, unit?.answers);
const codes = (own: LookedAt, unit?: LookedAt) => found(own, unit).map(({ code }) => code);
const flag = (code: RowFlag['code'], own: LookedAt, unit?: LookedAt) =>
  found(own, unit).find((one) => one.code === code);

const answered = (n: number) => row({ linked: n, answers: n });

const through = ({ poster, kiosk }: { readonly poster: number; readonly kiosk: number }): LookedAt => ({
  tickets: {},
  answers: numbersIn({ [answeredCounter('poster')]: poster, [answeredCounter('kiosk')]: kiosk }),
});

const allFast = (n: number) => codes(counted({ answers: n, fast: n }));

describe('a row', () => {
  it('in which nothing is odd has no flag', () => {
    expect(found(row(), row({ invited: 900, linked: 360 }))).toEqual([]);
  });

  it('without any ticket or answer has none either', () => {
    expect(flagsOf(counted({}))).toEqual([]);
    expect(flagsOf({ tickets: { noShow: 8, left: 2, w: 60_000, 'w.7a': 1 } })).toEqual([]);
  });

  it('of which no numbers of answers are told has only the flags of its tickets', () => {
    const { tickets } = row({ reopened: 11, fast: 20, linked: 2, answers: 2 });

    expect(codes({ tickets })).toEqual(['reopened']);
  });
});

describe('few answers', () => {
  it('are fewer than thirty, none among them', () => {
    expect(flag('few_answers', answered(29))).toEqual({ code: 'few_answers', n: 29, limit: 30 });
    expect(flag('few_answers', answered(30))).toBeUndefined();
    expect(flag('few_answers', answered(0))).toMatchObject({ n: 0 });
  });

  it('are those of all channels together', () => {
    expect(flag('few_answers', through({ poster: 20, kiosk: 9 }))).toMatchObject({ n: 29 });
    expect(flag('few_answers', through({ poster: 20, kiosk: 10 }))).toBeUndefined();
  });
});

describe('a low coverage', () => {
  it('is under fifteen in a hundred by more than chance', () => {
    // Wilson's 95 % interval of 6 in 100 is 0.0278–0.1248, of 8 in 100 it is 0.0411–0.1500.
    const flagged = flag('low_coverage', row({ linked: 6 }));

    expect(flagged).toMatchObject({ invited: 100, answered: 6, share: 0.06, limit: 0.15 });
    expect(flagged?.code === 'low_coverage' && flagged.interval[0]).toBeCloseTo(0.0278, 4);
    expect(flagged?.code === 'low_coverage' && flagged.interval[1]).toBeCloseTo(0.1248, 4);
    expect(flag('low_coverage', row({ linked: 9 }))).toBeUndefined();
  });

  it('is not seen in a handful of tickets', () => {
    expect(flag('low_coverage', counted({ invited: 20 }))).toBeUndefined();
    expect(flag('low_coverage', counted({ invited: 25 }))).toMatchObject({ answered: 0, share: 0 });
  });
});

describe('an odd coverage', () => {
  const unit = row({ invited: 1000, linked: 400 });

  it('is one that differs from that of the others, the officer not among them', () => {
    const flagged = flag('odd_coverage', row({ linked: 22 }), unit);

    expect(flagged).toMatchObject({ invited: 100, answered: 22, share: 0.22, othersShare: 378 / 900, limit: 0.05 });
    // Fisher's exact test with mid-p of 22/100 and 378/900, computed apart in exact fractions.
    expect(flagged?.code === 'odd_coverage' && flagged.pValue).toBeCloseTo(7.59013561860808e-5, 12);
  });

  it('may also be too good', () => {
    expect(codes(row({ linked: 62 }), unit)).toEqual(['odd_coverage']);
  });

  it('is within chance for most', () => {
    expect(codes(row({ linked: 33 }), unit)).toEqual([]);
    expect(codes(row({ linked: 47 }), unit)).toEqual([]);
  });

  it('is not looked for in a row that is no officer’s, nor where there is nobody else', () => {
    expect(codes(row({ linked: 22 }))).toEqual([]);
    expect(codes(row({ linked: 22 }), row({ linked: 22 }))).toEqual([]);
  });

  it('takes answers to invitations of the period before for answers of this one', () => {
    expect(codes(row({ invited: 38 }), row({ invited: 48, linked: 51 }))).toEqual([]);
  });
});

describe('signs of answers that may not be the citizen’s own', () => {
  it.each([
    ['fast_answers', 'fast'],
    ['quick_answers', 'quick'],
    ['same_device', 'sameDevice'],
    ['remade_links', 'remade'],
  ] as const)('%s are flagged beyond one in twenty, by more than chance', (code, sign) => {
    // Wilson's lower end of 5 in 40 is 0.0546, of 4 in 40 it is 0.0396.
    expect(flagsOf(row({ [sign]: 5 }))).toEqual([{ code, n: 5, of: 40, share: 0.125, limit: 0.05 }]);
    expect(flagsOf(row({ [sign]: 4 }))).toEqual([]);
  });

  it('are never one or two', () => {
    expect([1, 2, 3].map(allFast)).toEqual([['few_answers'], ['few_answers'], ['few_answers', 'fast_answers']]);
  });

  it('are answers to tickets that nobody was invited for', () => {
    expect(flagsOf(row({ linked: 35, uninvited: 5 }))).toEqual([
      { code: 'uninvited', n: 5, of: 40, share: 0.125, limit: 0.05 },
    ]);
    expect(flagsOf(row({ linked: 38, uninvited: 2 }))).toEqual([]);
  });

  it('are more answers than invitations, by more than some that came in the next period', () => {
    expect(flag('more_answers', row({ invited: 40, linked: 43, answers: 43 }))).toEqual({
      code: 'more_answers',
      invited: 40,
      answered: 43,
      share: 43 / 40,
      limit: 1,
    });
    expect(flag('more_answers', row({ invited: 40, linked: 42, answers: 42 }))).toBeUndefined();
    expect(flag('more_answers', row({ invited: 0, linked: 35 }))).toMatchObject({ answered: 35, share: null });
  });

  it('are never answers of posters and kiosks, unless these are a burst', () => {
    expect(codes(through({ poster: 300, kiosk: 40 }))).toEqual([]);
    expect(flagsOf(row({ answers: 380, burst: 340 }))).toEqual([
      { code: 'burst', n: 340, of: 380, share: 340 / 380, limit: 0 },
    ]);
  });

  it.each([
    ['filled honeypot', 'honeypot', 'honeypot'],
    ['answer from a counter’s browser', 'counter_browser', 'counterBrowser'],
  ] as const)('are every %s', (_, code, sign) => {
    expect(flagsOf(row({ [sign]: 1 }))).toEqual([{ code, n: 1, of: 40, share: 0.025, limit: 0 }]);
  });
});

describe('straight-lining', () => {
  it('is flagged beyond a half, as half of honest answers are straight', () => {
    // Wilson's lower end of 27 in 40 is 0.5202, of 26 in 40 it is 0.4951.
    expect(flagsOf(row({ straight: { n: 27, of: 40 } }))).toEqual([
      { code: 'straight_lining', n: 27, of: 40, share: 0.675, limit: 0.5 },
    ]);
    expect(flagsOf(row({ straight: { n: 26, of: 40 } }))).toEqual([]);
  });

  it('is looked for where it was released, of as many answers as were', () => {
    expect(codes(row())).toEqual([]);
    expect(codes(row({ straight: { n: 0, of: 0 } }))).toEqual([]);
    expect(codes({ tickets: {}, straight: { n: 40, of: 40 } })).toEqual(['straight_lining']);
  });
});

describe('signs of tickets that were not what they seem', () => {
  it('are completions that were opened again', () => {
    // Wilson's lower end of 11 in 100 is 0.0625, of 9 in 100 it is 0.0481.
    expect(flagsOf(row({ reopened: 11 }))).toEqual([{ code: 'reopened', n: 11, of: 100, share: 0.11, limit: 0.05 }]);
    expect(flagsOf(row({ reopened: 9 }))).toEqual([]);
  });

  it('are seen also where all that was reopened was completed by somebody else', () => {
    expect(flagsOf(counted({ reopened: 3 }))).toEqual([{ code: 'reopened', n: 3, of: 0, share: null, limit: 0.05 }]);
  });

  it('are services under half a minute, of the completed ones', () => {
    expect(flagsOf(row({ short: 11 }))).toEqual([{ code: 'short_service', n: 11, of: 100, share: 0.11, limit: 0.05 }]);
    expect(flagsOf(row({ short: 9 }))).toEqual([]);
  });

  it('tell times that were typed afterwards from clocks that cannot be right', () => {
    expect(flagsOf(row({ excluded: 31, clock: 20 }))).toEqual([
      { code: 'inaccurate_times', n: 11, of: 100, share: 0.11, limit: 0.05 },
      { code: 'clock_problems', n: 20, of: 100, share: 0.2, limit: 0.05 },
    ]);
    expect(codes(row({ excluded: 20, clock: 20 }))).toEqual(['clock_problems']);
    expect(codes(row({ excluded: 20 }))).toEqual(['inaccurate_times']);
    // A clock that was a few seconds off, and of which nothing is left out.
    expect(codes(row({ excluded: 20, clock: 20, skew: 20 }))).toEqual(['inaccurate_times', 'clock_problems']);
  });
});
