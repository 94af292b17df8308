// When the unit's total may be shown anew after its release: both stay readable beside all else that was shown, so what
// they differ by may not be few.

import { type Charged, isOfOthers, partNameOf } from './answers.ts';
import { TEN } from './arrangement.ts';
import { isWellMixed, sumOf } from './mixed.ts';

/** Answers that are alike in all that was shown before: charge, channel, flag, running step, earlier revisions. */
export interface ReplacedGroup extends Charged {
  readonly flagged: boolean;
  readonly step?: number;
  /** Which earlier revisions of the total held them, where there are any, in any form that tells them apart. */
  readonly revisions?: string;
  readonly stays: number;
  readonly gone: number;
  readonly added: number;
}

/**
 * Whether the answers added are none or ten and more, and those taken away none or well mixed with those that stay. It is
 * asked of all answers, and of each element by its own numbers: an element that may not is left out of the new total.
 */
export function mayReplaceTotal(groups: readonly ReplacedGroup[]): boolean {
  const areAddedEnough = [groups, groups.filter(isOfOthers)].every((population) => {
    const added = sumOf(population, (group) => group.added);
    return added === 0 || added >= TEN;
  });
  return (
    areAddedEnough && isWellMixed(groups, { part: ({ gone }) => gone, rest: ({ stays }) => stays, groupOf: toldApart })
  );
}

function toldApart(group: ReplacedGroup): string {
  const { channel, flagged, step, revisions } = group;
  return [partNameOf(group), channel, flagged, step, revisions].join();
}
