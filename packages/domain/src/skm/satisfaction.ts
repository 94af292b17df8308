// Satisfaction from counted answers: the official index, and how far it can be relied on (domain.md §4). With fewer
// than ten answers no figure leaves this file, nor of one officer for one service; only the number of answers does.

import { type Counters, answerCounter } from '../counters.ts';
import { type Distribution, ELEMENTS, type Element, OFFICER_ELEMENTS } from './element.ts';
import type { Hidden } from '../disclosure/disclosure.ts';
import { MEAN_PARTS } from '../facts/response/response.ts';
import { type Distributions, type Mutu, answersIn, ikmOf, mutuOf, nrrOf, scoreSum } from './skm.ts';
import { INDEX_SCALE, type Moments, SCORE_SCALE, meanInterval } from '../statistics/mean.ts';

/** Fewest responses for a figure to be shown, and to be shown without reserve. */
export const SHOWN_FROM = 10;
export const RELIABLE_FROM = 30;

export type SatisfactionStatus = 'suppressed' | 'provisional' | 'reliable';

/** How far a figure of `n` responses can be relied on. */
export function statusOf(n: number): SatisfactionStatus {
  if (n < SHOWN_FROM) return 'suppressed';
  return n < RELIABLE_FROM ? 'provisional' : 'reliable';
}

export interface ElementFigure {
  /** Only in rows about an officer: whose figure it is. The unit's is shown for what no officer can answer for. */
  readonly chargedTo?: 'officer' | 'unit';
  readonly n: number;
  readonly nrr: number;
  readonly ci95: readonly [number, number];
  /** Answers with score 1, 2, 3 and 4. */
  readonly distribution: Distribution;
}

export interface Satisfaction {
  readonly n: number;
  /** `never`: of one officer for one service, however many answered. */
  readonly status: SatisfactionStatus | 'never';
  /** Only where it is suppressed although there are enough answers. */
  readonly hidden?: 'protects';
  readonly ikm: number | null;
  readonly mutu: Mutu | null;
  readonly ci95: readonly [number, number] | null;
  readonly elements: Readonly<Partial<Record<Element, ElementFigure>>>;
}

/**
 * The figures of `n` responses whose answers are in `counters`. `hidden`: why they may not be shown although there are
 * enough of them; too few are never shown. `elements`: of which a figure is wanted; the index is always of all.
 */
export function satisfactionOf(
  n: number,
  counters: Counters,
  hidden?: Hidden,
  elements: readonly Element[] = ELEMENTS,
): Satisfaction {
  const distributions = distributionsOf(counters);
  const why = n < SHOWN_FROM ? 'few' : hidden;
  const ikm = why === undefined ? ikmOf(distributions) : undefined;
  if (ikm === undefined) {
    const hiddenFor = why === 'protects' ? { hidden: why } : {};
    return { n, status: 'suppressed', ...hiddenFor, ...NO_FIGURES };
  }
  return {
    n,
    status: statusOf(n),
    ikm,
    mutu: mutuOf(ikm),
    ci95: ikmInterval(n, ikm, counters),
    elements: Object.fromEntries(
      elements.flatMap((element) => {
        const figure = elementFigure(distributions[element] ?? NO_ANSWERS);
        return figure === undefined ? [] : [[element, figure]];
      }),
    ),
  };
}

/** The satisfaction with one officer for one service: how many answered, and never what. */
export function neverShown(n: number): Satisfaction {
  return { n, status: 'never', ...NO_FIGURES };
}

const NO_FIGURES = { ikm: null, mutu: null, ci95: null, elements: {} } as const;

/**
 * An officer's satisfaction as a row shows it: the officer's own figures for the elements that are charged to officers,
 * and the unit's for the rest. Nothing is borrowed where the officer's own may not be shown.
 */
export function attributed(own: Satisfaction, unit: Satisfaction): Satisfaction {
  if (own.status === 'suppressed') return own;
  const elements = ELEMENTS.flatMap((element): [Element, ElementFigure][] => {
    const isOwn = (OFFICER_ELEMENTS as readonly Element[]).includes(element);
    const figure = (isOwn ? own : unit).elements[element];
    return figure === undefined ? [] : [[element, { chargedTo: isOwn ? 'officer' : 'unit', ...figure }]];
  });
  return { ...own, elements: Object.fromEntries(elements) };
}

/** How many answers each element got of each score. */
export function distributionsOf(counters: Counters): Distributions {
  const count = (element: Element, score: 1 | 2 | 3 | 4) => counters[answerCounter(element, score)] ?? 0;
  return Object.fromEntries(
    ELEMENTS.map((element) => [
      element,
      [count(element, 1), count(element, 2), count(element, 3), count(element, 4)] satisfies Distribution,
    ]),
  );
}

const NO_ANSWERS: Distribution = [0, 0, 0, 0];

/** An element that fewer than ten people answered is left out, however many answered the others. */
function elementFigure(distribution: Distribution): ElementFigure | undefined {
  const n = answersIn(distribution);
  const nrr = nrrOf(distribution);
  if (n < SHOWN_FROM || nrr === undefined) return undefined;
  const [lo, hi] = meanInterval(momentsOf(distribution), SCORE_SCALE);
  return { n, nrr, ci95: [round(lo, 4), round(hi, 4)], distribution };
}

/** Of the scores of at least two answers. */
export function momentsOf(distribution: Distribution): Moments {
  const n = answersIn(distribution);
  const mean = scoreSum(distribution) / n;
  const squares = distribution.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0);
  return { n, mean, variance: squares / (n - 1) };
}

/** The interval rests on how whole responses differ, because the nine answers of one person go together. */
function ikmInterval(n: number, ikm: number, counters: Counters): readonly [number, number] {
  const sum = BigInt(counters['m'] ?? 0);
  // Exact until the last step: where all responses agree, the spread must be 0 and not what rounding leaves of it.
  const spread = Number(BigInt(n) * BigInt(counters['mm'] ?? 0) - sum * sum);
  const variance = (spread / (n * (n - 1))) * (25 / MEAN_PARTS) ** 2;
  const [lo, hi] = meanInterval({ mean: ikm, variance, n }, INDEX_SCALE);
  return [round(lo, 2), round(hi, 2)];
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
