// Tickets that say otherwise than before whose their answer is. Each leaves the outbox once the queue has what it says and it has
// not changed again, so a run may end anywhere and two of them may run at once: what they both tell is told once.
import { type Instant, SECOND } from '@tera/domain';
import type { Observer } from '@tera/http';
import { type SendingOutcome, sendWaiting } from '@tera/intake';
import { type ChargeOutbox, type WaitingCharge, inParallel } from '@tera/store';
import { type TellChargesDeps, tellCharges } from './tell-charges.ts';

export interface OutboxDeps extends TellChargesDeps, Pick<Observer, 'logger' | 'metrics'> {
  readonly outbox: Pick<ChargeOutbox, 'waiting' | 'remove'>;
  /** Milliseconds that this run may still take. */
  readonly remaining: () => number;
}

const PER_PAGE = 100;
const AT_ONCE = 8;
/** A queue that hangs takes as long to say no. */
const TIME_TO_END = 20 * SECOND;

export async function emptyOutbox(now: Instant, deps: OutboxDeps): Promise<void> {
  const spoiled = (why: unknown) => deps.logger.error('An item of the outbox cannot be read', { error: why });
  const { sent, left } = await sendWaiting(deps.outbox.waiting(PER_PAGE, spoiled), (page) => send(page, now, deps));
  if (sent > 0) deps.logger.info('Answers told whose they are', { tickets: sent });
  deps.metrics.add('ChargesLeft', left);
}

async function send(page: readonly WaitingCharge[], now: Instant, deps: OutboxDeps): Promise<SendingOutcome[]> {
  if (deps.remaining() < TIME_TO_END) return page.map(() => 'left');
  const told = await tellCharges(page, now, deps);
  const done = page.filter((_, index) => told[index] !== 'not-taken');
  // One that is not there is forgotten, and so is what was answered to it.
  await inParallel(done, AT_ONCE, deps.outbox.remove);
  return told.map((one) => (one === 'not-taken' ? 'left' : 'sent'));
}
