// What happened to a ticket, read from its events in order: who served it and for how long, how it last ended, and whose
// its completion is. Figures stand as of its last end: what comes after (a reopening, a new start) counts at the next end.

import type { OfficerId, ServiceId } from '../../ids.ts';
import { readingOf } from './ticket-reading.ts';
import { type State, WAITING, isWithSomebody, stepOf } from './ticket-step.ts';
import type { Outcome, Ticket, TicketEvent } from './ticket.ts';
import type { Instant } from '../../time/time.ts';

/** One officer's turn with the citizen, from taking the ticket to handing it over or ending it. */
export interface Turn {
  readonly officerId: OfficerId | undefined;
  /** Milliseconds of each serving interval; holds lie between them. */
  readonly serving: readonly number[];
  /** Milliseconds of each hold. */
  readonly holds: readonly number[];
}

export type End = TicketEvent & { readonly type: 'completed' | 'no_show' | 'left' | 'cancelled' };

/** A completion that did not last. */
export interface Reopening {
  /** Whose the completion was. */
  readonly officerId: OfficerId | undefined;
  /** Milliseconds from the completion; `undefined` where one of both times was typed afterwards. */
  readonly after: number | undefined;
}

export interface Course {
  readonly end: End;
  readonly turns: readonly Turn[];
  /**
   * Whom a completion is charged to: the officer whose turn it ended; where none was open the one whom it names; where it
   * names nobody the last who served. Otherwise, and of any other end, it is the unit's.
   */
  readonly officerId: OfficerId | undefined;
  readonly serviceId: ServiceId | undefined;
  /** Of a completion, corrections included. */
  readonly outcome: Outcome | undefined;
  readonly issuedAt: Instant | undefined;
  /** The last `called` before the first `started`, else that `started`. */
  readonly calledAt: Instant | undefined;
  /** The first of each officer whose completion was reopened, also after the end. */
  readonly reopenings: readonly Reopening[];
  /** Since when its citizen could be asked, also where its last end is no completion; `undefined` where it has none. */
  readonly firstCompletedAt: Instant | undefined;
  /** In order, those among them that were reopened. */
  readonly completions: readonly TicketEvent[];
  /** Some event says that its time was typed afterwards, or a correction that the ticket's times are wrong. */
  readonly inaccurate: boolean;
  /** The ticket was served only after it had ended: the clocks disagree. */
  readonly servedAfterEnd: boolean;
}

/**
 * How the ticket last ended and what led to it; `undefined` while it has never ended. All its events are taken at their word:
 * where some were sent with the key of one officer, `heardOf` comes first.
 */
export function courseOf(ticket: Ticket): Course | undefined {
  const { events, moved } = readingOf(ticket);
  const walk = new Walk();
  for (const [index, event] of events.entries()) walk.take(event, moved.get(event) ?? event.occurredAt, index);
  const reached = walk.reached;
  if (reached === undefined) return undefined;

  const { end, turns, completion, calledAt, firstCompletedAt } = reached;
  return {
    end,
    turns,
    officerId: completion?.charge.officerId,
    serviceId: serviceNamedIn(events, end),
    outcome: completion?.outcome,
    issuedAt: events.find((event) => event.type === 'issued')?.occurredAt,
    calledAt,
    reopenings: walk.reopenings(),
    firstCompletedAt,
    completions: walk.completions,
    inaccurate: events.some(
      (event, index) =>
        event.accurate === false && (event.type === 'issued' || event.type === 'corrected' || index <= reached.index),
    ),
    servedAfterEnd: walk.servedAfterEnd && turns.length === 0,
  };
}

/** A correction wins, then what the end says, then the last event that names a service. */
export function serviceNamedIn(events: readonly TicketEvent[], end?: TicketEvent): ServiceId | undefined {
  const named = events.filter((event) => event.serviceId !== undefined);
  return named.findLast((event) => event.type === 'corrected')?.serviceId ?? end?.serviceId ?? named.at(-1)?.serviceId;
}

/** Whose something is, which a correction changes; not whom the events go on to name. */
interface Charge {
  officerId: OfficerId | undefined;
}

