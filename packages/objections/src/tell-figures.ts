// Telling the figures at once what was stored a moment ago, or was stored before and may still wait. What cannot be told stays
// in the outbox, and is sent from there (functions/send-rulings).
import { refuse } from '@tera/http';
import { type RulingDeps, queueRuling } from '@tera/intake';
import { type Objection, type RulingOutbox, rulingOf } from '@tera/store';

export interface TellDeps extends RulingDeps {
  readonly outbox: Pick<RulingOutbox, 'holds' | 'remove'>;
  /** Hears why a ruling that the queue has could not be taken out of the outbox. */
  readonly onLeft: (error: unknown) => void;
}

/** Seconds after which a request whose ruling was not queued is worth sending again. */
const RETRY_AFTER = 5;

export const NOT_QUEUED = refuse(
  503,
  '',
  'queue_unavailable',
  'the figures could not be told; send the same again, nothing is done twice',
  { retryAfter: RETRY_AFTER },
);

/** False when the queue did not take what the objection's latest entry says. */
export async function tellFigures(objection: Objection, deps: TellDeps): Promise<boolean> {
  if (!(await queueRuling(objection, deps))) return false;
  // What stays is sent once more, which changes nothing: it is no reason to refuse what is done.
  await deps.outbox.remove(rulingOf(objection)).catch(deps.onLeft);
  return true;
}

/** The same for an entry that was stored by an earlier request: nothing is left to do where the queue has it. */
export async function tellWhatIsLeft(objection: Objection, deps: TellDeps): Promise<boolean> {
  return !(await deps.outbox.holds(rulingOf(objection))) || tellFigures(objection, deps);
}
