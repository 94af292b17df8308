// The ids of all figures without what they mean: whoever only asks whether there is such a figure does not carry the definitions
// along, which are as long as everything else of a small function. A test holds them to the catalogue.

import { MEASURE_NAMES } from '../../counters.ts';
import { ELEMENTS } from '../../skm/element.ts';
import type { IndicatorId } from './indicator.ts';

const COUNTED = [
  'completed',
  'resolved',
  'noShow',
  'left',
  'cancelled',
  'reopened',
  'excluded',
  'shortService',
] as const;
const STATISTICS = ['mean', 'p50', 'p90', 'n'] as const;

/** In the order of the catalogue. */
export const INDICATOR_IDS: readonly IndicatorId[] = [
  ...COUNTED.map((count) => `tickets.${count}` as const),
  'work',
  ...MEASURE_NAMES.flatMap((measure) => STATISTICS.map((statistic) => `${measure}.${statistic}` as const)),
  'onTime.share',
  'satisfaction.ikm',
  ...ELEMENTS.map((element) => `satisfaction.elements.${element}.nrr` as const),
  'coverage.share',
  'caseMix.index',
  'reopened.share',
  'inaccurate.share',
  'shortService.share',
];
