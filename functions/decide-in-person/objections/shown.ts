// What every page about objections begins with, and an objection as a page shows it: who has filed it stays behind.
import type { BodyOf } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type ObjectionShown, type ObjectionsInView, CONTESTED_ANSWERS } from '@tera/console';
import type { Refusal } from '@tera/http';
import { type OpenedUnit, namesOfUnit } from '@tera/in-person';
import type { ObjectionsView } from './works.ts';

/** Who sees nothing of others sees their own alone. */
export function ownIn({ access }: OpenedUnit): OpenedUnit['access']['own'] {
  return access.may('indicators:read') ? undefined : access.own;
}

export function inView({ lang, viewer }: ObjectionsView, opened: OpenedUnit): Omit<ObjectionsInView, 'own'> {
  const { unitId, unit, today } = opened;
  return {
    lang,
    viewer,
    unit: { id: unitId, name: unit.document.name, timeZone: unit.timeZone },
    names: namesOfUnit(unit),
    today,
  };
}

type ToldObjection = BodyOf<typeof routes.listObjections, 200>['objections'][number];

export function shownObjection(
  { objectionId, factId, state, reason, indicator, filedAt, trail }: ToldObjection,
  { person }: Pick<ObjectionsView, 'person'>,
): ObjectionShown {
  const [filed, ...later] = trail;
  const decided = later.at(-1);
  return {
    objectionId,
    ticket: factId,
    state,
    reason,
    indicator,
    filedAt,
    isOwn: filed?.keyId === `person:${person.personId}`,
    decided: decided && { at: decided.at, by: decided.by, reason: decided.reason, correction: decided.correction },
  };
}

/** What somebody objects to, in the order in which it is offered: the ticket itself, or one of the figures that it is in. */
export const CONTESTABLE_OF_TICKETS = [
  '',
  'tickets.completed',
  'tickets.resolved',
  'service.p50',
  'turnaround.p50',
  'onTime.share',
  'reopened.share',
  'inaccurate.share',
  'shortService.share',
] as const;
export const CONTESTABLE_OF_ANSWERS = [CONTESTED_ANSWERS] as const;

const FAULTS_OF_REASON = {
  too_small: 'empty',
  too_big: 'long',
} as const;

export function faultOfReason(code: string): 'empty' | 'long' | 'unreadable' {
  return code in FAULTS_OF_REASON ? FAULTS_OF_REASON[code as keyof typeof FAULTS_OF_REASON] : 'unreadable';
}

export function isInProgress({ errors }: Refusal): boolean {
  return errors.some(({ code }) => code === 'in_progress');
}
