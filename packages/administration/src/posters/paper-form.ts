// The official form on paper, of the whole unit or of one of its services. It names no officer: whoever types it says of which
// ticket it is, or of none.
import type * as routes from '@tera/contracts/routes';
import type { Instant } from '@tera/domain';
import { type Asked, type ReplyTo, refuse, unitClosed, unknownUnit } from '@tera/http';
import { type PaperFormInput, paperForm } from '@tera/pages';
import type { RegistryReader } from '@tera/store';

type Route = typeof routes.getPaperForm;

export interface PaperFormDeps {
  readonly registry: RegistryReader;
  readonly now: () => Instant;
}

export async function printForm(
  { path: { unitId }, query }: Asked<Route, 'path' | 'query'>,
  { registry, now }: PaperFormDeps,
): Promise<ReplyTo<Route>> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (unit.isClosedAt(now())) return unitClosed(unitId);
  const { name, services, questionnaire } = unit.document;
  const service = services.find(({ id }) => id === query.service);
  if (query.service !== undefined && service === undefined) {
    return refuse(422, 'service', 'unknown_service', `the unit has no service '${query.service}'`);
  }
  return {
    page: paperForm({
      unitId,
      unit: name,
      // Of a single one nobody has to write which.
      service: service ?? (services.length === 1 ? services[0] : undefined),
      questionnaire: questionnaire as PaperFormInput['questionnaire'],
      lang: query.lang ?? 'id',
    }),
  };
}
