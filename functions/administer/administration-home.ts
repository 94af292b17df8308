// The first page of administration: what can be done, and the units that somebody may read the registry of.
import { type AdministeredUnit, ADMINISTRATION, administrationPage } from '@tera/console';
import type { PageReply } from '@tera/http';
import { accessIn, notShown, mayAnywhere, mayEverywhere } from '@tera/in-person';
import { inOrderOfNames } from '@tera/pages';
import { inParallel } from '@tera/store';
import { type AdministrationView, findUnit } from './registry-view.ts';

const ON_A_PAGE = 100;
const UNITS_AT_ONCE = 10;
const MOST_OF_FILE = 100;

/** `GET /console/administration?q=&page=` or `?units=a,b`, with numbers of each. */
export async function administrationHome(view: AdministrationView): Promise<PageReply> {
  const { lang, viewer, at, person, query, works } = view;
  const [maySeeUnits, mayAudit] = [mayAnywhere(person, 'registry:read'), mayAnywhere(person, 'audit:read')];
  if (!maySeeUnits && !mayAudit) return notShown(404, []);
  const named = new Set(query('units')?.split(',').slice(0, MOST_OF_FILE));
  const search = (query('q') ?? '').slice(0, 100);
  const wanted = search.toLowerCase();
  const found: AdministeredUnit[] = [];
  for await (const { unitId, name } of works.units()) {
    if (accessIn(person, unitId)?.may('registry:read') !== true) continue;
    const isNamed = named.size === 0 ? `${unitId} ${name}`.toLowerCase().includes(wanted) : named.has(unitId);
    if (isNamed) found.push({ unitId, name });
  }
  found.sort((a, b) => inOrderOfNames(a.name, b.name));
  const page = pageAsked(query('page'), found.length, ON_A_PAGE);
  const shown = found.slice(page.from, page.from + ON_A_PAGE);
  const to = (nth: number | undefined) =>
    nth === undefined
      ? undefined
      : `${ADMINISTRATION}?${new URLSearchParams({ ...(search !== '' && { q: search }), page: String(nth) }).toString()}`;
  const units =
    named.size === 0
      ? shown
      : await inParallel(shown, UNITS_AT_ONCE, async (unit) => {
          const document = (await findUnit(view, unit.unitId))?.document;
          if (document === undefined) return unit;
          const { services, officers, counters } = document;
          const numbers = { services: services.length, officers: officers.length, counters: counters.length };
          return { ...unit, numbers };
        });
  return {
    page: administrationPage({
      lang,
      viewer,
      at,
      units,
      found: found.length,
      search,
      isOfFile: named.size > 0,
      pages: { before: to(page.before), after: to(page.after) },
      mayChange: mayAnywhere(person, 'registry:write'),
      mayAudit,
      maySeeUnits,
      mayAdd: mayEverywhere(person, 'registry:write'),
    }),
  };
}

interface PageOfList {
  readonly from: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Which part of a list is asked for, and which there are beside it; what is no number is the first. */
export function pageAsked(asked: string | undefined, count: number, size: number): PageOfList {
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(Math.max(1, Math.floor(Number(asked ?? 1)) || 1), pages);
  return {
    from: (page - 1) * size,
    before: page > 1 ? page - 1 : undefined,
    after: page < pages ? page + 1 : undefined,
  };
}
