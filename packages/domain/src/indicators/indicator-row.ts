// A row of figures, made from counters that were added up (design.md §7). What it must not do is put on an officer
// what is the unit's: waiting, and citizens who were never served, stand in a row without an officer.

import {
  type CounterName,
  type Counters,
  MEASURE_NAMES,
  type Measure,
  type Tally,
  addTo,
  eachCounter,
  isOfRespondents,
  isOfUnitsTimes,
} from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import { type DurationFigure, durationFigure } from './histogram.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import type { AnswersTold, Coverage } from '../release/told.ts';
import type { Satisfaction } from '../release/satisfaction.ts';

/** Changes whenever a definition here or in contribution does. */
export const METHOD_VERSION = '2026.6';

export const DIMENSIONS = ['officer', 'service'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface IndicatorRow {
  /** Only when rows are by officer; `null` is what is charged to the unit and to no one in it. */
  readonly officerId?: OfficerId | null;
  /** Only when rows are by service; `null` where no service is known. */
  readonly serviceId?: ServiceId | null;
  readonly tickets: {
    readonly completed: number;
    readonly resolved: number;
    readonly noShow: number;
    readonly left: number;
    readonly cancelled: number;
    readonly reopened: number;
    readonly excluded: number;
    /** Completed after less than half a minute of service. */
    readonly shortService: number;
  };
  readonly wait: DurationFigure;
  readonly service: DurationFigure;
  readonly turnaround: DurationFigure;
  readonly hold: DurationFigure;
  /** How long those waited who left without being served. */
  readonly leftAfter: DurationFigure;
  /** From a completion to its reopening. */
  readonly reopenedAfter: DurationFigure;
  /** Only when rows are by service: how much of it was done, as completions told it. */
  readonly work?: number;
  readonly onTime: { readonly n: number; readonly onTime: number; readonly share: number | null };
  /** Tickets that were opened again after completion, of all that were ever completed: these and those still completed. */
  readonly reopened: PartOf;
  /** Tickets some of whose times are left out, because they were typed afterwards or cannot be, of these and those completed. */
  readonly inaccurate: PartOf;
  /** Completed tickets that were served for less than half a minute, of all that were completed. */
  readonly shortService: PartOf;
  readonly satisfaction: Satisfaction;
  readonly coverage: Coverage;
}

/** `n` of `of`; the share is `null` of nothing, and not rounded. */
export interface PartOf {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
}

/** The rows of cells of one unit and period, in the order of their ids, the unit's own row last. */
export function indicatorRows(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
  told: AnswersTold,
): readonly IndicatorRow[] {
  return countedOrShown(cells, by, told).map(({ head, counters }) => rowOf(head, counters, told(head, counters)));
}

/** One officer's row over cells of that officer, also when there is nothing in them. */
export function officerRow(
  officerId: OfficerId,
  cells: Iterable<readonly [CellKey, Counters]>,
  told: AnswersTold,
): IndicatorRow {
  const counters: Tally = {};
  for (const [, added] of cells) addTo(counters, added);
  return rowOf({ officerId }, counters, told({ officerId }, counters));
}

/** What is charged to the unit and to no one in it, over all its cells, also when there is nothing. */
export function nobodysRow(cells: Iterable<readonly [CellKey, Counters]>, told: AnswersTold): IndicatorRow {
  const head: RowHead = { officerId: null };
  const found = counted(cells, ['officer']).find(({ head: { officerId } }) => officerId === null);
  const { counters } = found ?? { counters: {} };
  return rowOf(head, counters, told(head, counters));
}

export interface CountedRow {
  readonly head: RowHead;
  readonly counters: Counters;
}

/**
 * The counters behind the rows. An officer's may hold waits, which are kept in the cell of the officer who ended them and
 * charged to the unit: they stand once more in the row of nobody, and no figure of the officer looks at them.
 */
export function counted(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
): readonly CountedRow[] {
  const groups = new Map<string, LazySum & { readonly head: RowHead }>();
  const add = (head: RowHead, counters: Counters) => {
    const key = `${head.officerId ?? '-'}#${head.serviceId ?? '-'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { head, counters });
    else addInto(group, counters);
  };
  for (const [key, counters] of cells) {
    const { officerId = null, serviceId = null } = parseCellKey(key);
    const service = by.includes('service') ? { serviceId } : {};
    if (!by.includes('officer')) add(service, counters);
    else {
      add({ officerId, ...service }, counters);
      if (officerId !== null) add({ officerId: null, ...service }, unitsTimesIn(counters));
    }
  }
  return [...groups.values()].filter(hasFigures).sort(compareHeads);
}

/** With those of whom a figure was released and nothing is counted any more: what was shown once stays. */
export function countedOrShown(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
  { shown }: Pick<AnswersTold, 'shown'>,
): readonly CountedRow[] {
  const rows = counted(cells, by);
  const of = by.length === 0 ? 'unit' : by.length === 1 ? by[0] : undefined;
  const known = new Set(rows.map(({ head }) => headName(head)));
  const gone = new Map<string, CountedRow>();
  for (const slice of shown) {
    if (slice.of !== of) continue;
    const { of: _, ...head } = slice;
    if (!known.has(headName(head))) gone.set(headName(head), { head, counters: {} });
  }
  return gone.size === 0 ? rows : [...rows, ...gone.values()].sort(compareHeads);
}

/** A sum that is only copied once there is something to add: most rows of a month are one cell. */
interface LazySum {
  counters: Counters;
  sum?: Tally;
}

function addInto(lazy: LazySum, counters: Counters): void {
  lazy.sum ??= { ...lazy.counters };
  addTo(lazy.sum, counters);
  lazy.counters = lazy.sum;
}

function hasFigures({ head, counters }: CountedRow): boolean {
  const isOfficers = typeof head.officerId === 'string';
  for (const name in counters) {
    const counter = name as CounterName;
    if (counters[counter] !== 0 && !isOfRespondents(counter) && !(isOfficers && isOfUnitsTimes(counter))) return true;
  }
  return false;
}

function unitsTimesIn(counters: Counters): Counters {
  const times: Tally = {};
  eachCounter(counters, (name, amount) => {
    if (isOfUnitsTimes(name)) times[name] = amount;
  });
  return times;
}

export interface RowHead {
  readonly officerId?: OfficerId | null | undefined;
  readonly serviceId?: ServiceId | null | undefined;
}

/** What clocked counters come to, beside what is told of answers. */
export function rowOf(
  head: RowHead,
  counters: Counters,
  { satisfaction, coverage }: Pick<IndicatorRow, 'satisfaction' | 'coverage'>,
): IndicatorRow {
  return { ...ticketRowOf(head, counters), satisfaction, coverage };
}

/** What tickets alone tell, and nothing of what was answered. */
export type TicketRow = Omit<IndicatorRow, 'satisfaction' | 'coverage'>;

function ticketRowOf(head: RowHead, counters: Counters): TicketRow {
  const count = (name: CounterName) => counters[name] ?? 0;
  const { officerId, serviceId } = head;
  return {
    ...(officerId === undefined ? {} : { officerId }),
    ...(serviceId === undefined ? {} : { serviceId }),
    tickets: {
      completed: count('completed'),
      resolved: count('resolved'),
      noShow: count('noShow'),
      left: count('left'),
      cancelled: count('cancelled'),
      reopened: count('reopened'),
      excluded: count('excluded'),
      shortService: count('short'),
    },
    ...durations(counters),
    ...(typeof officerId === 'string' ? { wait: NO_TIMES } : {}),
    ...(head.serviceId === undefined ? {} : { work: count('work') }),
    onTime: { n: count('judged'), onTime: count('onTime'), share: share(count('onTime'), count('judged')) },
    reopened: partOf(count('reopened'), everCompleted(counters)),
    inaccurate: partOf(count('excluded'), completedOrDoubted(counters)),
    shortService: partOf(count('short'), count('completed')),
  };
}

/** Of one officer, or of the whole unit where none is named, over all cells; also when there is nothing in them. */
export function ticketRow(officerId: OfficerId | undefined, cells: Iterable<readonly [CellKey, Counters]>): TicketRow {
  const tally: Tally = {};
  for (const [key, counters] of cells) {
    const cell = parseCellKey(key);
    // A mirror holds nothing that its cell does not hold as well.
    if (cell.contested !== true && (officerId === undefined || cell.officerId === officerId)) addTo(tally, counters);
  }
  return ticketRowOf(officerId === undefined ? {} : { officerId }, tally);
}

/** What reopened tickets are a part of, in counters that were added up. */
export function everCompleted(counters: Counters): number {
  return (counters['completed'] ?? 0) + (counters['reopenedOnly'] ?? 0);
}

/** What tickets with doubtful times are a part of. */
export function completedOrDoubted(counters: Counters): number {
  return (counters['completed'] ?? 0) + (counters['doubtedOnly'] ?? 0);
}

const NO_TIMES: DurationFigure = { n: 0, mean: null, p50: null, p90: null };

function partOf(n: number, of: number): PartOf {
  return { n, of, share: share(n, of) };
}

function durations(counters: Counters): Record<Measure, DurationFigure> {
  return Object.fromEntries(MEASURE_NAMES.map((measure) => [measure, durationFigure(measure, counters)])) as Record<
    Measure,
    DurationFigure
  >;
}

/** `null` of nothing. Not rounded: who prints it decides, and it can be checked against its two counts. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The same for the rows of one head alone. */
export function headName({ officerId, serviceId }: RowHead): string {
  return JSON.stringify([officerId, serviceId]);
}

function compareHeads({ head: a }: CountedRow, { head: b }: CountedRow): number {
  return compareIds(a.officerId, b.officerId) || compareIds(a.serviceId, b.serviceId);
}

function compareIds(a: string | null | undefined, b: string | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return a < b ? -1 : 1;
}
