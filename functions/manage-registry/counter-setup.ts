// The names that a browser counter chooses from, with the standard of today that an officer's own median stands beside. The key that reads them lies on many desks, so what a counter does not
// need is left out: each field is named here, and a new one of the registry does not slip through. The key of one officer
// chooses that officer.
import { type Counter, type Instant, type Service, type Standard, localDayOf } from '@tera/domain';
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { RegistryReader } from '@tera/store';

type Route = typeof routes.getCounterSetup;

export async function counterSetup(
  { path: { unitId }, caller }: Asked<Route, 'path' | 'caller'>,
  registry: RegistryReader,
  now: Instant,
): Promise<ReplyTo<Route>> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const { name, timeZone, services, officers, counters } = unit.document;
  const today = localDayOf(now, timeZone);
  return {
    status: 200,
    body: {
      unitId,
      name,
      timeZone,
      services: services.map((service) => withStandard(service, unit.standardOn(service.id, today))),
      officers: officers
        .filter(({ id, active }) => active !== false && (caller.officerId === undefined || caller.officerId === id))
        .map(named),
      counters: counters.map(withPrefix),
    },
  };
}

function withStandard({ id, name }: Service, standard: Standard | undefined) {
  if (standard === undefined) return { id, name };
  return { id, name, standard: { measure: standard.measure, minutes: standard.minutes } };
}

function withPrefix({ id, name, prefix }: Counter) {
  return prefix === undefined ? { id, name } : { id, name, prefix };
}

function named<Id extends string>({ id, name }: { readonly id: Id; readonly name: string }) {
  return { id, name };
}
