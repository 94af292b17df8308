// What a reader must know before relying on a row (domain.md §4, §5). A flag asks for a look and is no finding; each has
// its numbers and the limit they passed, and none takes anything out of a figure.

import type { CounterName, Counters } from '../counters.ts';
import { completedOrDoubted, everCompleted } from './indicator-row.ts';
import type { AnswerNumbers } from '../release/numbers.ts';
import { RELIABLE_FROM } from '../skm/figure.ts';
import type { Interval } from '../statistics/interval.ts';
import { type Share, pValueOfEqualShares, shareInterval } from '../statistics/share.ts';

/** Under this coverage those who answered may not stand for those who did not (decision 19). */
export const LOW_COVERAGE = 0.15;
/** Under this p-value an officer's coverage differs from the others' by more than chance. */
export const ODD_COVERAGE = 0.05;
/** Beyond this share a sign is worth a look; half of honest answers are straight, so these have a limit of their own. */
export const NOTABLE = 0.05;
export const NOTABLE_STRAIGHT = 0.5;
/** Fewest signs that are worth a look: one or two of a handful are anybody's. */
export const FEWEST = 3;

/**
 * - `fast_answers`: answers within a minute after the ticket was completed
 * - `quick_answers`: pages filled in less than twenty seconds
 * - `same_device`: answers from a device that answered for several tickets on one day
 * - `straight_lining`: answers with one score for five or more elements
 * - `honeypot`: answers with the field filled that people cannot see
 * - `counter_browser`: answers from a browser that has run a counter of the unit
 * - `remade_links`: answers through a link that was made again
 * - `uninvited`: answers through links of tickets that are among no invitations: not there, not completed, or not known yet
 * - `burst`: answers through posters or kiosks on a day with more of them than tickets ended (release/burst.ts)
 * - `reopened`: tickets that were opened again, of those that were ever completed
 * - `inaccurate_times`: tickets with a time that was typed afterwards or declared wrong, of these and those completed
 * - `clock_problems`: tickets with a negative interval or one over the cap, of these and those completed
 * - `short_service`: tickets completed after less than half a minute of service, of those completed
 */
export type SignCode =
  | 'fast_answers'
  | 'quick_answers'
  | 'same_device'
  | 'straight_lining'
  | 'honeypot'
  | 'counter_browser'
  | 'remade_links'
  | 'uninvited'
  | 'burst'
  | 'reopened'
  | 'inaccurate_times'
  | 'clock_problems'
  | 'short_service';

export type RowFlag =
  | { readonly code: 'few_answers'; readonly n: number; readonly limit: number }
  | {
      readonly code: 'low_coverage';
      readonly invited: number;
      readonly answered: number;
      readonly share: number;
      readonly interval: Interval;
      readonly limit: number;
    }
  | {
      readonly code: 'odd_coverage';
      readonly invited: number;
      readonly answered: number;
      readonly share: number;
      /** Of the unit without this officer. */
      readonly othersShare: number;
      readonly pValue: number;
      readonly limit: number;
    }
  | {
      /** One ticket is one invitation and one answer; an answer may come up to thirty days after it, in the next period. */
      readonly code: 'more_answers';
      readonly invited: number;
      readonly answered: number;
      /** `null` where nobody was invited. */
      readonly share: number | null;
      readonly limit: number;
    }
  | {
      readonly code: SignCode;
      readonly n: number;
      readonly of: number;
      /** `null` of nothing; above 1 where the signs and what they are signs of fell into different periods. */
      readonly share: number | null;
      readonly limit: number;
    };

/** What the flags of a row rest on. */
export interface LookedAt {
  readonly tickets: Counters;
  /** Absent where numbers of answers are not told. */
  readonly answers?: AnswerNumbers | undefined;
  /** Released answers of the unit with one score for five or more elements, of all of them. */
  readonly straight?: { readonly n: number; readonly of: number } | undefined;
}

/** The flags of a row. `unit`: only for an officer's row, the answers of the whole unit, the officer's own among them. */
export function flagsOf({ tickets, answers, straight }: LookedAt, unit?: AnswerNumbers): readonly RowFlag[] {
  return [
    ...(answers === undefined ? [] : signsOfAnswers(answers, unit)),
    ...(straight === undefined ? [] : sign('straight_lining', straight.n, straight.of, NOTABLE_STRAIGHT)),
    ...signsOfTickets(tickets),
  ];
}

