// What the system has to know of a kind of fact, in one place: how it begins, how it takes in what is new, what it adds,
// and how long it is kept. Whoever counts, keeps, finds or counts again loops over kinds and knows none of them by name.
// The shape is that of a decider: a state, and what it becomes (github.com/event-driven-io/emmett).

import { type Counters } from '../counters.ts';
import type { Contribution } from './contribution.ts';
import type { LocalDay, Instant } from '../time/time.ts';
import type { ServiceId } from '../ids.ts';
import type { Standard } from '../registry.ts';

/** What of a unit the counting rests on. */
export interface CountingRules {
  readonly timeZone: string;
  /** The standard that held for a service on a local day. */
  readonly standardOn: (serviceId: ServiceId, day: LocalDay) => Standard | undefined;
}

export interface FactKind<State, News> {
  /** Of a fact of which nothing has come yet. */
  readonly empty: State;
  /**
   * The state with what is new; the very `state` where nothing of it is. The same in whatever order, however often and in
   * however many pieces the news come.
   */
  readonly evolve: (state: State, news: readonly News[]) => Evolved<State>;
  /** What the fact adds. Nothing, while it is empty. */
  readonly contribution: (state: State, rules: CountingRules) => Contribution;
  /** The newest instant that is known of it. */
  readonly newest: (state: State) => Instant;
  /** Milliseconds after that instant for which it is kept; news that are older still are not counted. */
  readonly keptFor: number;
  /** When it happened, or was decided. */
  readonly happenedAt: (news: News) => Instant;
  /** How many events it weighs, roughly: what is written together is bounded by it. */
  readonly sizeOf: (state: State) => number;
  /** Whether such counters make the owner of their cell somebody under whom the fact is found. */
  readonly leadsFrom: (counters: Counters) => boolean;
}

export interface Evolved<State> {
  readonly state: State;
  readonly seen: Seen;
}

/** What was seen meanwhile, for the metrics. */
export interface Seen {
  /** News that were there already, to the letter. */
  readonly duplicates: number;
  /** News whose id was there with another content: a client's mistake. */
  readonly conflicts: number;
  /** News that a fact of this size has no room for. */
  readonly dropped: number;
  /** Events of a later life of a ticket's number, which count for nothing. */
  readonly setAside: number;
}

export const NOTHING_SEEN: Seen = { duplicates: 0, conflicts: 0, dropped: 0, setAside: 0 };
