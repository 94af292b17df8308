// Sends what objections have come to and the queue did not take at once. A ruling leaves the outbox after the queue has it, so
// a run may end anywhere and two of them may run at once: what they both send is one ruling.
import { type Instant, MINUTE, SECOND } from '@tera/domain';
import type { Observer } from '@tera/http';
import { type SendingOutcome, type RulingDeps, queueRuling, sendWaiting } from '@tera/intake';
import { type ObjectionStore, type RulingOutbox, type WaitingRuling, inParallel } from '@tera/store';

export interface SendDeps extends RulingDeps, Pick<Observer, 'logger' | 'metrics'> {
  readonly objections: Pick<ObjectionStore, 'find'>;
  readonly outbox: Pick<RulingOutbox, 'waiting' | 'remove' | 'count'>;
  /** Milliseconds that this run may still take. */
  readonly remaining: () => number;
}

/** A younger one is most likely being sent by the request that has stored it. */
const LEFT_ALONE_FOR = MINUTE;
/** From then on somebody should look why it is not sent. */
const OVERDUE_AFTER = 15 * MINUTE;
const PER_PAGE = 50;
const AT_ONCE = 4;
/** A queue that hangs takes as long to say no; the run is to tell afterwards what it has left. */
const TIME_TO_END = 20 * SECOND;

/**
 * Oldest first, until nothing is left, the time is over, or of a whole page nothing can be sent. One that cannot be sent, or
 * read, holds up no other. @throws when there was such a one.
 */
export async function sendRulings(now: Instant, deps: SendDeps): Promise<void> {
  let unreadable = 0;
  const spoiled = (why: unknown) => {
    unreadable += 1;
    deps.logger.error('A ruling in the outbox cannot be read', { error: why });
  };
  const { sent, failed } = await sendWaiting(deps.outbox.waiting(now - LEFT_ALONE_FOR, PER_PAGE, spoiled), (page) =>
    inParallel(page, AT_ONCE, (waiting) => send(waiting, deps)),
  );
  if (sent > 0) deps.logger.info('Rulings sent from the outbox', { sent });
  deps.metrics.add('RulingsOverdue', await deps.outbox.count(now - OVERDUE_AFTER));
  const unsent = failed + unreadable;
  if (unsent > 0) throw new Error(`${unsent} rulings cannot be sent`);
}

async function send(waiting: WaitingRuling, deps: SendDeps): Promise<SendingOutcome> {
  if (deps.remaining() < TIME_TO_END) return 'left';
  const { unitId, objectionId } = waiting;
  try {
    const objection = await deps.objections.find(unitId, objectionId);
    if (objection === undefined) throw new Error('the outbox names an objection that there is not');
    if (!(await queueRuling(objection, deps))) return 'left';
    await deps.outbox.remove(waiting);
    return 'sent';
  } catch (error) {
    deps.logger.error('A ruling cannot be sent', { unitId, objectionId, error });
    return 'failed';
  }
}
