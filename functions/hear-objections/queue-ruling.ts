// Telling the figures what an objection has come to. The entry is stored first and queued afterwards, so an entry that
// the queue has not taken is sent again by whoever meets it; the same ruling twice is one ruling.
import type { FactMessage, RulingMessage } from '@tera/contracts';
import type { EventId, Instant } from '@tera/domain';
import { refuse } from '@tera/http';
import { responseKey } from '@tera/links';
import { type Decision, type FactQueue, type Objection, type ObjectionStore, inParallel } from '@tera/store';

export interface QueueDeps {
  readonly objections: Pick<ObjectionStore, 'noteQueued'>;
  readonly queue: FactQueue;
  readonly responseSecret: () => Promise<string>;
  readonly now: () => Instant;
}

/** Seconds after which a request whose ruling was not queued is worth sending again. */
const RETRY_AFTER = 5;
const AT_ONCE = 4;
/** Characters of a decision's reason that go along with the correction: a ticket is to stay small. */
const REASON_IN_TICKET = 200;

export const NOT_QUEUED = refuse(
  503,
  '',
  'queue_unavailable',
  'the figures could not be told; send the same again, nothing is done twice',
  { retryAfter: RETRY_AFTER },
);

/** False when the queue did not take all of what their latest entries say. */
export async function queueRulings(objections: readonly Objection[], deps: QueueDeps): Promise<boolean> {
  const left = objections.filter(({ queued }) => !queued);
  const outcomes = await inParallel(left, AT_ONCE, (objection) => queueRuling(objection, deps));
  return outcomes.every(Boolean);
}

async function queueRuling(objection: Objection, deps: QueueDeps): Promise<boolean> {
  const taken = await deps.queue.send(await messagesOf(objection, deps.responseSecret));
  if (!taken.every(Boolean)) return false;
  await deps.objections.noteQueued(objection, deps.now());
  return true;
}

/** Their instants are those of the entries, so that what is sent again is a duplicate. */
async function messagesOf(objection: Objection, secret: QueueDeps['responseSecret']): Promise<FactMessage[]> {
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
  secret: QueueDeps['responseSecret'],
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
