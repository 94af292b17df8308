// A row of figures, made from counters that were added up (design.md §7). What it must not do is put on an officer
// what is the unit's: waiting, and citizens who were never served, stand in a row without an officer.

import { type Counters, addTo, parseCellKey, type CellKey } from './contribution.ts';
import type { Hidden, Slice } from './disclosure.ts';
import { type Flag, flagCounter } from './flag.ts';
import { type DurationFigure, MEASURES, type Measure, durationFigure } from './histogram.ts';
import type { OfficerId, ServiceId } from './ids.ts';
import { invitedCounter, isOfRespondents, responsesIn } from './response.ts';
import { type Satisfaction, attributed, satisfactionOf } from './satisfaction.ts';

/** Changes whenever a definition here or in contribution does. */
export const METHOD_VERSION = '2026.2';

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
  };
  readonly wait: DurationFigure;
  readonly service: DurationFigure;
  readonly turnaround: DurationFigure;
  readonly hold: DurationFigure;
  readonly onTime: { readonly n: number; readonly onTime: number; readonly share: number | null };
  /** Completions that were opened again, of all completed. */
  readonly reopened: PartOf;
  /** Completed tickets some of whose times are left out, because they were typed afterwards or cannot be. */
  readonly inaccurate: PartOf;
  readonly satisfaction: Satisfaction;
  /** Links made for completed tickets against answers that came through them, and how many answers carry which flag. */
  readonly coverage: {
    readonly invited: number;
    readonly answered: number;
    readonly share: number | null;
    readonly flags: Readonly<Record<Flag, number>>;
  };
}

/** `n` of `of`; the share is `null` of nothing, and not rounded. */
export interface PartOf {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
}

/** Why the satisfaction of a slice with `n` answers may not be shown; too few answers are hidden whatever this says. */
export type HiddenOf = (slice: Slice, n: number) => Hidden | undefined;

/** The rows of cells of one unit and period, in the order of their ids, the unit's own row last. */
export function indicatorRows(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
  hiddenOf: HiddenOf = () => undefined,
): readonly IndicatorRow[] {
  const { rows, units } = counted(cells, by);
  const unitSatisfaction = new Map(
    Array.from(units, ([serviceId, counters]) => [serviceId, satisfactionIn({ serviceId }, counters, hiddenOf)]),
  );
  return rows.map(({ head, counters }) => {
    const own = satisfactionIn(head, counters, hiddenOf);
    const unit = typeof head.officerId === 'string' ? unitSatisfaction.get(head.serviceId) : undefined;
    return rowOf(head, counters, unit === undefined ? own : attributed(own, unit));
  });
}

/**
 * One officer's row over cells of that officer, also when there is nothing in them. The unit's cells are not at hand
 * here, so the elements that are the unit's are left out.
 */
export function officerRow(
  officerId: OfficerId,
  cells: Iterable<readonly [CellKey, Counters]>,
  hiddenOf: HiddenOf = () => undefined,
): IndicatorRow {
  const counters: Record<string, number> = {};
  for (const [, added] of cells) addTo(counters, charged(added).ofOfficer);
  const own = satisfactionIn({ officerId }, counters, hiddenOf);
  return rowOf({ officerId }, counters, attributed(own, NO_SATISFACTION));
}

const NO_SATISFACTION = satisfactionOf(0, {});

export interface CountedRow {
  readonly head: RowHead;
  readonly counters: Counters;
}

/**
 * The counters behind the rows, and those of the whole unit that an officer's row is seen against: of each service where
 * rows are by service, else of all together under `undefined`.
 */
