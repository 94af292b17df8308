// The views of a unit, and what is done there: to each, what they may open.
import type { Scope } from '@tera/contracts';
import type { Lang } from '@tera/pages';
import type { PageLink } from '../page-link.ts';
import type { Tab, Viewer } from '../frame.ts';

/** Each is offered to whoever has the scope in the unit. */
const TABS = {
  today: { path: '', scope: 'indicators:read', id: 'Hari ini', en: 'Today' },
  period: { path: '/period', scope: 'indicators:read', id: 'Periode', en: 'Period' },
  trend: { path: '/trend', scope: 'indicators:read', id: 'Tren', en: 'Trend' },
  officers: { path: '/officers', scope: 'indicators:read', id: 'Petugas', en: 'Officers' },
  releases: { path: '/releases', scope: 'indicators:read', id: 'Terbitan', en: 'Releases' },
  objections: { path: '/objections', scope: 'indicators:read', id: 'Keberatan', en: 'Objections' },
  comments: { path: '/comments', scope: 'comments:read', id: 'Komentar', en: 'Comments' },
  followUps: { path: '/follow-ups', scope: 'indicators:read', id: 'Tindak lanjut', en: 'Follow-ups' },
  paper: { path: '/paper', scope: 'responses:write', id: 'Ketik kertas', en: 'Type paper' },
  report: { path: '/report', scope: 'indicators:read', id: 'Laporan', en: 'Report' },
  snapshots: { path: '/snapshots', scope: 'indicators:read', id: 'Potret angka', en: 'Snapshots' },
  surveyWays: { path: '/survey-ways', scope: 'registry:read', id: 'Poster dan formulir', en: 'Posters and forms' },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly scope: Scope } & Record<Lang, string>>>;
export type UnitTab = keyof typeof TABS;

const UNITS = { id: 'Semua unit', en: 'All units' } as const;

export function unitPath(unitId: string): string {
  return `/console/units/${encodeURIComponent(unitId)}`;
}

export function unitTabs(lang: Lang, unitId: string, here: UnitTab, { mayIn }: Viewer): readonly Tab[] {
  return Object.entries(TABS)
    .filter(([, { scope }]) => mayIn(unitId, scope))
    .map(([name, tab]) => ({ href: unitPath(unitId) + tab.path, text: tab[lang], here: name === here }));
}

export function unitTrail(lang: Lang, ...below: readonly PageLink[]): readonly PageLink[] {
  return [{ href: '/console', text: UNITS[lang] }, ...below];
}
