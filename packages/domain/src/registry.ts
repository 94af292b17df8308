// What a unit says of itself: its clock, its services with their standards, its people and counters. The document is
// replaced whole; the standards that it no longer names are kept for the days on which they held.

import type { CounterId, OfficerId, ServiceId } from './ids.ts';
import type { Target } from './indicators/target.ts';
import {
  type PublishingPlan,
  type Publishes,
  USUAL_PLAN,
  USUAL_PUBLISHES,
  USUAL_SETTLE_DAYS,
  replanned,
} from './release/calendar.ts';
import type { ReleaseCalendar } from './release/published.ts';
import { BEFORE_EVERY_DAY, type Instant, type LocalDay, localDayOf } from './time/time.ts';

export interface Standard {
  /** What the minutes are measured on: the time of being served, or from issue to completion. */
  readonly measure: 'service' | 'turnaround';
  readonly minutes: number;
  readonly decree?: string | undefined;
  /** The first local day on which it holds; without one it holds for ever. */
  readonly validFrom?: LocalDay | undefined;
}

export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly standard?: Standard | undefined;
}

export interface Officer {
  readonly id: OfficerId;
  readonly name: string;
  /** An attribute only: never a key, never in a link. */
  readonly nip?: string | undefined;
  readonly active?: boolean | undefined;
}

export interface Counter {
  readonly id: CounterId;
  readonly name: string;
  /** What its numbers begin with. */
  readonly prefix?: string | undefined;
}

export interface RegistryDocument {
  readonly name: string;
  readonly timeZone: string;
  readonly questionnaire?: string | undefined;
  /** Whom citizens may ask about their data, as the survey page prints it. */
  readonly contact?: string | undefined;
  readonly services: readonly Service[];
  readonly officers: readonly Officer[];
  readonly counters: readonly Counter[];
  /** How often what citizens said is published; by quarter where nothing is said. */
  readonly publishes?: Publishes | undefined;
  /** Days after the end of a period until it is published. */
  readonly settleDays?: number | undefined;
  /** What figures should reach, of the unit, a service or an officer. */
  readonly targets?: readonly Target[] | undefined;
  /** The first local day on which the unit serves nobody any more. */
  readonly closedFrom?: LocalDay | undefined;
}

/** What of a document stands on pages that anybody opens: of no officer anything. */
export type PublicDocument = Pick<
  RegistryDocument,
  'name' | 'timeZone' | 'questionnaire' | 'contact' | 'counters' | 'closedFrom'
> & { readonly services: readonly Pick<Service, 'id' | 'name'>[] };

/** A unit as the public knows it. */
export interface PublicUnit extends Pick<UnitRegistry, 'isClosedAt'> {
  readonly document: PublicDocument;
}

/** A standard that held once. */
export interface FormerStandard {
  readonly serviceId: ServiceId;
  readonly standard: Standard;
  /** The local day on which it was taken out; one that a later standard replaced ends where that one begins. */
  readonly until?: LocalDay | undefined;
}

/** How a unit has published and will, which its document alone does not say. */
export interface Publishing {
  readonly plan: PublishingPlan;
  /** The local day on which the unit was first put. */
  readonly since: LocalDay | typeof BEFORE_EVERY_DAY;
}

/** A registry document made ready for questions. */
export interface UnitRegistry {
  readonly document: RegistryDocument;
  readonly timeZone: string;
  readonly calendar: ReleaseCalendar;
  readonly hasService: (id: ServiceId) => boolean;
  readonly hasOfficer: (id: OfficerId) => boolean;
  readonly hasCounter: (id: CounterId) => boolean;
  /** The standard that held for a service on a local day: the one with the latest `validFrom` not after it. */
  readonly standardOn: (serviceId: ServiceId, day: LocalDay) => Standard | undefined;
  /** Whether the unit is closed at an instant: nothing happens there, and none of its links can be answered. */
  readonly isClosedAt: (instant: Instant) => boolean;
}

/** What the ids of units for trying begin with. */
export const TRIAL_PREFIX = 'coba-';

/**
 * Whether a unit is one for trying, which counts nowhere but in its own figures. Its id says so, and an id never changes: whoever
 * has it knows without asking, and no unit slips into or out of what several have in common.
 */
export function isTrialUnit(unitId: string): boolean {
  return unitId.toLowerCase().startsWith(TRIAL_PREFIX);
}

