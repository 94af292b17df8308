// What tickets add to the figures of one officer, or to those that are the unit's own, in the words of a row. A wait is kept
// in the cell of the officer who ended it and is the unit's all the same: it is in no officer's evidence.

import { type CellKey, type Counters, addTo, parseCellKey } from '../facts/contribution.ts';
import { MEASURES, type Measure, durationFigure } from './histogram.ts';
import type { OfficerId } from '../ids.ts';
import { invitedCounter } from '../facts/response/response.ts';

/** Whose figures: an officer's, or what is charged to the unit and to no one in it. */
export type Holder = OfficerId | null;

/** What is counted of tickets, and the name of its counter. */
const COUNTERS = {
  completed: 'completed',
  resolved: 'resolved',
  noShow: 'noShow',
  left: 'left',
  cancelled: 'cancelled',
  reopened: 'reopened',
  reopenedOnly: 'reopenedOnly',
  excluded: 'excluded',
  clock: 'clock',
  skew: 'skew',
  doubtedOnly: 'doubtedOnly',
  judged: 'judged',
  onTime: 'onTime',
  work: 'work',
  invited: invitedCounter('ticket'),
} as const;
export type Count = keyof typeof COUNTERS;
export const COUNTS = Object.keys(COUNTERS) as readonly Count[];
const ALL_MEASURES = Object.keys(MEASURES) as readonly Measure[];

/** What of a row somebody asks the evidence of. */
export interface Part {
  readonly counts: readonly Count[];
  readonly measures: readonly Measure[];
}

const UNITS_OWN: Part = { counts: COUNTS, measures: ALL_MEASURES };
const OFFICERS_OWN: Part = {
  counts: COUNTS,
  measures: ALL_MEASURES.filter((measure) => measure !== 'wait' && measure !== 'leftAfter'),
};

/** Whether tickets stand behind an indicator of the catalogue. Answers do not: they are told in numbers, never one by one. */
export function isOfTickets(indicator: string): boolean {
  const { counts = [], measures = [] } = behind(indicator);
  return counts.length > 0 || measures.length > 0;
}

/** What stands behind an indicator of the catalogue, or behind everything that is the holder's. */
export function partBehind(holder: Holder, indicator?: string): Part {
  const whole = holder === null ? UNITS_OWN : OFFICERS_OWN;
  if (indicator === undefined) return whole;
  const { counts = [], measures = [] } = behind(indicator);
  return { counts, measures: measures.filter((measure) => whole.measures.includes(measure)) };
}

function behind(indicator: string): Partial<Part> {
  const [family = '', name = ''] = indicator.split('.');
  switch (family) {
    case 'tickets':
      return { counts: [name as Count] };
    case 'onTime':
      return { counts: ['judged', 'onTime'] };
    case 'reopened':
      return { counts: ['reopened', 'completed', 'reopenedOnly'] };
    case 'inaccurate':
      return { counts: ['excluded', 'completed', 'doubtedOnly'] };
    case 'work':
      return { counts: ['work'] };
    case 'caseMix':
      return { measures: ['service'] };
    case 'coverage':
      return { counts: ['invited'] };
    case 'satisfaction':
      return {};
    default:
      return { measures: [family as Measure] };
  }
}

/**
 * What of the holder's part is kept in the cells of `keeper`: the unit's own is in the cells without an officer, but its
 * waits are in everybody's.
 */
export function partKeptBy(keeper: Holder, holder: Holder, part: Part): Part {
  if (keeper === holder) return part;
  return { counts: [], measures: holder === null ? part.measures.filter((measure) => measure === 'wait') : [] };
}

/** What tickets add; what is nought is left out. */
export type Added = { readonly [C in Count]?: number } & { readonly [M in Measure]?: AddedTime };

export interface AddedTime {
  readonly n: number;
  /** Exact to the millisecond. */
  readonly seconds: number;
}

/** The holder's figure from the cells of a period. */
export function figureOf(
  cells: Iterable<readonly [CellKey, Counters]>,
  { holder, part }: { readonly holder: Holder; readonly part: Part },
): Added {
  const tally: Record<string, number> = {};
  for (const [key, counters] of cells) {
    addTo(tally, only(partKeptBy(parseCellKey(key).officerId ?? null, holder, part), counters));
  }
  return inWords(tally);
}

/** What of the part is kept in the cells of one officer, or of nobody, added up. */
export function countersKeptBy(keeper: Holder, part: Part, cells: Iterable<readonly [CellKey, Counters]>): Counters {
  const tally: Record<string, number> = {};
  for (const [key, counters] of cells) {
    const { officerId = null, contested } = parseCellKey(key);
    // A mirror holds nothing that its cell does not hold as well.
    if (officerId === keeper && contested !== true) addTo(tally, only(part, counters));
  }
  return tally;
}

/** Counters that were added up, in the words of a row. */
export function inWords(counters: Counters): Added {
  return {
    ...Object.fromEntries(
      COUNTS.flatMap((count) => {
        const amount = counters[COUNTERS[count]] ?? 0;
        return amount === 0 ? [] : [[count, amount]];
      }),
    ),
    ...Object.fromEntries(
      ALL_MEASURES.flatMap((measure) => {
        const { n: times } = durationFigure(measure, counters);
        return times === 0 ? [] : [[measure, { n: times, seconds: (counters[MEASURES[measure]] ?? 0) / 1000 }]];
      }),
    ),
  };
}

/** Those of the counters that belong to the part. */
function only({ counts, measures }: Part, counters: Counters): Counters {
  const names = new Set<string>([
    ...counts.map((count) => COUNTERS[count]),
    ...measures.map((measure) => MEASURES[measure]),
  ]);
  const prefixes = measures.map((measure) => `${MEASURES[measure]}.`);
  return Object.fromEntries(
    Object.entries(counters).filter(
      ([name, amount]) => amount !== 0 && (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))),
    ),
  );
}
