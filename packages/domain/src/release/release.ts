// What of satisfaction a release shows, decided from its numbers of answers alone: of all that is shown, no group of one to
// nine answers can be worked out by adding and subtracting, in all or to one element, nor by one who gave or typed some.
// The proof is in docs/decisions/0037-what-a-release-shows.md. A sum that is not made by it (`sumsOf`) is not covered.

import { ELEMENTS, type Element } from '../skm/element.ts';
import {
  type AnsweredGroup,
  type ClosedTable,
  type Column,
  type CountOf,
  type Line,
  type PartName,
  countsOf,
  tableOf,
  totalOf,
} from './answers.ts';
import { type Placement, TEN } from './arrangement.ts';
import { type Beside, type ShownStep, areStepsMixed, besideOf, isTotalMixed } from './beside.ts';
import { placementsOf } from './placement.ts';
import type { Placed } from './sums.ts';

export interface AnswersOfPeriod {
  /** All that stand, in whatever order. */
  readonly groups: readonly AnsweredGroup[];
  /** What was set aside before the release: it is in no line, column or total. */
  readonly setAside?: readonly AnsweredGroup[];
  /** The steps of the running figure that were visible, in the order of time. */
  readonly steps?: readonly ShownStep[];
  /** The elements that the line of an officer shows; what is nobody's shows all of them. */
  readonly officerElements: readonly Element[];
}

/** `few`: fewer than ten answers; `protects`: the figure would tell what others hide. */
export type WhyHidden = 'few' | 'protects';

/** Of all answers, or of those to one element: the unit's total, the sums of these parts, and what stands beside the total. */
export interface Figures extends Placed {
  readonly beside: Beside;
}

export interface ShownGroup<Id> {
  readonly id: Id;
  /** All that stand, shown or not. */
  readonly answered: number;
  /** Those in the figure; 0 where it is hidden. */
  readonly n: number;
  readonly hidden?: WhyHidden;
}

export interface ShownAnswers {
  readonly lines: readonly ShownGroup<Line>[];
  readonly columns: readonly ShownGroup<Column>[];
  readonly answers: Figures;
  /** Without those of which not even the total is shown. */
  readonly elements: { readonly [E in Element]?: Figures };
}

/** The same numbers show the same, in whatever order they come. Of some, nothing at all can be shown. */
export function whatIsShown({
  groups,
  setAside = [],
  steps = [],
  officerElements,
}: AnswersOfPeriod): ShownAnswers | WhyHidden {
  const table = tableOf(groups);
  const counts = countsOf(table, groups, numberOf);
  const [everybody] = counts;
  const elements = ELEMENTS.map((element) => {
    const countOf = (group: AnsweredGroup) => group.elements[element] ?? 0;
    const ofOfficers = officerElements.includes(element);
    return { element, countOf, counts: countsOf(table, groups, countOf), ofOfficers };
  });
  const placements = placementsOf(table, counts, elements);
  if (placements === undefined) return totalOf(everybody) < TEN ? 'few' : 'protects';

  if (!isTotalMixed(groups, steps)) return 'protects';

  const hasGroups = areStepsMixed(groups);
  const allowed = (placement: Placement) => (hasGroups ? placement : nowhere(table));
  const figuresOf = ({ inLine, inColumn }: Placement, count: Int32Array, countOf: CountOf): Figures => ({
    inLine: namesOf(table, inLine, count),
    inColumn: namesOf(table, inColumn, count),
    beside: besideOf({ table, groups, setAside }, inLine, countOf),
  });
  const placement = allowed(placements.answers);
  return {
    lines: shownIn(table.lines, (part) => table.parts[part]?.line, placement.inLine, everybody),
    columns: shownIn(table.columns, (part) => table.parts[part]?.column, placement.inColumn, everybody),
    answers: figuresOf(placement, everybody, numberOf),
    elements: Object.fromEntries(
      elements.flatMap(({ element, counts: [count], countOf }, place) => {
        const own = placements.elements[place];
        return own === undefined ? [] : [[element, figuresOf(allowed(own), count, countOf)]];
      }),
    ),
  };
}

function numberOf({ n }: AnsweredGroup): number {
  return n;
}

function nowhere({ parts }: ClosedTable): Placement {
  return { inLine: new Uint8Array(parts.length), inColumn: new Uint8Array(parts.length) };
}

/** Those with answers: where nobody answered an element, there is no figure of it. */
function namesOf({ names }: ClosedTable, stands: Uint8Array, count: Int32Array): ReadonlySet<PartName> {
  return new Set(names.filter((_, part) => stands[part] === 1 && count[part] !== 0));
}

function shownIn<Id>(
  ids: readonly Id[],
  homeOf: (part: number) => number | undefined,
  stands: Uint8Array,
  counts: Int32Array,
): readonly ShownGroup<Id>[] {
  return ids.map((id, home) => {
    let [answered, n] = [0, 0];
    counts.forEach((count, part) => {
      if (homeOf(part) !== home) return;
      answered += count;
      if (stands[part] === 1) n += count;
    });
    return { id, answered, n, ...(n > 0 ? {} : { hidden: answered < TEN ? 'few' : 'protects' }) };
  });
}
