// What happened to a ticket, read from its events in order: who served it and for how long, and how it last ended.
// A ticket's figures stand as of its last end: what comes after it (a reopening, a new start) counts at the next end.

import type { OfficerId, ServiceId } from '../../ids.ts';
import { type Ticket, type TicketEvent, inOrder } from './ticket.ts';
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

export interface Course {
  readonly end: End;
  readonly turns: readonly Turn[];
  /** Whom the end is charged to: the officer of the last turn, else the one the `completed` event names. */
  readonly officerId: OfficerId | undefined;
  readonly serviceId: ServiceId | undefined;
  readonly issuedAt: Instant | undefined;
  /** The last `called` before the first `started`, else that `started`. */
  readonly calledAt: Instant | undefined;
  /** Officers whose `completed` was followed by `reopened`, each once. */
  readonly reopenedFrom: readonly (OfficerId | undefined)[];
  /** Some event says that its time was typed afterwards, or a correction that the ticket's times are wrong. */
  readonly inaccurate: boolean;
  /** The ticket was served only after it had ended: the clocks disagree. */
  readonly servedAfterEnd: boolean;
}

/** How the ticket last ended and what led to it; `undefined` while it has never ended. */
export function courseOf(ticket: Ticket): Course | undefined {
  const events = inOrder(ticket);
  const walk = new Walk();
  for (const [index, event] of events.entries()) walk.take(event, index);
  const reached = walk.reached;
  if (reached === undefined) return undefined;

  const { end, turns } = reached;
  return {
    end,
    turns,
    officerId: turns.length > 0 ? turns.at(-1)?.officerId : reached.completion?.chargedTo,
    serviceId: serviceOf(events, end),
    issuedAt: events.find((event) => event.type === 'issued')?.occurredAt,
    calledAt: reached.calledAt,
    reopenedFrom: walk.reopenedFrom(),
    inaccurate: events.some(
      (event, index) =>
        event.accurate === false && (event.type === 'issued' || event.type === 'corrected' || index <= reached.index),
    ),
    servedAfterEnd: walk.servedAfterEnd && turns.length === 0,
  };
}

/** A correction wins, then what the end says, then the last event that names a service. */
function serviceOf(events: readonly TicketEvent[], end: TicketEvent): ServiceId | undefined {
  const named = events.filter((event) => event.serviceId !== undefined);
  return named.findLast((event) => event.type === 'corrected')?.serviceId ?? end.serviceId ?? named.at(-1)?.serviceId;
}

/** A turn while it is read; a correction changes whom it is charged to, not whom the events go on to name. */
interface ReadTurn {
  readonly officerId: OfficerId | undefined;
  chargedTo: OfficerId | undefined;
  readonly serving: number[];
  readonly holds: number[];
  /** When the running interval began, and whether it is a hold. */
  since: Instant;
  held: boolean;
  /** Opened by `transferred`; a `started` that follows tells when service really began. */
  handedOver: boolean;
}

/** A completion that no turn led to is charged to the officer whom it names; any other goes with the turn. */
interface Completion {
  chargedTo: OfficerId | undefined;
}

interface Reached {
  readonly end: End;
  readonly index: number;
  readonly turns: number;
  readonly calledAt: Instant | undefined;
  readonly completion: Completion | undefined;
}

/** The state of a ticket while its events are read. An event that makes no sense in its place changes nothing. */
class Walk {
  servedAfterEnd = false;
  #reached: Reached | undefined;
  #turns: ReadTurn[] = [];
  #open: ReadTurn | undefined;
  #ended: End['type'] | undefined;
  #lastCalled: Instant | undefined;
  #calledAt: Instant | undefined;
  #completions: Completion[] = [];
  #reopened: Completion[] = [];
  /** Of a correction whose clock is behind everything that it could correct. */
  #early: OfficerId | undefined;

  get reached() {
    const reached = this.#reached;
    if (reached === undefined) return undefined;
    const turns = this.#turns
      .slice(0, reached.turns)
      .map(({ chargedTo, serving, holds }): Turn => ({ officerId: chargedTo, serving, holds }));
    return { ...reached, turns };
  }

