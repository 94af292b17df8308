// How many answers a release set aside, by day, by officer and by service. They still stand in the cells, so whoever tells how
// many answered takes them away: what was set aside has left the answers, and is none that came late.

import type { Counters } from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import type { Period } from '../time/period.ts';
import { isLocalDay } from '../time/time.ts';
import { type AnswerNumbers, NO_NUMBERS, addAnswerNumbers, numbersOf } from './numbers.ts';
import type { AsideNumbers, Release } from './release-document.ts';
import type { Slice } from './satisfaction.ts';

type AsideOfRelease = Pick<Release, 'from' | 'to' | 'setAside' | 'aside'>;

/** `cells`: what the answers that were set aside have added, by day. */
export function asideNumbers(cells: Iterable<readonly [CellKey, Counters]>): AsideNumbers {
  const all = [...cells];
  const { officers, services } = numbersOf(all);
  const days = [...Map.groupBy(all, ([key]) => parseCellKey(key).day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    days: days.map(([day, ofDay]) => {
      if (!isLocalDay(day)) throw new Error(`answers are set aside by day, and not by ${day}`);
      const { channels: _, ...numbers } = numbersOf(ofDay).unit;
      return Object.assign(numbers, { day });
    }),
    officers: officers.map(({ officerId, answered }) => ({ officerId, answered })),
    services: services.map(({ serviceId, answered }) => ({ serviceId, answered })),
  };
}

/** How many of a slice; `undefined` where a release of an earlier version does not tell. */
export function asideOf({ setAside, aside }: AsideOfRelease, slice: Slice): number | undefined {
  if (slice.of === 'unit') return aside === undefined ? setAside : sumOf(aside.days);
  if (aside === undefined) return setAside === 0 ? 0 : undefined;
  return slice.of === 'officer'
    ? sumOf(aside.officers.filter(({ officerId }) => officerId === slice.officerId))
    : sumOf(aside.services.filter(({ serviceId }) => serviceId === slice.serviceId));
}

/** What the releases set aside of the whole unit in a period, which may be a part of theirs. */
export function asideWithin(releases: Iterable<AsideOfRelease>, { from, to }: Pick<Period, 'from' | 'to'>) {
  let sum: AnswerNumbers = NO_NUMBERS;
  for (const release of releases) {
    // One of an earlier version does not tell on which days.
    if (release.aside === undefined) {
      const isInside = release.from >= from && release.to <= to;
      if (isInside) sum = addAnswerNumbers(sum, { ...NO_NUMBERS, answered: release.setAside });
      continue;
    }
    for (const { day, ...numbers } of release.aside.days) {
      if (day >= from && day < to) sum = addAnswerNumbers(sum, numbers);
    }
  }
  return sum;
}

function sumOf(parts: readonly { readonly answered: number }[]): number {
  return parts.reduce((sum, { answered }) => sum + answered, 0);
}
