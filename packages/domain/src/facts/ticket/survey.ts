// The survey of a ticket: since when its citizen may be asked, and who has completed it. It begins with the first completion and
// never again: what is reopened and completed once more is asked about for no longer than before.

import type { Instant } from '../../time/time.ts';
import { courseOf } from './course.ts';
import { heardOf } from './heard.ts';
import type { TicketState } from './kind.ts';

export interface TicketSurvey {
  /** When the ticket was completed first. */
  readonly since: Instant;
  /** When it was completed last: before that nobody can say anything of it. */
  readonly completedAt: Instant;
  /** The keys that have completed it, each time that it was; those are left out that are not known. */
  readonly completedBy: readonly string[];
}

/**
 * `undefined` where nobody is to be asked: the ticket is not completed, or has lost some of its events, and with them perhaps its
 * first completion.
 */
export function surveyOf({ events, hasSurplus }: Pick<TicketState, 'events' | 'hasSurplus'>): TicketSurvey | undefined {
  if (hasSurplus === true) return undefined;
  const course = courseOf(heardOf(events));
  if (course === undefined || course.end.type !== 'completed') return undefined;
  const { end, completions, firstCompletedAt: since = end.occurredAt } = course;
  const senders = completions.flatMap(({ sentBy }) => (sentBy === undefined ? [] : [sentBy.keyId]));
  return { since, completedAt: end.occurredAt, completedBy: [...new Set(senders)] };
}
