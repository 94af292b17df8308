// Answers that came before their ticket was counted. Mostly the ticket is there by now, or in a moment; one that is not comes
// again with the queue, and again, until it is.
import { type ChargeJob, ChargeJobSchema } from '@tera/contracts';
import { type Instant, SECOND } from '@tera/domain';
import type { Observer } from '@tera/http';
import { type TellChargesDeps, tellCharges } from './tell-charges.ts';

export interface JobDeps extends TellChargesDeps, Pick<Observer, 'logger' | 'metrics'> {
  readonly now: () => Instant;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

export interface JobRecord {
  readonly messageId: string;
  readonly body: string;
}

/** How often a ticket is looked for, and how long after each other: whoever counts waits five seconds for a batch to fill. */
const LOOKS = 6;
const BETWEEN_LOOKS = 2 * SECOND;

/** The message ids that must come again. */
export async function answerJobs(records: readonly JobRecord[], deps: JobDeps): Promise<string[]> {
  const failed: string[] = [];
  let left: { readonly messageId: string; readonly job: ChargeJob }[] = [];
  for (const { messageId, body } of records) {
    const job = jobIn(body);
    if (job === undefined) failed.push(messageId);
    else left.push({ messageId, job });
  }
  if (failed.length > 0) deps.logger.error('Jobs cannot be read', { messageIds: failed });
  deps.metrics.add('Unreadable', failed.length);

  for (let look = 0; left.length > 0 && look < LOOKS; look++) {
    if (look > 0) await deps.pause(BETWEEN_LOOKS);
    const told = await tellCharges(
      left.map(({ job }) => job),
      deps.now(),
      deps,
    );
    left = left.filter((_, index) => told[index] !== 'told');
  }
  return [...failed, ...left.map(({ messageId }) => messageId)];
}

function jobIn(body: string): ChargeJob | undefined {
  try {
    const read = ChargeJobSchema.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
