// Periods as the axis of a chart has room for.
import { parsePeriod } from '@tera/domain';
import type { Lang } from '@tera/pages';

const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  id: 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};
const ROMAN = ['I', 'II', 'III', 'IV'];
const QUARTER = { id: 'Tw', en: 'Q' } as const;
const SEMESTER = { id: 'Sem', en: 'Sem' } as const;

/** `21/11`, `Nov 26`, `Tw IV 26`, `Sem II 26`, `2026`. */
export function shortPeriod(name: string, lang: Lang): string {
  const period = parsePeriod(name);
  if (period === undefined) return name;
  const year = name.slice(2, 4);
  const number = Number(name.replace(/^\d{4}-\D?/, ''));
  switch (period.grain) {
    case 'day':
      return `${Number(name.slice(8))}/${Number(name.slice(5, 7))}`;
    case 'week':
      return `W${number}`;
    case 'month':
      return `${MONTHS[lang][number - 1] ?? ''} ${year}`;
    case 'quarter':
      return `${QUARTER[lang]} ${ROMAN[number - 1] ?? ''} ${year}`;
    case 'semester':
      return `${SEMESTER[lang]} ${ROMAN[number - 1] ?? ''} ${year}`;
    case 'year':
      return name;
  }
}
