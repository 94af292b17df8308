// What is shown of the unit beside its total: without flagged answers, by channel, what was set aside. One after the other,
// each well mixed in groups that nothing shown before tells apart: two that are mixed each by itself can tell together what
// neither does alone.

import type { LocalDay } from '../time/time.ts';
import { TEN } from './arrangement.ts';
import { CHANNELS, type Channel } from '../facts/response/channel.ts';
import { type AnsweredGroup, type ClosedTable, type CountOf, isOfOthers, lineOf, partNameOf } from './answers.ts';
import { type Mixture, isWellMixed, sumOf } from './mixed.ts';

export interface Beside {
  /** Whether the sum of the flagged answers, and that without them, are shown. */
  readonly flagged: boolean;
  readonly setAside: boolean;
  /** Those whose sums are shown, in the order of `CHANNELS`. */
  readonly channels: readonly Channel[];
}

export interface Released {
  readonly table: ClosedTable;
  readonly groups: readonly AnsweredGroup[];
  readonly setAside: readonly AnsweredGroup[];
}

/** Beside the figures that count this of a group. `inLine`: 1 for the parts that stand in their line. */
export function besideOf({ table, groups, setAside }: Released, inLine: Uint8Array, countOf: CountOf): Beside {
  const told: ((group: AnsweredGroup) => unknown)[] = [({ step }) => step];
  const counted = groups.filter((group) => countOf(group) > 0);
  const flagged = isOfWholeLines((group) => group.flagged) || tellIfMixed((group) => group.flagged);
  const present = CHANNELS.filter((channel) => counted.some((group) => group.channel === channel));
  const shown = present.filter((channel) => {
    const isIn = (group: AnsweredGroup) => group.channel === channel;
    return isOfWholeLines(isIn) || tellIfMixed(isIn);
  });
  const areAside = new Set(setAside);
  return {
    flagged,
    setAside: tellIfMixed((group) => areAside.has(group), [...setAside, ...groups]),
    // A last one is what the others leave of the total.
    channels: present.length === shown.length + 1 ? present : shown,
  };

  function tellIfMixed(isIn: (group: AnsweredGroup) => boolean, among = groups): boolean {
    const groupOf = (group: AnsweredGroup) => [partNameOf(group), ...told.map((tell) => tell(group))].join();
    if (!isShown(among, mixtureOf(isIn, countOf, groupOf))) return false;
    told.push(isIn);
    return true;
  }

  /**
   * What is nobody's by a channel is a line of the table, and shown as one: a part that is made of such lines, as all of a
   * channel or a flood at a poster, is a sum of what is shown and tells nothing new.
   */
  function isOfWholeLines(isIn: (group: AnsweredGroup) => boolean): boolean {
    const some = counted.filter(isIn);
    const lines = new Set(some.map(lineOf));
    const isWhole = counted.every((group) => !lines.has(lineOf(group)) || isIn(group));
    return (
      isWhole &&
      some.length > 0 &&
      some.length < counted.length &&
      some.every((group) => {
        const part = table.placeOf.get(partNameOf(group));
        return group.officerId === undefined && part !== undefined && inLine[part] === 1;
      })
    );
  }
}

/**
 * Whether lines and columns tell nothing of few beside the running steps that were visible. They do not where the steps
 * became visible by `nextVisible`, unless many answers were annulled or charged to another since.
 */
export function areStepsMixed(groups: readonly AnsweredGroup[]): boolean {
  const steps = new Set(groups.map(({ step }) => step).filter((step) => typeof step === 'number'));
  return [...steps].every((step) => {
    const since = groups.filter((group) => group.step === 'unsure' || (group.step ?? Infinity) >= step);
    // Those of whom it is not known may be on either side: neither is empty because of them.
    const part = (group: AnsweredGroup) => (group.step === step || isUnsure(group) ? group.n : 0);
    const rest = (group: AnsweredGroup) => (group.step === step ? 0 : group.n);
    return isWellMixed(since, { part, rest, groupOf: partNameOf, isUnsure });
  });
}

/** A step of the running figure that was visible: how many answers were in it, in all and of the others. */
export interface ShownStep {
  readonly asOf: LocalDay;
  readonly n: number;
  readonly others: number;
}

/**
 * Whether the unit's total tells nothing of few beside a running step that was visible: of those who were in the step and are
 * in the total no more, and those who came since, there are some of both, or ten and more, or none.
 */
export function isTotalMixed(groups: readonly AnsweredGroup[], steps: readonly ShownStep[]): boolean {
  return steps.every(({ n, others }, step) =>
    [[groups, n] as const, [groups.filter(isOfOthers), others] as const].every(([population, inStep]) => {
      const unsure = sumOf(population, (group) => (isUnsure(group) ? group.n : 0));
      const stay = sumOf(population, (group) => (typeof group.step === 'number' && group.step <= step ? group.n : 0));
      const came = sumOf(population, (group) => group.n) - stay;
      // How many of the unsure were in the step is not known.
      return Array.from({ length: unsure + 1 }, (_, more) => [inStep - stay - more, came - more] as const)
        .filter(([gone]) => gone >= 0)
        .every(([gone, since]) => (gone > 0 && since > 0) || [gone, since].every((few) => few === 0 || few >= TEN));
    }),
  );
}

function isUnsure({ step }: AnsweredGroup): boolean {
  return step === 'unsure';
}

function isShown(groups: readonly AnsweredGroup[], mixture: Mixture<AnsweredGroup>): boolean {
  const isThere = sumOf(groups, mixture.part) > 0 && sumOf(groups, mixture.rest) > 0;
  return isThere && isWellMixed(groups, mixture);
}

function mixtureOf(
  isIn: (group: AnsweredGroup) => boolean,
  countOf: CountOf,
  groupOf: (group: AnsweredGroup) => string,
): Mixture<AnsweredGroup> {
  return {
    part: (group) => (isIn(group) ? countOf(group) : 0),
    rest: (group) => (isIn(group) ? 0 : countOf(group)),
    groupOf,
    isUnsure,
  };
}
