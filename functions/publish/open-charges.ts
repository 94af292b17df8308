// Whether something is still on its way that decides whom an answer of a unit is charged to. A release waits until nothing is.
import { DAY, type Instant, type UnitId } from '@tera/domain';
import type { RulingOutbox } from '@tera/store';

const RULINGS_AT_ONCE = 500;

/** Rulings wait in the outbox until the facts queue has them. */
export function openCharges(outbox: Pick<RulingOutbox, 'waiting'>, now: () => Instant) {
  return async (unitId: UnitId): Promise<boolean> => {
    for await (const waiting of outbox.waiting(now() + DAY, RULINGS_AT_ONCE)) {
      if (waiting.some((ruling) => ruling.unitId === unitId)) return true;
    }
    return false;
  };
}
