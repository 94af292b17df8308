// The units in which somebody has a role, by name: of whoever is for all of them, all.
import type { KeptPerson, ListedUnit, RegistryStore } from '@tera/store';
import { type Access, accessIn } from '@tera/in-person';
import { inOrderOfNames } from '@tera/pages';

export interface OwnUnit extends ListedUnit {
  readonly access: Access;
}

export async function ownUnitsOf(
  person: Pick<KeptPerson, 'roles'>,
  { registry }: { readonly registry: Pick<RegistryStore, 'units'> },
): Promise<readonly OwnUnit[]> {
  if (person.roles.length === 0) return [];
  const units: OwnUnit[] = [];
  for await (const unit of registry.units()) {
    const access = accessIn(person, unit.unitId);
    if (access !== undefined) units.push({ ...unit, access });
  }
  return units.toSorted((a, b) => inOrderOfNames(a.name, b.name) || (a.unitId < b.unitId ? -1 : 1));
}

/** Those of the units whose name another has as well, by their ids: only that tells them apart. */
export function namesakesAmong(units: readonly Pick<ListedUnit, 'unitId' | 'name'>[]): ReadonlySet<string> {
  const byName = Map.groupBy(units, ({ name }) => name);
  return new Set([...byName.values()].flatMap((alike) => (alike.length > 1 ? alike.map(({ unitId }) => unitId) : [])));
}

/** `Kelurahan Contoh (contoh-2)` */
export function nameWithId({ unitId, name }: Pick<ListedUnit, 'unitId' | 'name'>): string {
  return `${name} (${unitId})`;
}
