// The same lives told exactly, by the second and by the minute, in any order and with any ids: by the minute a ticket must
// come to what it was. The judge is an onlooker who knows the true order and shares no code with what is judged.

import { MEASURES } from '../../counters.ts';
import { describe, expect, it } from 'vitest';
import { type Contribution, parseCellKey } from '../contribution.ts';
import { rules } from '@tera/testing/facts';
import { type Happening, type Onlook, hurriedLife, idsOf, onlook, toldBy } from '@tera/testing/lives';
import { type Random, seeded } from '@tera/testing/random';
import { ticketContribution } from './ticket-contribution.ts';
import { NEW_TICKET, TICKET_EVENT_TYPES, type TicketEvent, mergeTicket } from './ticket.ts';
import { MINUTE, SECOND } from '../../time/time.ts';

const LIVES = 2000;
const lives = livesAt(1);

describe('two thousand lives', () => {
  it('are of every kind, and seven in ten of them have events of one minute', () => {
    const types = new Set(lives.flatMap((life) => life.map(({ type }) => type)));
    const tied = lives.filter((life) => new Set(life.map(({ at }) => Math.floor(at / MINUTE))).size < life.length);

    expect([...types].toSorted()).toEqual([...TICKET_EVENT_TYPES].toSorted());
    expect(tied.length).toBeGreaterThan(0.7 * LIVES);
  });

  it('told to the second come to what happened, whatever their ids', () => {
    expect(different(lives, SECOND, idsOf)).toEqual([]);
    expect(different(lives, SECOND, anyIds)).toEqual([]);
  });

  it('told by the minute, with ids in the order in which things happened, come to what happened', () => {
    expect(different(lives, MINUTE, idsOf)).toEqual([]);
  });

  it('told by the minute with ids that say nothing come to it in 99 of 100', () => {
    expect(different(lives, MINUTE, anyIds).length).toBeLessThanOrEqual(0.01 * LIVES);
  });

  it('told by the minute never take an interval from one officer and give it to another', () => {
    const astray = lives.filter((life) => {
      const exact = onlook(toldBy(life, SECOND));
      const told = figuresOf(toldBy(life, MINUTE));
      const officers = new Set([...Object.keys(exact?.service ?? {}), ...Object.keys(told?.service ?? {})]);
      return [...officers].some((who) => {
        const apart = Math.abs((told?.service[who] ?? 0) - (exact?.service[who] ?? 0));
        return apart > MINUTE * (exact?.intervals[who] ?? 0);
      });
    });

    expect(astray).toEqual([]);
  });

  it('read in one order of the types, as they once were, come to something else in one of twenty', () => {
    const wrong = lives.filter((life) => {
      const events = toldBy(life, MINUTE);
      return textOf(onlook(once(events))) !== textOf(onlook(events));
    });

    expect(wrong.length).toBeGreaterThan(LIVES / 20);
  });
});

describe('lives in which all is done three times as fast', () => {
  const hurried = livesAt(0.35);

  it('told by the minute come to what happened in 998 of 1,000 where ids tell the order, else in 98 of 100', () => {
    expect(different(hurried, MINUTE, idsOf).length).toBeLessThanOrEqual(0.002 * LIVES);
    expect(different(hurried, MINUTE, anyIds).length).toBeLessThanOrEqual(0.02 * LIVES);
  });
});

describe('a handover that is taken up a second later by a counter whose clock is some seconds behind', () => {
  const handed = lives.filter((life) => life.some((_, index) => takesUp(life, index)));
  const exactly = handed.map((life) => takenUp(life, SECOND));

  it('is a handover all the same', () => {
    const wrong = handed.filter((life, index) => {
      const behind = takenUp(life, -(1 + (index % 5)) * SECOND);
      return !isWithin(figuresOf(toldBy(behind, SECOND)), onlook(toldBy(exactly[index] ?? [], SECOND)), 10 * SECOND);
    });

    expect(handed.length).toBeGreaterThan(LIVES / 10);
    expect(wrong.length).toBeLessThanOrEqual(0.01 * handed.length);
  });
});

/** By time, and then by type: as events of one instant were once read. */
function once(events: readonly TicketEvent[]): TicketEvent[] {
  return events.toSorted(
    (a, b) => a.occurredAt - b.occurredAt || TICKET_EVENT_TYPES.indexOf(a.type) - TICKET_EVENT_TYPES.indexOf(b.type),
  );
}

