// The counter at work, without its looks: what the clerk does becomes an event in the spool, and what is shown is read from
// there and from what the server says of the other counters. Steps are taken one after the other, so that a second click meets
// the ticket as the first one left it.

import { CounterClient, type NewTicketEvent, type Status, type TicketEvent } from '@tera/client/core';
import { counterPrefix, localDayOf } from '@tera/domain';
import { type Asked, askForNumbers, askForOpenTickets, askForSetup, askForSurvey } from './ask.ts';
import { announce } from './calls.ts';
import { type Connection, keepConnection, withSetup } from './connection.ts';
import { type CounterSpool, type KeptRejection, openCounterSpool } from './counter-spool.ts';
import { type DayNumbers, type ServiceOfDay, endedToday, forgettable, numbersOf, officerDay } from './day.ts';
import { type Lost, type Own, type Picture, holdOf, pictureWith, unitQueue } from './one-queue.ts';
import { poll } from './polling.ts';
import {
  type Lent,
  type NumberSource,
  type Numbered,
  dayOfTicket,
  isPlain,
  lentBy,
  mustAsk,
  nextTicket,
  nothingLent,
  numberOf,
} from './ticket-number.ts';
import {
  type CounterTicket,
  type Step,
  callOfPaper,
  canTake,
  eventsOf,
  inQueueOrder,
  isOpen,
  ticketsOf,
} from './ticket.ts';
import { type Press, SHORTLY, pressOf, undoable, undosOf, undosOfSlip } from './undo.ts';
import { isClockOff } from './words.ts';

export interface Queue {
  /** In the order in which they are shown and called: in hand here, then waiting for this counter or its officer. */
  readonly here: readonly CounterTicket[];
  /** Waiting for other counters, or in hand there. */
  readonly elsewhere: readonly CounterTicket[];
  /** Open since another day, and nobody has said yet what became of them. */
  readonly leftOver: readonly CounterTicket[];
}

/** Something that happened to a ticket elsewhere, until the clerk has seen it. */
export interface Notice {
  readonly ticketId: string;
  readonly number: string;
  /** Which counter has it now; `undefined`: it has ended. */
  readonly counterId: string | undefined;
  /** Who serves it there. */
  readonly officerId: string | undefined;
  readonly state: CounterTicket['state'] | undefined;
}

