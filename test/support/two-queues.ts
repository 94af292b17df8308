// An office whose tickets are counted, answered, corrected and contested, with both queues in the hands of the test: it decides
// what is delivered when, and at which call a process ends. The work is that of the functions; only the queues are arrays.

import type { ChargeJob, FactMessage } from '@tera/contracts';
import { type Instant, type Ruling, type TicketEvent, type TicketId, type UnitId, chargeOf } from '@tera/domain';
import { LINK_LIFETIME } from '@tera/links';
import { takeAnswer, ticketOfLink } from '@tera/responses';
import { attemptCounter, chargeOutbox, factName, factReader, factStore } from '@tera/store';
import { UNIT, record } from '@tera/testing/counting';
import { type Engine, TABLES, cellsOf } from '@tera/testing/engine';
import { quietObserver } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { aggregate } from '../../functions/aggregate/aggregate.ts';
import { answerJobs } from '../../functions/charge-answers/answer-jobs.ts';
import { emptyOutbox } from '../../functions/charge-answers/empty-outbox.ts';

/** At which of its calls (from 0) a process ends: before it, or when it is done and before anybody hears of it. */
export interface Ending {
  readonly atCall: number;
  readonly isDone: boolean;
}

export const SECRET = 'the key of pseudonyms';

/** Chooses of what waits; the rest stays. */
export type Choice = <Waiting>(all: readonly Waiting[]) => readonly Waiting[];

const EVERYTHING: Choice = (all) => all;
/** Each round tells at least one ticket more; whatever needs more of them never ends. */
const MOST_ROUNDS = 60;

export type Office = ReturnType<typeof openOffice>;

