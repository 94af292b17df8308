// What an office found before it had Tera: figures out of its own old reports, which stand in the trend of the unit as what they
// are. They are no answers and no release, so they are never added to any, and nothing is derived from them but the index.
import { halfUp, fraction, plus, times, type Fraction, ZERO } from '../skm/fraction.ts';
import { ELEMENTS, type Element } from '../skm/element.ts';
import { mutuOf } from '../skm/skm.ts';
import { ACCEPTED_FOR } from '../retention.ts';
import { type Period, parsePeriod } from '../time/period.ts';
import { DAY, type LocalDay, addDays } from '../time/time.ts';
import type { Satisfaction } from './satisfaction.ts';

/** The mean as it was printed, with at most four decimals; or the sum of the scores and the number of answers. */
export type BroughtElement = number | { readonly sum: number; readonly n: number };

export interface BroughtFigure {
  /** The name of a month, quarter, semester or year. */
  readonly period: string;
  /** How many answered; ten and more. */
  readonly n: number;
  readonly elements: Readonly<Partial<Record<Element, BroughtElement>>>;
  /** Out of which report it is. */
  readonly source: string;
}

const GRAINS = ['month', 'quarter', 'semester', 'year'] as const;

/** Weeks and days are never reported. */
export function isBroughtPeriod({ grain }: Period): boolean {
  return (GRAINS as readonly string[]).includes(grain);
}

/** Whether answers of the period could still be sent one by one: then they are, and no figure is brought. */
export function isTooRecentToBring({ to }: Pick<Period, 'to'>, today: LocalDay): boolean {
  return to > addDays(today, -ACCEPTED_FOR / DAY);
}

/** Whether a period shares a day with one that is released: what is released is told by the release alone. */
export function sharesDay({ from, to }: Pick<Period, 'from' | 'to'>, released: readonly string[]): boolean {
  return released.some((name) => {
    const other = parsePeriod(name);
    return other !== undefined && other.from < to && from < other.to;
  });
}

/** What a row of the unit tells of satisfaction where nothing is released. `answered`: what was counted of the period. */
export function satisfactionBrought(
  { n, elements, source }: BroughtFigure,
  answered: Satisfaction['answered'],
): Satisfaction {
  const ikm = broughtIndex(elements);
  const nrrs = ELEMENTS.flatMap((code) => {
    const element = elements[code];
    return element === undefined ? [] : [[code, halfUp(meanOf(element), 4)] as const];
  });
  return {
    n,
    answered,
    status: 'brought',
    ikm,
    mutu: mutuOf(ikm),
    ci95: null,
    elements: {},
    releases: [],
    brought: { source, elements: Object.fromEntries(nrrs) },
  };
}

/** By the exact weight, 1 by the number of elements: 25 × their mean, rounded once and half up. */
function broughtIndex(elements: BroughtFigure['elements']): number {
  const means = Object.values(elements).map(meanOf);
  return halfUp(times(means.reduce(plus, ZERO), fraction(25, means.length)), 2);
}

const DECIMALS = 10_000;

function meanOf(element: BroughtElement): Fraction {
  return typeof element === 'number'
    ? fraction(Math.round(element * DECIMALS), DECIMALS)
    : fraction(element.sum, element.n);
}
