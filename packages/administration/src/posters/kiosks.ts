// Where the tablets of a unit begin: one address for the unit and one for each counter. Like a poster's they name no officer; what
// makes a kiosk of an answer is that its link was signed as one.
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, unitClosed, unknownUnit } from '@tera/http';
import type { CounterId } from '@tera/domain';
import { signKioskLink } from '@tera/links';
import { surveyPath } from '@tera/pages';
import type { PosterDeps } from './posters.ts';

type Route = typeof routes.getKiosks;

export async function kiosks({ path: { unitId } }: Asked<Route, 'path'>, deps: PosterDeps): Promise<ReplyTo<Route>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (unit.isClosedAt(deps.now())) return unitClosed(unitId);
  const secrets = await deps.secrets.current();
  const { name, counters } = unit.document;
  const kioskOf = (of: string, counterId?: CounterId) => {
    return { counterId, name: of, url: deps.publicUrl + surveyPath(signKioskLink({ unitId, counterId }, secrets)) };
  };
  return {
    status: 200,
    body: { kiosks: [kioskOf(name), ...counters.map((counter) => kioskOf(counter.name, counter.id))] },
  };
}
