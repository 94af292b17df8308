// The names that belong to ids. A figure is kept without them, so whoever prints it looks them up, in the document of today:
// an id that is no longer in it stands alone.

import type { OfficerId, RegistryDocument, ServiceId } from '@tera/domain';

export type NamedCounters = readonly { readonly id: string; readonly name: string }[];

export interface Directory {
  readonly officer: (id: OfficerId) => { readonly name: string; readonly nip?: string | undefined } | undefined;
  readonly service: (id: ServiceId) => string | undefined;
  readonly counters: NamedCounters;
}

export function directoryOf({
  officers,
  services,
  counters,
}: Pick<RegistryDocument, 'officers' | 'services'> & Pick<Directory, 'counters'>): Directory {
  const people = new Map(officers.map((officer) => [officer.id, officer]));
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return { officer: (id) => people.get(id), service: (id) => names.get(id), counters };
}
