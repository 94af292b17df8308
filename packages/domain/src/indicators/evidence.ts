// What tickets add to the figures of one officer, or to those that are the unit's own, in the words of a row. A wait is kept
// in the cell of the officer who ended it and is the unit's all the same: it is in no officer's evidence.

import {
  type Counters,
  MEASURES,
  MEASURE_NAMES,
  type Measure,
  TICKET_COUNTS,
  TICKET_COUNT_NAMES,
  type Tally,
  type TicketCount,
  addTo,
  eachCounter,
} from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import type { OfficerId } from '../ids.ts';
import type { Indicator } from './catalogue/catalogue.ts';
import { durationFigure } from './histogram.ts';

/** Whose figures: an officer's, or what is charged to the unit and to no one in it. */
export type Holder = OfficerId | null;

/** What of a row somebody asks the evidence of. */
export interface Part {
  readonly counts: readonly TicketCount[];
  readonly measures: readonly Measure[];
}

const UNITS_OWN: Part = { counts: TICKET_COUNT_NAMES, measures: MEASURE_NAMES };
const OFFICERS_OWN: Part = {
  counts: TICKET_COUNT_NAMES,
  measures: MEASURE_NAMES.filter((measure) => MEASURES[measure].chargedTo === 'officer'),
};

/** Whether tickets stand behind an indicator of the catalogue. Answers do not: they are told in numbers, never one by one. */
export function isOfTickets({ restsOn }: Indicator): boolean {
  const { counts = [], measures = [] } = restsOn;
  return counts.length > 0 || measures.length > 0;
}

/** What stands behind an indicator of the catalogue, or behind everything that is the holder's. */
export function partBehind(holder: Holder, indicator?: Indicator): Part {
  const whole = holder === null ? UNITS_OWN : OFFICERS_OWN;
  if (indicator === undefined) return whole;
  const { counts = [], measures = [] } = indicator.restsOn;
  return { counts, measures: measures.filter((measure) => whole.measures.includes(measure)) };
}

/**
 * What of the holder's part is kept in the cells of `keeper`: the unit's own is in the cells without an officer, but its
 * waits are in everybody's.
 */
export function partKeptBy(keeper: Holder, holder: Holder, part: Part): Part {
  if (keeper === holder) return part;
  return {
    counts: [],
    measures: holder === null ? part.measures.filter((measure) => MEASURES[measure].chargedTo === 'unit') : [],
  };
}

/** What tickets add; what is nought is left out. */
export type Added = { readonly [C in TicketCount]?: number } & { readonly [M in Measure]?: AddedTime };

export interface AddedTime {
  readonly n: number;
  /** Exact to the millisecond. */
  readonly seconds: number;
}

/** The holder's figure from the cells of a period. */
export function figureBehind(
  cells: Iterable<readonly [CellKey, Counters]>,
  { holder, part }: { readonly holder: Holder; readonly part: Part },
): Added {
  const tally: Tally = {};
  for (const [key, counters] of cells) {
    addTo(tally, only(partKeptBy(parseCellKey(key).officerId ?? null, holder, part), counters));
  }
  return inWords(tally);
}

/** What of the part is kept in the cells of one officer, or of nobody, added up. */
export function countersKeptBy(keeper: Holder, part: Part, cells: Iterable<readonly [CellKey, Counters]>): Counters {
  const tally: Tally = {};
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
      TICKET_COUNT_NAMES.flatMap((count) => {
        const amount = counters[TICKET_COUNTS[count].name] ?? 0;
        return amount === 0 ? [] : [[count, amount]];
      }),
    ),
    ...Object.fromEntries(
      MEASURE_NAMES.flatMap((measure) => {
        const { n: times } = durationFigure(measure, counters);
        return times === 0 ? [] : [[measure, { n: times, seconds: (counters[MEASURES[measure].letter] ?? 0) / 1000 }]];
      }),
    ),
  };
}

/** Those of the counters that belong to the part. */
function only({ counts, measures }: Part, counters: Counters): Counters {
  const names = new Set<string>(counts.map((count) => TICKET_COUNTS[count].name));
  const letters = new Set<string>(measures.map((measure) => MEASURES[measure].letter));
  const kept: Tally = {};
  eachCounter(counters, (name, amount) => {
    const isTime = letters.has(name.charAt(0)) && (name.length === 1 || name[1] === '.');
    if (amount !== 0 && (names.has(name) || isTime)) kept[name] = amount;
  });
  return kept;
}