/** A turn while it is read. */
interface ReadTurn {
  readonly charge: Charge;
  readonly serving: number[];
  readonly holds: number[];
  /** When the running interval began. */
  since: Instant;
}

interface Completion {
  readonly event: TicketEvent;
  readonly charge: Charge;
  outcome: Outcome | undefined;
}

interface Reached {
  readonly end: End;
  readonly index: number;
  readonly turns: number;
  readonly calledAt: Instant | undefined;
  /** `undefined` where the end is none. */
  readonly completion: Completion | undefined;
  readonly firstCompletedAt: Instant | undefined;
}

/** The course of a ticket while its events are read. An event that makes no sense in its place changes nothing. */
export class Walk {
  servedAfterEnd = false;
  #state: State = WAITING;
  #reached: Reached | undefined;
  #turns: ReadTurn[] = [];
  #open: ReadTurn | undefined;
  #lastCalled: Instant | undefined;
  #calledAt: Instant | undefined;
  #completions: Completion[] = [];
  #reopened: { readonly completion: Completion; readonly by: TicketEvent }[] = [];
  /** A start after a completion. It counts as a reopening once another completion has followed, and until then not. */
  #resumed: { readonly by: TicketEvent; readonly chargesBefore: number } | undefined;
  /** Turns that are over, and completions that no turn led to. */
  #charges: { readonly charge: Charge; readonly isTurn: boolean }[] = [];
  /** Of a correction whose clock is behind everything that it could correct. */
  #early: { officerId?: OfficerId | undefined; outcome?: Outcome | undefined } = {};

  get reached() {
    const reached = this.#reached;
    if (reached === undefined) return undefined;
    const turns = this.#turns
      .slice(0, reached.turns)
      .map(({ charge, serving, holds }): Turn => ({ officerId: charge.officerId, serving, holds }));
    return { ...reached, turns };
  }

  /**
   * Who has the ticket by what was taken so far: whoever serves it, holds it or was handed it; once it is completed, whom the
   * completion is charged to. `undefined` while it is nobody's.
   */
  get owner(): OfficerId | undefined {
    const completion = this.#state.phase === 'completed' ? this.#completions.at(-1) : undefined;
    return (this.#open ?? completion)?.charge.officerId;
  }

  get state(): State {
    return this.#state;
  }

  get completions(): readonly TicketEvent[] {
    return this.#completions.map(({ event }) => event);
  }

  reopenings(): Reopening[] {
    const first = new Map<OfficerId | undefined, Reopening>();
    for (const { completion, by } of this.#reopened) {
      const { officerId } = completion.charge;
      const isTimed = completion.event.accurate !== false && by.accurate !== false;
      const after = isTimed ? by.occurredAt - completion.event.occurredAt : undefined;
      if (!first.has(officerId)) first.set(officerId, { officerId, after });
    }
    return [...first.values()];
  }

  take(event: TicketEvent, at: Instant, index: number): void {
    const before = this.#state;
    const { sense, state } = stepOf(before, event);
    // A call tells how long somebody waited, also one who had been given up as gone and is served after all.
    if (event.type === 'called') this.#lastCalled = at;
    if (sense === 'none') return;
    this.#state = state;
    const { type } = event;
    switch (type) {
      case 'issued':
      case 'called':
        break;
      case 'started':
        this.#calledAt ??= this.#lastCalled ?? at;
        if (before.phase === 'completed') this.#resume(event);
        this.#serve(before, at);
        break;
      case 'held':
        this.#pass(before, at);
        break;
      case 'resumed':
        this.#serve(before, at);
        break;
      case 'transferred':
        this.#close(before, at);
        if (isWithSomebody(state)) this.#begin(state.holder, at);
        break;
      case 'completed': {
        const ended = this.#open;
        this.#close(before, at);
        this.#complete({ ...event, type }, index, ended);
        break;
      }
      case 'no_show':
        // Nobody came: a turn that was opened for the call was no service.
        this.#open = undefined;
        this.#end({ ...event, type }, index);
        break;
      case 'left':
      case 'cancelled':
        this.#close(before, at);
        this.#end({ ...event, type }, index);
        break;
      case 'reopened':
        if (before.phase === 'completed' || this.#resumed !== undefined) this.#reopen(event);
        break;
      case 'corrected':
        this.#correct(event);
        break;
    }
  }

  #serve(before: State, at: Instant): void {
    const { holder } = this.#state;
    const open = this.#open;
    if (open === undefined) this.#begin(holder, at);
    else if (before.phase === 'handed') {
      // The start tells when service really began, and by whom.
      this.#begin(holder, at, holder === before.holder ? open.charge : undefined);
    } else if (holder === before.holder) this.#pass(before, at);
    else {
      this.#close(before, at);
      this.#begin(holder, at);
    }
  }

  #begin(officerId: OfficerId | undefined, since: Instant, charge?: Charge): void {
    this.#open = { charge: charge ?? { officerId: this.#takeEarly() ?? officerId }, serving: [], holds: [], since };
  }

