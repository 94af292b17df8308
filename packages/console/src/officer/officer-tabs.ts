// The three views of one officer, and the way down to them.
import type { LocalDay, Period } from '@tera/domain';
import type { Lang } from '@tera/pages';
import type { PageLink } from '../page-link.ts';
import type { Tab, Viewer } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { unitPath, unitTrail } from '../unit/unit-tabs.ts';
import { objectionsPath } from '../objections/objection-paths.ts';
import { officerEvaluationPath, officerPath, officerTicketsPath, officersPath } from './officer-paths.ts';

/** What every page about one officer has. */
export interface OfficerInView {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly officer: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly today: LocalDay;
  /** Whether it is the officer who looks, and nobody who may see others. */
  readonly isOwn: boolean;
}

type View = 'figures' | 'evaluation' | 'tickets' | 'objections';

const WORDS: Readonly<Record<Lang, Readonly<Record<View | 'officers', string>>>> = {
  id: {
    figures: 'Angka',
    evaluation: 'Lembar evaluasi',
    tickets: 'Tiket',
    objections: 'Keberatan',
    officers: 'Petugas',
  },
  en: {
    figures: 'Figures',
    evaluation: 'Evaluation sheet',
    tickets: 'Tickets',
    objections: 'Objections',
    officers: 'Officers',
  },
};

export function officerTabs({ lang, unit, officer, period, isOwn }: OfficerInView, here: View): readonly Tab[] {
  const words = WORDS[lang];
  const query = { period: period.name };
  return [
    { href: officerPath(unit.id, officer.id, query), text: words.figures, here: here === 'figures' },
    {
      href: officerEvaluationPath(unit.id, officer.id, query),
      text: words.evaluation,
      here: here === 'evaluation',
    },
    { href: officerTicketsPath(unit.id, officer.id, query), text: words.tickets, here: here === 'tickets' },
    // Of all officers they stand with the unit.
    ...(isOwn ? [{ href: objectionsPath(unit.id), text: words.objections, here: here === 'objections' }] : []),
  ];
}

/** Who sees nothing of others has no list to go back to. */
export function officerTrail({ lang, unit, period, isOwn }: Omit<OfficerInView, 'officer'>): readonly PageLink[] {
  if (isOwn) return [{ href: '/console', text: CONSOLE_TEXTS[lang].home }];
  return unitTrail(
    lang,
    { href: unitPath(unit.id), text: unit.name },
    { href: officersPath(unit.id, { period: period.name }), text: WORDS[lang].officers },
  );
}
