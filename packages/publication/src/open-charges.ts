// Whether something is still on its way that decides whom an answer of a unit is charged to. A release waits until nothing is.
import { DAY, type Instant, type UnitId } from '@tera/domain';
import type { ChargeOutbox, RulingOutbox } from '@tera/store';

const RULINGS_AT_ONCE = 500;

/** Rulings wait in their outbox until the facts queue has them, and tickets in theirs until their answers are told. */
export function openCharges(
  rulings: Pick<RulingOutbox, 'waiting'>,
  charges: Pick<ChargeOutbox, 'isEmpty'>,
  now: () => Instant,
) {
  return async (unitId: UnitId): Promise<boolean> => {
    if (!(await charges.isEmpty(unitId))) return true;
    for await (const waiting of rulings.waiting(now() + DAY, RULINGS_AT_ONCE)) {
      if (waiting.some((ruling) => ruling.unitId === unitId)) return true;
    }
    return false;
  };
}
