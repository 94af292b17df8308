// What happened to a ticket, read from its events in order: who served it and for how long, and how it last ended.
// A ticket's figures stand as of its last end: what comes after it (a reopening, a new start) counts at the next end.

import type { OfficerId, ServiceId } from './ids.ts';
import { type Ticket, type TicketEvent, inOrder } from './ticket.ts';
import type { Instant } from './time.ts';

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
  /** Some event says that its time was typed afterwards. */
  readonly inaccurate: boolean;
  /** The ticket was served only after it had ended: the clocks disagree. */
  readonly servedAfterEnd: boolean;
}

/** How the ticket last ended and what led to it; `undefined` while it has never ended. */
export function courseOf(ticket: Ticket): Course | undefined {
  const events = inOrder(ticket);
  const walk = new Walk();
  for (const event of events) walk.take(event);
  const reached = walk.reached;
  if (reached === undefined) return undefined;

  const corrections = events.filter((event) => event.type === 'corrected');
  const officer = corrections.findLast((event) => event.officerId !== undefined)?.officerId;
  const turns = officer === undefined ? reached.turns : withLastOfficer(reached.turns, officer);
  const { end } = reached;
  return {
    end,
    turns,
    officerId: turns.length > 0 ? turns.at(-1)?.officerId : end.type === 'completed' ? (officer ?? end.officerId) : undefined,
    serviceId: serviceOf(events, end),
    issuedAt: events.find((event) => event.type === 'issued')?.occurredAt,
    calledAt: reached.calledAt,
    reopenedFrom: walk.reopenedFrom(officer),
    inaccurate: events.some((event) => event.accurate === false && event.type !== 'corrected'),
    servedAfterEnd: walk.servedAfterEnd && turns.length === 0,
  };
}

/** A correction replaces the officer of the last turn, and of the turns just before it that were the same officer's. */
function withLastOfficer(turns: readonly Turn[], officerId: OfficerId): readonly Turn[] {
  const wrong = turns.at(-1)?.officerId;
  const kept = turns.findLastIndex((turn) => turn.officerId !== wrong) + 1;
  return turns.map((turn, index) => (index < kept ? turn : { ...turn, officerId }));
}

/** A correction wins, then what the end says, then the last event that names a service. */
function serviceOf(events: readonly TicketEvent[], end: TicketEvent): ServiceId | undefined {
  const named = events.filter((event) => event.serviceId !== undefined);
  return (
    named.findLast((event) => event.type === 'corrected')?.serviceId ?? end.serviceId ?? named.at(-1)?.serviceId
  );
}

interface OpenTurn {
  readonly officerId: OfficerId | undefined;
  readonly serving: number[];
  readonly holds: number[];
  /** When the running interval began, and whether it is a hold. */
  since: Instant;
  held: boolean;
  /** Opened by `transferred`; a `started` that follows tells when service really began. */
  handedOver: boolean;
}

interface Reached {
  readonly end: End;
  readonly turns: readonly Turn[];
  readonly calledAt: Instant | undefined;
}

/** The state of a ticket while its events are read. An event that makes no sense in its place changes nothing. */
class Walk {
  reached: Reached | undefined;
  servedAfterEnd = false;
  #turns: Turn[] = [];
  #open: OpenTurn | undefined;
  #ended: End['type'] | undefined;
  #lastCalled: Instant | undefined;
  #calledAt: Instant | undefined;
  #reopened: { readonly turns: number; readonly officerId: OfficerId | undefined }[] = [];

  take(event: TicketEvent): void {
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
        if (this.#ended !== 'completed') this.#end({ ...event, type });
        break;
      case 'no_show':
      case 'left':
      case 'cancelled':
        if (this.#ended === undefined) this.#end({ ...event, type });
        break;
      case 'reopened':
        this.#reopen();
        break;
      case 'issued':
      case 'corrected':
        // Both hold for the whole ticket, wherever they stand in it.
        break;
    }
  }

  /** Officers who completed what was reopened; a correction of the last turns holds for their completions too. */
  reopenedFrom(corrected: OfficerId | undefined): (OfficerId | undefined)[] {
    const last = this.reached?.turns ?? [];
    const turns = corrected === undefined ? last : withLastOfficer(last, corrected);
    const officers = this.#reopened.map((reopening) =>
      reopening.turns > 0 ? turns[reopening.turns - 1]?.officerId : (corrected ?? reopening.officerId),
    );
    return [...new Set(officers)];
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
    if (open === undefined || open.handedOver) this.#open = newTurn(officerId ?? open?.officerId, at);
    else if (officerId !== undefined && officerId !== open.officerId) {
      this.#close(at);
      this.#open = newTurn(officerId, at);
    } else if (open.held) this.#switchTo(false, at);
  }

  #resume(at: Instant, officerId: OfficerId | undefined): void {
    if (officerId === undefined || officerId === this.#open?.officerId) this.#switchTo(false, at);
    else {
      this.#close(at);
      this.#open = newTurn(officerId, at);
    }
  }

  #handOver(at: Instant, officerId: OfficerId | undefined): void {
    this.#close(at);
    if (officerId !== undefined) this.#open = newTurn(officerId, at, true);
  }

  #end(end: End): void {
    // Nobody came: a turn that was opened for the call was no service.
    if (end.type === 'no_show') this.#open = undefined;
    this.#close(end.occurredAt);
    this.#ended = end.type;
    this.reached = { end, turns: [...this.#turns], calledAt: this.#calledAt };
  }

  #reopen(): void {
    if (this.#ended === 'completed') {
      this.#reopened.push({ turns: this.#turns.length, officerId: this.reached?.end.officerId });
    }
    this.#ended = undefined;
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
    this.#turns.push({ officerId: open.officerId, serving: open.serving, holds: open.holds });
    this.#open = undefined;
  }
}

function newTurn(officerId: OfficerId | undefined, since: Instant, handedOver = false): OpenTurn {
  return { officerId, serving: [], holds: [], since, held: false, handedOver };
}
