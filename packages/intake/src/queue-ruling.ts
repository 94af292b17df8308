// Telling the figures what an objection has come to. What is sent is worked out of the objection's entries alone, so whoever
// sends it, and whenever, sends the same: the same ruling twice is one ruling.
import type { FactMessage, RulingMessage } from '@tera/contracts';
import type { EventId, Instant } from '@tera/domain';
import { responseKey } from '@tera/links';
import type { Decision, FactQueue, Objection } from '@tera/store';

export interface RulingDeps {
  readonly queue: FactQueue;
  readonly responseSecret: () => Promise<string>;
}

/** Characters of a decision's reason that go along with the correction: a ticket is to stay small. */
const REASON_IN_TICKET = 200;

/** False when the queue did not take all of what the objection's latest entry says. */
export async function queueRuling(objection: Objection, { queue, responseSecret }: RulingDeps): Promise<boolean> {
  const taken = await queue.send(await messagesOf(objection, responseSecret));
  return taken.every(Boolean);
}

/** Their instants are those of the entries, so that what is sent again is a duplicate. */
async function messagesOf(objection: Objection, secret: RulingDeps['responseSecret']): Promise<FactMessage[]> {
  const { filed, decided } = objection;
  if (decided === undefined) return [ruling(objection, 'contested', filed.at)];
  if (decided.outcome === 'refused') return [ruling(objection, 'clear', decided.at)];
  if (decided.correction === undefined) return [ruling(objection, 'annulled', decided.at)];
  return [...(await corrections(objection, decided, secret)), ruling(objection, 'clear', decided.at)];
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

/** The ticket's own correction; and the answer that was given to it goes where the ticket goes. */
async function corrections(
  { unitId, objectionId, filed }: Objection,
  { at, keyId, reason, correction = {} }: Decision,
  secret: RulingDeps['responseSecret'],
): Promise<FactMessage[]> {
  const ticketId = filed.factId;
  const eventId = `objection.${objectionId}` as EventId;
  const { officerId, serviceId } = correction;
  const event = {
    eventId,
    ticketId,
    type: 'corrected' as const,
    occurredAt: at,
    ...correction,
    reason: reason.slice(0, REASON_IN_TICKET).toWellFormed(),
  };
  const corrected: FactMessage = { v: 1, kind: 'ticket-events', unitId, events: [event], sentBy: { keyId } };
  if (officerId === undefined && serviceId === undefined) return [corrected];
  const key = responseKey(await secret(), unitId, ticketId);
  return [corrected, { v: 1, kind: 'answer-move', unitId, key, move: { eventId, at, officerId, serviceId } }];
}