  /** Ends the running interval, and begins the next one. */
  #pass(before: State, at: Instant): void {
    const open = this.#open;
    if (open === undefined) return;
    (before.phase === 'held' ? open.holds : open.serving).push(at - open.since);
    open.since = at;
  }

  #close(before: State, at: Instant): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#pass(before, at);
    this.#turns.push(open);
    this.#charges.push({ charge: open.charge, isTurn: true });
    this.#open = undefined;
  }

  #complete(end: End, index: number, ended: ReadTurn | undefined): void {
    if (this.#resumed !== undefined) this.#reopen(this.#resumed.by);
    const isKnown = ended?.charge.officerId !== undefined;
    const completion = {
      event: end,
      charge: isKnown ? ended.charge : this.#chargeOfNamed(end.officerId),
      outcome: this.#early.outcome ?? end.outcome,
    };
    this.#early = {};
    this.#completions.push(completion);
    this.#end(end, index, completion);
  }

  /** Of a completion that no turn led to. */
  #chargeOfNamed(named: OfficerId | undefined): Charge {
    const officerId = this.#takeEarly() ?? named;
    const last = this.#turns.at(-1);
    if (officerId === undefined && last !== undefined) return last.charge;
    const charge = { officerId };
    this.#charges.push({ charge, isTurn: false });
    return charge;
  }

  #end(end: End, index: number, completion?: Completion): void {
    // Whatever else work after a completion ends in, the completion stands.
    if (this.#resumed !== undefined) return;
    const firstCompletedAt = this.#completions[0]?.event.occurredAt;
    this.#reached = { end, index, turns: this.#turns.length, calledAt: this.#calledAt, completion, firstCompletedAt };
  }

  #resume(by: TicketEvent): void {
    this.servedAfterEnd = true;
    this.#resumed = { by, chargesBefore: this.#charges.length };
  }

  #reopen(by: TicketEvent): void {
    const completion = this.#completions.at(-1);
    if (completion !== undefined) this.#reopened.push({ completion, by });
    this.#resumed = undefined;
  }

  /**
   * Replaces the officer of the last turn so far, and of the turns just before it that were the same officer's; a
   * completion that no turn led to is a turn of no length, unless somebody served only after it. The outcome is that of the
   * last completion so far.
   */
  #correct({ officerId, outcome }: TicketEvent): void {
    if (outcome !== undefined) {
      const completion = this.#completions.at(-1);
      if (completion === undefined) this.#early.outcome = outcome;
      else completion.outcome = outcome;
    }
    if (officerId === undefined) return;
    const charges = this.#correctable();
    const wrong = charges.at(-1)?.officerId;
    const kept = charges.findLastIndex((charge) => charge.officerId !== wrong) + 1;
    for (const charge of charges.slice(kept)) charge.officerId = officerId;
    if (charges.length === 0) this.#early.officerId = officerId;
  }

  #correctable(): readonly Charge[] {
    const open = this.#open === undefined ? [] : [{ charge: this.#open.charge, isTurn: true }];
    const all =
      this.#resumed === undefined ? [...this.#charges, ...open] : this.#charges.slice(0, this.#resumed.chargesBefore);
    return all
      .slice(
        Math.max(
          0,
          all.findIndex(({ isTurn }) => isTurn),
        ),
      )
      .map(({ charge }) => charge);
  }

  #takeEarly(): OfficerId | undefined {
    const { officerId } = this.#early;
    this.#early.officerId = undefined;
    return officerId;
  }
}
