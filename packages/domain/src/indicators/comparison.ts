// Officers seen beside their unit: is a difference more than chance, and in which order would a list be least misled.
// Never a rank and never a verdict. It is made of figures that are shown, and so tells nothing that is hidden.

import { type Distribution, OFFICER_ELEMENTS } from '../skm/element.ts';
import type { Counters } from '../counters.ts';
import type { ServiceId } from '../ids.ts';
import { SHOWN_FROM, momentsOf } from '../skm/figure.ts';
import { type Distributions, answersIn, nrrOf } from '../skm/skm.ts';
import { type CaseMixIndex, type ServiceTimes, caseMixIndex } from '../statistics/case-mix.ts';
import { type Difference, type Estimate, differenceOf } from '../statistics/difference.ts';
import { durationMoments } from '../statistics/duration.ts';
import { SCORE_SCALE, meanInterval, varianceOfMean } from '../statistics/mean.ts';
import { type ShrunkenMean, shrinkTowardUnit } from '../statistics/shrinkage.ts';

/** The figures of a unit or of one of its officers, in one period. */
export interface Compared {
  /** Counters by service; under `null` those without a service. */
  readonly services: ReadonlyMap<ServiceId | null, Counters>;
  /** What is shown of the answers; nothing where nothing is. */
  readonly distributions: Distributions;
}

export type OfficerElement = (typeof OFFICER_ELEMENTS)[number];
/** What may be said of a difference (domain.md §4): its interval leaves no difference out, or it does not. */
export type Finding = 'berbeda nyata' | 'tidak berbeda nyata';

export interface ElementComparison {
  /** The officer's NRR less that of all other answers of the unit; `null` where fewer than ten others answered. */
  readonly difference: (Difference & { readonly finding: Finding; readonly others: ElementMean }) | null;
  /** For the order of a list, beside the officer's own NRR; `null` where there is no second officer to list. */
  readonly order: Ordering | null;
}

export interface ElementMean {
  readonly n: number;
  readonly nrr: number;
}

export interface Ordering {
  /** The officer's mean drawn toward the officers' middle, the more the less is known. Nobody's result. */
  readonly value: number;
  /** Of the officer's own mean, 0 to 1. */
  readonly reliability: number;
}

export interface Comparison {
  /** Service time against the same services in the unit; `null` where fewer than ten can be compared. */
  readonly caseMix: (CaseMixIndex & { readonly finding: Finding }) | null;
  /** Only of elements that are the officer's, and that are shown of officer and unit. */
  readonly elements: Readonly<Partial<Record<OfficerElement, ElementComparison>>>;
}

/** The comparisons of officers with the unit, in the order given. The unit has the officers' figures in it. */
export function comparisonsOf(unit: Compared, officers: readonly Compared[]): readonly Comparison[] {
  const byElement = OFFICER_ELEMENTS.map((element) => {
    const compared = compareElement(
      unit.distributions[element] ?? NO_ANSWERS,
      officers.map(({ distributions }) => distributions[element] ?? NO_ANSWERS),
    );
    return [element, compared] as const;
  });
  return officers.map((officer, index) => ({
    caseMix: caseMixOf(officer, unit),
    elements: Object.fromEntries(
      byElement.flatMap(([element, compared]) => {
        const one = compared[index];
        return one === undefined ? [] : [[element, one]];
      }),
    ),
  }));
}

/** Durations are no answers of citizens: they are shown of few as well, but ten it takes to be compared. */
function caseMixOf(officer: Compared, unit: Compared): Comparison['caseMix'] {
  const services = Array.from(officer.services, ([serviceId, counters]): ServiceTimes[] => {
    // Tickets of which nobody knows what they were for have nothing in common.
    const own = serviceId === null ? undefined : durationMoments('service', counters);
    const ofUnit = durationMoments('service', unit.services.get(serviceId) ?? {});
    return own === undefined || ofUnit === undefined ? [] : [{ officer: own, unit: ofUnit }];
  });
  const index = caseMixIndex(services.flat());
  return index === undefined || index.n < SHOWN_FROM ? null : { ...index, finding: findingOf(index.distinct) };
}

function compareElement(unit: Distribution, officers: readonly Distribution[]): (ElementComparison | undefined)[] {
  const shown = officers.filter(isShown);
  const { officers: drawn } = shown.length === 0 ? { officers: [] } : shrinkTowardUnit(shown.map(meanOf));
  const ordering = new Map<Distribution, ShrunkenMean>();
  for (const [index, distribution] of shown.entries()) {
    const one = drawn[index];
    if (one !== undefined && shown.length > 1) ordering.set(distribution, one);
  }
  return officers.map((own) => {
    if (!isShown(own)) return undefined;
    const others = without(unit, own);
    const order = ordering.get(own);
    return {
      difference: isShown(others) ? elementDifference(own, others) : null,
      order: order === undefined ? null : { value: order.value, reliability: order.weight },
    };
  });
}

function elementDifference(own: Distribution, others: Distribution): ElementComparison['difference'] {
  const difference = differenceOf(estimateOf(own), estimateOf(others));
  return {
    ...difference,
    finding: findingOf(difference.distinct),
    others: { n: answersIn(others), nrr: nrrOf(others) ?? 0 },
  };
}

function findingOf(distinct: boolean): Finding {
  return distinct ? 'berbeda nyata' : 'tidak berbeda nyata';
}

function meanOf(distribution: Distribution) {
  const moments = momentsOf(distribution);
  return { mean: moments.mean, varianceOfMean: varianceOfMean(moments, SCORE_SCALE) };
}

function estimateOf(distribution: Distribution): Estimate {
  const moments = momentsOf(distribution);
  return { value: moments.mean, ci95: meanInterval(moments, SCORE_SCALE) };
}

const NO_ANSWERS: Distribution = [0, 0, 0, 0];

/** A total that was made anew may have fewer of a score than a line that never is: then the two cannot be compared. */
function isShown(distribution: Distribution): boolean {
  return answersIn(distribution) >= SHOWN_FROM && distribution.every((count) => count >= 0);
}

function without([a, b, c, d]: Distribution, [e, f, g, h]: Distribution): Distribution {
  return [a - e, b - f, c - g, d - h];
}
