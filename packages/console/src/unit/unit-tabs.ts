// The views of a unit, for whoever may see all of its figures.
import type { Lang } from '@tera/pages';
import type { PageLink, Tab } from '../frame.ts';

export type UnitTab = 'today' | 'period' | 'trend' | 'officers';

const WORDS = {
  id: { today: 'Hari ini', period: 'Periode', trend: 'Tren', officers: 'Petugas', units: 'Semua unit' },
  en: { today: 'Today', period: 'Period', trend: 'Trend', officers: 'Officers', units: 'All units' },
} as const;

export function unitPath(unitId: string): string {
  return `/console/units/${encodeURIComponent(unitId)}`;
}

export function unitTabs(lang: Lang, unitId: string, here: UnitTab): readonly Tab[] {
  const words = WORDS[lang];
  const path = unitPath(unitId);
  return [
    { href: path, text: words.today, here: here === 'today' },
    { href: `${path}/period`, text: words.period, here: here === 'period' },
    { href: `${path}/trend`, text: words.trend, here: here === 'trend' },
    { href: `${path}/officers`, text: words.officers, here: here === 'officers' },
  ];
}

export function unitTrail(lang: Lang, ...below: readonly PageLink[]): readonly PageLink[] {
  return [{ href: '/console', text: WORDS[lang].units }, ...below];
}
