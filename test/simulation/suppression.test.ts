// The attack that suppression has to withstand: a caller asks for every slice in every period, takes all sums that are
// shown as equations, and solves them exactly, for what was hidden and for what one officer's answers to one service say,
// which nobody may ask for. Nothing here knows how the figures to hide were chosen; the seeds are fixed.

import {
  type AnswerCount,
  type Disclosure,
  type OfficerId,
  type Period,
  type ServiceId,
  type Slice,
  disclosureOf,
  parsePeriod,
} from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { seeded } from '@tera/testing/random';
import { type Knowledge, ignorant } from './suppression-attack.ts';
import { type Office, answersOf, anyOffice, range } from './suppression-office.ts';

const LONG_AFTER = '2027-06-01';
const MONTHS = range(12).map((index) => `2026-${String(index + 1).padStart(2, '0')}`);
const PERIODS = [...MONTHS, ...['Q1', 'Q2', 'Q3', 'Q4', 'S1', 'S2'].map((part) => `2026-${part}`), '2026'].map(
  periodOf,
);

describe('of 240 offices of every kind, asked for everything', () => {
  it.each(range(12))('none gives away fewer than ten answers (lot %i)', (lot) => {
    for (const index of range(20)) {
      const seed = 20 * lot + index;
      const { counts, today } = theOffice(seed, index % 4 === 0 ? 'large' : 'small');
      const { knowledge, few } = attacked(counts, disclosureOf(counts, today));

      // Also nothing that nobody can ask for by name: each smallest group, and two of them together.
      expect(toldOf(counts, [...few, ...smallGroups(counts)], knowledge), `office ${seed}`).toEqual([]);
    }
  });

  it('none gives them away by days and weeks, where these are shown as well', () => {
    let shownByDay = 0;
    for (const seed of range(40)) {
      const { counts, today } = theOffice(1000 + seed, 'small');
      const random = seeded(seed);
      const daily = counts.flatMap((count) => onDays(count, random));
      const { hidden } = disclosureOf(counts, today);
      const counting: Disclosure = {
        hidden(slice, period, n) {
          const why = hidden(slice, period, n);
          if (period.grain === 'day' && n > 0 && why === undefined) shownByDay += 1;
          return why;
        },
      };
      const { knowledge, few } = attacked(daily, counting, [...PERIODS, ...DAYS_AND_WEEKS]);

      expect(toldOf(daily, few, knowledge), `office ${seed}`).toEqual([]);
    }
    expect(shownByDay).toBeGreaterThan(100);
  });
});

describe('of tiny offices', () => {
  it('none has any group of one to nine answers, of whatever parts, that can be worked out', () => {
    let groups = 0;
    for (const seed of range(60)) {
      const random = seeded(2000 + seed);
      const counts = answersOf(
        {
          officers: 2 + (seed % 3),
          services: 1 + (seed % 3),
          months: range(1 + (seed % 2)),
          expected: () => random.pick([1, 3, 6, 12, 20]),
          posters: seed % 5 === 0 ? 5 : 0,
        },
        random,
      );
      const { knowledge } = attacked(counts, disclosureOf(counts, LONG_AFTER));
      const all = allGroupsOfFew(counts);
      groups += all.length;
      expect(toldOf(counts, all, knowledge), `office ${seed}`).toEqual([]);
    }
    expect(groups).toBeGreaterThan(1000);
  });
});

describe('the attack itself', () => {
  it('finds what is given away when only groups of fewer than ten are hidden', () => {
    const broken = range(60).filter((seed) => {
      const { counts } = theOffice(seed, 'small');
      const { knowledge, few } = attacked(counts, { hidden: (_slice, _period, n) => (n < 10 ? 'few' : undefined) });
      return few.some((members) => knowledge.tells(members));
    });

    expect(broken.length).toBeGreaterThan(40);
  });

  it('finds what is given away when half of the figures that protect others are shown', () => {
    const broken = range(60).filter((seed) => {
      const { counts, today } = theOffice(seed, 'small');
      const { knowledge, few, protects } = attacked(counts, disclosureOf(counts, today));
      for (const members of protects.filter((_, index) => index % 2 === 0)) knowledge.learn(members);
      return few.some((members) => knowledge.tells(members));
    });

    expect(broken.length).toBeGreaterThan(20);
  });
});

