// What a reader must know before relying on a row (domain.md §4, §5). A flag asks for a look and is no finding; each has
// its numbers and the limit they passed, and none takes anything out of a figure.

import { type CounterName, type Counters, TICKET_COUNTS, flagCounter, responsesIn } from '../counters.ts';
import type { Flag } from '../facts/response/flag.ts';
import { completedOrDoubted, everCompleted } from './indicator-row.ts';
import { RELIABLE_FROM, SHOWN_FROM } from '../skm/satisfaction.ts';
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
 * - `fast_answers`: answers within a minute after the ticket's link was made
 * - `quick_answers`: pages filled in less than ten seconds
 * - `same_device`: answers from a device that answered for several tickets on one day
 * - `straight_lining`: answers with one score for five or more elements
 * - `honeypot`: answers with the field filled that people cannot see
 * - `reopened`: tickets that were opened again, of those that were ever completed
 * - `inaccurate_times`: tickets with a time that was typed afterwards or declared wrong, of these and those completed
 * - `clock_problems`: tickets with a negative interval or one over the cap, of these and those completed
 */
export type SignCode =
  | 'fast_answers'
  | 'quick_answers'
  | 'same_device'
  | 'straight_lining'
  | 'honeypot'
  | 'reopened'
  | 'inaccurate_times'
  | 'clock_problems';

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
      readonly code: SignCode;
      readonly n: number;
      readonly of: number;
      /** `null` of nothing; above 1 where the signs and what they are signs of fell into different periods. */
      readonly share: number | null;
      readonly limit: number;
    };

/**
 * The flags of a row, from its counters. `unit`: only for an officer's row, what the officer is seen against: the
 * counters of the whole unit (in rows by officer and service, of that service), the officer's own among them.
 */
export function flagsOf(counters: Counters, unit?: Counters): readonly RowFlag[] {
  return [
    ...fewAnswers(counters),
    ...lowCoverage(counters),
    ...(unit === undefined ? [] : oddCoverage(counters, unit)),
    ...signs(counters),
  ];
}

function fewAnswers(counters: Counters): RowFlag[] {
  const n = responsesIn(counters);
  const couldBeAnswered = n > 0 || invitedIn(counters) > 0;
  return couldBeAnswered && n < RELIABLE_FROM ? [{ code: 'few_answers', n, limit: RELIABLE_FROM }] : [];
}

function lowCoverage(counters: Counters): RowFlag[] {
  const invited = invitedIn(counters);
  if (invited === 0) return [];
  const interval = shareInterval(coverageIn(counters));
  if (interval[1] >= LOW_COVERAGE) return [];
  const answered = answeredIn(counters);
  return [{ code: 'low_coverage', invited, answered, share: answered / invited, interval, limit: LOW_COVERAGE }];
}

/** Chosen answers show in how many there are: too few where the pleased alone are asked, too many where one person helps. */
function oddCoverage(counters: Counters, unit: Counters): RowFlag[] {
  const others: Counters = {
    [INVITED]: invitedIn(unit) - invitedIn(counters),
    [ANSWERED]: answeredIn(unit) - answeredIn(counters),
  };
  const [invited, othersInvited] = [invitedIn(counters), invitedIn(others)];
  if (invited === 0 || othersInvited === 0) return [];
  const pValue = pValueOfEqualShares(coverageIn(counters), coverageIn(others));
  if (pValue >= ODD_COVERAGE) return [];
  const answered = answeredIn(counters);
  const othersShare = answeredIn(others) / othersInvited;
  return [
    { code: 'odd_coverage', invited, answered, share: answered / invited, othersShare, pValue, limit: ODD_COVERAGE },
  ];
}

function signs(counters: Counters): RowFlag[] {
  const count = (name: CounterName) => counters[name] ?? 0;
  const flagged = (flag: Flag) => count(flagCounter(flag));
  const typed = count('excluded') - (count('clock') - count('skew'));
  const [answers, tickets] = [responsesIn(counters), completedOrDoubted(counters)];
  return [
    ...sign('fast_answers', flagged('fast'), answers, NOTABLE),
    ...sign('quick_answers', flagged('quick'), answers, NOTABLE),
    ...sign('same_device', flagged('sameDevice'), answers, NOTABLE),
    // All of a few answers being alike is chance, and would say what they are.
    ...(answers < SHOWN_FROM ? [] : sign('straight_lining', flagged('straight'), answers, NOTABLE_STRAIGHT)),
    // No person fills what no person sees: one is enough.
    ...(flagged('honeypot') === 0 ? [] : [partOf('honeypot', flagged('honeypot'), answers, 0)]),
    ...sign('reopened', count('reopened'), everCompleted(counters), NOTABLE),
    ...sign('inaccurate_times', typed, tickets, NOTABLE),
    ...sign('clock_problems', count('clock'), tickets, NOTABLE),
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

const INVITED = TICKET_COUNTS.invited.name;
const ANSWERED = 'linked';

function invitedIn(counters: Counters): number {
  return counters[INVITED] ?? 0;
}

function answeredIn(counters: Counters): number {
  return counters[ANSWERED] ?? 0;
}

/** An answer may come in the period after its invitation; for a test of shares it is then one of this period's. */
function coverageIn(counters: Counters): Share {
  const whole = invitedIn(counters);
  return { part: Math.min(answeredIn(counters), whole), whole };
}
