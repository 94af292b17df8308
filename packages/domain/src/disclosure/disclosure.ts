// Which satisfaction figures may be shown, so that no answers of fewer than ten people can be had from others that are
// shown, by adding and subtracting (docs/decisions/0017-what-is-suppressed.md). Only numbers of answers are looked at, never
// what was answered.

import { type Answers, arrange, intervalAt } from './arrange.ts';
import { MONTHS, yearAtUnit } from './cuts.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { type Period, monthOf } from '../time/period.ts';
import { SHOWN_FROM } from '../skm/satisfaction.ts';
import type { LocalDay } from '../time/time.ts';

/** Answers of one officer (or nobody) to one service (or none) in one month. */
export interface AnswerCount {
  readonly officerId: OfficerId | undefined;
  readonly serviceId: ServiceId | undefined;
  /** `2026-11` */
  readonly month: string;
  /** One or more. */
  readonly n: number;
}

/**
 * All answers, those of one officer, or those for one service; `null`: without one. One officer for one service is never
 * shown, and cannot be asked for.
 */
export type Slice =
  | { readonly officerId?: OfficerId | null; readonly serviceId?: never }
  | { readonly officerId?: never; readonly serviceId?: ServiceId | null };

/** `few`: fewer than ten answers; `protects`: the figures would tell what another hides. */
export type Hidden = 'few' | 'protects';

export interface Disclosure {
  /**
   * Why the slice's figures of the period are hidden; `undefined` when they may be shown. `n` is the answers of the slice in
   * the very period: the days and weeks of a month are not in the counts.
   */
  readonly hidden: (slice: Slice, period: Period, n: number) => Hidden | undefined;
}

/** `counts` has all answers of the calendar years that will be asked for; `today` is the local day at the unit. */
export function disclosureOf(counts: readonly AnswerCount[], today: LocalDay): Disclosure {
  const byYear = Map.groupBy(counts, ({ month }) => Number(month.slice(0, 4)));
  const years = new Map(Array.from(byYear, ([year, ofYear]) => [year, shownIn(ofYear, year, today)]));

  return {
    hidden(slice, period, n) {
      if (n === 0) return undefined;
      if (n < SHOWN_FROM) return 'few';
      const parts = Map.groupBy(new Set(period.parts.map(monthOf)), (month) => Number(month.slice(0, 4)));
      const found = Array.from(parts, ([year, months]) => years.get(year)?.(slice, months.map(indexOf)) ?? NOTHING);
      // Of a day or a week only the number is known: it is what its months hold, or what it is cannot be told.
      const isWhole = period.grain !== 'day' && period.grain !== 'week';
      const counted = found.reduce((sum, part) => sum + part.n, 0);
      return counted > 0 && (isWhole || counted === n) && found.every((part) => part.isShown) ? undefined : 'protects';
    },
  };
}

interface Part {
  readonly n: number;
  readonly isShown: boolean;
}

const NOTHING: Part = { n: 0, isShown: true };

/** For the months of one year: a slice's answers in them, and whether they are whole groups of what may be known together. */
function shownIn(
  counts: readonly AnswerCount[],
  year: number,
  today: LocalDay,
): (slice: Slice, months: readonly number[]) => Part {
  const officers = placesOf(counts.map(({ officerId }) => officerId));
  const services = placesOf(counts.map(({ serviceId }) => serviceId));
  const all: Answers = {
    officers: officers.size,
    services: services.size,
    n: new Int32Array(officers.size * services.size * MONTHS),
  };
  for (const { officerId, serviceId, month, n } of counts) {
    const entry = entryAt(officers.get(officerId) ?? 0, services.get(serviceId) ?? 0, indexOf(month));
    all.n[entry] = (all.n[entry] ?? 0) + n;
  }
  const groupings = groupingsOf(all, year, today);

  return (slice, months) => {
    const entries: number[] = [];
    for (const officer of chosen(slice.officerId, officers))
      for (const service of chosen(slice.serviceId, services))
        for (const month of months) {
          const entry = entryAt(officer, service, month);
          if (all.n[entry] !== 0) entries.push(entry);
        }
    const isWhole = ({ group, size }: Grouping) => {
      const found = new Map<number, number>();
      for (const entry of entries) add(found, group[entry] as number, all.n[entry] as number);
      return Array.from(found).every(([own, n]) => size.get(own) === n);
    };
    return {
      n: entries.reduce((sum, entry) => sum + (all.n[entry] as number), 0),
      isShown: groupings.some(isWhole),
    };
  };

  function entryAt(officer: number, service: number, month: number): number {
    return (officer * services.size + service) * MONTHS + month;
  }
}

/** The group of an entry that is in no figure. */
const HIDDEN = -1;

/** Groups of entries, each of which may be shown; what is in none has no size. */
interface Grouping {
  readonly group: Int32Array;
  readonly size: ReadonlyMap<number, number>;
}

/** Of the unit, of services and of officers. */
function groupingsOf(all: Answers, year: number, today: LocalDay): readonly Grouping[] {
  const { answers, cuts, officers, services } = arrange(all, yearAtUnit(year, today));
  const width = all.services * MONTHS;
  return [
    grouping((entry) => intervalAt(cuts, entry % MONTHS)),
    grouping((entry) => services.group[entry % width]),
    grouping((entry) => officers.group[Math.floor(entry / width) * MONTHS + (entry % MONTHS)]),
  ];

  function grouping(groupOf: (entry: number) => number | undefined): Grouping {
    // What came in after the unit's last cut is in no figure.
    const group = answers.n.map((n, entry) => (n === 0 ? HIDDEN : (groupOf(entry) ?? HIDDEN)));
    const size = new Map<number, number>();
    answers.n.forEach((n, entry) => {
      if (group[entry] !== HIDDEN) add(size, group[entry] as number, n);
    });
    return { group, size };
  }
}

/** Places in the order of the ids, so that the same counts always hide the same; the last is that of none. */
function placesOf<Id extends string>(ids: readonly (Id | undefined)[]): ReadonlyMap<Id | undefined, number> {
  const known = [...new Set(ids)].filter((id) => id !== undefined).toSorted();
  return new Map([...known, undefined].map((id, place) => [id, place]));
}

function chosen<Id>(id: Id | null | undefined, places: ReadonlyMap<Id | undefined, number>): readonly number[] {
  if (id === undefined) return [...places.values()];
  const place = places.get(id ?? undefined);
  return place === undefined ? [] : [place];
}

function indexOf(month: string): number {
  return Number(month.slice(5)) - 1;
}

function add(sums: Map<number, number>, key: number, n: number): void {
  sums.set(key, (sums.get(key) ?? 0) + n);
}
