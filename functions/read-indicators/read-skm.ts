// Adds up the same cells into the official survey report. A service that nobody knows is refused: an empty report would
// say that nobody answered.
import type { SkmQuery } from '@tera/contracts';
import { type ServiceId, type UnitId, parseCellKey, skmReport } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type Deps, type PeriodOfUnit, readPeriod } from './period-of-unit.ts';

export async function readSkm(unitId: UnitId, { period, weight, service }: SkmQuery, deps: Deps): Promise<Reply> {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  if (service !== undefined && !knows(found, service)) {
    return refuse(404, 'service', 'unknown_service', `the unit has no service '${service}'`);
  }
  const asked = service === undefined ? {} : { serviceId: service };
  return {
    status: 200,
    body: { ...found.head, ...asked, ...skmReport(found.cells, { weight, ...asked }) },
  };
}

/** What a unit no longer offers can still be reported for the time when it did. */
function knows({ unit, cells }: PeriodOfUnit, service: ServiceId): boolean {
  return (
    unit.document.services.some(({ id }) => id === service) ||
    cells.some(([key]) => parseCellKey(key).serviceId === service)
  );
}