  take(event: TicketEvent, index: number): void {
    const { type, occurredAt: at, officerId } = event;
    switch (type) {
      case 'called':
        this.#lastCalled = at;
        break;
      case 'started':
        this.#start(at, officerId);
        break;
      case 'held':
        if (this.#open !== undefined && !this.#open.held) this.#switchTo(true, at);
        break;
      case 'resumed':
        if (this.#open?.held === true) this.#resume(at, officerId);
        break;
      case 'transferred':
        if (this.#open !== undefined) this.#handOver(at, officerId);
        break;
      case 'completed':
        if (this.#ended !== 'completed') this.#end({ ...event, type }, index);
        break;
      case 'no_show':
      case 'left':
      case 'cancelled':
        if (this.#ended === undefined) this.#end({ ...event, type }, index);
        break;
      case 'reopened':
        this.#reopen();
        break;
      case 'corrected':
        if (officerId !== undefined) this.#correct(officerId);
        break;
      case 'issued':
        // Holds for the whole ticket, wherever it stands.
        break;
    }
  }

  reopenedFrom(): (OfficerId | undefined)[] {
    return [...new Set(this.#reopened.map(({ chargedTo }) => chargedTo))];
  }

  #start(at: Instant, officerId: OfficerId | undefined): void {
    if (this.#ended === 'completed') {
      this.servedAfterEnd = true;
      return;
    }
    // A citizen who was given up as absent and is served after all.
    this.#ended = undefined;
    this.#calledAt ??= this.#lastCalled ?? at;
    const open = this.#open;
    if (open === undefined || open.handedOver) this.#begin(officerId ?? open?.officerId, at);
    else if (officerId !== undefined && officerId !== open.officerId) {
      this.#close(at);
      this.#begin(officerId, at);
    } else if (open.held) this.#switchTo(false, at);
  }

  #resume(at: Instant, officerId: OfficerId | undefined): void {
    if (officerId === undefined || officerId === this.#open?.officerId) this.#switchTo(false, at);
    else {
      this.#close(at);
      this.#begin(officerId, at);
    }
  }

  #handOver(at: Instant, officerId: OfficerId | undefined): void {
    this.#close(at);
    if (officerId !== undefined) this.#begin(officerId, at, true);
  }

  #end(end: End, index: number): void {
    // Nobody came: a turn that was opened for the call was no service.
    if (end.type === 'no_show') this.#open = undefined;
    this.#close(end.occurredAt);
    this.#ended = end.type;
    let completion: Completion | undefined;
    if (end.type === 'completed') {
      completion = this.#turns.at(-1) ?? { chargedTo: this.#takeEarly() ?? end.officerId };
      this.#completions.push(completion);
    }
    this.#reached = { end, index, turns: this.#turns.length, calledAt: this.#calledAt, completion };
  }

  #reopen(): void {
    const completion = this.#completions.at(-1);
    if (this.#ended === 'completed' && completion !== undefined) this.#reopened.push(completion);
    this.#ended = undefined;
  }

  /**
   * Replaces the officer of the last turn so far, and of the turns just before it that were the same officer's; without
   * any turn it does so with the completions.
   */
  #correct(officerId: OfficerId): void {
    const turns = this.#open === undefined ? this.#turns : [...this.#turns, this.#open];
    const charges = turns.length > 0 ? turns : this.#completions;
    const wrong = charges.at(-1)?.chargedTo;
    const kept = charges.findLastIndex((charge) => charge.chargedTo !== wrong) + 1;
    for (const charge of charges.slice(kept)) charge.chargedTo = officerId;
    if (charges.length === 0) this.#early = officerId;
  }

  #takeEarly(): OfficerId | undefined {
    const early = this.#early;
    this.#early = undefined;
    return early;
  }

  #begin(officerId: OfficerId | undefined, since: Instant, handedOver = false): void {
    const chargedTo = this.#takeEarly() ?? officerId;
    this.#open = { officerId, chargedTo, serving: [], holds: [], since, held: false, handedOver };
  }

  #switchTo(held: boolean, at: Instant): void {
    const open = this.#open;
    if (open === undefined) return;
    (open.held ? open.holds : open.serving).push(at - open.since);
    open.since = at;
    open.held = held;
    open.handedOver = false;
  }

  #close(at: Instant): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#switchTo(false, at);
    this.#turns.push(open);
    this.#open = undefined;
  }
}