export interface Counter {
  readonly connection: () => Connection;
  /** The computer's clock, moved by what it is known to be off. */
  readonly now: () => number;
  readonly queue: () => Queue;
  readonly ticket: (ticketId: string) => CounterTicket | undefined;
  /** Ended here today, the last one first. */
  readonly ended: () => readonly CounterTicket[];
  /** Of another day, and closed here just now. */
  readonly closed: () => readonly CounterTicket[];
  readonly numbers: () => DayNumbers;
  readonly officerDay: () => readonly ServiceOfDay[];
  readonly surveyOf: (ticketId: string) => string | undefined;
  readonly rejections: () => Promise<readonly KeptRejection[]>;
  readonly status: () => Status;
  /** Whether the server answered when it was last asked; `undefined` before that. */
  readonly isReached: () => boolean | undefined;
  /** When the server last told of the unit's queue, by the clock of `now`. */
  readonly toldAt: () => number | undefined;
  /** What stands behind the numbers of now; `undefined`: nothing, for nobody else gives out plain ones. */
  readonly mark: () => string | undefined;
  readonly notices: () => readonly Notice[];
  readonly dismiss: (notice: Notice) => void;
  /** Where else the officer of this counter is serving or calling somebody. */
  readonly officerElsewhere: () => readonly CounterTicket[];
  /** The last press, or that of one ticket, while it can be taken back. */
  readonly lastPress: (ticketId?: string) => Press | undefined;
  /** `false` when it cannot be taken back any more. */
  readonly undo: (press: Press) => Promise<boolean>;
  /** The new ticket. @throws TeraClientError when nothing was saved, as every step does. */
  readonly issue: (serviceId: string) => Promise<Numbered>;
  /** Who has waited longest here, else with another counter, and is called now; `undefined` when nobody waits. */
  readonly callNext: () => Promise<CounterTicket | undefined>;
  /** Calls a ticket that another counter has issued and handed over on paper. */
  readonly callFromPaper: (ticketId: string, serviceId: string) => Promise<void>;
  /** `false` when the ticket had moved on and the step makes no sense any more. */
  readonly take: (ticketId: string, step: Step) => Promise<boolean>;
  /** Leaves a ticket of another day in the queue. */
  readonly keepOpen: (ticketId: string) => Promise<void>;
  readonly fetchSurvey: (ticketId: string) => Promise<Asked<string>>;
  readonly resend: (key: number) => Promise<void>;
  readonly discard: (key: number) => Promise<void>;
  readonly change: (changes: Partial<Connection>) => Promise<void>;
  /** Tries to send now, and asks the server for the unit's names and queue. */
  readonly reach: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const [PICTURE, KEPT, LENT] = ['picture', 'kept', 'lent'] as const;

/** @param onChange whenever something that is shown may have changed. */
export async function openCounter(first: Connection, onChange: () => void): Promise<Counter> {
  let connection = first;
  let isReached: boolean | undefined;
  let last: Status['state'] = 'opening';
  let reading: { readonly of: string; readonly queue: readonly CounterTicket[] } | undefined;
  let notices: readonly Notice[] = [];
  let borrowing: Promise<void> | undefined;
  const told = new Set<string>();
  /** Presses by which tickets of another day were closed → when, by this computer's clock. */
  const closings = new Map<string, number>();
  const { key, unitId } = first;
  const spool = await openCounterSpool(unitId, (journal) => forgettable(journal, Date.now()), onChange);
  const client = new CounterClient(
    {
      baseUrl: location.origin,
      key,
      unitId,
      correctClock: true,
      lastOf: (id) => tickets().find(({ ticketId }) => ticketId === id)?.touchedAt ?? lastTimeOf(spool.journal(), id),
      onState: ({ state, code }) => {
        // Before anything was sent, `idle` says nothing about the line.
        if (state === 'idle' && last !== 'opening') isReached = true;
        if (code === 'offline') isReached = false;
        if (state === 'idle' && last === 'sending') polling.soon();
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
    const isMoved = changes.counterId !== undefined && changes.counterId !== connection.counterId;
    connection = { ...connection, ...changes };
    await keepConnection(connection);
    if (isMoved) void borrow();
    onChange();
  };
  const picture = (): Picture | undefined => spool.note(PICTURE) as Picture | undefined;
  const keptOpen = (): readonly string[] => (spool.note(KEPT) as readonly string[] | undefined) ?? [];
  const own = (): Own => ({
    tickets: ticketsOf(spool.journal()),
    journal: spool.journal(),
    pending: spool.pending(),
    takenAt: spool.takenAt(),
    counterId: connection.counterId,
    now: Date.now(),
  });
  /** Reading everything anew is not for each question of one drawing. */
  const tickets = (): readonly CounterTicket[] => {
    const of = [
      spool.journal().length,
      spool.waiting(),
      spool.rejected(),
      picture()?.askedAt,
      connection.counterId,
    ].join();
    if (reading?.of !== of) reading = { of, queue: unitQueue(own(), picture()).tickets };
    return reading.queue;
  };
  const ticketOf = (id: string): CounterTicket | undefined => tickets().find(({ ticketId }) => ticketId === id);
  const source = (): NumberSource => {
    const { counterId, setup } = connection;
    const prefix = counterPrefix(setup.counters, counterId);
    return { counterId, timeZone: zone(), prefix, lent: spool.note(LENT) as Lent };
  };
  const borrowOnce = async (): Promise<void> => {
    for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
      const asking = source();
      const { browserId, mark } = asking.lent;
      const asked = await askForNumbers(connection, { browserId, mark, counterId: asking.counterId });
      if (asked.is !== 'answered') return;
      await spool.keepNote(LENT, lentBy(asked.value, asking, now(), Math.random));
      if (asked.value.mark === 'own') return;
    }
  };
  /** Asks for what makes the numbers of today and tomorrow this browser's own; once at a time. */
  const borrow = (): Promise<void> => {
    // What could not be kept is asked for again.
    borrowing ??= borrowOnce()
      .catch(() => undefined)
      .finally(() => {
        borrowing = undefined;
        onChange();
      });
    return borrowing;
  };
  /** All of one press have one id, but for its end. */
  const record = async (events: readonly NewTicketEvent[]): Promise<string> => {
    const press = drawId();
    const ahead = now() - Date.now();
    for (const [index, event] of events.entries()) {
      // The client moves every time by what this computer's clock is off.
      const at = event.occurredAt instanceof Date ? { occurredAt: new Date(event.occurredAt.getTime() - ahead) } : {};
      await client.record({ ...event, ...at, eventId: `${press}.${index}` });
    }
    announce(tickets(), connection);
    return press;
  };
  const giveUp = async ({ ticket, to, wasLate }: Lost): Promise<void> => {
    const { ticketId, number, touchedAt } = ticket;
    const mark = `${ticketId} ${touchedAt}`;
    if (told.has(mark)) return;
    told.add(mark);
    const reason = to?.counterId === connection.counterId ? 'sudah di petugas lain' : 'sudah di loket lain';
    if (wasLate) await record(undosOf(holdOf(spool.journal(), ticketId), connection, reason));
    notices = [...notices, { ticketId, number, counterId: to?.counterId, officerId: to?.officerId, state: to?.state }];
  };
  const look = async (): Promise<boolean> => {
    const askedAt = Date.now();
    const asked = await askForOpenTickets(connection);
    if (asked.is !== 'answered') return false;
    isReached = true;
    await inTurn(async () => {
      await spool.keepNote(PICTURE, pictureWith(picture(), asked.value, askedAt));
      for (const lost of unitQueue(own(), picture()).lost) await giveUp(lost);
    });
    if (mustAsk(source(), now())) await borrow();
    announce(tickets(), connection);
    onChange();
    return true;
  };
  const polling = poll(look);
  if (spool.note(LENT) === undefined) {
    // Before it is asked for: what is lent to a browser that forgets who it is would be lost for the day.
    await spool.keepNote(LENT, nothingLent(drawId(), Math.random));
    // And before the first number, which is then what all of them will be.
    await borrow();
  }
  const justClosed = (): ReadonlySet<string> =>
    new Set([...closings].flatMap(([press, at]) => (Date.now() - at <= SHORTLY ? [press] : [])));
  const lastPress = (ticketId?: string): Press | undefined =>
    undoable(
      { journal: spool.journal(), tickets: tickets(), picture: picture(), closings: justClosed(), now: now() },
      ticketId,
    );

  const queue = (): Queue => {
    const kept = new Set(keptOpen());
    const today = localDayOf(now(), zone());
    const isLeftOver = ({ ticketId, issuedAt, since }: CounterTicket): boolean =>
      !kept.has(ticketId) &&
      dayOfTicket(ticketId, issuedAt ?? since, zone()) < today &&
      localDayOf(since, zone()) < today;
    const open = inQueueOrder(tickets());
    const ofToday = open.filter((ticket) => !isLeftOver(ticket));
    return {
      here: ofToday.filter((ticket) => isHere(ticket, connection)),
      elsewhere: ofToday.filter((ticket) => !isHere(ticket, connection)),
      leftOver: open.filter(isLeftOver),
    };
  };

  return {
    connection: () => connection,
    now,
    queue,
    ticket: ticketOf,
    ended: () => endedToday(tickets(), zone(), now()),
    closed: () => {
      const presses = justClosed();
      const ids = new Set(spool.journal().flatMap((it) => (presses.has(pressOf(it)) ? [it.ticketId] : [])));
      return tickets().filter((ticket) => ids.has(ticket.ticketId) && !isOpen(ticket));
    },
    numbers: () => numbersOf(spool.journal(), zone(), now()),
    officerDay: () => officerDay(spool.journal(), connection.officerId, zone(), now()),
    surveyOf: (ticketId) => spool.surveys().get(ticketId),
    rejections: spool.rejections,
    status: () => client.status(),
    isReached: () => isReached,
    toldAt: () => {
      const askedAt = picture()?.askedAt;
      return askedAt === undefined ? undefined : askedAt + (now() - Date.now());
    },
    mark: () => (isPlain(source(), now()) ? undefined : source().lent.mark),
    notices: () => notices,
    dismiss: (notice) => {
      notices = notices.filter((it) => it !== notice);
      onChange();
    },
    officerElsewhere: () => {
      const today = localDayOf(now(), zone());
      return tickets().filter(
        ({ state, officerId, counterId, since }) =>
          (state === 'serving' || state === 'called') &&
          officerId === connection.officerId &&
          counterId !== connection.counterId &&
          localDayOf(since, zone()) === today,
      );
    },
    lastPress,
    undo: ({ ticket, events }) =>
      inTurn(async () => {
        const press = lastPress(ticket.ticketId);
        // Something else may be the ticket's last press by now.
        if (press === undefined || press.events[0]?.eventId !== events[0]?.eventId) return false;
        await record(undosOfSlip(press, connection));
        return true;
      }),
    issue: (serviceId) =>
      inTurn(async () => {
        const known = spool.journal().map(({ ticketId }) => ({ ticketId, number: numberOf(ticketId) }));
        const next = nextTicket(source(), [...known, ...(picture()?.listed ?? [])], now());
        const { counterId } = connection;
        await record([{ ...next, type: 'issued', serviceId, counterId }]);
        return next;
      }),
    callNext: () =>
      inTurn(async () => {
        const { here, elsewhere } = queue();
        const isNext = ({ state, officerId }: CounterTicket): boolean =>
          state === 'waiting' && (officerId === undefined || officerId === connection.officerId);
        const isFresh = Date.now() - (picture()?.askedAt ?? 0) < FRESH;
        const next = here.find(isNext) ?? (isFresh ? elsewhere.find(isNext) : undefined);
        if (next !== undefined) await record(eventsOf(next, { does: 'call' }, connection));
        return next;
      }),
    callFromPaper: (ticketId, serviceId) =>
      inTurn(async () => {
        await record([callOfPaper(ticketId, serviceId, connection)]);
      }),
    take: (ticketId, step) =>
      inTurn(async () => {
        const ticket = ticketOf(ticketId);
        if (ticket === undefined || !canTake(ticket, step)) return false;
        const press = await record(eventsOf(ticket, step, connection));
        if (step.does === 'close') closings.set(press, Date.now());
        return true;
      }),
    keepOpen: async (ticketId) => {
      await spool.keepNote(KEPT, [...keptOpen(), ticketId].slice(-200));
      onChange();
    },
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
      polling.soon();
      const asked = await askForSetup(connection);
      isReached = asked.is !== 'offline';
      if (asked.is === 'answered') await keep(withSetup(connection, asked.value));
      else onChange();
    },
    close: () => {
      polling.stop();
      return client.close();
    },
  };
}

/** In hand here, or waiting for this counter, its officer, or anybody. What names no counter is of its officer. */
function isHere({ state, counterId, officerId }: CounterTicket, here: Connection): boolean {
  if (state === 'waiting' && officerId !== undefined && counterId !== here.counterId)
    return officerId === here.officerId;
  if (counterId === undefined) return state === 'waiting' || officerId === here.officerId;
  return counterId === here.counterId;
}

/** Of so many marks drawn by lot one is free. */
const MOST_DRAWS = 10;

/** Of others' tickets nobody is called by what was known longer ago. */
const FRESH = 60_000;

function lastTimeOf(journal: readonly TicketEvent[], ticketId: string): number | undefined {
  const last = journal.findLast((event) => event.ticketId === ticketId);
  return last === undefined ? undefined : Date.parse(last.occurredAt);
}

/** What is in the way is in the client's status, and it goes on trying. */
function sendNow(client: CounterClient<CounterSpool>): void {
  client.flush().catch(() => undefined);
}

/** 24 hexadecimal digits. */
function drawId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
}
