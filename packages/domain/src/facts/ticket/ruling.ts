// What was decided about a contested ticket. A ruling is kept with the ticket and never changes what the ticket says: an
// annulled one keeps its events and contributes nothing, and can be counted again.

import type { Instant } from '../../time/time.ts';

/**
 * - `contested`: somebody objects; the ticket counts as before, and is counted apart as well
 * - `annulled`: the objection was upheld; the ticket counts no more
 * - `clear`: it counts, and nobody objects (any longer)
 */
export const RULING_STATES = ['contested', 'annulled', 'clear'] as const;
export type RulingState = (typeof RULING_STATES)[number];

export interface Ruling {
  readonly state: RulingState;
  readonly at: Instant;
  readonly objectionId: string;
}

/** The later of two; at the same instant that of the greater objection, so that the order of arrival does not matter. */
export function laterRuling(a: Ruling, b: Ruling): Ruling {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  if (a.objectionId !== b.objectionId) return a.objectionId > b.objectionId ? a : b;
  return RULING_STATES.indexOf(a.state) >= RULING_STATES.indexOf(b.state) ? a : b;
}
