// Comparing what a stored cell holds with what the facts behind it come to.

import type { Amounts } from './counters.ts';

export interface CounterDifference {
  readonly counter: string;
  readonly stored: number;
  readonly rebuilt: number;
}

/** The counters that are not the same, by name; one that is not there is 0. */
export function counterDifferences(stored: Amounts, rebuilt: Amounts): CounterDifference[] {
  return [...new Set([...Object.keys(stored), ...Object.keys(rebuilt)])]
    .toSorted()
    .map((counter) => ({ counter, stored: stored[counter] ?? 0, rebuilt: rebuilt[counter] ?? 0 }))
    .filter((difference) => difference.stored !== difference.rebuilt);
}