/** A unit of its own on the tables of `engine`. */
export function openOffice(engine: Pick<Engine, 'clientWith' | 'items'>, unitId: UnitId, now: () => Instant) {
  let process = new Process();
  let calls = 0;
  const client = engine.clientWith((_, proceed) => process.call(proceed));
  const [facts, jobs] = [new Waiting<FactMessage>(), new Waiting<ChargeJob>()];
  const answered = new Set<TicketId>();
  const sendTo = <Message>(waiting: Waiting<Message>) => ({
    send: (messages: readonly Message[]) => process.call(() => Promise.resolve(waiting.put(messages))),
  });
  const reader = factReader(client, TABLES.facts);
  const taking = {
    ...quietObserver(),
    facts: reader,
    onUnread: () => undefined,
    queue: sendTo(facts),
    charges: sendTo(jobs),
    linkSecrets: { current: () => Promise.resolve(SECRETS), renewed: never },
    registry: { unit: never },
    responseSecret: () => Promise.resolve(SECRET),
    presenceSecret: () => Promise.resolve('the key of marks'),
    limiter: { allows: () => Promise.resolve(true) },
    attempts: attemptCounter(client, TABLES.facts, (error) => {
      throw error;
    }),
    now,
  };
  const telling = {
    ...taking,
    outbox: chargeOutbox(client, TABLES.facts),
    pause: () => Promise.resolve(),
    remaining: () => 60_000,
  };

  /** Runs a process; whether it came to its end. */
  const run = async (ending: Ending | undefined, work: () => Promise<unknown>): Promise<boolean> => {
    process = new Process(ending);
    try {
      await work();
    } catch (error) {
      if (!process.isEnded) throw error;
    }
    calls += process.calls;
    return !process.isEnded;
  };
  /** What a process that was ended was given comes again, also what it has done. */
  const deliver = async <Message>(
    waiting: Waiting<Message>,
    choose: Choice,
    ending: Ending | undefined,
    work: (records: { messageId: string; body: string }[]) => Promise<readonly string[]>,
  ): Promise<void> => {
    const chosen = choose(waiting.all);
    if (chosen.length === 0) return;
    const records = chosen.map((message) => Object.assign(record(JSON.stringify(message)), { message }));
    let failed: readonly string[] = [];
    const hasEnded = await run(ending, async () => {
      failed = await work(records);
    });
    if (!hasEnded) return;
    waiting.take(records.filter(({ messageId }) => !failed.includes(messageId)).map(({ message }) => message));
  };

  const office = {
    /** How many calls all processes have made. */
    calls: () => calls,
    push: (events: readonly TicketEvent[]): void => {
      facts.put([{ v: 1, kind: 'ticket-events', unitId, events: [...events] }]);
    },
    rule: (ticketId: TicketId, ruling: Ruling): void => {
      facts.put([{ v: 1, kind: 'ruling', unitId, fact: { kind: 'ticket', id: ticketId }, ruling }]);
    },
    answer: async (
      ticketId: TicketId,
      completedAt: Instant,
      {
        ending,
        device,
        responseId = 'r-1',
        comment,
      }: { ending?: Ending | undefined; device?: string; responseId?: string; comment?: string } = {},
    ): Promise<void> => {
      const link = { kind: 'ticket', unitId, ticketId, expiresAt: completedAt + LINK_LIFETIME } as const;
      const found = { state: 'open', link, unit: UNIT } as const;
      const body = { link: '', responseId, answers: { perilaku: 4 }, comment } as const;
      await run(ending, async () => {
        const ticket = await ticketOfLink(link, taking);
        const before = facts.all.length;
        // What the queue has is answered, also where the citizen has not heard of it.
        await takeAnswer(found, ticket, body, { deviceId: device }, now(), taking).finally(() => {
          if (facts.all.length > before) answered.add(ticketId);
        });
      });
    },
    /** Tickets of which the queue has got an answer. */
    answered: (): ReadonlySet<TicketId> => answered,
    count: (choose = EVERYTHING, ending?: Ending): Promise<void> =>
      deliver(facts, choose, ending, async (records) => {
        const deps = {
          facts: factStore(client, TABLES),
          registry: { unit: () => Promise.resolve(UNIT) },
          now,
          remaining: () => (process.isEnded ? 0 : 60_000),
        };
        return (await aggregate(records, deps)).failed;
      }),
    doJobs: (choose = EVERYTHING, ending?: Ending): Promise<void> =>
      deliver(jobs, choose, ending, (records) => answerJobs(records, telling)),
    emptyOutbox: async (ending?: Ending): Promise<void> => {
      await run(ending, () => emptyOutbox(now(), telling));
    },
    /** Until nothing waits anywhere. */
    settle: async (): Promise<void> => {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        await office.count();
        await office.doJobs();
        await office.emptyOutbox();
        if (facts.all.length + jobs.all.length === 0 && (await telling.outbox.isEmpty(unitId))) return;
      }
      throw new Error(`${facts.all.length} messages and ${jobs.all.length} jobs never come to an end`);
    },
    /** Whose the tickets are, by what is stored of them. */
    charges: async (ticketIds: readonly TicketId[]) => {
      process = new Process();
      const keys = ticketIds.map((id) => ({ unitId, kind: 'ticket', id }) as const);
      const read = await reader.read(keys, now());
      return keys.map((key) => {
        const { events, ruling } = read.get(factName(key))?.state ?? { events: new Map() };
        return { ticketId: key.id, events, charge: chargeOf(events, ruling) };
      });
    },
    cells: () => cellsOf(engine, unitId),
  };
  return office;
}

class Process {
  calls = 0;
  isEnded = false;
  readonly #ending: Ending | undefined;

  constructor(ending?: Ending) {
    this.#ending = ending;
  }

  async call<Value>(proceed: () => Promise<Value>): Promise<Value> {
    if (this.isEnded) throw new Error('the process has ended');
    if (this.calls++ !== this.#ending?.atCall) return proceed();
    this.isEnded = true;
    if (this.#ending.isDone) await proceed();
    throw new Error('the process has ended');
  }
}

class Waiting<Message> {
  #all: readonly Message[] = [];

  get all(): readonly Message[] {
    return this.#all;
  }

  put(messages: readonly Message[]): boolean[] {
    this.#all = [...this.#all, ...messages];
    return messages.map(() => true);
  }

  take(done: readonly Message[]): void {
    this.#all = this.#all.filter((message) => !done.includes(message));
  }
}

function never(): never {
  throw new Error('this was found already');
}
