// That a ticket's link was answered, and nothing else: a mark that leads neither to the answer nor to the ticket. The page
// behind the link asks for it, so that it can say thank you without being able to find the answer.

import { LINK_ANSWERED_FOR } from '../../retention.ts';
import type { Instant } from '../../time/time.ts';
import { NOTHING } from '../contribution.ts';
import { type FactKind, NOTHING_SEEN } from '../kind.ts';

/** The beginning of the day of the answer; 0 while there is none. */
export interface Presence {
  readonly on: Instant;
}

export const presenceKind: FactKind<Presence, Presence> = {
  empty: { on: 0 },
  evolve: (state, news) => {
    const on = Math.max(state.on, ...news.map((one) => one.on));
    return { state: on === state.on ? state : { on }, seen: NOTHING_SEEN };
  },
  contribution: () => NOTHING,
  newest: ({ on }) => on,
  keptFor: LINK_ANSWERED_FOR,
  happenedAt: ({ on }) => on,
  sizeOf: () => 1,
  leadsFrom: () => false,
};
