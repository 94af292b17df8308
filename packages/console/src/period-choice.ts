// Choosing a period without a form: the same span before and after, and longer and shorter ones around it.
import { type LocalDay, type Period, addDays, periodOf } from '@tera/domain';
import { periodText } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { tabList } from './frame.ts';

const GRAINS = ['day', 'month', 'quarter', 'semester', 'year'] as const;

const WORDS = {
  id: {
    choose: 'Periode',
    step: 'Sebelum dan sesudahnya',
    before: (name: string) => `Sebelumnya: ${name}`,
    after: (name: string) => `Sesudahnya: ${name}`,
    names: { day: 'Hari', month: 'Bulan', quarter: 'Triwulan', semester: 'Semester', year: 'Tahun' },
  },
  en: {
    choose: 'Period',
    step: 'Before and after',
    before: (name: string) => `Before: ${name}`,
    after: (name: string) => `After: ${name}`,
    names: { day: 'Day', month: 'Month', quarter: 'Quarter', semester: 'Semester', year: 'Year' },
  },
} as const;

/** The period of the same length before this one. */
export function periodBefore({ from, grain }: Period): Period {
  return periodOf(addDays(from, -1), grain);
}

/** `href`: the address of this page for a period. Of what has not begun there is no link. */
export function periodChoice(lang: Lang, period: Period, today: LocalDay, href: (name: string) => string): Content {
  const words = WORDS[lang];
  const [before, after] = [periodBefore(period), periodOf(period.to, period.grain)];
  // Of a period that runs, its shorter ones are those of today.
  const within = period.from <= today && today < period.to ? today : addDays(period.to, -1);
  return html`<nav aria-label="${words.choose}">
      ${tabList(
        GRAINS.map((grain) => ({
          href: href(periodOf(within, grain).name),
          text: words.names[grain],
          here: grain === period.grain,
        })),
        'choices',
      )}
    </nav>
    <nav aria-label="${words.step}">
      ${tabList(
        [
          { href: href(before.name), text: words.before(periodText(before.name, lang)) },
          ...(after.from > today ? [] : [{ href: href(after.name), text: words.after(periodText(after.name, lang)) }]),
        ],
        'choices',
      )}
    </nav>`;
}