describe('what is still shown', () => {
  const office: Office = { officers: 12, services: 6, months: range(12), expected: () => 5, posters: 0 };

  it.each(range(5))('of an office with thirty answers an officer and month is nearly everything (%i)', (seed) => {
    const counts = answersOf(office, seeded(3000 + seed));
    const { shares } = attacked(counts, disclosureOf(counts, LONG_AFTER));

    expect(shares.unit).toBe(1);
    expect(shares.service).toBeGreaterThanOrEqual(0.95);
    expect(shares.officer).toBeGreaterThanOrEqual(0.95);
  });

  it('of an office with posters, and with services and officers of very different size, is most', () => {
    const share = [0.41, 0.2, 0.14, 0.1, 0.08, 0.07];
    const counts = answersOf(
      { ...office, expected: (officer, service) => (24 + officer) * (share[service] ?? 0), posters: 10 },
      seeded(3100),
    );
    const { shares } = attacked(counts, disclosureOf(counts, LONG_AFTER));

    expect(shares.unit).toBe(1);
    expect(shares.service).toBeGreaterThanOrEqual(0.9);
    expect(shares.officer).toBeGreaterThanOrEqual(0.9);
  });
});

function theOffice(seed: number, size: 'small' | 'large'): { counts: readonly AnswerCount[]; today: string } {
  const random = seeded(seed);
  const office = anyOffice(size, random);
  const last = office.months.at(-1) ?? 0;
  const today = random.pick([LONG_AFTER, `${MONTHS[last]}-15`, `${MONTHS[Math.min(11, last + 1)]}-01`]);
  return { counts: answersOf(office, random), today };
}

interface Attack {
  readonly knowledge: Knowledge;
  /** Base groups of every slice and period that is hidden, by why; and of what one officer has few of for one service. */
  readonly few: readonly (readonly number[])[];
  readonly protects: readonly (readonly number[])[];
  /** Of the slices and periods with ten answers or more, how many are shown. */
  readonly shares: Readonly<Record<Kind, number>>;
}

type Kind = 'unit' | 'service' | 'officer';

/** Asks for every slice in every period, and learns what is shown. A base group is one entry of `counts`, by month or by day. */
function attacked(counts: readonly AnswerCount[], { hidden }: Disclosure, periods = PERIODS): Attack {
  const knowledge = ignorant(counts.length);
  const found = new Map<string, readonly number[]>();
  const [few, protects]: [(readonly number[])[], (readonly number[])[]] = [[], []];
  const asked = { unit: [0, 0], service: [0, 0], officer: [0, 0] } satisfies Record<Kind, number[]>;
  const inPeriod = periods.map((period) =>
    counts.flatMap(({ month }, index) =>
      period.parts.some((part) => part.startsWith(month) || month.startsWith(part)) ? [index] : [],
    ),
  );
  const membersIn = (place: number, of: Pair) => (inPeriod[place] ?? []).filter((index) => isOf(counts[index], of));
  for (const slice of slicesOf(counts)) {
    periods.forEach((period, place) => {
      const members = membersIn(place, slice);
      const n = sizeOf(counts, members);
      const why = hidden(slice, period, n);
      if (n === 0) return;
      if (why === undefined) found.set(members.join(), members);
      else if (why === 'few') few.push(members);
      else protects.push(members);
      if (why === undefined && n < 10) throw new Error('fewer than ten are shown outright');
      const kind = asked[kindOf(slice)];
      if (n >= 10) kind.splice(0, 2, (kind[0] ?? 0) + (why === undefined ? 1 : 0), (kind[1] ?? 0) + 1);
    });
  }
  for (const pair of pairsOf(counts)) {
    for (const place of periods.keys()) {
      const members = membersIn(place, pair);
      const n = sizeOf(counts, members);
      if (n > 0 && n < 10) few.push(members);
    }
  }
  for (const members of found.values()) knowledge.learn(members);
  const { unit, service, officer } = asked;
  const shares = { unit: shareOf(unit), service: shareOf(service), officer: shareOf(officer) };
  return { knowledge, few, protects, shares };
}

