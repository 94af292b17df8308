// The counter at work, without its looks: what the clerk does becomes an event in the spool, and what is shown is read from
// there. Steps are taken one after the other, so that a second click meets the ticket as the first one left it.

import { CounterClient, type Status } from '@tera/client/core';
import { type Asked, askForSetup, askForSurvey } from './ask.ts';
import { type Connection, keepConnection } from './connection.ts';
import { type CounterSpool, type KeptRejection, openCounterSpool } from './counter-spool.ts';
import { type DayNumbers, completedToday, forgettable, numbersOf } from './day.ts';
import { isClockOff } from './words.ts';
import { nextTicketId } from './ticket-number.ts';
import { type CounterTicket, type Step, eventOf, inQueueOrder, stepsFor, ticketsOf } from './ticket.ts';

export interface Counter {
  readonly connection: () => Connection;
  /** The computer's clock, moved by what it is known to be off. */
  readonly now: () => number;
  /** In the order in which they are shown and called. */
  readonly open: () => readonly CounterTicket[];
  readonly completed: () => readonly CounterTicket[];
  readonly numbers: () => DayNumbers;
  readonly surveyOf: (ticketId: string) => string | undefined;
  readonly rejections: () => Promise<readonly KeptRejection[]>;
  readonly status: () => Status;
  /** Whether the server answered when it was last asked; `undefined` before that. */
  readonly isReached: () => boolean | undefined;
  /** The new ticket's id. @throws TeraClientError when nothing was saved, as every step does. */
  readonly issue: (serviceId: string) => Promise<string>;
  /** The id of who has waited longest, and is called now; `undefined` when nobody waits. */
  readonly callNext: () => Promise<string | undefined>;
  /** Calls a ticket that another counter has issued and handed over. */
  readonly callFromElsewhere: (ticketId: string, serviceId: string) => Promise<void>;
  /** `false` when the ticket had moved on and the step makes no sense any more. */
  readonly take: (ticketId: string, step: Step) => Promise<boolean>;
  readonly fetchSurvey: (ticketId: string) => Promise<Asked<string>>;
  readonly resend: (key: number) => Promise<void>;
  readonly discard: (key: number) => Promise<void>;
  readonly change: (changes: Partial<Connection>) => Promise<void>;
  /** Tries to send now, and asks the server for the unit's names. */
  readonly reach: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param onChange whenever something that is shown may have changed. */
export async function openCounter(first: Connection, onChange: () => void): Promise<Counter> {
  let connection = first;
  let isReached: boolean | undefined;
  let last: Status['state'] = 'opening';
  const { key, unitId } = first;
  const spool = await openCounterSpool(unitId, (journal) => forgettable(journal, Date.now()), onChange);
  const client = new CounterClient(
    {
      baseUrl: location.origin,
      key,
      unitId,
      correctClock: true,
      lastOf: (id) => ticketsOf(spool.journal()).find(({ ticketId }) => ticketId === id)?.since,
      onState: ({ state, code }) => {
        // Before anything was sent, `idle` says nothing about the line.
        if (state === 'idle' && last !== 'opening') isReached = true;
        if (code === 'offline') isReached = false;
        last = state;
        onChange();
      },
      // A link that could not be kept can be asked for again.
      onSurvey: ({ ticketId, url }) => void spool.keepSurvey(ticketId, url).catch(onChange),
      onRejected: onChange,
      onWarning: onChange,
    },
    () => Promise.resolve(spool),
  );
  const inTurn = oneAfterTheOther();
  const now = (): number => {
    const offset = (client.status().clockOffset ?? 0) * 1000;
    // Only so are the times of events moved as well.
    return isClockOff(offset) ? Date.now() + offset : Date.now();
  };
  const zone = (): string => connection.setup.timeZone;
  const keep = async (changes: Partial<Connection>): Promise<void> => {
    connection = { ...connection, ...changes };
    await keepConnection(connection);
    onChange();
  };

  return {
    connection: () => connection,
    now,
    open: () => inQueueOrder(ticketsOf(spool.journal())),
    completed: () => completedToday(ticketsOf(spool.journal()), zone(), now()),
    numbers: () => numbersOf(spool.journal(), zone(), now()),
    surveyOf: (ticketId) => spool.surveys().get(ticketId),
    rejections: spool.rejections,
    status: () => client.status(),
    isReached: () => isReached,
    issue: (serviceId) =>
      inTurn(async () => {
        const { counterId, mark } = connection;
        const known = spool.journal().map(({ ticketId }) => ticketId);
        const ticketId = nextTicketId({ counterId, mark, timeZone: zone() }, known, now());
        await client.record({ ticketId, type: 'issued', serviceId, counterId });
        return ticketId;
      }),
    callNext: () =>
      inTurn(async () => {
        const next = inQueueOrder(ticketsOf(spool.journal())).find(({ state }) => state === 'waiting');
        if (next !== undefined) await client.record(eventOf(next, { does: 'call' }, connection));
        return next?.ticketId;
      }),
    callFromElsewhere: (ticketId, serviceId) =>
      inTurn(async () => {
        await client.record({ ticketId, type: 'called', serviceId, counterId: connection.counterId });
      }),
    take: (ticketId, step) =>
      inTurn(async () => {
        const ticket = ticketsOf(spool.journal()).find((it) => it.ticketId === ticketId);
        if (ticket === undefined || !stepsFor(ticket).includes(step.does)) return false;
        await client.record(eventOf(ticket, step, connection));
        return true;
      }),
    fetchSurvey: async (ticketId) => {
      const asked = await askForSurvey(connection, ticketId);
      if (asked.is === 'answered') await spool.keepSurvey(ticketId, asked.value);
      return asked;
    },
    resend: async (rejection) => {
      await spool.resend(rejection);
      sendNow(client);
    },
    discard: spool.discard,
    change: keep,
    reach: async () => {
      sendNow(client);
      const asked = await askForSetup(connection);
      isReached = asked.is !== 'offline';
      if (asked.is === 'answered') await keep({ setup: asked.value });
      else onChange();
    },
    close: () => client.close(),
  };
}

/** What is in the way is in the client's status, and it goes on trying. */
function sendNow(client: CounterClient<CounterSpool>): void {
  client.flush().catch(() => undefined);
}

function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
}