export function counted(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
): { readonly rows: readonly CountedRow[]; readonly units: ReadonlyMap<ServiceId | null | undefined, Counters> } {
  const groups = new Map<string, { head: RowHead; counters: Record<string, number> }>();
  const units = new Map<ServiceId | null | undefined, Record<string, number>>();
  const add = (head: RowHead, counters: Counters) => {
    if (Object.keys(counters).length === 0) return;
    const key = JSON.stringify([head.officerId, head.serviceId]);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { head, counters: {} }));
    addTo(group.counters, counters);
  };
  for (const [key, counters] of cells) {
    const { officerId = null, serviceId = null } = parseCellKey(key);
    const service = by.includes('service') ? { serviceId } : {};
    let unit = units.get(service.serviceId);
    if (unit === undefined) units.set(service.serviceId, (unit = {}));
    addTo(unit, counters);
    if (!by.includes('officer')) add(service, counters);
    else {
      const { ofOfficer, ofUnit } = charged(counters);
      add({ officerId, ...service }, ofOfficer);
      add({ officerId: null, ...service }, ofUnit);
    }
  }
  const rows = [...groups.values()]
    .filter(({ counters }) => Object.keys(counters).some((name) => counters[name] !== 0 && !isOfRespondents(name)))
    .sort((a, b) => compareIds(a.head.officerId, b.head.officerId) || compareIds(a.head.serviceId, b.head.serviceId));
  return { rows, units };
}

function satisfactionIn(slice: RowHead, counters: Counters, hiddenOf: HiddenOf): Satisfaction {
  const n = responsesIn(counters);
  return satisfactionOf(n, counters, hiddenOf(sliceOf(slice), n));
}

/** Absent and `undefined` are the same to a slice: all of them. */
function sliceOf({ officerId, serviceId }: RowHead): Slice {
  return {
    ...(officerId === undefined ? {} : { officerId }),
    ...(serviceId === undefined ? {} : { serviceId }),
  };
}

export interface RowHead {
  readonly officerId?: OfficerId | null | undefined;
  readonly serviceId?: ServiceId | null | undefined;
}

function rowOf(head: RowHead, counters: Counters, satisfaction: Satisfaction): IndicatorRow {
  const count = (name: string) => counters[name] ?? 0;
  const invited = count(invitedCounter('ticket'));
  const answered = count('linked');
  return {
    ...sliceOf(head),
    tickets: {
      completed: count('completed'),
      resolved: count('resolved'),
      noShow: count('noShow'),
      left: count('left'),
      cancelled: count('cancelled'),
      reopened: count('reopened'),
      excluded: count('excluded'),
    },
    ...durations(counters),
    onTime: { n: count('judged'), onTime: count('onTime'), share: share(count('onTime'), count('judged')) },
    reopened: partOf(count('reopened'), count('completed')),
    inaccurate: partOf(count('excluded'), count('completed')),
    satisfaction,
    coverage: { invited, answered, share: share(answered, invited), flags: flagsIn(counters) },
  };
}

function partOf(n: number, of: number): PartOf {
  return { n, of, share: share(n, of) };
}

function flagsIn(counters: Counters): Record<Flag, number> {
  const count = (flag: Flag) => counters[flagCounter(flag)] ?? 0;
  return {
    fast: count('fast'),
    quick: count('quick'),
    straight: count('straight'),
    sameDevice: count('sameDevice'),
    honeypot: count('honeypot'),
  };
}

/** Waiting is charged to the unit although it is kept in the cell of the officer who ended it. */
function charged(counters: Counters): { ofOfficer: Counters; ofUnit: Counters } {
  const ofOfficer: Record<string, number> = {};
  const ofUnit: Record<string, number> = {};
  for (const name in counters) {
    const isWait = name === MEASURES.wait || name.startsWith(`${MEASURES.wait}.`);
    (isWait ? ofUnit : ofOfficer)[name] = counters[name] ?? 0;
  }
  return { ofOfficer, ofUnit };
}

function durations(counters: Counters): Record<Measure, DurationFigure> {
  return {
    wait: durationFigure('wait', counters),
    service: durationFigure('service', counters),
    turnaround: durationFigure('turnaround', counters),
    hold: durationFigure('hold', counters),
  };
}

/** `null` of nothing. Not rounded: who prints it decides, and it can be checked against its two counts. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function compareIds(a: string | null | undefined, b: string | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return a < b ? -1 : 1;
}
