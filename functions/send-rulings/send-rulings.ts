// Sends what objections have come to and the queue did not take at once. A ruling leaves the outbox after the queue has it, so
// a run may end anywhere and two of them may run at once: what they both send is one ruling.
import { type Instant, MINUTE, SECOND } from '@tera/domain';
import type { Observer } from '@tera/http';
import { type RulingDeps, queueRuling } from '@tera/intake';
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

type Outcome = 'sent' | 'left' | 'failed';

/**
 * Oldest first, until nothing is left, the time is over, or of a whole page nothing can be sent. One that cannot be sent, or
 * read, holds up no other. @throws when there was such a one.
 */
export async function sendRulings(now: Instant, deps: SendDeps): Promise<void> {
  const outcomes: Outcome[] = [];
  const spoiled = (why: unknown) => {
    outcomes.push('failed');
    deps.logger.error('A ruling in the outbox cannot be read', { error: why });
  };
  for await (const page of deps.outbox.waiting(now - LEFT_ALONE_FOR, PER_PAGE, spoiled)) {
    const those = await inParallel(page, AT_ONCE, (waiting) => send(waiting, deps));
    outcomes.push(...those);
    if (those.length > 0 && !those.includes('sent')) break;
  }
  const number = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  if (number('sent') > 0) deps.logger.info('Rulings sent from the outbox', { sent: number('sent') });
  deps.metrics.add('RulingsOverdue', await deps.outbox.count(now - OVERDUE_AFTER));
  if (number('failed') > 0) throw new Error(`${number('failed')} rulings cannot be sent`);
}

async function send(waiting: WaitingRuling, deps: SendDeps): Promise<Outcome> {
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
