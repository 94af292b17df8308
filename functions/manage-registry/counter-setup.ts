// The names that a browser counter chooses from. The key that reads them lies on many desks, so what a counter does not
// need is left out: each field is named here, and a new one of the registry does not slip through.
import type { CounterSetup } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import type { RegistryReader } from '@tera/store';

interface ForUnit {
  readonly path: { readonly unitId: UnitId };
}

export async function counterSetup({ path: { unitId } }: ForUnit, registry: RegistryReader): Promise<Reply> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const { name, timeZone, services, officers, counters } = unit.document;
  const body: CounterSetup = {
    unitId,
    name,
    timeZone,
    services: services.map(named),
    officers: officers.filter(({ active }) => active !== false).map(named),
    counters: counters.map(named),
  };
  return { status: 200, body };
}

function named<Id extends string>({ id, name }: { readonly id: Id; readonly name: string }) {
  return { id, name };
}
