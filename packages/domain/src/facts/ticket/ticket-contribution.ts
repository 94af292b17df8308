// What a ticket adds to the indicators (domain.md §3). A ticket that is still open adds nothing; one that has ended
// adds to the local day of its end, under the officers who served it.

import type { CountingRules } from '../kind.ts';
import { type Contribution, type Counters, type Cell, NOTHING, contributionOf } from '../contribution.ts';
import { type Course, type Turn, courseOf } from './course.ts';
import { durationCounters } from '../../indicators/histogram.ts';
import type { OfficerId } from '../../ids.ts';
import { invitedCounter } from '../response/response.ts';
import type { Ticket } from './ticket.ts';
import { HOUR, type LocalDay, MINUTE, localDayOf } from '../../time/time.ts';

/** A serving interval longer than this is a button that nobody pressed, not service. */
export const SERVING_CAP = 12 * HOUR;

/** The cells that the ticket adds to, and how much. */
export function ticketContribution(ticket: Ticket, rules: CountingRules): Contribution {
  const course = courseOf(ticket);
  if (course === undefined) return NOTHING;
  const day = localDayOf(course.end.occurredAt, rules.timeZone);
  const { serviceId } = course;
  const figures = durationsOf(course);
  const cell = (officerId: OfficerId | undefined): Cell => ({ day, officerId, serviceId });
  // One cell wherever possible, as each is two writes: what is the unit's own (a wait) is kept beside what is the
  // officer's, and told apart when it is read.
  const home = cell(course.officerId);

  return contributionOf([
    [course.end.type === 'completed' ? home : cell(undefined), endCounters(course)],
    ...course.reopenedFrom.map((officerId) => [cell(officerId), { reopened: 1 }] as const),
    [home, excludedCounters(figures)],
    [home, figures.wait === undefined ? {} : durationCounters('wait', figures.wait)],
    [home, figures.turnaround === undefined ? {} : durationCounters('turnaround', figures.turnaround)],
    [home, onTimeCounters(course, figures, day, rules)],
    ...figures.turns.flatMap(({ officerId, service, hold }) => [
      [cell(officerId), service === undefined ? {} : durationCounters('service', service)] as const,
      [cell(officerId), hold === undefined ? {} : durationCounters('hold', hold)] as const,
    ]),
  ]);
}

function endCounters({ end }: Course): Counters {
  switch (end.type) {
    case 'completed':
      // Every completed ticket gets a link, so each is an invitation to answer.
      return { completed: 1, [invitedCounter('ticket')]: 1, ...(end.outcome === 'resolved' ? { resolved: 1 } : {}) };
    case 'no_show':
      return { noShow: 1 };
    case 'left':
      return { left: 1 };
    case 'cancelled':
      return { cancelled: 1 };
  }
}

/** `clock` counts those of the excluded whose times cannot be, so that the others are those that somebody typed. */
function excludedCounters({ excluded }: Durations): Counters {
  switch (excluded) {
    case 'impossible':
      return { excluded: 1, clock: 1 };
    case 'typed':
      return { excluded: 1 };
    case undefined:
      return {};
  }
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
  readonly turns: readonly OfficerFigures[];
  /** Why something was kept out. The ticket is counted all the same. */
  readonly excluded: 'typed' | 'impossible' | undefined;
}

/**
 * A time that was typed afterwards casts doubt on the whole ticket, so nothing of it is timed; a negative interval or a
 * serving interval over the cap takes only the figure that rests on it.
 */
function durationsOf(course: Course): Durations {
  const { end, issuedAt, calledAt } = course;
  if (course.inaccurate) return { wait: undefined, turnaround: undefined, turns: [], excluded: 'typed' };
  const wait = issuedAt === undefined || calledAt === undefined ? undefined : calledAt - issuedAt;
  const turnaround = issuedAt === undefined || end.type !== 'completed' ? undefined : end.occurredAt - issuedAt;
  const turns = byOfficer(course.turns);
  const overCap = turns.filter(({ serving }) => serving.some((ms) => ms > SERVING_CAP));
  const impossible = (wait ?? 0) < 0 || (turnaround ?? 0) < 0 || course.servedAfterEnd || overCap.length > 0;
  return {
    wait: unlessNegative(wait),
    turnaround: unlessNegative(turnaround),
    turns: turns.map((turn) => ({
      officerId: turn.officerId,
      service: overCap.includes(turn) ? undefined : sum(turn.serving),
      hold: turn.holds.length > 0 ? sum(turn.holds) : undefined,
    })),
    excluded: impossible ? 'impossible' : undefined,
  };
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