function livesAt(pace: number): Happening[][] {
  const random = seeded(Math.round(1000 * pace));
  return Array.from({ length: LIVES }, () => hurriedLife(random, pace));
}

function anyIds(life: readonly Happening[], random: Random): string[] {
  return random.shuffle(idsOf(life));
}

/** The lives that come to something else than an onlooker saw who has no better clock, and knows the order. */
function different(
  all: readonly (readonly Happening[])[],
  unit: number,
  idsFor: (life: readonly Happening[], random: Random) => string[],
): string[] {
  const random = seeded(unit);
  return all.flatMap((life) => {
    const [got, seen] = [figuresOf(toldBy(life, unit, idsFor(life, random)), random), onlook(toldBy(life, unit))];
    return textOf(got) === textOf(seen) ? [] : [`${textOf(got)}, not ${textOf(seen)}`];
  });
}

/** What the ticket is counted as when its events arrive in any order, some twice, and in two pieces. */
function figuresOf(events: readonly TicketEvent[], random = seeded(7)): Omit<Onlook, 'intervals'> | undefined {
  const again = events.filter(() => random.chance(20));
  const sent = random.shuffle([...events, ...again]);
  const cut = random.between(0, sent.length - 1);
  const { ticket } = mergeTicket(mergeTicket(NEW_TICKET, sent.slice(0, cut)).ticket, sent.slice(cut));
  return inWordsOfTheOnlooker(ticketContribution(ticket, rules()));
}

function inWordsOfTheOnlooker(contribution: Contribution): Omit<Onlook, 'intervals'> | undefined {
  if (contribution.size === 0) return undefined;
  const ends = { completed: 'completed', noShow: 'no_show', left: 'left', cancelled: 'cancelled' } as const;
  const found: string[] = [];
  const reopenedFrom: string[] = [];
  const service: Record<string, number> = {};
  for (const [key, counters] of contribution) {
    const { officerId = '-' } = parseCellKey(key);
    for (const [counter, type] of Object.entries(ends) as [keyof typeof ends, string][]) {
      if (counters[counter] !== undefined) found.push(type === 'completed' ? `${type} ${officerId}` : type);
    }
    if (counters['reopened'] !== undefined) reopenedFrom.push(officerId);
    const isServed = Object.keys(counters).some((name) => name.startsWith(`${MEASURES.service.letter}.`));
    if (isServed) service[officerId] = counters[MEASURES.service.letter] ?? 0;
  }
  return { end: found.join(), reopenedFrom: reopenedFrom.toSorted(), service };
}

function textOf(figures: Omit<Onlook, 'intervals'> | undefined): string {
  if (figures === undefined) return 'open';
  const { end, reopenedFrom, service } = figures;
  const served = Object.entries(service).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ end, reopenedFrom, served });
}

function isWithin(told: Omit<Onlook, 'intervals'> | undefined, exact: Onlook | undefined, each: number): boolean {
  if (told === undefined || exact === undefined) return told === exact;
  const officers = Object.keys(exact.service);
  return (
    told.end === exact.end &&
    told.reopenedFrom.join() === exact.reopenedFrom.join() &&
    Object.keys(told.service).length === officers.length &&
    officers.every(
      (who) =>
        Math.abs((told.service[who] ?? Infinity) - (exact.service[who] ?? 0)) <= each * (exact.intervals[who] ?? 0),
    )
  );
}

/** Not of one who gives it away, names himself as that, and comes back for it. */
function takesUp(life: readonly Happening[], index: number): boolean {
  const [before, now] = [life[index - 1], life[index]];
  const holder = life.slice(0, Math.max(0, index - 1)).findLast(({ officerId }) => officerId !== undefined)?.officerId;
  const isHandover = before?.type === 'transferred' && before.officerId !== holder;
  return isHandover && now?.type === 'started' && before.officerId === now.officerId;
}

/** The same life, but whoever is handed the ticket takes it up so much later. */
function takenUp(life: readonly Happening[], later: number): Happening[] {
  return life.map((now, index) =>
    takesUp(life, index) ? { ...now, at: (life[index - 1]?.at ?? Number.NaN) + later } : now,
  );
}
