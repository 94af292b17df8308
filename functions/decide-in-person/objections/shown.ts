// What every page about objections begins with, what may be contested, and what the work of the API has refused.
import { type ObjectionsInView, CONTESTED_ANSWERS } from '@tera/console';
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
