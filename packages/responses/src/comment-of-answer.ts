// What was written with an answer, as it goes to the queue beside it: under an id of its own, with the release period and the week in
// the place of the day. Every door for answers makes it here, also of an answer without a comment: of several answers the first
// counts, and what was written with another one must not stay.
import {
  type AnswerComment,
  type CommentSource,
  type Instant,
  type LocalDay,
  type ServiceId,
  type UnitId,
  type UnitRegistry,
  localDayOf,
  periodOf,
  releasePeriodOf,
} from '@tera/domain';
import { commentIdOf } from '@tera/links';

export interface WrittenComment {
  readonly unitId: UnitId;
  /** Masked by its schema; of an empty one nothing is left. */
  readonly text: string | undefined;
  readonly serviceId: ServiceId | undefined;
  readonly source: CommentSource;
  /** The local day of the answer, where it is another one than that on which it was taken. */
  readonly answeredOn?: LocalDay;
}

interface TakenAs {
  /** What the citizen has in hand: by it the comment is found. */
  readonly receipt: string;
  readonly unit: UnitRegistry;
  readonly receivedAt: Instant;
  readonly secret: string;
}

export function commentOfAnswer(
  { unitId, text, serviceId, source, answeredOn }: WrittenComment,
  { receipt, unit, receivedAt, secret }: TakenAs,
): AnswerComment {
  const today = localDayOf(receivedAt, unit.timeZone);
  return {
    id: commentIdOf(secret, unitId, receipt),
    ...(text === undefined || text === '' ? {} : { text }),
    period: releasePeriodOf(answeredOn ?? today, unit.calendar.plan).name,
    week: periodOf(today, 'week').name,
    ...(serviceId === undefined ? {} : { serviceId }),
    source,
  };
}
