// A correction of a ticket, told to the answer that was given to it. Nobody who counts can tell which answer that is: the
// answer is kept under a pseudonym of its ticket, and here it is worked out.
import type { AnswerMoveMessage } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import type { GoodEvent } from '@tera/intake';
import { responseKey } from '@tera/links';

/** One move for each correction; the secret is read only when there is one. Whether there is an answer does not matter. */
export async function answerMoves(
  unitId: UnitId,
  good: readonly GoodEvent[],
  responseSecret: () => Promise<string>,
): Promise<Map<GoodEvent, AnswerMoveMessage>> {
  // One that corrects only what came of it moves nothing.
  const corrections = good.filter(
    ({ event: { type, officerId, serviceId } }) =>
      type === 'corrected' && (officerId !== undefined || serviceId !== undefined),
  );
  if (corrections.length === 0) return new Map();
  const secret = await responseSecret();
  return new Map(
    corrections.map((correction) => {
      const { eventId, ticketId, occurredAt, officerId, serviceId } = correction.event;
      const move = { eventId, at: occurredAt, officerId, serviceId };
      return [correction, { v: 1, kind: 'answer-move', unitId, key: responseKey(secret, unitId, ticketId), move }];
    }),
  );
}
