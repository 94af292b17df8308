// When a part of the answers may be shown beside the rest: only well mixed. What was shown before is alike for all answers
// of one group; with the part's sum as well, whatever can be worked out holds all of the part, or all of the rest, that is
// in groups which have both, or else it could be worked out before.

import { type Charged, isOfOthers } from './answers.ts';
import { TEN } from './arrangement.ts';

export interface Mixture<Answers extends Charged> {
  /** How many of these answers are in the part, and how many are not. */
  readonly part: (answers: Answers) => number;
  readonly rest: (answers: Answers) => number;
  /** The same for answers that nothing shown before tells apart. */
  readonly groupOf: (answers: Answers) => string;
  /** Of which it is not known to which group they belong: they may be anywhere, and are counted on for nothing. */
  readonly isUnsure?: (answers: Answers) => boolean;
}

/**
 * Whether the groups that hold both have ten and more of the part, and ten and more of the rest; of everybody, and of the
 * others. Where all are on one side there is nothing to mix.
 */
export function isWellMixed<A extends Charged>(
  answers: readonly A[],
  { part, rest, groupOf, isUnsure = () => false }: Mixture<A>,
): boolean {
  return [answers, answers.filter(isOfOthers)].every((population) => {
    if (sumOf(population, part) === 0 || sumOf(population, rest) === 0) return true;
    const sure = population.filter((each) => !isUnsure(each));
    const groups = [...Map.groupBy(sure, groupOf).values()];
    const mixed = groups.filter((group) => sumOf(group, part) > 0 && sumOf(group, rest) > 0).flat();
    return sumOf(mixed, part) >= TEN && sumOf(mixed, rest) >= TEN;
  });
}

export function sumOf<A>(answers: readonly A[], numberOf: (answers: A) => number): number {
  return answers.reduce((sum, each) => sum + numberOf(each), 0);
}
