// The first page: what the person may see, by the names of units.
import { ALL_UNITS } from '@tera/contracts';
import { homePage } from '@tera/console';
import type { UnitId } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import { preferredLang } from '@tera/pages';
import { type RegistryReader, inParallel } from '@tera/store';
import type { SignedIn } from './signed-in.ts';

const UNITS_AT_ONCE = 10;

export async function home(
  { headers, queryStringParameters }: HttpEvent,
  { person, session }: SignedIn,
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
      lang: preferredLang(queryStringParameters?.['lang'], headers['accept-language']),
      viewer: { name: person.name, formToken: session.formToken },
      roles: person.roles.map(({ role, units }) => ({
        role,
        units: units.includes(ALL_UNITS) ? [] : units.map((unitId) => named.get(unitId) ?? unitId),
      })),
    }),
  };
}
