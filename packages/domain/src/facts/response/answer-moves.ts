// Whose an answer is after its ticket was corrected. An answer cannot be joined to its ticket, so the correction is told to
// it as a move; of all moves only the last of each attribute is kept, because no other can ever hold again.

import type { EventId, OfficerId, ServiceId } from '../../ids.ts';
import type { SurveyResponse } from './response.ts';
import type { Instant } from '../../time/time.ts';

/** A ticket's correction, as it moves the answer that was given to it. */
export interface AnswerMove {
  readonly eventId: EventId;
  readonly at: Instant;
  readonly officerId?: OfficerId | undefined;
  readonly serviceId?: ServiceId | undefined;
}

/** Where an attribute was moved to, and by which correction. */
export interface Moved<To extends string> {
  readonly to: To;
  readonly at: Instant;
  readonly eventId: EventId;
}

export interface AnswerMoves {
  readonly officer?: Moved<OfficerId> | undefined;
  readonly service?: Moved<ServiceId> | undefined;
}

export const NOT_MOVED: AnswerMoves = {};

/** Both together; the same in whatever order and however often moves arrive. The very `moves` where nothing changes. */
export function withMove(moves: AnswerMoves, { eventId, at, officerId, serviceId }: AnswerMove): AnswerMoves {
  const officer = officerId === undefined ? moves.officer : later(moves.officer, { to: officerId, at, eventId });
  const service = serviceId === undefined ? moves.service : later(moves.service, { to: serviceId, at, eventId });
  return officer === moves.officer && service === moves.service ? moves : { officer, service };
}

/** The response as it is counted: under the officer and the service that the last correction names. */
export function movedResponse(response: SurveyResponse, { officer, service }: AnswerMoves): SurveyResponse {
  return {
    ...response,
    officerId: officer?.to ?? response.officerId,
    serviceId: service?.to ?? response.serviceId,
  };
}

/** The known one where both are the same. Two contents of one event are a client's mistake: the greater wins, always. */
function later<To extends string>(known: Moved<To> | undefined, other: Moved<To>): Moved<To> {
  if (known === undefined) return other;
  if (known.at !== other.at) return known.at > other.at ? known : other;
  if (known.eventId !== other.eventId) return known.eventId > other.eventId ? known : other;
  return known.to >= other.to ? known : other;
}
