// Posters to print: one for the unit and one for each counter. Their links name no officer, so what comes through them
// counts to the unit alone.
import { UnitIdSchema } from '@tera/contracts';
import type { CounterId, UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type LinkSecretSource, signPosterLink } from '@tera/links';
import { LANGS, POSTER_SIZES, postersPage, surveyPath } from '@tera/pages';
import type { RegistryReader } from '@tera/store';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });
export const PostersQuery = z.strictObject({ size: z.enum(POSTER_SIZES).optional(), lang: z.enum(LANGS).optional() });

export interface Deps {
  readonly registry: RegistryReader;
  readonly secrets: Pick<LinkSecretSource, 'current'>;
  readonly publicUrl: string;
}

export interface PostersRequest {
  readonly path: { readonly unitId: UnitId };
  readonly query: z.infer<typeof PostersQuery>;
}

export async function posters({ path, query }: PostersRequest, deps: Deps): Promise<Reply> {
  const { unitId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const secrets = await deps.secrets.current();
  const urlOf = (counterId?: CounterId) => deps.publicUrl + surveyPath(signPosterLink({ unitId, counterId }, secrets));
  const { name, counters } = unit.document;
  return {
    page: postersPage({
      unit: name,
      posters: [
        { title: name, url: urlOf() },
        ...counters.map((counter) => ({ title: counter.name, url: urlOf(counter.id) })),
      ],
      size: query.size ?? 'A4',
      lang: query.lang ?? 'id',
    }),
  };
}
