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
  /** Of what it is asked: of any period, or of a quarter, which is what an evaluation is of. */
  readonly of?: 'period' | 'quarter';
  /** In what ways it is asked for: what the path does not name goes into the query, and is filled as the path is. `format` is what it then is, HTML without one. */
  readonly variants?: readonly Variant[];
  /**
   * An officer who sees nothing of others is led to this page, about themselves, instead of being told that it is not there; from a page
   * that is about no unit, who is an officer and nothing else.
   */
  readonly leadsOfficerTo?: `/${string}`;
  /** A sheet of paper is as wide as it is, and a television is read from afar; any other is for every screen. */
  readonly madeFor?: 'paper' | 'television';
  /** What its path names is one officer's: an officer sees it where it is about themselves. */
  readonly ofOfficer?: true;
  /** One of those that are looked at longest. */
  readonly isMain?: true;
}

const OF_THE_UNIT = ['hr', 'supervisor', 'auditor'] as const;
/** Who changes units, and who only reads how they are registered. */
const REGISTRY_READERS = ['admin', 'hr'] as const;
const AND_ONESELF = [...OF_THE_UNIT, 'officer'] as const;

export const PAGES_OF_TERA: readonly PageOfTera[] = [
  { path: '/', seenBy: 'anyone', isMain: true },
  { path: '/u/{unitId}', seenBy: 'anyone', isMain: true },
  { path: '/u/{unitId}/poster', seenBy: 'anyone', madeFor: 'paper' },
  { path: '/u/{unitId}/screen', seenBy: 'anyone', madeFor: 'television' },

  {
    path: '/console',
    seenBy: 'whoever is signed in',
    leadsOfficerTo: '/console/units/{unitId}/officers/{officerId}',
    isMain: true,
  },
  { path: '/console/feedback', seenBy: 'whoever is signed in' },
  {
    path: '/console/recap',
    seenBy: OF_THE_UNIT,
    of: 'period',
    variants: [{}, { format: 'xlsx' }, { format: 'csv' }],
  },

  {
    path: '/console/units/{unitId}',
    seenBy: OF_THE_UNIT,
    leadsOfficerTo: '/console/units/{unitId}/officers/{officerId}',
    isMain: true,
  },
  { path: '/console/units/{unitId}/period', seenBy: OF_THE_UNIT, of: 'period', isMain: true },
  { path: '/console/units/{unitId}/trend', seenBy: OF_THE_UNIT },
  { path: '/console/units/{unitId}/services/{serviceId}', seenBy: OF_THE_UNIT, of: 'period' },
  {
    path: '/console/units/{unitId}/download/{what}',
    seenBy: OF_THE_UNIT,
    of: 'period',
    variants: [
      { what: 'indicators', format: 'xlsx' },
      { what: 'indicators', by: 'service', format: 'csv', header: 'titles' },
      ...['xlsx', 'csv', 'html'].map((format) => ({ what: 'skm', format })),
      { what: 'skm', format: 'html', view: 'poster' },
    ],
    madeFor: 'paper',
  },
  {
    // An officer's is of themselves alone.
    path: '/console/units/{unitId}/download/{what}',
    seenBy: AND_ONESELF,
    of: 'period',
    variants: [
      { what: 'indicators', by: 'officer', format: 'xlsx' },
      { what: 'indicators', by: 'officer,service', format: 'csv', header: 'titles' },
      { what: 'indicators', by: 'officer', table: 'evaluation', format: 'xlsx' },
    ],
  },
  {
    path: '/console/units/{unitId}/download/{what}',
    seenBy: AND_ONESELF,
    variants: ['xlsx', 'csv'].map((format) => {
      const [from, to] = ['{period}', '{period}'];
      return { what: 'trend', officer: '{officerId}', grain: 'month', from, to, format };
    }),
  },

  {
    path: '/console/units/{unitId}/officers',
    seenBy: OF_THE_UNIT,
    of: 'period',
    leadsOfficerTo: '/console/units/{unitId}/officers/{officerId}',
  },
  { path: '/console/units/{unitId}/officers/{officerId}', seenBy: AND_ONESELF, of: 'period', isMain: true },
  {
    path: '/console/units/{unitId}/officers/{officerId}/tickets',
    seenBy: AND_ONESELF,
    of: 'period',
    variants: [{}, { indicator: 'tickets.completed' }, { indicator: 'service.p50' }],
  },
  { path: '/console/units/{unitId}/officers/{officerId}/evaluation', seenBy: AND_ONESELF, of: 'quarter' },
  {
    path: '/console/units/{unitId}/officers/{officerId}/evaluation.docx',
    seenBy: AND_ONESELF,
    of: 'quarter',
    variants: [{ format: 'docx' }],
  },

  {
    path: '/console/units/{unitId}/report',
    seenBy: OF_THE_UNIT,
    of: 'period',
    variants: [{}, { weight: '0.111' }],
  },
  {
    path: '/console/units/{unitId}/report.docx',
    seenBy: OF_THE_UNIT,
    of: 'period',
    variants: [{ format: 'docx' }, { format: 'docx', weight: '0.111' }],
  },
  { path: '/console/units/{unitId}/snapshots', seenBy: OF_THE_UNIT },
  {
    path: '/console/units/{unitId}/snapshots/{snapshotId}',
    seenBy: OF_THE_UNIT,
    variants: [{}, { format: 'json' }],
  },
  {
    path: '/console/units/{unitId}/snapshots/{snapshotId}/changes',
    seenBy: OF_THE_UNIT,
    variants: [{}, { with: '{snapshotId}' }, { format: 'json' }],
  },

  { path: '/console/units/{unitId}/releases', seenBy: OF_THE_UNIT, isMain: true },
  { path: '/console/units/{unitId}/releases/{period}', seenBy: OF_THE_UNIT },
  { path: '/console/units/{unitId}/exclusions', seenBy: ['hr'] },
  { path: '/console/units/{unitId}/comments', seenBy: ['hr', 'supervisor'] },
  { path: '/console/units/{unitId}/follow-ups', seenBy: OF_THE_UNIT },
  { path: '/console/units/{unitId}/paper', seenBy: ['hr'] },
  { path: '/console/administration', seenBy: [...REGISTRY_READERS, 'auditor'], isMain: true },
  { path: '/console/administration/units/{unitId}', seenBy: REGISTRY_READERS, isMain: true },
  {
    path: '/console/administration/units/{unitId}/change',
    seenBy: ['admin'],
    variants: [
      ...['unit', 'publishing', 'closing', 'service', 'officer', 'counter', 'target'].map((part) => ({ part })),
      { part: 'service', of: '{serviceId}' },
    ],
  },
  {
    path: '/console/administration/units/{unitId}/file',
    seenBy: REGISTRY_READERS,
    variants: [{ format: 'xlsx' }, { format: 'csv' }],
  },
  { path: '/console/administration/new-unit', seenBy: ['admin'] },
  { path: '/console/administration/import', seenBy: ['admin'] },
  {
    path: '/console/administration/import/template',
    seenBy: ['admin'],
    variants: [{ format: 'xlsx' }, { format: 'csv' }],
  },
  { path: '/console/administration/keys', seenBy: ['admin'] },
  { path: '/console/administration/keys/{keyId}', seenBy: ['admin'] },
  { path: '/console/administration/people', seenBy: ['admin'] },
  { path: '/console/administration/people/{personId}', seenBy: ['admin'], variants: [{ personId: '-' }] },
  { path: '/console/administration/audit', seenBy: ['auditor'] },
  { path: '/console/units/{unitId}/survey-ways', seenBy: ['admin', 'hr'] },
  { path: '/console/units/{unitId}/survey-ways/posters', seenBy: ['admin', 'hr'], madeFor: 'paper' },
  { path: '/console/units/{unitId}/survey-ways/form', seenBy: ['admin', 'hr'], madeFor: 'paper' },
  { path: '/console/units/{unitId}/objections', seenBy: AND_ONESELF, of: 'period' },
  {
    path: '/console/units/{unitId}/objections/new',
    seenBy: ['officer'],
    ofOfficer: true,
    variants: [{ ticket: '{ticketId}' }],
  },
  { path: '/console/units/{unitId}/objections/{objectionId}', seenBy: AND_ONESELF, ofOfficer: true },
];

