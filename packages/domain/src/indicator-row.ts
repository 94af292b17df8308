// A row of figures, made from counters that were added up (design.md §7). What it must not do is put on an officer
// what is the unit's: waiting, and citizens who were never served, stand in a row without an officer.

import { type Counters, addTo, parseCellKey, type CellKey } from './contribution.ts';
import { type Flag, flagCounter } from './flag.ts';
import { type DurationFigure, MEASURES, type Measure, durationFigure } from './histogram.ts';
import type { OfficerId, ServiceId } from './ids.ts';
import { CHANNELS, type Channel } from './response.ts';
import { type Satisfaction, satisfactionOf } from './satisfaction.ts';

/** Changes whenever a definition here or in contribution does. */
export const METHOD_VERSION = '2026.1';

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
  readonly satisfaction: Satisfaction;
  /** Links made for completed tickets against answers that came through them, and how many answers carry which flag. */
  readonly coverage: {
    readonly invited: number;
    readonly answered: number;
    readonly share: number | null;
    readonly flags: Readonly<Record<Flag, number>>;
  };
}

/** The rows of cells of one unit and period, in the order of their ids, the unit's own row last. */
export function indicatorRows(
  cells: Iterable<readonly [CellKey, Counters]>,
  by: readonly Dimension[],
): readonly IndicatorRow[] {
  const groups = new Map<string, { head: RowHead; counters: Record<string, number> }>();
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
    if (!by.includes('officer')) add(service, counters);
    else {
      const { ofOfficer, ofUnit } = charged(counters);
      add({ officerId, ...service }, ofOfficer);
      add({ officerId: null, ...service }, ofUnit);
    }
  }
  return [...groups.values()]
    .filter(({ counters }) => Object.keys(counters).some((name) => counters[name] !== 0 && !isOfRespondents(name)))
    .sort((a, b) => compareIds(a.head.officerId, b.head.officerId) || compareIds(a.head.serviceId, b.head.serviceId))
    .map(({ head, counters }) => rowOf(head, counters));
}

type RowHead = Pick<IndicatorRow, 'officerId' | 'serviceId'>;

function rowOf(head: RowHead, counters: Counters): IndicatorRow {
  const count = (name: string) => counters[name] ?? 0;
  const sumOver = (prefix: string, channels: readonly Channel[]) =>
    channels.reduce((sum, channel) => sum + count(`${prefix}.${channel}`), 0);
  const invited = count('invited.ticket');
  const answered = count('linked');
  return {
    ...head,
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
    satisfaction: satisfactionOf(sumOver('answered', CHANNELS), counters),
    coverage: { invited, answered, share: share(answered, invited), flags: flagsIn(counters) },
  };
}

/** Who answered is no figure of a row. */
function isOfRespondents(name: string): boolean {
  return name.startsWith('who.');
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
