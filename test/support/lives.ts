// Random tickets, told as stories: who came, who served for how long, who took over. What must be counted is written
// down while the story is told, from its durations; nobody ever reads it back from the events.

import { HOUR, MINUTE, SECOND } from './calendar.ts';
import type { Random } from '@tera/testing/random';
import { type EventFields, type EventType, type SentEvent, ticketWriter } from './ticket-event.ts';

/** What a ticket that has ended adds to the figures. Durations in milliseconds; an absent one is not counted. */
export interface Counted {
  readonly endedAt: number;
  /** When its citizen could first be asked; `undefined` where it was never completed. */
  readonly askedAt: number | undefined;
  readonly ending: 'completed' | 'noShow' | 'left' | 'cancelled';
  readonly resolved: boolean;
  /** `null`: no event ever named it. */
  readonly serviceId: string | null;
  /** Whom the end is charged to; `null`: nobody ever served. */
  readonly officerId: string | null;
  /** Officers whose completion did not last, each once, and how long the first one did. */
  readonly reopenedFrom: readonly { readonly officerId: string; readonly after: number | undefined }[];
  readonly wait: number | undefined;
  readonly turnaround: number | undefined;
  /** How long who left had waited, without ever having been served. */
  readonly leftAfter: number | undefined;
  /** One entry for each officer who served. */
  readonly served: readonly {
    readonly officerId: string;
    readonly service: number | undefined;
    readonly hold: number | undefined;
  }[];
  /** Officers with whom something was kept out of the durations; `null`: with nobody. */
  readonly excludedFrom: readonly (string | null)[];
}

export interface Life {
  readonly ticketId: string;
  readonly events: readonly SentEvent[];
  /** `undefined` while the ticket has never ended. */
  readonly counted: Counted | undefined;
}

export interface Cast {
  readonly services: readonly string[];
  readonly officers: readonly string[];
  /** The instants between which tickets are issued. */
  readonly from: number;
  readonly to: number;
}

/** One officer with the citizen, from taking the ticket to giving it away. */
interface Turn {
  officerId: string;
  readonly serving: number[];
  readonly holds: number[];
}

interface Reopened {
  readonly turns: number;
  readonly named: string | undefined;
  readonly at: number;
  /** Since the completion. */
  readonly after: number;
}

interface Ending {
  readonly kind: Counted['ending'];
  readonly at: number;
  readonly resolved: boolean;
  /** The turns until then. */
  readonly turns: number;
  readonly named: string | undefined;
}

const CAP = 12 * HOUR;
const ON_THE_WIRE = { completed: 'completed', noShow: 'no_show', left: 'left', cancelled: 'cancelled' } as const;

export function randomLife(ticketId: string, cast: Cast, random: Random): Life {
  const story = new Story(ticketId, cast, random);
  story.arrive();
  const fate = random.between(1, 100);
  if (fate <= 8) story.notThere();
  else if (fate <= 16) story.goesUnserved();
  else if (fate <= 20) story.isDoneWithoutAStart();
  else {
    if (random.chance(4)) story.missesTheFirstCall();
    story.serve();
    if (!random.chance(5)) story.finish();
  }
  for (let again = 0; again < 2 && random.chance(14); again++) story.comesBack();
  story.correct();
  return story.told();
}

class Story {
  readonly #ticket: ReturnType<typeof ticketWriter>;
  readonly #random: Random;
  readonly #cast: Cast;
  readonly #ticketId: string;
  readonly #turns: Turn[] = [];
  readonly #reopenings: Reopened[] = [];
  #firstCompletedAt: number | undefined;
  /** What the citizen asked for; a correction does not change what was printed on the ticket. */
  readonly #askedFor: string;
  #serviceId: string;
  #correctedTo: string | undefined;
  #isServiceKnown = false;
  #now: number;
  #issuedAt: number | undefined;
  #lastCall: number | undefined;
  /** The call that was followed, fixed when service first starts. */
  #calledAt: number | undefined;
  #isClockWrong = false;
  #ending: Ending | undefined;
  #isOpen = true;
  /** Where, if anywhere, somebody forgets to press a button overnight. */
  #forgetsAtTurn: number;

  constructor(ticketId: string, cast: Cast, random: Random) {
    this.#ticket = ticketWriter(ticketId);
    this.#ticketId = ticketId;
    this.#cast = cast;
    this.#random = random;
    this.#askedFor = random.pick(cast.services);
    this.#serviceId = this.#askedFor;
    this.#now = random.between(cast.from, cast.to);
    this.#forgetsAtTurn = random.chance(5) ? random.between(0, 1) : -1;
  }

