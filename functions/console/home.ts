// The first page: what the person may see, by the names of units.
import { ALL_UNITS } from '@tera/contracts';
import { homePage } from '@tera/console';
import type { UnitId } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { type RegistryReader, inParallel } from '@tera/store';
import type { ConsoleView } from './view.ts';

const UNITS_AT_ONCE = 10;

export async function home(
  { lang, viewer, person, at }: ConsoleView,
  { registry }: { readonly registry: Pick<RegistryReader, 'unit'> },
): Promise<PageReply> {
  const named = new Map(
    await inParallel([...new Set(person.roles.flatMap(({ units }) => units))], UNITS_AT_ONCE, async (unitId) => {
      const unit = unitId === ALL_UNITS ? undefined : await registry.unit(unitId as UnitId);
      return [unitId, unit?.document.name ?? unitId] as const;
    }),
  );
  return {
    page: homePage({
      lang,
      viewer,
      at,
      roles: person.roles.map(({ role, units }) => ({
        role,
        units: units.includes(ALL_UNITS) ? [] : units.map((unitId) => named.get(unitId) ?? unitId),
      })),
    }),
  };
}
