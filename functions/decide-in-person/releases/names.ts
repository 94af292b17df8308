// What ids are called on the pages about releases: officers and services as the unit has them, and by their name who has proposed
// or decided.
import type { NamesOfParts } from '@tera/console';
import { personAsKey } from '@tera/contracts';
import type { UnitRegistry } from '@tera/domain';
import type { Lang } from '@tera/pages';
import type { PersonReader } from '@tera/store';

const KEY = { id: 'kunci API', en: 'API key' } as const;

export function namesOfParts({ document: { officers, services, counters } }: UnitRegistry): NamesOfParts {
  return { officer: namedBy(officers), service: namedBy(services), counters };
}

function namedBy(all: readonly { readonly id: string; readonly name: string }[]): (id: string) => string {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** Of each key id the name: of a person theirs, of a key that it is one. Who is not registered any more has their id alone. */
export async function namesOfDeciders(
  keyIds: readonly string[],
  people: Pick<PersonReader, 'find'>,
  lang: Lang,
): Promise<(keyId: string) => string> {
  const names = new Map<string, string>();
  for (const keyId of new Set(keyIds)) {
    const personId = personAsKey(keyId);
    const name = personId === undefined ? `${KEY[lang]} ${keyId}` : ((await people.find(personId))?.name ?? personId);
    names.set(keyId, name);
  }
  return (keyId) => names.get(keyId) ?? keyId;
}