/** The way in, which shows nothing of anybody. */
export const DOORS: readonly string[] = ['GET /sign-in', 'GET /sign-in/callback'];

/** Whether it is about a thing of that name, by its path or by how it is asked for. */
export function isAbout({ path, variants = [], ofOfficer }: PageOfTera, name: keyof Place): boolean {
  if (name === 'officerId' && ofOfficer === true) return true;
  return [path, ...variants.flatMap((variant) => Object.values(variant))].some((text) => text.includes(`{${name}}`));
}

/** What a page sends, always with the token of its form. */
export const FORMS_OF_TERA: readonly {
  readonly path: `/${string}`;
  readonly fields: Readonly<Record<string, string>>;
}[] = [
  { path: '/sign-out', fields: {} },
  {
    path: '/console/units/{unitId}/objections',
    fields: { ticket: '{ticketId}', indicator: '', reason: 'Keberatan yang tidak boleh masuk' },
  },
  {
    path: '/console/units/{unitId}/objections/{objectionId}',
    fields: { outcome: 'annulled', reason: 'Putusan yang tidak boleh masuk' },
  },
  { path: '/console/feedback', fields: { text: 'Masukan yang tidak boleh masuk', unit: '{unitId}' } },
  { path: '/console/units/{unitId}/releases/{period}', fields: { reason: 'Tidak boleh terbit', sure: '1' } },
  {
    path: '/console/units/{unitId}/exclusions',
    fields: { period: '{period}', channel: 'poster', reason: 'Tidak boleh dikesampingkan' },
  },
  {
    path: '/console/units/{unitId}/comments',
    fields: { comment: `2026-Q3.${'0'.repeat(32)}`, seen: '0', do: 'hidden', note: 'Tidak boleh masuk' },
  },
  {
    path: '/console/units/{unitId}/follow-ups',
    fields: {
      period: '2026-Q3',
      element: 'sarana',
      version: '0',
      what: 'Tidak boleh',
      who: 'Siapa',
      until: '2027-01-01',
    },
  },
  {
    path: '/console/units/{unitId}/paper',
    fields: { number: '1', answeredOn: '2026-11-20', 'score-waktu': '4' },
  },
  {
    path: '/console/administration/units/{unitId}/change',
    fields: { part: 'counter', id: 'loket-gelap', name: 'Loket Gelap', step: 'save' },
  },
  {
    path: '/console/administration/new-unit',
    fields: { kind: 'real', unitId: 'unit-gelap', name: 'Unit Gelap', timeZone: 'Asia/Jakarta', step: 'save' },
  },
  { path: '/console/administration/import', fields: { step: 'save' } },
  { path: '/console/units/{unitId}/report', fields: { government: 'Pemerintah yang tidak boleh masuk' } },
  { path: '/console/units/{unitId}/report.docx', fields: { government: 'Pemerintah yang tidak boleh masuk' } },
  { path: '/console/units/{unitId}/snapshots', fields: { period: '2026', note: 'Potret yang tidak boleh dibuat' } },
  { path: '/console/administration/keys', fields: { name: 'Kunci gelap', scopes: 'tickets:write', units: '{unitId}' } },
  { path: '/console/administration/keys/{keyId}', fields: {} },
  {
    path: '/console/administration/people/{personId}',
    fields: { personId: 'orang-gelap', name: 'Orang Gelap', loginKind: 'subject', login: 'gelap' },
  },
  { path: '/console/administration/people/{personId}/remove', fields: { sure: 'yes' } },
];

