// What is said of officers on more than one page: differences, signs and values in words, and never a verdict.
import type { IndicatorId } from '@tera/domain';
import { findIndicator } from '@tera/domain';
import { ROW_FLAG_NAMES, elementText, laterText } from '@tera/exports';
import type { Lang } from '@tera/pages';
import type { OfficerRow } from '../answers.ts';
import { NONE, decimal, percent, quantileInWords, timeInWords, whole } from '../figure-texts.ts';

interface Words {
  readonly notCompared: string;
  readonly alike: string;
  readonly slower: string;
  readonly faster: string;
  readonly higher: string;
  readonly lower: string;
  readonly of: (n: string, of: string) => string;
  readonly reliableFrom: (n: string, limit: string) => string;
  readonly others: (own: string, others: string) => string;
  readonly moreThan: (answered: string, invited: string) => string;
  readonly contested: (n: string) => string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    notCompared: 'belum dapat dibandingkan',
    alike: 'tidak berbeda nyata',
    slower: 'berbeda nyata, lebih lama',
    faster: 'berbeda nyata, lebih cepat',
    higher: 'berbeda nyata, lebih tinggi',
    lower: 'berbeda nyata, lebih rendah',
    of: (n, of) => `${n} dari ${of}`,
    reliableFrom: (n, limit) => `${n}, andal mulai ${limit}`,
    others: (own, others) => `${own}, petugas lain ${others}`,
    moreThan: (answered, invited) => `${answered} jawaban, ${invited} undangan`,
    contested: (n) => `${n} tiket sedang disanggah`,
  },
  en: {
    notCompared: 'cannot be compared yet',
    alike: 'no clear difference',
    slower: 'clearly different, takes longer',
    faster: 'clearly different, takes less time',
    higher: 'clearly different, higher',
    lower: 'clearly different, lower',
    of: (n, of) => `${n} of ${of}`,
    reliableFrom: (n, limit) => `${n}, reliable from ${limit} on`,
    others: (own, others) => `${own}, the other officers ${others}`,
    moreThan: (answered, invited) => `${answered} answers, ${invited} invitations`,
    contested: (n) => `${n} tickets are contested`,
  },
};

type Element = 'waktu' | 'kompetensi' | 'perilaku';
type ElementDifference = NonNullable<NonNullable<OfficerRow['comparison']>[Element]>['difference'];

/** Service time against the same services in the unit. */
export function caseMixFinding(caseMix: OfficerRow['caseMix'], lang: Lang): string {
  const words = WORDS[lang];
  if (caseMix === undefined || caseMix === null) return words.notCompared;
  if (!caseMix.distinct) return words.alike;
  return caseMix.index > 1 ? words.slower : words.faster;
}

/** A score against all other answers of the unit. */
export function elementFinding(difference: ElementDifference | undefined, lang: Lang): string {
  const words = WORDS[lang];
  if (difference === undefined || difference === null) return words.notCompared;
  if (!difference.distinct) return words.alike;
  return difference.value > 0 ? words.higher : words.lower;
}

/** What asks for a look, each with its numbers. */
export function looksOf(row: OfficerRow, lang: Lang): readonly string[] {
  const changed = row.satisfaction.later && laterText(row.satisfaction.later)?.[lang];
  return [
    ...row.flags.map((flag) => `${ROW_FLAG_NAMES[flag.code][lang]}: ${numbersOf(flag, lang)}`),
    ...(row.contested.tickets === 0 ? [] : [WORDS[lang].contested(whole(row.contested.tickets, lang))]),
    ...(changed === undefined ? [] : [changed]),
  ];
}

function numbersOf(flag: OfficerRow['flags'][number], lang: Lang): string {
  const words = WORDS[lang];
  if (flag.code === 'few_answers') return words.reliableFrom(whole(flag.n, lang), whole(flag.limit, lang));
  if (flag.code === 'low_coverage') return words.of(whole(flag.answered, lang), whole(flag.invited, lang));
  if (flag.code === 'odd_coverage') return words.others(percent(flag.share, lang), percent(flag.othersShare, lang));
  if (flag.code === 'more_answers') return words.moreThan(whole(flag.answered, lang), whole(flag.invited, lang));
  return words.of(whole(flag.n, lang), whole(flag.of, lang));
}

/** A figure of the catalogue with its unit, as one says it. */
export function valueInWords(value: number | null, id: IndicatorId, lang: Lang): string {
  return inUnitOf(id, value, lang, /\.p\d+$/.test(id) ? quantileInWords : timeInWords);
}

/** The same of what somebody has set, which is exact. */
export function targetInWords(value: number, id: IndicatorId, lang: Lang): string {
  return inUnitOf(id, value, lang, timeInWords);
}

function inUnitOf(id: IndicatorId, value: number | null, lang: Lang, time: typeof timeInWords): string {
  if (value === null) return NONE;
  const unit = findIndicator(id)?.unit;
  if (unit === 'seconds') return time(value, lang);
  if (unit === 'share') return percent(value, lang);
  return unit === 'tickets' || unit === 'items' ? whole(value, lang) : decimal(value, 2, lang);
}

/** In place of a figure that there is not: when it is published, or why it is not shown. */
export function reasonOfNone(id: string, { satisfaction }: OfficerRow, lang: Lang): string {
  return id.startsWith('satisfaction.') ? elementText(satisfaction)[lang] : NONE;
}

/** `86,93–93,65`, and a dash where there is none. */
export function rangeText(
  interval: readonly [number, number] | null | undefined,
  decimals: number,
  lang: Lang,
): string {
  return interval === undefined || interval === null
    ? NONE
    : `${decimal(interval[0], decimals, lang)}–${decimal(interval[1], decimals, lang)}`;
}

/** With its sign: `+0,21`, `−0,10`. */
export function signedText(value: number, decimals: number, lang: Lang): string {
  const text = decimal(Math.abs(value), decimals, lang);
  return /[1-9]/.test(text) ? `${value > 0 ? '+' : '−'}${text}` : text;
}
