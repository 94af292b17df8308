// How many answered, were asked, and carry which flag: by officer and by service as of a night, since a number that moved
// with each answer would tell when somebody answered. Numbers say nothing of what was answered.

import {
  type Counters,
  TICKET_COUNTS,
  type Tally,
  addTo,
  answeredCounter,
  flagCounter,
  responsesIn,
} from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import { CHANNELS, type Channel } from '../facts/response/channel.ts';
import { NUMBERED_FLAGS, type NumberedFlag } from '../facts/response/flag.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import type { Burst } from './burst.ts';

export interface AnswerNumbers {
  /** All that stand. */
  readonly answered: number;
  /** Links made for completed tickets, and answers through them. */
  readonly invited: number;
  readonly linked: number;
  /** Answers through links of tickets that are among no invitations: at least so many. */
  readonly uninvited: number;
  readonly flags: Readonly<Record<NumberedFlag, number>>;
}

export interface PeriodNumbers {
  readonly unit: AnswerNumbers & { readonly channels: Readonly<Record<Channel, number>> };
  /** By id, nobody's and those of no service under `null` and last. */
  readonly officers: readonly (AnswerNumbers & { readonly officerId: OfficerId | null })[];
  readonly services: readonly (AnswerNumbers & { readonly serviceId: ServiceId | null })[];
  /** By day; how many of their answers are among these numbers. */
  readonly bursts: readonly Burst[];
}

/** `bursts`: those whose answers the cells have under `burst`. */
export function numbersOf(cells: Iterable<readonly [CellKey, Counters]>, bursts: readonly Burst[] = []): PeriodNumbers {
  const unit: Tally = {};
  const officers = new Map<OfficerId | null, Tally>();
  const services = new Map<ServiceId | null, Tally>();
  for (const [key, counters] of cells) {
    const { officerId = null, serviceId = null } = parseCellKey(key);
    addTo(unit, counters);
    addTo(tallyOf(officers, officerId), counters);
    addTo(tallyOf(services, serviceId), counters);
  }
  return {
    unit: { ...numbersIn(unit), channels: channelsIn(unit) },
    officers: sorted(officers).map(([officerId, tally]) => Object.assign({ officerId }, numbersIn(tally))),
    services: sorted(services).map(([serviceId, tally]) => Object.assign({ serviceId }, numbersIn(tally))),
    bursts,
  };
}

export function numbersIn(counters: Counters): AnswerNumbers {
  return {
    answered: responsesIn(counters),
    invited: counters[TICKET_COUNTS.invited.name] ?? 0,
    linked: counters.linked ?? 0,
    // Others than ticket links are among the linked as well, where somebody has helped: there are no more than these.
    uninvited: Math.max(0, (counters[answeredCounter('ticket')] ?? 0) - (counters.linked ?? 0)),
    flags: Object.fromEntries(NUMBERED_FLAGS.map((flag) => [flag, counters[flagCounter(flag)] ?? 0])) as Record<
      NumberedFlag,
      number
    >,
  };
}

export function channelsIn(counters: Counters): Readonly<Record<Channel, number>> {
  return Object.fromEntries(CHANNELS.map((channel) => [channel, counters[answeredCounter(channel)] ?? 0])) as Record<
    Channel,
    number
  >;
}

/** Of periods that have no answer in common. */
export function addNumbers(all: readonly PeriodNumbers[]): PeriodNumbers {
  return {
    unit: all
      .map(({ unit }) => unit)
      .reduce((a, b) => ({ ...addAnswerNumbers(a, b), channels: addCounts(CHANNELS, a.channels, b.channels) }), {
        ...NO_NUMBERS,
        channels: channelsIn({}),
      }),
    officers: addById(
      all.flatMap(({ officers }) => officers),
      ({ officerId }) => officerId,
    ),
    services: addById(
      all.flatMap(({ services }) => services),
      ({ serviceId }) => serviceId,
    ),
    bursts: all.flatMap(({ bursts }) => bursts),
  };
}

export const NO_NUMBERS: AnswerNumbers = numbersIn({});

function addById<Part extends AnswerNumbers>(parts: readonly Part[], idOf: (part: Part) => string | null): Part[] {
  const sums = new Map<string | null, Part>();
  for (const part of parts) {
    const known = sums.get(idOf(part));
    sums.set(idOf(part), known === undefined ? part : { ...known, ...addAnswerNumbers(known, part) });
  }
  return [...sums].toSorted(([a], [b]) => compareIds(a, b)).map(([, part]) => part);
}

export function addAnswerNumbers(a: AnswerNumbers, b: AnswerNumbers): AnswerNumbers {
  return {
    answered: a.answered + b.answered,
    invited: a.invited + b.invited,
    linked: a.linked + b.linked,
    uninvited: a.uninvited + b.uninvited,
    flags: addCounts(NUMBERED_FLAGS, a.flags, b.flags),
  };
}

/** What is left of `all`: none is fewer than nothing, also where some have gone meanwhile. */
export function withoutNumbers(all: AnswerNumbers, some: AnswerNumbers): AnswerNumbers {
  return {
    answered: left(all.answered, some.answered),
    invited: left(all.invited, some.invited),
    linked: left(all.linked, some.linked),
    uninvited: left(all.uninvited, some.uninvited),
    flags: Object.fromEntries(NUMBERED_FLAGS.map((flag) => [flag, left(all.flags[flag], some.flags[flag])])) as Record<
      NumberedFlag,
      number
    >,
  };
}

function left(all: number, some: number): number {
  return Math.max(0, all - some);
}

function addCounts<Name extends string>(
  names: readonly Name[],
  a: Readonly<Record<Name, number>>,
  b: Readonly<Record<Name, number>>,
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as Record<Name, number>;
}

/** Nobody, and no service, come last. */
function compareIds(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

function tallyOf<Id>(tallies: Map<Id, Tally>, id: Id): Tally {
  const known = tallies.get(id);
  if (known !== undefined) return known;
  const tally: Tally = {};
  tallies.set(id, tally);
  return tally;
}

function sorted<Id extends string | null>(tallies: ReadonlyMap<Id, Tally>): [Id, Tally][] {
  const numbered = [...tallies].filter(
    ([, tally]) => responsesIn(tally) > 0 || (tally[TICKET_COUNTS.invited.name] ?? 0) > 0,
  );
  return numbered.toSorted(([a], [b]) => compareIds(a, b));
}
