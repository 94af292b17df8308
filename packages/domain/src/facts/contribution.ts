// What one fact adds to the indicators. All counting rests on `difference`: a cell is the sum of its facts'
// contributions, so a fact that changes writes only what changed.

import { type Counters, type Tally, addTo, eachCounter } from '../counters.ts';
import { type OfficerId, type ServiceId, isOfficerId, isServiceId } from '../ids.ts';
import type { DayOrMonth } from '../time/period.ts';

/** One local day (or its month, where days have been added up), one officer (or nobody), one service (or none known); the unit is the fact's own. */
export interface Cell {
  readonly day: DayOrMonth;
  readonly officerId: OfficerId | undefined;
  readonly serviceId: ServiceId | undefined;
  /** A mirror: what the cell of the same name holds of contested tickets, kept apart so that it can be taken off. */
  readonly contested?: true | undefined;
}

/** A cell as text, `<day>#<officerId or ->#<serviceId or ->`; a mirror ends in `#contested`. */
export type CellKey = `${DayOrMonth}#${string}#${string}`;

/** What a fact adds, cell by cell. A cell without counters is left out, and so is a counter of zero. */
export type Contribution = ReadonlyMap<CellKey, Counters>;

export const NOTHING: Contribution = new Map();

const CONTESTED = 'contested';

export function cellKey({ day, officerId, serviceId, contested }: Cell): CellKey {
  return `${day}#${officerId ?? '-'}#${serviceId ?? '-'}${contested === true ? `#${CONTESTED}` : ''}`;
}

/** Whether a text that was stored is the key of a cell: of a day's, or of a month's or year's, whose name stands for the day. */
export function isCellKey(text: string): text is CellKey {
  const [period = '', officer = '', service = '', mark, ...more] = text.split('#');
  return (
    /^\d{4}(?:-\d{2}){0,2}$/.test(period) &&
    (officer === '-' || isOfficerId(officer)) &&
    (service === '-' || isServiceId(service)) &&
    (mark === undefined || mark === CONTESTED) &&
    more.length === 0
  );
}

export function parseCellKey(key: CellKey): Cell {
  const [day = '', officer = '-', service = '-', mark] = key.split('#');
  return {
    day: day as DayOrMonth,
    officerId: officer === '-' ? undefined : (officer as OfficerId),
    serviceId: service === '-' ? undefined : (service as ServiceId),
    ...(mark === CONTESTED ? { contested: true } : {}),
  };
}

/** `next − applied`, cell by cell. Nothing to write gives an empty contribution. */
export function difference(next: Contribution, applied: Contribution): Contribution {
  const result = new Map<CellKey, Counters>();
  for (const key of new Set([...next.keys(), ...applied.keys()])) {
    const counters = subtract(next.get(key) ?? {}, applied.get(key) ?? {});
    if (Object.keys(counters).length > 0) result.set(key, counters);
  }
  return result;
}

/** The cells as if a fact that has added this had never been counted; of other days than these it takes nothing. */
export function cellsWithout(
  cells: readonly (readonly [CellKey, Counters])[],
  applied: Contribution,
  { from, to }: { readonly from: string; readonly to: string },
): readonly (readonly [CellKey, Counters])[] {
  const taken = [...difference(NOTHING, applied)].filter(([key]) => {
    const { day } = parseCellKey(key);
    return day >= from && day < to;
  });
  return [...cells, ...taken];
}

/** Collects counters for cells while a fact is read. */
export function contributionOf(entries: Iterable<readonly [Cell, Counters]>): Contribution {
  const sums = new Map<CellKey, Tally>();
  for (const [cell, counters] of entries) {
    const key = cellKey(cell);
    let tally = sums.get(key);
    if (tally === undefined) sums.set(key, (tally = {}));
    addTo(tally, counters);
  }
  return difference(sums, NOTHING);
}

function subtract(next: Counters, applied: Counters): Counters {
  const result: Tally = {};
  eachCounter(next, (name, amount) => {
    const more = amount - (applied[name] ?? 0);
    if (more !== 0) result[name] = more;
  });
  eachCounter(applied, (name, amount) => {
    if (!(name in next) && amount !== 0) result[name] = -amount;
  });
  return result;
}