function shareOf([shown = 0, all = 0]: readonly number[]): number {
  return all === 0 ? 1 : shown / all;
}

/** The unit, each officer (and nobody), and each service (and none). */
function slicesOf(counts: readonly AnswerCount[]): readonly Slice[] {
  return [
    {},
    ...Array.from(officersIn(counts), (officerId) => ({ officerId })),
    ...Array.from(servicesIn(counts), (serviceId) => ({ serviceId })),
  ];
}

/** One officer for one service: of these nothing is shown, whatever there is. */
function pairsOf(counts: readonly AnswerCount[]): readonly Pair[] {
  const services = [...servicesIn(counts)];
  return Array.from(officersIn(counts)).flatMap((officerId) => services.map((serviceId) => ({ officerId, serviceId })));
}

interface Pair {
  readonly officerId?: OfficerId | null;
  readonly serviceId?: ServiceId | null;
}

function officersIn(counts: readonly AnswerCount[]): ReadonlySet<OfficerId | null> {
  return new Set(counts.map(({ officerId }) => officerId ?? null));
}

function servicesIn(counts: readonly AnswerCount[]): ReadonlySet<ServiceId | null> {
  return new Set(counts.map(({ serviceId }) => serviceId ?? null));
}

function isOf(count: AnswerCount | undefined, { officerId, serviceId }: Pair): boolean {
  return (
    (officerId === undefined || (count?.officerId ?? null) === officerId) &&
    (serviceId === undefined || (count?.serviceId ?? null) === serviceId)
  );
}

function kindOf({ officerId, serviceId }: Slice): Kind {
  if (officerId !== undefined) return 'officer';
  return serviceId === undefined ? 'unit' : 'service';
}

function sizeOf(counts: readonly AnswerCount[], members: readonly number[]): number {
  return members.reduce((sum, index) => sum + (counts[index]?.n ?? 0), 0);
}

/** Each base group of fewer than ten, and two of them together where they still are; not every two of a large office. */
function smallGroups(counts: readonly AnswerCount[]): readonly (readonly number[])[] {
  const small = range(counts.length).filter((index) => sizeOf(counts, [index]) < 10);
  const some = small.filter((_, place) => place % Math.ceil(small.length / 12) === 0);
  const two = some.flatMap((one) => some.filter((other) => other > one).map((other) => [one, other]));
  return [...small.map((index) => [index]), ...two.filter((members) => sizeOf(counts, members) < 10)];
}

/** All groups of base groups that come to one to nine answers together. */
function allGroupsOfFew(counts: readonly AnswerCount[]): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = [[]];
  for (const index of range(counts.length)) {
    const longer = groups.map((members) => [...members, index]);
    groups.push(...longer.filter((members) => sizeOf(counts, members) < 10));
  }
  return groups.slice(1);
}

const DAYS_AND_WEEKS = [
  ...MONTHS.flatMap((month) => ['03', '04', '17'].map((day) => `${month}-${day}`)),
  ...range(53).map((index) => `2026-W${String(index + 1).padStart(2, '0')}`),
].map(periodOf);

/** The answers of a month on one or two of its days. */
function onDays(count: AnswerCount, random: { readonly uniform: () => number }): readonly AnswerCount[] {
  const on = (day: string, n: number) => (n > 0 ? [{ ...count, month: `${count.month}-${day}`, n }] : []);
  const first = random.uniform() < 0.5 ? count.n : Math.floor(random.uniform() * count.n);
  return [...on('03', first), ...on(random.uniform() < 0.5 ? '04' : '17', count.n - first)];
}

/** The groups that can be worked out. */
function toldOf(
  counts: readonly AnswerCount[],
  groups: readonly (readonly number[])[],
  knowledge: Knowledge,
): readonly (readonly (AnswerCount | undefined)[])[] {
  return groups.filter((members) => knowledge.tells(members)).map((members) => members.map((index) => counts[index]));
}

function periodOf(name: string): Period {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
}
