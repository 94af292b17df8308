// What forms about several units have in common.
import { isUnitId, USUAL_TIME_ZONE } from '@tera/domain';
import type { ConsoleView, UnitWork } from '@tera/in-person';

/** Ids as they are typed: with commas or spaces between them. */
export function idsIn(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter((id) => id !== ''))];
}

/** The clock of the first of these units that is there. */
export async function usualZone({ works }: ConsoleView<UnitWork>, unitIds: readonly string[]): Promise<string> {
  const first = unitIds.find(isUnitId);
  const unit = first === undefined ? undefined : await works.unit(first);
  return unit?.timeZone ?? USUAL_TIME_ZONE;
}