/** What stands in a path. */
export interface Place {
  readonly unitId?: string;
  readonly officerId?: string;
  readonly serviceId?: string;
  /** Of the officer, and one that may be objected to. */
  readonly ticketId?: string;
  /** Of the officer, and open. */
  readonly objectionId?: string;
  readonly snapshotId?: string;
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
      isIn(units, unitId) &&
      (role !== 'officer' || officerId === undefined || officerId === own),
  );
}

/** Where somebody is led instead, who has a page of their own; `undefined` where they are not. */
export function ledTo(
  page: PageOfTera,
  who: RolesOf | undefined,
  place: Place,
  periods: PeriodsAsked,
): string | undefined {
  const { leadsOfficerTo, of } = page;
  const own = who?.roles.filter(({ role, units }) => role === 'officer' && isIn(units, place.unitId)) ?? [];
  const [{ units, officerId } = { units: [] }] = own;
  const isElse = place.unitId === undefined ? who?.roles.length !== 1 : maySee(page, who, place);
  if (leadsOfficerTo === undefined || officerId === undefined || isElse) return undefined;
  const path = filled(leadsOfficerTo, { unitId: place.unitId ?? units[0], officerId });
  return of === undefined ? path : `${path}?period=${periods[of]}`;
}

function isIn(units: readonly string[], unitId: string | undefined): boolean {
  return unitId === undefined || units.includes(unitId) || units.includes('*');
}

export interface Address {
  readonly address: string;
  /** What it answers with where it answers. */
  readonly format: string;
}

/** One that is over and published, and the quarter in which it lies. */
export interface PeriodsAsked {
  readonly period: string;
  readonly quarter: string;
  /** Of a key that an administrator sees. */
  readonly keyId?: string;
}

/** The addresses of a page at a place, one for each way to ask for it. @throws where the place has not what its path names */
export function addressesOf(
  { path, of, variants = [{}] }: PageOfTera,
  place: Place,
  periods: PeriodsAsked,
): readonly Address[] {
  return variants.map((variant) => {
    const inQuery = Object.entries(variant).filter(([name]) => !path.includes(`{${name}}`));
    const asked = of === undefined ? {} : { period: periods[of] };
    const values = { ...place, ...periods, ...variant };
    const wishes = inQuery.map(([name, value]) => [name, filled(value, values)]);
    const query = new URLSearchParams({ ...asked, ...Object.fromEntries(wishes) }).toString();
    const address = filled(path, values);
    return { address: query === '' ? address : `${address}?${query}`, format: variant['format'] ?? 'html' };
  });
}

/** @throws where nothing fills it */
export function filled(path: string, values: Readonly<Record<string, string | undefined>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing fills {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
}
