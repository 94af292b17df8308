// What a ticket adds to the indicators (domain.md §3). A ticket that is still open adds nothing; one that has ended
// adds to the local day of its end, under the officers who served it.

import { type Counters, type Measure, TICKET_COUNTS } from '../../counters.ts';
import type { CountingRules } from '../kind.ts';
import { type Contribution, type Cell, NOTHING, contributionOf } from '../contribution.ts';
import { type Course, type Reopening, type Turn, courseOf } from './course.ts';
import { heardOf } from './heard.ts';
import { durationCounters } from '../../indicators/histogram.ts';
import type { OfficerId } from '../../ids.ts';
import type { ServiceDone, Ticket } from './ticket.ts';
import { HOUR, type Instant, type LocalDay, MINUTE, SECOND, localDayOf } from '../../time/time.ts';

/** A serving interval longer than this is a button that nobody pressed, not service. */
export const SERVING_CAP = 12 * HOUR;

/** A ticket that was completed after less than this, all who served it together, may have been closed to look fast. */
export const SHORT_SERVICE = 30 * SECOND;

/** A ticket issued after it was first called or started, by no more than this, waited for nothing: the clocks differ. */
const CLOCK_AHEAD = MINUTE;

/** The cells that the ticket adds to, and how much. */
export function ticketContribution(ticket: Ticket, rules: CountingRules): Contribution {
  const course = courseOf(heardOf(ticket));
  if (course === undefined) return NOTHING;
  const day = localDayOf(course.end.occurredAt, rules.timeZone);
  const { serviceId } = course;
  const figures = durationsOf(course);
  const cell = (officerId: OfficerId | undefined): Cell => ({ day, officerId, serviceId });
  // One cell wherever possible, as each is two writes: what is the unit's own (a wait) is kept beside what is the
  // officer's, and told apart when it is read.
  const homeOf = course.officerId ?? course.turns.at(-1)?.officerId;
  const home = cell(homeOf);

  return contributionOf([
    [cell(course.officerId), endCounters(course)],
    ...invitationOf(course, rules).map(([on, counters]) => [{ ...cell(course.officerId), day: on }, counters] as const),
    ...workOf(course).map(({ serviceId: of, quantity }) => [{ ...home, serviceId: of }, { work: quantity }] as const),
    ...course.reopenings.map(({ officerId }) => [cell(officerId), reopenedCounters(course, officerId)] as const),
    ...doubtsOf(course, figures, homeOf).map(([officerId, doubt]) => [cell(officerId), doubt] as const),
    [home, onTimeCounters(course, figures, day, rules)],
    [cell(course.officerId), shortServiceCounters(course, figures)],
    ...timesOf(figures, homeOf).map(([officerId, times]) => [cell(officerId), times] as const),
  ]);
}

function endCounters({ end, outcome }: Course): Counters {
  switch (end.type) {
    case 'completed':
      return { completed: 1, ...(outcome === 'resolved' ? { resolved: 1 } : {}) };
    case 'no_show':
      return { noShow: 1 };
    case 'left':
      return { left: 1 };
    case 'cancelled':
      return { cancelled: 1 };
  }
}

/**
 * Every ticket that was completed got a link, so each is one invitation: where its answer is charged, and on the day of the
 * first completion. What was answered before a reopening can be answered no more, and is missing nowhere on a later day.
 */
function invitationOf(
  { firstCompletedAt }: Course,
  { timeZone }: CountingRules,
): readonly (readonly [LocalDay, Counters])[] {
  if (firstCompletedAt === undefined) return [];
  return [[localDayOf(firstCompletedAt, timeZone), { [TICKET_COUNTS.invited.name]: 1 }]];
}

function workOf({ end }: Course): readonly ServiceDone[] {
  return end.type === 'completed' ? (end.services ?? []) : [];
}

/** `reopenedOnly`: the ticket is among this officer's completed ones no more, so that both together hold all there were. */
function reopenedCounters(course: Course, officerId: OfficerId | undefined): Counters {
  return { reopened: 1, ...(isCompletedBy(course, officerId) ? {} : { reopenedOnly: 1 }) };
}

function isCompletedBy({ end, officerId }: Course, asked: OfficerId | undefined): boolean {
  return end.type === 'completed' && officerId === asked;
}

/**
 * What is doubtful, where it happened: a serving interval at the officer whose it is, all else at home, once each.
 * `excluded` is what is left out, `clock` a time that cannot be, `skew` one that cannot be and costs nothing all the same:
 * what is left out and no clock's fault was typed. `doubtedOnly`: the ticket is not among the completed ones there.
 */
function doubtsOf(
  course: Course,
  figures: Durations,
  home: OfficerId | undefined,
): readonly (readonly [OfficerId | undefined, Counters])[] {
  const { isEarly, isTyped, isImpossible, overCap } = figures;
  if (!isEarly && !isTyped && !isImpossible && overCap.length === 0) return [];
  const doubts = new Map<OfficerId | undefined, Counters>();
  if (isEarly) doubts.set(home, { clock: 1, skew: 1 });
  if (isTyped) doubts.set(home, { excluded: 1 });
  if (isImpossible) doubts.set(home, { excluded: 1, clock: 1 });
  for (const officerId of overCap) doubts.set(officerId, { excluded: 1, clock: 1 });
  return Array.from(doubts, ([officerId, counters]) => [
    officerId,
    isCompletedBy(course, officerId) ? counters : { ...counters, doubtedOnly: 1 },
  ]);
}

