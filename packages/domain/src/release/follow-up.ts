// What an office means to do about the elements of a release (rencana tindak lanjut, PermenPANRB 14/2017): the weakest come
// first, and where nothing is planned yet for one of them it is proposed.
import { ELEMENTS, type Element } from '../skm/element.ts';
import type { ElementLine } from '../skm/skm.ts';
import type { LocalDay } from '../time/time.ts';
import type { Release } from './release-document.ts';

export interface FollowUp {
  readonly what: string;
  /** The office's function that answers for it, and nobody's name. */
  readonly who: string;
  /** The last local day. */
  readonly until: LocalDay;
  /** The local day on which it was done. */
  readonly done?: LocalDay | undefined;
}

/** Of an element of the release of a period. */
export interface GivenFollowUp extends FollowUp {
  readonly period: string;
  readonly element: Element;
}

/** The regulation's: within twelve months, within twenty-four, and later. */
export type Term = 'short' | 'middle' | 'long';

/** A line of the plan. Of a proposed one nobody has said yet what is to be done. */
export interface FollowUpLine {
  readonly element: Element;
  /** Of the release. */
  readonly period: string;
  readonly status: 'proposed' | 'planned' | 'done';
  readonly what: string | null;
  readonly who: string | null;
  readonly until: LocalDay | null;
  readonly term: Term | null;
  readonly done: LocalDay | null;
}

/** How many of the weakest elements are proposed, and as many more as are as weak as the last of them. */
export const PROPOSED_ELEMENTS = 3;
const BEST_MEAN = 4;

type Planned = Pick<Release, 'period' | 'to' | 'answers'>;

/** The plan of releases, of which `elements` are the lines of the table: the weakest element first, then the oldest release. */
export function followUpLines(
  elements: readonly ElementLine[],
  releases: readonly Planned[],
  given: readonly GivenFollowUp[],
): readonly FollowUpLine[] {
  const weakest = weakestFirst(elements).map(({ code }) => code);
  const order = [...weakest, ...ELEMENTS.filter((code) => !weakest.includes(code))];
  const told = releases.flatMap((release) =>
    given.filter(({ period }) => period === release.period).map((one) => lineOf(one, release)),
  );
  const proposed = weakestElements(elements)
    .filter((element) => !told.some((line) => line.element === element))
    .flatMap((element) => {
      const release = releases.findLast((one) => showsElement(one, element));
      return release === undefined ? [] : [{ ...NOTHING_SAID, element, period: release.period }];
    });
  return [...told, ...proposed].toSorted((a, b) => order.indexOf(a.element) - order.indexOf(b.element));
}

/** Whether the unit's total of a release shows the element. */
export function showsElement({ answers }: Pick<Release, 'answers'>, element: Element): boolean {
  return answers.unit.figure?.distributions[element] !== undefined;
}

/** `to`: the day after the period's last. */
export function termOf(until: LocalDay, to: LocalDay): Term {
  if (until <= yearsAfter(to, 1)) return 'short';
  return until <= yearsAfter(to, 2) ? 'middle' : 'long';
}

/** Those of the lowest means. What everybody gave the best score needs no mending. */
function weakestElements(elements: readonly ElementLine[]): readonly Element[] {
  const weak = weakestFirst(elements).filter(({ sum, n }) => sum < BEST_MEAN * n);
  const last = weak[Math.min(PROPOSED_ELEMENTS, weak.length) - 1];
  return last === undefined ? [] : weak.filter((line) => compareMeans(line, last) <= 0).map(({ code }) => code);
}

function weakestFirst(elements: readonly ElementLine[]): readonly ElementLine[] {
  return elements.filter(({ n }) => n > 0).toSorted(compareMeans);
}

/** Exact: whole numbers crosswise, and no rounded mean. */
function compareMeans(a: ElementLine, b: ElementLine): number {
  return a.sum * b.n - b.sum * a.n;
}

function lineOf({ element, period, what, who, until, done }: GivenFollowUp, { to }: Planned): FollowUpLine {
  return {
    element,
    period,
    status: done === undefined ? 'planned' : 'done',
    what,
    who,
    until,
    term: termOf(until, to),
    done: done ?? null,
  };
}

const NOTHING_SAID = { status: 'proposed', what: null, who: null, until: null, term: null, done: null } as const;

/** Release periods begin and end with months, so the same day is there in every year. */
function yearsAfter(day: LocalDay, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
