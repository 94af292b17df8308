// A number that begins again: an office that gives out A001 every morning uses one ticket id for many citizens. Nothing
// in an event says so, so only clear signs count: a permit may take weeks, and a ticket be held for a night.

import type { TicketEvent } from './ticket.ts';
import { type State, hasEnded } from './ticket-step.ts';
import { HOUR, type Instant } from '../../time/time.ts';

/**
 * - `issued_again`: the number was given out a second time
 * - `begun_again`: a number of one day was called, started or completed by somebody on another, with nobody having reopened it
 */
export type LaterLife = 'issued_again' | 'begun_again';

/** An event that came under the ticket's id and belongs to a later life of its number. */
export interface SetAside {
  readonly event: TicketEvent;
  readonly reason: LaterLife;
  /** Whether the first life had ended by then; otherwise its citizen still waits, or is still served. */
  readonly isAfterEnd: boolean;
}

/**
 * No office is open for longer in a day, and none closes for less in a night: what is this far apart is of two days, in
 * whatever time zone.
 */
export const HALF_DAY = 12 * HOUR;

/** What of a life decides whether it goes on. Corrections have no time of their own, and are left out. */
export class LifeSoFar {
  #issuedAt: Instant | undefined;
  #begunAt: Instant | undefined;
  #lastAt: Instant | undefined;

  /** Events of one instant, later than those before. */
  add(events: readonly TicketEvent[]): void {
    for (const { type, occurredAt: at } of events) {
      if (type === 'corrected') continue;
      if (type === 'issued') this.#issuedAt ??= at;
      this.#begunAt ??= at;
      this.#lastAt = at;
    }
  }

  /** Why the events of an instant begin another life, if they do; `state`: how the ticket stood before them. */
  endsBefore(events: readonly TicketEvent[], at: Instant, state: State): LaterLife | undefined {
    if (this.#begunAt === undefined || this.#lastAt === undefined) return undefined;
    if (events.some(({ type }) => type === 'issued')) {
      // Two systems may tell one issue, but within the day and before the ticket has ended.
      const isSecond = this.#issuedAt !== undefined && hasEnded(state);
      if (isSecond || at - (this.#issuedAt ?? this.#lastAt) >= HALF_DAY) return 'issued_again';
    }
    const isBegun = events.some(beginsAgain);
    // What took more than a day is a file and no number of a queue: it may well be taken up again.
    const wasOfOneDay = this.#lastAt - this.#begunAt < HALF_DAY;
    const isNextDay = at - this.#lastAt >= HALF_DAY;
    return isBegun && isNextDay && wasOfOneDay && hasEnded(state) ? 'begun_again' : undefined;
  }
}

/**
 * Whether an event of another day says by itself that somebody is being served. What is closed by the clock names nobody, and
 * is told of tickets that have ended as well.
 */
export function beginsAgain({ type, officerId }: TicketEvent): boolean {
  return type === 'called' || type === 'started' || (type === 'completed' && officerId !== undefined);
}