  arrive(): void {
    // A counter that was switched on late never saw the ticket being issued.
    if (this.#random.chance(5)) return;
    this.#issuedAt = this.#now;
    this.#isServiceKnown = true;
    this.#pass(20 * SECOND, 90 * MINUTE);
  }

  notThere(): void {
    this.#call(1, 3);
    this.#end('noShow');
  }

  goesUnserved(): void {
    if (this.#random.chance(50)) this.#call(0, 2);
    if (this.#random.chance(70)) this.#end(this.#random.pick(['left', 'cancelled'] as const));
  }

  isDoneWithoutAStart(): void {
    this.#call(0, 1);
    this.finish();
  }

  missesTheFirstCall(): void {
    this.#call(1, 2);
    this.#end('noShow');
    this.#isOpen = true;
    this.#pass(MINUTE, 40 * MINUTE);
  }

  serve(): void {
    this.#call(0, 3);
    this.#calledAt ??= this.#lastCall ?? this.#now;
    // The clock of the ticket machine is ahead of the counter's, but not by a whole walk to the counter.
    const hasNeverEnded = this.#ending === undefined;
    if (hasNeverEnded && this.#issuedAt !== undefined && this.#lastCall !== undefined && this.#random.chance(4)) {
      this.#issuedAt = this.#lastCall + this.#random.between(SECOND, 10 * SECOND);
      this.#isClockWrong = true;
    }
    let officerId = this.#random.pick(this.#cast.officers);
    this.#write('started', { officerId });
    this.#turn(officerId);
    while (this.#random.chance(18)) {
      officerId = this.#handOver();
      this.#turn(officerId);
    }
  }

  finish(): void {
    const lastServer = this.#turns.at(-1)?.officerId;
    const gaveUp = lastServer !== undefined && this.#random.chance(4);
    if (gaveUp) this.#end(this.#random.pick(['left', 'cancelled'] as const));
    else this.#end('completed', lastServer ?? this.#random.pick(this.#cast.officers));
  }

  comesBack(): void {
    if (this.#ending?.kind !== 'completed' || this.#isOpen) return;
    this.#pass(MINUTE, 30 * HOUR);
    this.#write('reopened');
    this.#reopenings.push({
      turns: this.#ending.turns,
      named: this.#ending.named,
      at: this.#now,
      after: this.#now - this.#ending.at,
    });
    this.#isOpen = true;
    this.serve();
    if (!this.#random.chance(20)) this.finish();
  }

  /** Only tickets at rest: nobody corrects what is still being served. */
  correct(): void {
    if (this.#isOpen || this.#ending === undefined) return;
    this.#pass(MINUTE, 20 * HOUR);
    const reason = 'salah pilih di loket';
    if (this.#ending.kind === 'completed' && this.#random.chance(7)) {
      this.#correctedTo = this.#random.pick(this.#cast.officers);
      this.#write('corrected', { officerId: this.#correctedTo, reason });
      const wrong = this.#turns.at(-1)?.officerId;
      for (const turn of this.#turns.toReversed()) {
        if (turn.officerId !== wrong) break;
        turn.officerId = this.#correctedTo;
      }
    }
    if (this.#random.chance(7)) {
      this.#serviceId = this.#random.pick(this.#cast.services);
      this.#isServiceKnown = true;
      this.#write('corrected', { serviceId: this.#serviceId, reason });
    }
  }

  told(): Life {
    const events = this.#events();
    const typed = this.#random.chance(7) ? this.#random.pick(events) : undefined;
    if (typed === undefined || typed.type === 'corrected') {
      return { ticketId: this.#ticketId, events, counted: this.#counted(false) };
    }
    // What is typed after the last end belongs to an end that has not come yet.
    const castsDoubt = typed.type === 'issued' || Date.parse(typed.occurredAt) <= (this.#ending?.at ?? 0);
    return {
      ticketId: this.#ticketId,
      events: events.map((event) => (event === typed ? Object.assign({}, event, { accurate: false }) : event)),
      counted: this.#counted(castsDoubt, Date.parse(typed.occurredAt)),
    };
  }

  #events(): SentEvent[] {
    const { events } = this.#ticket;
    if (this.#issuedAt === undefined) return [...events];
    const issued: SentEvent = {
      eventId: `${this.#ticketId}-issued`,
      ticketId: this.#ticketId,
      type: 'issued',
      occurredAt: new Date(this.#issuedAt).toISOString(),
      serviceId: this.#askedFor,
    };
    return [issued, ...events];
  }

  #counted(typedAfterwards: boolean, typedAt?: number): Counted | undefined {
    if (this.#ending === undefined) return undefined;
    const { kind, at, resolved, named } = this.#ending;
    const turns = this.#turns.slice(0, this.#ending.turns);
    const served = typedAfterwards
      ? []
      : [...new Set(turns.map(({ officerId }) => officerId))].map((officerId) => this.#servedBy(officerId, turns));
    const over = turns.filter(({ serving }) => serving.some((ms) => ms > CAP));
    const hasWait = this.#issuedAt !== undefined && this.#calledAt !== undefined && turns.length > 0;
    // A clock that is ahead by a few seconds makes a wait of nothing.
    const wait = this.#isClockWrong ? 0 : (this.#calledAt ?? 0) - (this.#issuedAt ?? 0);
    const officerId = turns.at(-1)?.officerId ?? (kind === 'completed' ? (this.#correctedTo ?? named ?? null) : null);
    const hasLeft = kind === 'left' && turns.length === 0 && this.#issuedAt !== undefined;
    return {
      endedAt: at,
      askedAt: this.#firstCompletedAt,
      ending: kind,
      resolved,
      serviceId: this.#isServiceKnown ? this.#serviceId : null,
      officerId,
      reopenedFrom: this.#reopenedFrom(({ at: reopenedAt }) => !typedAfterwards && reopenedAt !== typedAt),
      wait: typedAfterwards || !hasWait ? undefined : wait,
      leftAfter: typedAfterwards || !hasLeft ? undefined : at - (this.#issuedAt ?? 0),
      turnaround:
        typedAfterwards || this.#issuedAt === undefined || kind !== 'completed' ? undefined : at - this.#issuedAt,
      served,
      excludedFrom: typedAfterwards ? [officerId] : [...new Set(over.map((turn) => turn.officerId))],
    };
  }

  #reopenedFrom(isTimed: (reopening: Reopened) => boolean): Counted['reopenedFrom'] {
    const first = new Map<string, number | undefined>();
    for (const reopening of this.#reopenings) {
      const officerId = this.#completedBy(reopening);
      if (!first.has(officerId)) first.set(officerId, isTimed(reopening) ? reopening.after : undefined);
    }
    return Array.from(first, ([officerId, after]) => ({ officerId, after }));
  }

  #servedBy(officerId: string, turns: readonly Turn[]): Counted['served'][number] {
    const own = turns.filter((turn) => turn.officerId === officerId);
    const serving = own.flatMap((turn) => turn.serving);
    const holds = own.flatMap((turn) => turn.holds);
    return {
      officerId,
      service: serving.some((ms) => ms > CAP) ? undefined : total(serving),
      hold: holds.length === 0 ? undefined : total(holds),
    };
  }

  /** A completion that nobody had served for stays with whom it names, whoever is put right later. */
  #completedBy({ turns, named }: Reopened): string {
    return (turns > 0 ? this.#turns[turns - 1]?.officerId : named) ?? '';
  }

  #call(fewest: number, most: number): void {
    const calls = this.#random.between(fewest, most);
    for (let call = 0; call < calls; call++) {
      this.#pass(5 * SECOND, 5 * MINUTE);
      this.#lastCall = this.#now;
      this.#write('called', this.#random.chance(50) ? { counterId: 'loket-1' } : {});
    }
    this.#pass(15 * SECOND, 3 * MINUTE);
  }

  #turn(officerId: string): void {
    const turn: Turn = { officerId, serving: [], holds: [] };
    const forgets = this.#forgetsAtTurn === this.#turns.length;
    this.#turns.push(turn);
    turn.serving.push(forgets ? this.#pass(CAP + MINUTE, CAP + 3 * HOUR) : this.#pass(5 * SECOND, 25 * MINUTE));
    while (this.#random.chance(20)) {
      this.#write('held');
      turn.holds.push(this.#pass(SECOND, 15 * MINUTE));
      // Some holds last until the ticket is handed over or ends.
      if (this.#random.chance(15)) return;
      this.#write('resumed', this.#random.chance(50) ? { officerId } : {});
      turn.serving.push(this.#pass(SECOND, 10 * MINUTE));
    }
  }

  #handOver(): string {
    // Who names himself gives the ticket away.
    const holder = this.#turns.at(-1)?.officerId;
    const next = this.#random.pick(this.#cast.officers.filter((officerId) => officerId !== holder));
    switch (this.#random.pick(['takes over', 'starts later', 'through the queue'] as const)) {
      case 'takes over':
        this.#write('transferred', { officerId: next });
        break;
      case 'starts later':
        this.#write('transferred', { officerId: next });
        this.#pass(MINUTE, 20 * MINUTE);
        this.#write('started', { officerId: next });
        break;
      case 'through the queue':
        this.#write('transferred');
        this.#call(0, 2);
        this.#write('started', { officerId: next });
        break;
    }
    return next;
  }

  #end(kind: Counted['ending'], named?: string): void {
    const resolved = kind === 'completed' && this.#random.chance(80);
    const outcome = resolved
      ? { outcome: 'resolved' as const }
      : this.#random.chance(50)
        ? { outcome: 'unresolved' as const }
        : {};
    if (kind === 'completed' && named !== undefined) {
      this.#isServiceKnown = true;
      this.#write('completed', { officerId: named, serviceId: this.#askedFor, ...outcome });
    } else this.#write(ON_THE_WIRE[kind]);
    if (kind === 'completed') this.#firstCompletedAt ??= this.#now;
    this.#ending = { kind, at: this.#now, resolved, turns: this.#turns.length, named };
    this.#isOpen = false;
  }

  #write(type: EventType, fields: EventFields = {}): void {
    this.#ticket.write(type, this.#now, fields);
  }

  /** Milliseconds, and not rounded: the figures are exact to the millisecond. */
  #pass(shortest: number, longest: number): number {
    const ms = this.#random.between(shortest, longest);
    this.#now += ms;
    return ms;
  }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
