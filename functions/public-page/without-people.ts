// A unit without the people in it: nothing that these pages are made of has ever known a name or a number of an officer.
import type { UnitRegistry } from '@tera/domain';

export function withoutPeople(unit: UnitRegistry): UnitRegistry {
  return { ...unit, document: { ...unit.document, officers: [], targets: [] } };
}
