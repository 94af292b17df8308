// A unit's registry document, put and got whole.
import { UnitIdSchema } from '@tera/contracts';
import type { Instant, RegistryDocument, UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import type { RegistryStore } from '@tera/store';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });

interface ForUnit {
  readonly path: { readonly unitId: UnitId };
}

export async function putUnit(
  { path, body }: ForUnit & { readonly body: RegistryDocument },
  registry: Pick<RegistryStore, 'putUnit'>,
  now: Instant,
): Promise<Reply> {
  switch (await registry.putUnit(path.unitId, body, now)) {
    case 'stored':
      return { status: 200, body };
    case 'too-large':
      return refuse(
        413,
        '',
        'too_large',
        'the document does not fit even compressed; leave out officers who have left',
      );
    case 'contended':
      return refuse(409, '', 'contended', 'others are changing this unit at the same time; read it and put it again');
  }
}

export async function getUnit({ path }: ForUnit, registry: Pick<RegistryStore, 'unit'>): Promise<Reply> {
  const unit = await registry.unit(path.unitId);
  return unit === undefined
    ? refuse(404, 'unitId', 'unknown_unit', `there is no unit '${path.unitId}'`)
    : { status: 200, body: unit.document };
}