/** Every time that was measured, and whose it is. */
function timesOf(figures: Durations, home: OfficerId | undefined): (readonly [OfficerId | undefined, Counters])[] {
  const times: (readonly [OfficerId | undefined, Counters])[] = [];
  const add = (officerId: OfficerId | undefined, measure: Measure, ms: number | undefined) => {
    if (ms !== undefined) times.push([officerId, durationCounters(measure, ms)]);
  };
  add(home, 'wait', figures.wait);
  add(home, 'turnaround', figures.turnaround);
  add(undefined, 'leftAfter', figures.leftAfter);
  for (const { officerId, service, hold } of figures.turns) {
    add(officerId, 'service', service);
    add(officerId, 'hold', hold);
  }
  for (const { officerId, after } of figures.reopenings) add(officerId, 'reopenedAfter', after);
  return times;
}

interface OfficerFigures {
  readonly officerId: OfficerId | undefined;
  readonly service: number | undefined;
  readonly hold: number | undefined;
}

/** Milliseconds; a figure whose events are missing, or that is kept out, is `undefined`. */
interface Durations {
  readonly wait: number | undefined;
  readonly turnaround: number | undefined;
  readonly leftAfter: number | undefined;
  readonly turns: readonly OfficerFigures[];
  readonly reopenings: readonly Reopening[];
  /** Why something of the ticket was kept out. It is counted all the same. */
  readonly isTyped: boolean;
  readonly isImpossible: boolean;
  /** Whose service time was kept out. */
  readonly overCap: readonly (OfficerId | undefined)[];
  /** Nothing was kept out, but the wait was less than nothing by a few seconds. */
  readonly isEarly: boolean;
}

const UNTIMED: Durations = {
  wait: undefined,
  turnaround: undefined,
  leftAfter: undefined,
  turns: [],
  reopenings: [],
  isTyped: true,
  isImpossible: false,
  overCap: [],
  isEarly: false,
};

/**
 * A time that was typed afterwards casts doubt on the whole ticket, so nothing of it is timed; a negative interval or a
 * serving interval over the cap takes only the figure that rests on it.
 */
function durationsOf(course: Course): Durations {
  if (course.inaccurate) return UNTIMED;
  const { end, issuedAt, calledAt, reopenings } = course;
  const sinceIssue = (at: Instant | undefined) =>
    issuedAt === undefined || at === undefined ? undefined : at - issuedAt;
  const measured = sinceIssue(calledAt);
  const isEarly = measured !== undefined && measured < 0 && measured + CLOCK_AHEAD >= 0;
  const wait = isEarly ? 0 : measured;
  const turnaround = end.type === 'completed' ? sinceIssue(end.occurredAt) : undefined;
  const leftAfter = hasWaitedInVain(course) ? sinceIssue(end.occurredAt) : undefined;
  const turns = byOfficer(course.turns);
  const overCap = turns
    .filter(({ serving }) => serving.some((ms) => ms > SERVING_CAP))
    .map(({ officerId }) => officerId);
  return {
    wait: unlessNegative(wait),
    turnaround: unlessNegative(turnaround),
    leftAfter: unlessNegative(leftAfter),
    turns: turns.map(({ officerId, serving, holds }) => ({
      officerId,
      service: overCap.includes(officerId) ? undefined : sum(serving),
      hold: holds.length > 0 ? sum(holds) : undefined,
    })),
    reopenings,
    isTyped: false,
    isImpossible: [wait, turnaround, leftAfter].some((ms) => (ms ?? 0) < 0) || course.servedAfterEnd,
    overCap,
    isEarly,
  };
}

/** Who was served before leaving has a wait like any other. */
function hasWaitedInVain({ end, calledAt, firstCompletedAt }: Course): boolean {
  return end.type === 'left' && calledAt === undefined && firstCompletedAt === undefined;
}

/** Whether the ticket was completed within the standard; nothing where there is none, or no time to judge it by. */
function onTimeCounters(course: Course, figures: Durations, day: LocalDay, rules: CountingRules): Counters {
  if (course.end.type !== 'completed' || course.serviceId === undefined) return {};
  const standard = rules.standardOn(course.serviceId, day);
  if (standard === undefined) return {};
  // The standard is a promise for the ticket: the service times of all who served it together.
  const taken = standard.measure === 'turnaround' ? figures.turnaround : totalService(figures.turns);
  if (taken === undefined) return {};
  return { judged: 1, ...(taken <= standard.minutes * MINUTE ? { onTime: 1 } : {}) };
}

/** Of a completed ticket of which it is known for how long it was served; charged with the completion. */
function shortServiceCounters({ end }: Course, { turns }: Durations): Counters {
  const taken = end.type === 'completed' ? totalService(turns) : undefined;
  return taken !== undefined && taken < SHORT_SERVICE ? { [TICKET_COUNTS.shortService.name]: 1 } : {};
}

function totalService(turns: readonly OfficerFigures[]): number | undefined {
  const times = turns.map(({ service }) => service);
  return times.length === 0 || times.includes(undefined) ? undefined : sum(times.map((ms) => ms ?? 0));
}

function byOfficer(turns: readonly Turn[]): Turn[] {
  const officers = new Map<OfficerId | undefined, { serving: number[]; holds: number[] }>();
  for (const { officerId, serving, holds } of turns) {
    const known = officers.get(officerId);
    if (known === undefined) officers.set(officerId, { serving: [...serving], holds: [...holds] });
    else {
      known.serving.push(...serving);
      known.holds.push(...holds);
    }
  }
  return Array.from(officers, ([officerId, times]) => ({ officerId, ...times }));
}

function unlessNegative(ms: number | undefined): number | undefined {
  return ms === undefined || ms < 0 ? undefined : ms;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
