// Whoever has all that is stored, and no secret, and looks for the ticket of an answer. Every value of an answer is laid beside
// every value of the tickets that were charged to the same officer on the same day, both in order, as one does with two lists;
// no two of them may hit more often than dealing them out does. That looking so finds something is shown where a time is left in.
// The same with the comments, while they wait and once they are in the list, beside the answers and the tickets of their week.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  DAY,
  type EventId,
  type Instant,
  MINUTE,
  type OfficerId,
  type TicketEvent,
  type TicketId,
  type UnitId,
} from '@tera/domain';
import { commentIdOf, receiptOf, responseKey } from '@tera/links';
import { commentStore } from '@tera/store';
import { type Item, TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi, citra, ektp } from '@tera/testing/facts';
import { type Random, seeded } from '@tera/testing/random';
import { beforeAll, describe, expect, it } from 'vitest';
import { SECRET, openOffice } from '../support/two-queues.ts';

const DAYS = 10;
/** Of an officer on a day: dealt out, one of them hits. */
const TICKETS = 8;
const OFFICERS = [ani, budi, citra];
const GROUPS = DAYS * OFFICERS.length;

/** An answer and its ticket, as they lie in the table. */
interface Pair {
  readonly ticket: Values;
  readonly response: Values;
}

type Values = ReadonlyMap<string, number | string>;

const engine = anEngine();
let groups: readonly (readonly Pair[])[];
/** Comments in the place of tickets, by the week in which they were written. */
let waiting: Beside;
/** Once they have come out, all of a period. */
let released: Beside;

interface Beside {
  readonly answers: readonly (readonly Pair[])[];
  readonly tickets: readonly (readonly Pair[])[];
}

beforeAll(async () => {
  const [unitId, random] = [aNewUnit(), seeded(11)];
  let now: Instant = at('08:00');
  const office = openOffice(engine, unitId, () => now);
  const told: (readonly TicketId[])[] = [];
  for (let day = 0; day < DAYS; day++) {
    const morning = at('08:00') + day * DAY;
    const visits = OFFICERS.flatMap((officerId, desk) =>
      Array.from({ length: TICKETS }, (_, n) => {
        const ticketId = `T-${day}-${desk}-${n}` as TicketId;
        const completedAt = morning + (n * 50 + desk * 7 + random.between(0, 30)) * MINUTE;
        return { ticketId, officerId, completedAt, answersAt: completedAt + random.between(1, 15) * MINUTE };
      }),
    );
    told.push(
      ...OFFICERS.map((_, desk) => visits.slice(desk * TICKETS, (desk + 1) * TICKETS).map(({ ticketId }) => ticketId)),
    );
    const steps: { readonly when: Instant; readonly does: () => Promise<void> | void }[] = [];
    for (const { ticketId, officerId, completedAt, answersAt } of visits) {
      const device = phone(ticketId, answersAt);
      steps.push({ when: completedAt, does: () => office.push(visit(ticketId, officerId, completedAt)) });
      steps.push({
        when: answersAt,
        does: () => office.answer(ticketId, completedAt, { device, comment: words(random) }),
      });
      if (!random.chance(30)) continue;
      // Some tickets are corrected and put back, so that versions differ and answers are told anew.
      for (const { when, one } of corrections(ticketId, officerId, answersAt)) {
        steps.push({ when, does: () => office.push([one]) });
      }
    }
    for (const { when, does } of steps.toSorted((a, b) => a.when - b.when)) {
      now = when;
      await does();
      if (random.chance(50)) await office.count();
      if (random.chance(20)) await office.doJobs();
      if (random.chance(20)) await office.emptyOutbox();
    }
    await office.settle();
  }
  groups = pairsOf(told, unitId, await engine.items('facts', unitId));
  const ids = told.flat();
  const weeks = [ids.slice(0, DAYS_OF_THE_FIRST_WEEK * A_DAY), ids.slice(DAYS_OF_THE_FIRST_WEEK * A_DAY)];
  waiting = besideComments(weeks, unitId, await engine.items('facts'), `COMMENTS-WAITING#${unitId}`, 'W#');
  const comments = commentStore(engine.client, TABLES);
  const all = (await comments.waiting(unitId)).waiting;
  for (let from = 0; from < all.length; from += 30) {
    await comments.release(unitId, all.slice(from, from + 30), '2027-03-02');
  }
  released = besideComments([ids], unitId, await engine.items('facts'), `COMMENTS#${unitId}`, '2026-Q4.');
});

