// Which figures of the unit, its services and its officers may cross which boundaries of time. The unit's figures are to
// be sums of what one of the sides shows, or they would be a third thing known: at each cut of the unit one side has to cut
// as well. The exception are linked cuts, at which the unit's figures tell nothing.

import { MONTHS, type Cut, type YearAtUnit, cutsOf, sumBetween } from './cuts.ts';
import { type CutOfUnit, companionsFor } from './links.ts';
import { type Limits, type Side, protect, sideOf } from './sides.ts';

/** The answers of one year by officer, service and month. The last officer is nobody, and the last service none. */
export interface Answers {
  readonly officers: number;
  readonly services: number;
  /** At `(officer * services + service) * 12 + month`. */
  readonly n: Int32Array;
}

export interface Arrangement {
  /** Only those that are in a figure of the unit; others are in no figure at all. */
  readonly answers: Answers;
  /** Cuts of the unit's own figures. */
  readonly cuts: readonly Cut[];
  readonly officers: Side;
  readonly services: Side;
}

/** The totals that may be known together: those of the unit between its cuts, and those of all groups of both sides. */
export function arrange(all: Answers, year: YearAtUnit): Arrangement {
  const arrangement = cutInTime(all, year);
  const { answers, cuts, officers, services } = arrangement;
  const width = answers.services * MONTHS;
  const unitIn = Int32Array.from(services.monthly, (_, slot) => intervalAt(cuts, slot % MONTHS));
  // First as if nothing were known by officer: then whatever the officers' figures give away can be mended on their side.
  protect(services, services.monthly, unitIn, year);
  protect(
    officers,
    answers.n,
    Int32Array.from(answers.n, (_, entry) => services.group[entry % width] as number),
    year,
  );
  return arrangement;
}

export function intervalAt(cuts: readonly Cut[], month: number): Cut {
  return cuts.findLast((cut) => cut <= month) ?? 0;
}

function cutInTime(all: Answers, { order }: YearAtUnit): Arrangement {
  let cuts = cutsOf(
    monthlyOf(all.n, 1, () => 0),
    order,
    [],
  );
  const end = cuts.at(-1) ?? 0;
  const answers = { ...all, n: all.n.map((n, entry) => (entry % MONTHS < end ? n : 0)) };
  const byOfficer = monthlyOf(answers.n, all.officers, (entry) => Math.floor(entry / MONTHS / all.services));
  const byService = monthlyOf(answers.n, all.services, (entry) => Math.floor(entry / MONTHS) % all.services);
  let limits: LimitsOfBoth = { officers: NO_LIMITS, services: NO_LIMITS };

  for (;;) {
    const own = order.filter((cut) => cuts.includes(cut));
    const [forOfficers, forServices] = [limits.officers.forced, limits.services.forced];
    const officers = sideOf(byOfficer, own, limits.officers);
    const services = sideOf(byService, own, limits.services);
    // The shortest periods first: what is linked makes the others easier to link.
    const open = own
      .filter((cut) => cut !== end && !forOfficers.includes(cut) && !forServices.includes(cut))
      .toReversed();
    const arrangement: Arrangement = { answers, cuts, officers, services };
    const linked = linkedOf(open, arrangement);
    const cut = open.find((other) => !linked.includes(other));
    if (cut === undefined) return arrangement;
    const change = settle(between(cut, cuts, linked), arrangement, limits);
    if (change !== 'no cut') limits = change;
    else [cuts, limits] = [cuts.filter((other) => other !== cut), { officers: NO_LIMITS, services: NO_LIMITS }];
  }
}

/** Those of the cuts that are linked as they are, each by what is between the next ones that were not found so before. */
function linkedOf(open: readonly Cut[], arrangement: Arrangement): readonly Cut[] {
  const { answers, cuts, officers, services } = arrangement;
  const linked: Cut[] = [];
  const isLinked = (cut: Cut) => {
    const more = companionsFor(between(cut, cuts, linked), answers, officers, services);
    return more?.officers.length === 0 && more.services.length === 0;
  };
  for (;;) {
    const found = open.find((cut) => !linked.includes(cut) && isLinked(cut));
    if (found === undefined) return linked;
    linked.push(found);
  }
}

function between(cut: Cut, cuts: readonly Cut[], linked: readonly Cut[]): CutOfUnit {
  const others = cuts.filter((other) => !linked.includes(other));
  return { from: others.findLast((other) => other < cut) ?? 0, cut, to: others.find((other) => other > cut) ?? MONTHS };
}

interface LimitsOfBoth {
  readonly officers: Limits;
  readonly services: Limits;
}

const NO_LIMITS: Limits = { forced: [], skipped: new Set() };

/**
 * What has to change at a cut that neither side is forced to make. A side that does not need to cross it is forced. Where
 * both do, the smallest others cross it with them until it is linked. Where that cannot be, the side with fewer answers in
 * what crosses gives way; and the unit, where that would be half of it.
 */
function settle(
  at: CutOfUnit,
  { answers, officers, services }: Arrangement,
  limits: LimitsOfBoth,
): LimitsOfBoth | 'no cut' {
  const { cut } = at;
  const [some, offered] = [crossing(officers, at), crossing(services, at)];
  const force = (officersToo: boolean, servicesToo: boolean) => ({
    officers: officersToo ? { ...limits.officers, forced: [...limits.officers.forced, cut] } : limits.officers,
    services: servicesToo ? { ...limits.services, forced: [...limits.services.forced, cut] } : limits.services,
  });
  if (some === undefined || offered === undefined) return force(some === undefined, offered === undefined);
  const companions = companionsFor(at, answers, officers, services);
  if (companions !== undefined) {
    return {
      officers: withSkipped(limits.officers, companions.officers, cut),
      services: withSkipped(limits.services, companions.services, cut),
    };
  }
  const all = officers.monthly.reduce((sum, n, slot) => (isNear(slot % MONTHS, at) ? sum + n : sum), 0);
  if (2 * Math.min(some, offered) >= all) return 'no cut';
  return force(some <= offered, some > offered);
}

/** Answers near the cut of those who need to cross it; `undefined` when nobody does. */
function crossing({ slices, monthly, group }: Side, at: CutOfUnit): number | undefined {
  let near: number | undefined;
  for (let slice = 0; slice < slices; slice += 1) {
    const first = slice * MONTHS;
    const own = group[first + at.cut] as number;
    if (own !== group[first + at.cut - 1] || own >= slices * MONTHS) continue;
    const inGroup = Array.from(monthly.subarray(first, first + MONTHS), (n, month) =>
      group[first + month] === own ? n : 0,
    );
    if (sumBetween(inGroup, 0, at.cut) > 0 && sumBetween(inGroup, at.cut, MONTHS) > 0)
      near = (near ?? 0) + sumBetween(inGroup, at.from, at.to);
  }
  return near;
}

function withSkipped({ forced, skipped }: Limits, slices: readonly number[], cut: Cut): Limits {
  return { forced, skipped: new Set([...skipped, ...slices.map((slice) => slice * MONTHS + cut)]) };
}

function isNear(month: number, { from, to }: CutOfUnit): boolean {
  return from <= month && month < to;
}

function monthlyOf(n: Int32Array, slices: number, sliceOf: (entry: number) => number): Int32Array {
  const monthly = new Int32Array(slices * MONTHS);
  n.forEach((answers, entry) => {
    const slot = sliceOf(entry) * MONTHS + (entry % MONTHS);
    monthly[slot] = (monthly[slot] ?? 0) + answers;
  });
  return monthly;
}
