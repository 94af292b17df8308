// Posters to print: one for the unit and one for each counter. Their links name no officer, so what comes through them
// counts to the unit alone.
import type * as routes from '@tera/contracts/routes';
import type { CounterId, Instant } from '@tera/domain';
import { type Asked, type ReplyTo, unitClosed, unknownUnit } from '@tera/http';
import { type LinkSecretSource, shortAddress, signPosterLink } from '@tera/links';
import { type Poster, postersPage, shortPath, surveyPath } from '@tera/pages';
import type { RegistryReader } from '@tera/store';

export interface PosterDeps {
  readonly registry: RegistryReader;
  readonly secrets: Pick<LinkSecretSource, 'current'>;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

export type PostersRequest = Asked<typeof routes.getPosters, 'path' | 'query'>;

export async function posters(
  { path, query }: PostersRequest,
  deps: PosterDeps,
): Promise<ReplyTo<typeof routes.getPosters>> {
  const { unitId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  if (unit.isClosedAt(deps.now())) return unitClosed(unitId);
  const secrets = await deps.secrets.current();
  const poster = (title: string, counterId?: CounterId): Poster => ({
    title,
    url: deps.publicUrl + surveyPath(signPosterLink({ unitId, counterId }, secrets)),
    shortUrl: deps.publicUrl + shortPath(shortAddress({ unitId, counterId }, secrets)),
  });
  const { name, counters } = unit.document;
  return {
    page: postersPage({
      unit: name,
      posters: [poster(name), ...counters.map((counter) => poster(counter.name, counter.id))],
      size: query.size ?? 'A4',
      lang: query.lang ?? 'id',
    }),
  };
}
