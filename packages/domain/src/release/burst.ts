// Days on which more answers came through posters, or kiosks, than the unit's tickets of the day make likely. It is what a day
// shows and not what one answer shows: so it is reckoned from the day's numbers, and is the same in whatever order answers come.

import { type Counters, TICKET_COUNTS, type Tally, addTo, answeredCounter, flagCounter } from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import type { Channel } from '../facts/response/channel.ts';
import { type LocalDay, isLocalDay } from '../time/time.ts';
import type { Charged } from './answers.ts';

/** Ways by which one person can answer again and again, as no link is used up. */
export const REPEATABLE = ['poster', 'kiosk'] as const satisfies readonly Channel[];
export type RepeatableChannel = (typeof REPEATABLE)[number];

/** So many answers a day are anybody's: a family at a poster, an office with a handful of tickets. */
export const NO_BURST_UP_TO = 10;

export interface Burst {
  readonly day: LocalDay;
  readonly channel: RepeatableChannel;
  readonly answers: number;
  /** That ended on the day, in whatever way. */
  readonly tickets: number;
}

type Cells = Iterable<readonly [CellKey, Counters]>;

/**
 * Who has been to the office had a ticket, and answers once: more answers than tickets are answers of somebody who did not
 * come, or came once and answered often. Each way by itself, since a visitor may answer at both. The doubt is the office's:
 * tickets that were left or not answered to count as well.
 */
export function isBurst(answers: number, tickets: number): boolean {
  return answers > Math.max(NO_BURST_UP_TO, tickets);
}

/** Whether there may be a burst on a day that is among these cells, or in them: too few answers make none, whatever the tickets. */
export function mayHoldBurst(cells: Cells): boolean {
  const all: Tally = {};
  for (const [, counters] of nobodysIn(cells)) addTo(all, counters);
  return REPEATABLE.some((channel) => (all[answeredCounter(channel)] ?? 0) > NO_BURST_UP_TO);
}

/** Of whole days, each with all its cells; in their order. */
export function burstsIn(cells: Cells): readonly Burst[] {
  const days = new Map<LocalDay, { readonly all: Tally; readonly nobodys: Tally }>();
  for (const [key, counters] of cells) {
    const { day, officerId } = parseCellKey(key);
    if (!isLocalDay(day)) throw new Error(`a burst is of a day, and not of ${day}`);
    const sums = days.get(day) ?? { all: {}, nobodys: {} };
    addTo(sums.all, counters);
    if (officerId === undefined) addTo(sums.nobodys, counters);
    days.set(day, sums);
  }
  const inOrder = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([day, { all, nobodys }]) => {
    const tickets = ENDINGS.reduce((sum, name) => sum + (all[name] ?? 0), 0);
    return REPEATABLE.flatMap((channel) => {
      const answers = nobodys[answeredCounter(channel)] ?? 0;
      return isBurst(answers, tickets) ? [{ day, channel, answers, tickets }] : [];
    });
  });
}

const ENDINGS = [
  TICKET_COUNTS.completed.name,
  TICKET_COUNTS.noShow.name,
  TICKET_COUNTS.left.name,
  TICKET_COUNTS.cancelled.name,
] as const;

/** An answer by its day and way, as far as it can be of a burst. */
export interface OfDay extends Charged {
  readonly day: LocalDay;
}

/** Whether an answer could be of some burst: it is nobody's, and came a way that is not used up. */
export function isRepeatable({ officerId, channel }: Charged): boolean {
  return officerId === undefined && REPEATABLE.some((one) => one === channel);
}

/** The one that it is of. */
export function burstOf(answer: OfDay, bursts: readonly Burst[]): Burst | undefined {
  if (!isRepeatable(answer)) return undefined;
  return bursts.find(({ day, channel }) => day === answer.day && channel === answer.channel);
}

/** How many answers of bursts are in which cell of these, as cells would hold them. */
export function* burstCounters(cells: Cells, bursts: readonly Burst[]): Generator<readonly [CellKey, Counters]> {
  for (const [key, counters] of nobodysIn(cells)) {
    const { day } = parseCellKey(key);
    for (const { channel } of bursts.filter((burst) => burst.day === day)) {
      const n = counters[answeredCounter(channel)] ?? 0;
      if (n !== 0) yield [key, { [flagCounter('burst')]: n }];
    }
  }
}

function* nobodysIn(cells: Cells): Generator<readonly [CellKey, Counters]> {
  for (const [key, counters] of cells) if (parseCellKey(key).officerId === undefined) yield [key, counters];
}