describe('all that is stored, without the secrets', () => {
  it('is there: every answer is charged to the officer of its ticket', () => {
    expect(groups.map((pairs) => pairs.length)).toEqual(Array.from({ length: GROUPS }, () => TICKETS));
  });

  it('joins the answers to the tickets of an officer’s day no better than chance', () => {
    expect(best(groups)).toSatisfy(({ hits }: Found) => hits < LUCK);
  });

  it('would join nearly all of them by a moment', () => {
    const timed = groups.map((pairs) =>
      pairs.map(({ ticket, response }) => ({
        ticket,
        response: new Map([...response, ['leak', Number(ticket.get('.events.completed.at'))] as const]),
      })),
    );

    expect(best(timed).hits).toBeGreaterThan(0.7 * GROUPS * TICKETS);
  });
});

describe('the comments, without the secrets', () => {
  it('are all there, while they wait and in the list', () => {
    for (const { answers, tickets } of [waiting, released]) {
      expect(answers.flat()).toHaveLength(GROUPS * TICKETS);
      expect(tickets.flat()).toHaveLength(GROUPS * TICKETS);
    }
  });

  it('are joined to no answer and no ticket of their week better than by chance', () => {
    for (const pairs of [waiting.answers, waiting.tickets]) {
      expect(best(pairs)).toSatisfy(({ hits }: Found) => hits < luckOf(pairs.length));
    }
  });

  it('are joined to none of their period better than by chance, once they are in the list', () => {
    for (const pairs of [released.answers, released.tickets]) {
      expect(best(pairs)).toSatisfy(({ hits }: Found) => hits < luckOf(pairs.length));
    }
  });

  it('would be joined by the answer’s own id', () => {
    const named = waiting.answers.map((pairs) =>
      pairs.map(({ ticket, response }) => ({
        ticket: new Map([...ticket, ['leak', String(response.get('.sk'))] as const]),
        response,
      })),
    );

    expect(best(named).hits).toBe(GROUPS * TICKETS);
  });
});

/**
 * Most hits of the luckiest of a thousand ways to look. Dealing out hits once a group, with a variance of one: 30 groups are hit
 * 30 times, and six deviations above that hardly ever.
 */
const LUCK = luckOf(GROUPS);

function luckOf(count: number): number {
  return count + 6 * Math.sqrt(count);
}

function visit(ticketId: TicketId, officerId: OfficerId, completedAt: Instant): TicketEvent[] {
  const one = (type: TicketEvent['type'], occurredAt: Instant): TicketEvent => ({
    eventId: `${ticketId}-${type}` as EventId,
    ticketId,
    type,
    occurredAt,
    officerId,
    serviceId: ektp,
  });
  return [
    one('issued', completedAt - 30 * MINUTE),
    one('started', completedAt - 10 * MINUTE),
    one('completed', completedAt),
  ];
}

/** To another officer and back again. */
function corrections(ticketId: TicketId, officerId: OfficerId, after: Instant): { when: Instant; one: TicketEvent }[] {
  const other = OFFICERS.find((candidate) => candidate !== officerId);
  return [other, officerId].map((to, index) => {
    const when = after + (index + 1) * 5 * MINUTE;
    const eventId = `${ticketId}-corrected-${index}` as EventId;
    return { when, one: { eventId, ticketId, type: 'corrected', occurredAt: when, officerId: to } };
  });
}

/** Friday to Sunday. */
const DAYS_OF_THE_FIRST_WEEK = 3;
const A_DAY = OFFICERS.length * TICKETS;

/** As long as one another's, and of nothing that the answer says. */
function words(random: Random): string {
  return Array.from({ length: 12 }, () => 'aiueo'[random.between(0, 4)] ?? 'a').join('');
}