function signsOfAnswers(answers: AnswerNumbers, unit: AnswerNumbers | undefined): RowFlag[] {
  const { answered, flags } = answers;
  return [
    ...fewAnswers(answers),
    ...lowCoverage(answers),
    ...(unit === undefined ? [] : oddCoverage(answers, unit)),
    ...moreAnswers(answers),
    ...sign('uninvited', answers.uninvited, answered, NOTABLE),
    ...sign('fast_answers', flags.fast, answered, NOTABLE),
    ...sign('quick_answers', flags.quick, answered, NOTABLE),
    ...sign('same_device', flags.sameDevice, answered, NOTABLE),
    // No person fills what no person sees: one is enough. A burst has passed its own limit.
    ...(flags.honeypot === 0 ? [] : [partOf('honeypot', flags.honeypot, answered, 0)]),
    // Nor does a citizen answer on the office's own computer.
    ...(flags.counterBrowser === 0 ? [] : [partOf('counter_browser', flags.counterBrowser, answered, 0)]),
    ...sign('remade_links', flags.remade, answered, NOTABLE),
    ...(flags.burst === 0 ? [] : [partOf('burst', flags.burst, answered, 0)]),
  ];
}

function fewAnswers({ answered, invited }: AnswerNumbers): RowFlag[] {
  const couldBeAnswered = answered > 0 || invited > 0;
  return couldBeAnswered && answered < RELIABLE_FROM
    ? [{ code: 'few_answers', n: answered, limit: RELIABLE_FROM }]
    : [];
}

function lowCoverage(answers: AnswerNumbers): RowFlag[] {
  const { invited, linked: answered } = answers;
  if (invited === 0) return [];
  const interval = shareInterval(coverageOf(answers));
  if (interval[1] >= LOW_COVERAGE) return [];
  return [{ code: 'low_coverage', invited, answered, share: answered / invited, interval, limit: LOW_COVERAGE }];
}

/** Chosen answers show in how many there are: too few where the pleased alone are asked, too many where one person helps. */
function oddCoverage(own: AnswerNumbers, unit: AnswerNumbers): RowFlag[] {
  const { invited, linked: answered } = own;
  const others = { invited: unit.invited - invited, linked: unit.linked - answered };
  if (invited === 0 || others.invited === 0) return [];
  const pValue = pValueOfEqualShares(coverageOf(own), coverageOf(others));
  if (pValue >= ODD_COVERAGE) return [];
  const othersShare = others.linked / others.invited;
  return [
    { code: 'odd_coverage', invited, answered, share: answered / invited, othersShare, pValue, limit: ODD_COVERAGE },
  ];
}

function moreAnswers({ invited, linked: answered }: AnswerNumbers): RowFlag[] {
  if (answered - invited < FEWEST) return [];
  return [{ code: 'more_answers', invited, answered, share: invited === 0 ? null : answered / invited, limit: 1 }];
}

/** An answer may come in the period after its invitation; for a test of shares it is then one of this period's. */
function coverageOf({ invited, linked }: Pick<AnswerNumbers, 'invited' | 'linked'>): Share {
  return { part: Math.min(linked, invited), whole: invited };
}

function signsOfTickets(counters: Counters): RowFlag[] {
  const count = (name: CounterName) => counters[name] ?? 0;
  const typed = count('excluded') - (count('clock') - count('skew'));
  const tickets = completedOrDoubted(counters);
  return [
    ...sign('reopened', count('reopened'), everCompleted(counters), NOTABLE),
    ...sign('inaccurate_times', typed, tickets, NOTABLE),
    ...sign('clock_problems', count('clock'), tickets, NOTABLE),
    ...sign('short_service', count('short'), count('completed'), NOTABLE),
  ];
}

/** Raised when the share is beyond its limit by more than chance. */
function sign(code: SignCode, n: number, of: number, limit: number): RowFlag[] {
  const beyond = n >= FEWEST && (n >= of || shareInterval({ part: n, whole: of })[0] > limit);
  return beyond ? [partOf(code, n, of, limit)] : [];
}

function partOf(code: SignCode, n: number, of: number, limit: number): RowFlag {
  return { code, n, of, share: of === 0 ? null : n / of, limit };
}
