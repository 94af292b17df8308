// Every page of the console and of the public, who sees it, and how its path is filled. The guards walk this table: a page that
// is not in it fails `test/structure/console-pages.test.ts`, so that nobody adds one without saying who sees it.
// It is written by hand from what roles are for, and knows nothing of scopes, which are what it checks.
import type { Role } from '@tera/contracts';

/**
 * - `anyone`: signed in or not; nothing is on it that is not published
 * - `whoever is signed in`: also without any role
 * - roles: in the unit of the path, or in any where it names none. The role `officer` sees a page whose path names an officer
 *   about itself alone.
 */
export type SeenBy = 'anyone' | 'whoever is signed in' | readonly Role[];

type Variant = Readonly<Record<string, string>>;

export interface PageOfTera {
  readonly path: `/${string}`;
  readonly seenBy: SeenBy;
  /** `period`: it is asked for one. */
  readonly query?: readonly 'period'[];
  /** In what ways it is asked for: what the path does not name goes into the query. `format` is what it then is, HTML without one. */
  readonly variants?: readonly Variant[];
  /** An officer who sees nothing of others is led to this page, about themselves, instead of being told that it is not there. */
  readonly leadsOfficerTo?: `/${string}`;
  /** One of those that are looked at longest. */
  readonly isMain?: true;
}

const OF_THE_UNIT = ['hr', 'supervisor', 'auditor'] as const;
const AND_ONESELF = [...OF_THE_UNIT, 'officer'] as const;

export const PAGES_OF_TERA: readonly PageOfTera[] = [
  { path: '/', seenBy: 'anyone', isMain: true },
  { path: '/u/{unitId}', seenBy: 'anyone', isMain: true },
  { path: '/u/{unitId}/poster', seenBy: 'anyone' },
  { path: '/u/{unitId}/screen', seenBy: 'anyone' },

  { path: '/console', seenBy: 'whoever is signed in', isMain: true },
  { path: '/console/feedback', seenBy: 'whoever is signed in' },
  { path: '/console/recap', seenBy: OF_THE_UNIT, query: ['period'] },

  {
    path: '/console/units/{unitId}',
    seenBy: OF_THE_UNIT,
    leadsOfficerTo: '/console/units/{unitId}/officers/{officerId}',
    isMain: true,
  },
  { path: '/console/units/{unitId}/period', seenBy: OF_THE_UNIT, query: ['period'], isMain: true },
  { path: '/console/units/{unitId}/trend', seenBy: OF_THE_UNIT },
  { path: '/console/units/{unitId}/services/{serviceId}', seenBy: OF_THE_UNIT, query: ['period'] },
  {
    path: '/console/units/{unitId}/download/{what}',
    seenBy: OF_THE_UNIT,
    query: ['period'],
    variants: [
      ...['service', 'officer'].flatMap((by) => [
        { what: 'indicators', by, format: 'xlsx' },
        { what: 'indicators', by, format: 'csv', header: 'titles' },
      ]),
      ...['xlsx', 'csv', 'html'].map((format) => ({ what: 'skm', format })),
      { what: 'skm', format: 'html', view: 'poster' },
    ],
  },

  { path: '/console/units/{unitId}/officers', seenBy: OF_THE_UNIT, query: ['period'] },
  { path: '/console/units/{unitId}/officers/{officerId}', seenBy: AND_ONESELF, query: ['period'], isMain: true },
  { path: '/console/units/{unitId}/officers/{officerId}/tickets', seenBy: AND_ONESELF, query: ['period'] },
  { path: '/console/units/{unitId}/officers/{officerId}/evaluation', seenBy: AND_ONESELF, query: ['period'] },
];

/** Pages of the table whose route is not there yet. */
export const EXPECTED_LATER: readonly string[] = [
  '/',
  '/u/{unitId}',
  '/u/{unitId}/poster',
  '/u/{unitId}/screen',
  '/console/feedback',
  '/console/recap',
  '/console/units/{unitId}/download/{what}',
  '/console/units/{unitId}/officers',
  '/console/units/{unitId}/officers/{officerId}',
  '/console/units/{unitId}/officers/{officerId}/tickets',
  '/console/units/{unitId}/officers/{officerId}/evaluation',
];

/** The way in, which shows nothing of anybody. */
export const DOORS: readonly string[] = ['GET /sign-in', 'GET /sign-in/callback'];

/** What a page sends, always with the token of its form. */
export const FORMS_OF_TERA: readonly {
  readonly path: `/${string}`;
  readonly fields: Readonly<Record<string, string>>;
}[] = [
  { path: '/sign-out', fields: {} },
  { path: '/console/feedback', fields: { text: 'Masukan yang tidak boleh masuk' } },
];

/** What stands in a path. */
export interface Place {
  readonly unitId?: string;
  readonly officerId?: string;
  readonly serviceId?: string;
}

/** Who asks, as they are registered. */
export interface RolesOf {
  readonly roles: readonly {
    readonly role: Role;
    readonly units: readonly string[];
    readonly officerId?: string;
  }[];
}

/** `undefined`: nobody is signed in. */
export function maySee(page: PageOfTera, who: RolesOf | undefined, { unitId, officerId }: Place): boolean {
  const { seenBy } = page;
  if (seenBy === 'anyone') return true;
  if (who === undefined) return false;
  if (seenBy === 'whoever is signed in') return true;
  return who.roles.some(
    ({ role, units, officerId: own }) =>
      seenBy.includes(role) &&
      (unitId === undefined || units.includes(unitId) || units.includes('*')) &&
      (role !== 'officer' || officerId === undefined || officerId === own),
  );
}

/** Where somebody is led instead, who has a page of their own; `undefined` where they are not. */
export function ledTo(page: PageOfTera, who: RolesOf | undefined, { unitId = '' }: Place): string | undefined {
  const own = who?.roles.find(({ role, units }) => role === 'officer' && units.includes(unitId))?.officerId;
  return page.leadsOfficerTo === undefined || own === undefined || maySee(page, who, { unitId })
    ? undefined
    : filled(page.leadsOfficerTo, { unitId, officerId: own });
}

export interface Address {
  readonly address: string;
  /** What it answers with where it answers. */
  readonly format: string;
}

/** The addresses of a page at a place, one for each way to ask for it. @throws where the place has not what its path names */
export function addressesOf(
  { path, query: asked = [], variants = [{}] }: PageOfTera,
  place: Place,
  period: string,
): readonly Address[] {
  return variants.map((variant) => {
    const inQuery = Object.entries(variant).filter(([name]) => !path.includes(`{${name}}`));
    const query = new URLSearchParams(
      Object.fromEntries([...asked.map((name) => [name, period]), ...inQuery]),
    ).toString();
    const address = filled(path, { ...place, ...variant });
    return { address: query === '' ? address : `${address}?${query}`, format: variant['format'] ?? 'html' };
  });
}

function filled(path: string, values: Place & Variant): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing fills {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
}