/** Who has the secret knows which comment is of which answer. */
function besideComments(
  weeks: readonly (readonly TicketId[])[],
  unitId: UnitId,
  items: readonly Item[],
  partition: string,
  prefix: string,
): Beside {
  const find = (pk: string, sk: string) => items.find((item) => item['pk']?.S === pk && item['sk']?.S === sk);
  const pairs = (other: (ticketId: TicketId) => Item | undefined) =>
    weeks.map((ticketIds) =>
      ticketIds.flatMap((ticketId): Pair[] => {
        const receipt = receiptOf(SECRET, responseKey(SECRET, unitId, ticketId));
        const comment = find(partition, prefix + commentIdOf(SECRET, unitId, receipt));
        const found = other(ticketId);
        return comment === undefined || found === undefined
          ? []
          : [{ ticket: valuesOf(comment), response: valuesOf(found) }];
      }),
    );
  return {
    answers: pairs((ticketId) => find(unitId, `R#${responseKey(SECRET, unitId, ticketId)}`)),
    tickets: pairs((ticketId) => find(unitId, `T#${ticketId}`)),
  };
}

/** Everybody has a phone. */
function phone(ticketId: TicketId, now: Instant): string {
  return `${ticketId}-${now}`;
}

/** Who has the secret knows the pairs; the values are what everybody sees who has the table. */
function pairsOf(told: readonly (readonly TicketId[])[], unitId: UnitId, items: readonly Item[]): Pair[][] {
  const bySortKey = new Map(items.map((item) => [item['sk']?.S ?? '', item]));
  const devices = items.filter(({ sk }) => sk?.S?.startsWith('D#'));
  return told.map((ticketIds) =>
    ticketIds.flatMap((ticketId) => {
      const key = responseKey(SECRET, unitId, ticketId);
      const [ticket, response] = [bySortKey.get(`T#${ticketId}`), bySortKey.get(`R#${key}`)];
      if (ticket === undefined || response === undefined) return [];
      const device = devices.find(({ events }) => events?.M?.[key] !== undefined);
      return [{ ticket: valuesOf(ticket), response: new Map([...valuesOf(response), ...valuesOf(device, 'device')]) }];
    }),
  );
}

/** All that an item holds, each under a path: what lies in a map under an id of its own is under what it is, or its place. */
function valuesOf(item: Item | undefined, under = ''): Values {
  return new Map(item === undefined ? [] : entriesOf({ M: item }, under));
}

function entriesOf(value: AttributeValue, path: string): (readonly [string, number | string])[] {
  if (value.N !== undefined) return [[path, Number(value.N)]];
  if (value.S !== undefined) return [[path, value.S]];
  if (value.B !== undefined) return [[path, Buffer.from(value.B).toString('hex')]];
  if (value.M === undefined) return [[path, JSON.stringify(value)]];
  const names = Object.keys(value.M).toSorted();
  return names.flatMap((name, place) => {
    const inside = value.M?.[name] ?? { NULL: true };
    const isNamed = /^[a-zA-Z]{1,12}$/.test(name);
    const step = inside.M?.['t']?.S ?? (isNamed ? name : String(place));
    const id = isNamed ? [] : [[`${path}.${step}.id`, name] as const];
    return entriesOf(inside, `${path}.${step}`).concat(id);
  });
}

interface Found {
  readonly hits: number;
  /** What was laid beside what. */
  readonly by: string;
}

/** The way to look that hits most often, in all groups together. */
function best(all: readonly (readonly Pair[])[]): Found {
  const pathsOf = (side: keyof Pair) => new Set(all.flat().flatMap((pair) => Array.from(pair[side].keys())));
  const random = seeded(TICKETS);
  let [hits, by] = [0, ''];
  for (const ofTicket of pathsOf('ticket')) {
    for (const ofResponse of pathsOf('response')) {
      for (const isReversed of [false, true]) {
        const now = all.reduce((sum, pairs) => sum + hitsIn(pairs, ofTicket, ofResponse, isReversed, random), 0);
        if (now > hits) [hits, by] = [now, `${ofTicket} beside ${ofResponse}`];
      }
    }
  }
  return { hits, by };
}

function hitsIn(
  pairs: readonly Pair[],
  ofTicket: string,
  ofResponse: string,
  isReversed: boolean,
  random: Random,
): number {
  // Dealt out: where values are alike, no order is the true one.
  const tickets = random.shuffle(pairs).toSorted((a, b) => compared(a.ticket.get(ofTicket), b.ticket.get(ofTicket)));
  const responses = seeded(GROUPS)
    .shuffle(pairs)
    .toSorted((a, b) => compared(a.response.get(ofResponse), b.response.get(ofResponse)));
  if (isReversed) responses.reverse();
  return tickets.filter((pair, place) => responses[place] === pair).length;
}

function compared(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  return a < b ? -1 : 1;
}