/** What everybody who meets a unit for trying is told. */
export const TRIAL_MARK = 'UNIT UJI COBA';

/** The name of a unit as citizens read it. */
export function publicName(unitId: string, name: string): string {
  return isTrialUnit(unitId) ? `${TRIAL_MARK}: ${name}` : name;
}

/** `publishing`: absent of a unit that was last put before anything was published. */
export function unitRegistry(
  document: RegistryDocument,
  former: readonly FormerStandard[] = [],
  { plan, since }: Publishing = BEFORE_PUBLISHING,
): UnitRegistry {
  const services = new Set(document.services.map(({ id }) => id));
  const officers = new Set(document.officers.map(({ id }) => id));
  const counters = new Set(document.counters.map(({ id }) => id));
  const standards = new Map<ServiceId, FormerStandard[]>();
  for (const held of [...standardsOf(document), ...former]) {
    standards.set(held.serviceId, [...(standards.get(held.serviceId) ?? []), held]);
  }
  for (const ofService of standards.values())
    ofService.sort((a, b) => (validFrom(a.standard) < validFrom(b.standard) ? 1 : -1));
  const { timeZone } = document;
  return {
    document,
    timeZone,
    calendar: { plan, since, settleDays: document.settleDays ?? USUAL_SETTLE_DAYS },
    hasService: (id) => services.has(id),
    hasOfficer: (id) => officers.has(id),
    hasCounter: (id) => counters.has(id),
    standardOn: (serviceId, day) =>
      standards
        .get(serviceId)
        ?.find(({ standard, until }) => validFrom(standard) <= day && (until === undefined || day < until))?.standard,
    isClosedAt: closedSince(document),
  };
}

export function publicUnit(document: PublicDocument): PublicUnit {
  return { document, isClosedAt: closedSince(document) };
}

/** Named one by one: what a document gets later is not public until it is said here. */
export function publicDocument({
  name,
  timeZone,
  questionnaire,
  contact,
  services,
  counters,
  closedFrom,
}: RegistryDocument): PublicDocument {
  return {
    name,
    timeZone,
    questionnaire,
    contact,
    services: services.map(named),
    counters: counters.map(named),
    closedFrom,
  };
}

function named<Id extends string>({ id, name }: { readonly id: Id; readonly name: string }) {
  return { id, name };
}

function closedSince({ closedFrom, timeZone }: PublicDocument): UnitRegistry['isClosedAt'] {
  return (instant) => closedFrom !== undefined && localDayOf(instant, timeZone) >= closedFrom;
}

/** Every period that is over is then one of the unit's own time. */
const BEFORE_PUBLISHING: Publishing = { plan: USUAL_PLAN, since: BEFORE_EVERY_DAY };

/** What is to be known of publishing when `document` is put on the local day `today`; `isNew`: the unit was not there. */
export function publishingWith(
  { publishes = USUAL_PUBLISHES }: Pick<RegistryDocument, 'publishes'>,
  today: LocalDay,
  before: Publishing | undefined,
  isNew: boolean,
): Publishing {
  if (isNew) return { plan: { first: publishes, changes: [] }, since: today };
  const { plan, since } = before ?? BEFORE_PUBLISHING;
  return { plan: replanned(plan, publishes, today), since };
}

/**
 * The standards to remember when `next` replaces `previous` on the local day `today`. A new standard with a later
 * `validFrom` leaves the old one standing for the days before it, and one that is taken out stands for the days before
 * today; any other change is a correction, and the old one goes.
 */
export function formerStandards(
  previous: RegistryDocument,
  former: readonly FormerStandard[],
  next: RegistryDocument,
  today: LocalDay,
): FormerStandard[] {
  return [...former, ...standardsOf(previous)].flatMap((held) => {
    const replacement = next.services.find(({ id }) => id === held.serviceId)?.standard;
    if (replacement === undefined) return [{ ...held, until: held.until ?? today }];
    return validFrom(held.standard) < validFrom(replacement) ? [held] : [];
  });
}

function standardsOf({ services }: RegistryDocument): FormerStandard[] {
  return services.flatMap(({ id, standard }) => (standard === undefined ? [] : [{ serviceId: id, standard }]));
}

function validFrom(standard: Standard): LocalDay | typeof BEFORE_EVERY_DAY {
  return standard.validFrom ?? BEFORE_EVERY_DAY;
}
