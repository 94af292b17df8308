// A unit's registry document, put and got whole.
import type * as routes from '@tera/contracts/routes';
import type { Instant } from '@tera/domain';
import { type Asked, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { RegistryStore } from '@tera/store';

export async function putUnit(
  { path, body }: Asked<typeof routes.putUnit, 'path' | 'body'>,
  registry: Pick<RegistryStore, 'putUnit'>,
  now: Instant,
): Promise<ReplyTo<typeof routes.putUnit>> {
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

export async function getUnit(
  { path }: Asked<typeof routes.getUnit, 'path'>,
  registry: Pick<RegistryStore, 'unit'>,
): Promise<ReplyTo<typeof routes.getUnit>> {
  const unit = await registry.unit(path.unitId);
  return unit === undefined ? unknownUnit(path.unitId) : { status: 200, body: unit.document };
}
