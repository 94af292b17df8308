// What facts add to the figures of one officer, or to those that are the unit's own, in the words of a row. A wait is kept
// in the cell of the officer who ended it and is the unit's all the same: it is in no officer's evidence.

import { OFFICER_ELEMENTS } from './catalogue.ts';
import { type CellKey, type Counters, addTo, parseCellKey } from './contribution.ts';
import type { Hidden } from './disclosure.ts';
import { type Distribution, ELEMENTS, type Element, SCORES } from './element.ts';
import { MEASURES, type Measure, durationFigure } from './histogram.ts';
import type { OfficerId } from './ids.ts';
import { CHANNELS, answerCounter, answeredCounter, invitedCounter, responsesIn } from './response.ts';
import { SHOWN_FROM, distributionsOf } from './satisfaction.ts';
import { answersIn } from './skm.ts';

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
  excluded: 'excluded',
  clock: 'clock',
  judged: 'judged',
  onTime: 'onTime',
  invited: invitedCounter('ticket'),
} as const;
export type Count = keyof typeof COUNTERS;
export const COUNTS = Object.keys(COUNTERS) as readonly Count[];
const ALL_MEASURES = Object.keys(MEASURES) as readonly Measure[];

/** What of a row somebody asks the evidence of. */
export interface Part {
  readonly counts: readonly Count[];
  readonly measures: readonly Measure[];
  /** Absent: no survey answers. Without any element they are only counted. */
  readonly elements?: readonly Element[];
}

const UNITS_OWN: Required<Part> = { counts: COUNTS, measures: ALL_MEASURES, elements: ELEMENTS };
const OFFICERS_OWN: Required<Part> = {
  counts: COUNTS,
  measures: ALL_MEASURES.filter((measure) => measure !== 'wait'),
  elements: OFFICER_ELEMENTS,
};

/** What stands behind an indicator of the catalogue, or behind everything that is the holder's. */
export function partBehind(holder: Holder, indicator?: string): Part {
  const whole = holder === null ? UNITS_OWN : OFFICERS_OWN;
  if (indicator === undefined) return whole;
  const { counts = [], measures = [], elements } = behind(indicator, holder);
  const charged = elements?.filter((element) => whole.elements.includes(element));
  // What is the unit's alone has nothing of an officer behind it.
  const isOthers = charged?.length === 0 && elements?.length !== 0;
  return {
    counts,
    measures: measures.filter((measure) => whole.measures.includes(measure)),
    ...(charged === undefined || isOthers ? {} : { elements: charged }),
  };
}

function behind(indicator: string, holder: Holder): Partial<Part> {
  const [family = '', name = '', code = ''] = indicator.split('.');
  switch (family) {
    case 'tickets':
      return { counts: [name as Count] };
    case 'onTime':
      return { counts: ['judged', 'onTime'] };
    case 'reopened':
      return { counts: ['reopened', 'completed'] };
    case 'inaccurate':
      return { counts: ['excluded', 'completed', 'noShow', 'left', 'cancelled'] };
    case 'caseMix':
      return { measures: ['service'] };
    case 'coverage':
      // Who answers at a poster was never invited.
      return { counts: ['invited'], ...(holder === null ? {} : { elements: [] }) };
    case 'satisfaction':
      return { elements: name === 'elements' ? [code as Element] : ELEMENTS };
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

/** What facts add; what is nought is left out. */
export type Added = { readonly [C in Count]?: number } & { readonly [M in Measure]?: AddedTime } & {
  readonly answers?: AddedAnswers;
};

export interface AddedTime {
  readonly n: number;
  /** Exact to the millisecond. */
  readonly seconds: number;
}

export interface AddedAnswers {
  /** Responses; some of them may have skipped an element. */
  readonly n: number;
  /** Why nothing but their number is said. */
  readonly hidden?: Hidden;
  readonly elements: Readonly<Partial<Record<Element, Distribution>>>;
}

export interface Figure {
  readonly told: Added;
  /** What may be shown fact by fact: no answers where their figures are hidden, and no element that the row leaves out. */
  readonly listed: Part;
}

/** The holder's figure from the cells of a period. `hiddenOf`: why `n` answers may not be shown although they are enough. */
export function figureOf(
  cells: Iterable<readonly [CellKey, Counters]>,
  { holder, part }: { readonly holder: Holder; readonly part: Part },
  hiddenOf: (n: number) => Hidden | undefined,
): Figure {
  const tally: Record<string, number> = {};
  for (const [key, counters] of cells) {
    addTo(tally, only(partKeptBy(parseCellKey(key).officerId ?? null, holder, part), counters));
  }
  const { elements, ...ofTickets } = part;
  const n = responsesIn(tally);
  if (elements === undefined || n === 0) return { told: inWords(tally), listed: ofTickets };
  const hidden = n < SHOWN_FROM ? 'few' : hiddenOf(n);
  if (hidden !== undefined) {
    return { told: { ...inWords(only(ofTickets, tally)), answers: { n, hidden, elements: {} } }, listed: ofTickets };
  }
  const distributions = distributionsOf(tally);
  const shown = elements.filter((element) => answersIn(distributions[element] ?? [0, 0, 0, 0]) >= SHOWN_FROM);
  const listed = { ...ofTickets, elements: shown };
  return { told: inWords(only(listed, tally)), listed };
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
  const n = responsesIn(counters);
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
    ...(n === 0 ? {} : { answers: { n, elements: answeredElements(counters) } }),
  };
}

function answeredElements(counters: Counters): AddedAnswers['elements'] {
  return Object.fromEntries(
    Object.entries(distributionsOf(counters)).filter(([, distribution]) => answersIn(distribution) > 0),
  );
}

/** Those of the counters that belong to the part. */
function only(part: Part, counters: Counters): Counters {
  const names = namesOf(part);
  const prefixes = part.measures.map((measure) => `${MEASURES[measure]}.`);
  return Object.fromEntries(
    Object.entries(counters).filter(
      ([name, amount]) => amount !== 0 && (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))),
    ),
  );
}

function namesOf({ counts, measures, elements }: Part): ReadonlySet<string> {
  return new Set([
    ...counts.map((count) => COUNTERS[count]),
    ...measures.map((measure) => MEASURES[measure]),
    ...(elements === undefined ? [] : CHANNELS.map(answeredCounter)),
    ...(elements ?? []).flatMap((element) => SCORES.map((score) => answerCounter(element, score))),
  ]);
}
