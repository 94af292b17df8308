// Which revisions there are of a period's release, and what is answered while one cannot be made.
import type { Period, UnitId } from '@tera/domain';
import { refuse } from '@tera/http';
import type { ReleaseHead, ReleaseStore } from '@tera/store';

/** Oldest first; none of a period that is not released. */
export async function revisionsOf(
  unitId: UnitId,
  { name, from, to }: Period,
  { releases }: { readonly releases: Pick<ReleaseStore, 'heads'> },
): Promise<ReleaseHead[]> {
  return (await releases.heads(unitId, from, to)).filter(({ period }) => period === name);
}

export async function isReleased(...asked: Parameters<typeof revisionsOf>): Promise<boolean> {
  return (await revisionsOf(...asked)).length > 0;
}

export function unsettled() {
  return refuse(409, 'period', 'unsettled', 'answers of the period are still on their way: ask again in some minutes');
}
