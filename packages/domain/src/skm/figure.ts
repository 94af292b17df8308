// The figures that are made of released sums: an index with its interval, and the elements. Whatever is shown of satisfaction
// is reckoned here, from what a release shows and from nothing else.

import { INDEX_SCALE, type Moments, SCORE_SCALE, meanInterval } from '../statistics/mean.ts';
import type { Interval } from '../statistics/interval.ts';
import { type Counters, answerCounter } from '../counters.ts';
import { type Distribution, ELEMENTS, type Element, type Score } from './element.ts';
import { type Distributions, type Weight, addDistributions, answersIn, ikmOf, nrrOf, scoreSum } from './skm.ts';

/** Fewest answers for a figure to be shown (domain.md §4), and to be shown without reserve. */
export const SHOWN_FROM = 10;
export const RELIABLE_FROM = 30;

/** Answers in sums: how many, how often each score was given, and how far whole answers lie from each other. */
export interface Figure {
  readonly n: number;
  /** Of the elements that are shown, at least one. */
  readonly distributions: Distributions;
  /** Standard deviation of whole answers on the scale of the index. */
  readonly deviation: number;
}

export interface ElementFigure {
  readonly n: number;
  readonly nrr: number;
  readonly ci95: Interval;
  /** Answers with score 1, 2, 3 and 4. Absent of an officer with fewer than thirty answers. */
  readonly distribution?: Distribution;
}

/** The index of the elements that are shown; `undefined` where none is. */
export function indexOf({ distributions }: Figure, weight?: Weight): number | undefined {
  return ikmOf(distributions, weight);
}

/**
 * Rests on how whole answers differ, because the answers of one person go together; its centre is the index itself. Who
 * answered no element that is shown has said nothing of it: it is as sure as the element is that most answered.
 */
export function indexInterval({ distributions, deviation }: Figure, index: number): Interval {
  const n = Math.max(...Object.values(distributions).map(answersIn));
  const [lo, hi] = meanInterval({ mean: index, variance: deviation ** 2, n }, INDEX_SCALE);
  return [round(lo, 2), round(hi, 2)];
}

/** `hasDistribution`: whether it is told how often each score was given, of so many answers. */
export function elementFigures(
  { distributions }: Figure,
  hasDistribution: (n: number) => boolean = () => true,
): Readonly<Partial<Record<Element, ElementFigure>>> {
  return Object.fromEntries(
    ELEMENTS.flatMap((element) => {
      const distribution = distributions[element];
      const nrr = distribution === undefined ? undefined : nrrOf(distribution);
      if (distribution === undefined || nrr === undefined) return [];
      const n = answersIn(distribution);
      const [lo, hi] = meanInterval(momentsOf(distribution), SCORE_SCALE);
      const figure: ElementFigure = { n, nrr, ci95: [round(lo, 4), round(hi, 4)] };
      return [[element, hasDistribution(n) ? { ...figure, distribution } : figure]];
    }),
  );
}

/** How often each score was given, of every element, in counters that were added up. */
export function distributionsOf(counters: Counters): Distributions {
  const count = (element: Element, score: Score) => counters[answerCounter(element, score)] ?? 0;
  return Object.fromEntries(
    ELEMENTS.map((element): [Element, Distribution] => [
      element,
      [count(element, 1), count(element, 2), count(element, 3), count(element, 4)],
    ]),
  );
}

/** Of the scores of at least two answers. */
export function momentsOf(distribution: Distribution): Moments {
  const n = answersIn(distribution);
  const mean = scoreSum(distribution) / n;
  const squares = distribution.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0);
  return { n, mean, variance: squares / (n - 1) };
}

/** Of several figures as one: every answer is in one of them. An element counts where it is shown. */
export function pooledFigure(figures: readonly Figure[]): Figure {
  const n = figures.reduce((sum, figure) => sum + figure.n, 0);
  const indices = indicesOfSame(figures);
  const mean = figures.reduce((sum, figure, place) => sum + figure.n * (indices[place] ?? 0), 0) / n;
  const squares = figures.reduce(
    (sum, figure, place) =>
      sum + (figure.n - 1) * figure.deviation ** 2 + figure.n * ((indices[place] ?? 0) - mean) ** 2,
    0,
  );
  return {
    n,
    distributions: figures.map(({ distributions }) => distributions).reduce(addDistributions, {}),
    deviation: n < 2 ? 0 : Math.sqrt(squares / (n - 1)),
  };
}

/** By the elements that all of them show: that another one is shown is no difference between people. */
function indicesOfSame(figures: readonly Figure[]): readonly number[] {
  const same = ELEMENTS.filter((element) => figures.every(({ distributions }) => distributions[element] !== undefined));
  return figures.map(({ distributions }) => {
    const own = Object.fromEntries(same.map((element) => [element, distributions[element]]));
    return ikmOf(own) ?? 0;
  });
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
