// Answers go where their tickets go, whatever happens to both of them, in whatever order their queues bring it, and at whatever
// call a process ends: once nothing waits any more, what was answered at each officer and service is what was answered to the
// tickets that are charged there.

import {
  type Charge,
  type CounterName,
  type Instant,
  MINUTE,
  type OfficerId,
  RULING_STATES,
  type TicketEvent,
  type TicketId,
  courseOf,
} from '@tera/domain';
import { anEngine } from '@tera/testing/engine';
import { aNewUnit, at, event } from '@tera/testing/facts';
import { hurriedLife, toldBy } from '@tera/testing/lives';
import { type Random, seeded } from '@tera/testing/random';
import { describe, expect, it } from 'vitest';
import { type Choice, type Ending, type Office, openOffice } from '../support/two-queues.ts';

const engine = anEngine();
const EVENING = at('20:00');
const newOffice = () => openOffice(engine, aNewUnit(), () => EVENING);

describe('random lives of tickets, their answers and their objections, in random interleavings with a kill in every third step', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => [seed]))('come to the same sums: %i', async (seed) => {
    const random = seeded(seed);
    const office = newOffice();
    const tickets = Array.from({ length: 6 }, (_, index) => aTicket(random, `T-${index}`));
    const steps = random.shuffle(tickets.flatMap(({ steps: its }) => its.map(() => its)));

    for (const its of steps) {
      const step = its.shift();
      if (step !== undefined) await step(office);
      await somethingElse(office, random);
    }
    await office.settle();

    const ids = tickets.map(({ ticketId }) => ticketId);
    expect(await heldBy(office)).toEqual(await saidBy(office, ids));
  });
});

interface Lived {
  readonly ticketId: TicketId;
  readonly steps: Step[];
}

type Step = (office: Office) => Promise<void> | void;

/** A life in pieces, in any order; an answer when its link could have been handed out; and what is decided about it. */
function aTicket(random: Random, name: string): Lived {
  const ticketId = name as TicketId;
  const events = toldBy(hurriedLife(random), 1000).map((one): TicketEvent => Object.assign({}, one, { ticketId }));
  const completedAt = events.find(({ type }) => type === 'completed')?.occurredAt;
  const steps: Step[] = pieces(events, random).map((piece) => (office) => office.push(piece));
  if (completedAt !== undefined) steps.push(...answersTo(ticketId, completedAt, random));
  if (random.chance(50)) {
    const rulings = Array.from({ length: random.between(1, 3) }, (_, index) => ({
      state: random.pick(RULING_STATES),
      at: EVENING - (3 - index) * MINUTE,
      objectionId: 'o-1',
    }));
    steps.push(
      ...rulings.map(
        (ruling): Step =>
          (office) =>
            office.rule(ticketId, ruling),
      ),
    );
  }
  if (random.chance(30)) {
    const correction = { ticketId, officerId: random.pick(['o1', 'o2'] as OfficerId[]) };
    steps.push((office) => office.push([event('corrected', '19:00', correction)]));
  }
  return { ticketId, steps: random.chance(50) ? steps : random.shuffle(steps) };
}

function answersTo(ticketId: TicketId, completedAt: Instant, random: Random): Step[] {
  if (random.chance(30)) return [];
  const one = (responseId: string, ending?: Ending): Step => {
    return (office) => office.answer(ticketId, completedAt, { responseId, ending });
  };
  const first = random.chance(30) ? [one('r-0', { atCall: random.between(0, 2), isDone: random.chance(50) })] : [];
  const last = random.chance(30) ? [one('r-2')] : [];
  return [...first, one('r-1'), ...last];
}

function pieces(events: readonly TicketEvent[], random: Random): TicketEvent[][] {
  const cut: TicketEvent[][] = [];
  for (let from = 0; from < events.length;) {
    const to = from + random.between(1, 5);
    cut.push(events.slice(from, to));
    from = to;
  }
  return cut;
}

async function somethingElse(office: Office, random: Random): Promise<void> {
  const ending = random.chance(33) ? { atCall: random.between(0, 4), isDone: random.chance(50) } : undefined;
  const some: Choice = (all) => random.shuffle(all).slice(0, random.between(1, 5));
  switch (random.between(0, 4)) {
    case 0:
    case 1:
      return office.count(some, ending);
    case 2:
      return office.doJobs(some, ending);
    case 3:
      return office.emptyOutbox(ending);
    case 4:
      return undefined;
  }
}

/** What is answered, invited and answered through links, by the cell of the month. */
interface Sums {
  readonly answered: Readonly<Record<string, number>>;
  readonly invited: Readonly<Record<string, number>>;
  readonly linked: Readonly<Record<string, number>>;
  readonly uncharged: Readonly<Record<string, number>>;
}

/** By the tickets as they are stored, and who has answered. */
async function saidBy(office: Office, ticketIds: readonly TicketId[]): Promise<Sums> {
  const tickets = (await office.charges(ticketIds)).flatMap(({ ticketId, events, charge }) => {
    const cell = cellOf(charge);
    const wasAsked = courseOf(events)?.firstCompletedAt !== undefined;
    return cell === undefined ? [] : [{ cell, wasAsked, hasAnswered: office.answered().has(ticketId) }];
  });
  const sumsOf = (those: typeof tickets) =>
    Object.fromEntries(
      Array.from(
        Map.groupBy(those, ({ cell }) => cell),
        ([cell, its]) => [cell, its.length],
      ),
    );
  return {
    answered: sumsOf(tickets.filter(({ hasAnswered }) => hasAnswered)),
    invited: sumsOf(tickets.filter(({ wasAsked }) => wasAsked)),
    linked: sumsOf(tickets.filter(({ hasAnswered, wasAsked }) => hasAnswered && wasAsked)),
    uncharged: {},
  };
}

async function heldBy(office: Office): Promise<Sums> {
  const cells = [...(await office.cells())].filter(([key]) => key.startsWith(MONTH) && !key.endsWith('#contested'));
  const sumsOf = (counter: CounterName) =>
    Object.fromEntries(
      cells.flatMap(([key, counters]) => {
        const n = counters[counter];
        return n === undefined ? [] : [[key.slice(MONTH.length), n] as const];
      }),
    );
  return {
    answered: sumsOf('a.ticket'),
    invited: sumsOf('i.ticket'),
    linked: sumsOf('linked'),
    uncharged: sumsOf('uncharged'),
  };
}

const MONTH = '2026-11#';

function cellOf(charge: Charge): string | undefined {
  switch (charge.kind) {
    case 'officer':
      return `${charge.officerId}#${charge.serviceId ?? '-'}`;
    case 'unit':
      return `-#${charge.serviceId ?? '-'}`;
    case 'open':
      return '-#-';
    case 'annulled':
      return undefined;
  }
}
