// The list of all units, in one partition: a line for each, with what anybody may know.
import { type UnitId, isUnitId } from '@tera/domain';
import { type Item, S, text, that } from './attributes.ts';
import { UNIT_LIST_PARTITION } from './tables.ts';

export interface ListedUnit {
  readonly unitId: UnitId;
  readonly name: string;
  readonly timeZone: string;
}

export function unitListKey(unitId: string): Item {
  return { pk: S(UNIT_LIST_PARTITION), sk: S(unitId) };
}

export function listedUnit(item: Item): ListedUnit {
  return { unitId: that(text(item, 'sk'), isUnitId), name: text(item, 'name'), timeZone: text(item, 'timeZone') };
}
