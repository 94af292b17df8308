// Telling the figures what an objection has come to. What is sent is worked out of the objection's entries alone, so whoever
// sends it, and whenever, sends the same: the same ruling twice is one ruling.
import type { FactMessage, RulingMessage } from '@tera/contracts';
import type { EventId, Instant } from '@tera/domain';
import type { Decision, FactQueue, Objection } from '@tera/store';

export interface RulingDeps {
  readonly queue: FactQueue;
}

/** Characters of a decision's reason that go along with the correction: a ticket is to stay small. */
const REASON_IN_TICKET = 200;

/** False when the queue did not take all of what the objection's latest entry says. */
export async function queueRuling(objection: Objection, { queue }: RulingDeps): Promise<boolean> {
  const taken = await queue.send(messagesOf(objection));
  return taken.every(Boolean);
}

/** Their instants are those of the entries, so that what is sent again is a duplicate. */
function messagesOf(objection: Objection): FactMessage[] {
  const { filed, decided } = objection;
  if (decided === undefined) return [ruling(objection, 'contested', filed.at)];
  if (decided.outcome === 'refused') return [ruling(objection, 'clear', decided.at)];
  if (decided.correction === undefined) return [ruling(objection, 'annulled', decided.at)];
  return [correction(objection, decided), ruling(objection, 'clear', decided.at)];
}

function ruling(
  { unitId, objectionId, filed }: Objection,
  state: RulingMessage['ruling']['state'],
  at: Instant,
): RulingMessage {
  return {
    v: 1,
    kind: 'ruling',
    unitId,
    fact: { kind: 'ticket', id: filed.factId },
    ruling: { state, at, objectionId },
  };
}

/** The ticket's own correction. The answer that was given to it goes where the ticket goes, once it is counted. */
function correction(
  { unitId, objectionId, filed }: Objection,
  { at, keyId, reason, correction: corrected = {} }: Decision,
): FactMessage {
  const event = {
    eventId: `objection.${objectionId}` as EventId,
    ticketId: filed.factId,
    type: 'corrected' as const,
    occurredAt: at,
    ...corrected,
    reason: reason.slice(0, REASON_IN_TICKET).toWellFormed(),
  };
  return { v: 1, kind: 'ticket-events', unitId, events: [event], sentBy: { keyId } };
}
