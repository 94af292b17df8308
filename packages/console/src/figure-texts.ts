// Figures as the console writes them: numbers the Indonesian way, times in words, and a dash where there is none.
import { decimalText } from '@tera/exports';
import type { Lang } from '@tera/pages';

export const NONE = '–';

export function whole(count: number | null | undefined, lang: Lang): string {
  return count === null || count === undefined ? NONE : decimalText(count, 0, lang);
}

/** `decimals` places, such as an index with two. */
export function decimal(value: number | null | undefined, decimals: number, lang: Lang): string {
  return value === null || value === undefined ? NONE : decimalText(value, decimals, lang);
}

export function percent(share: number | null | undefined, lang: Lang): string {
  return share === null || share === undefined ? NONE : `${decimalText(share * 100, 1, lang)}%`;
}

/** Minutes with one place, as tables have them: seconds in. */
export function inMinutes(seconds: number | null | undefined, lang: Lang): string {
  return seconds === null || seconds === undefined ? NONE : decimalText(seconds / 60, 1, lang);
}

const UNITS = {
  id: { hour: 'jam', minute: 'menit', second: 'detik' },
  en: { hour: 'h', minute: 'min', second: 's' },
} as const;

/** `45 detik`, `12 menit 30 detik`, `1 jam 5 menit`: seconds in, as one says them. */
export function timeInWords(seconds: number | null | undefined, lang: Lang): string {
  if (seconds === null || seconds === undefined) return NONE;
  const { hour, minute, second } = UNITS[lang];
  const rounded = Math.round(seconds);
  const minutes = Math.round(rounded / 60);
  const parts: readonly (readonly [number, string])[] =
    rounded < 60
      ? [[rounded, second]]
      : rounded < 3600
        ? [
            [Math.floor(rounded / 60), minute],
            [rounded % 60, second],
          ]
        : [
            [Math.floor(minutes / 60), hour],
            [minutes % 60, minute],
          ];
  return parts
    .filter(([count], at) => count > 0 || at === 0)
    .map(([count, unit]) => `${decimalText(count, 0, lang)} ${unit}`)
    .join(' ');
}

/**
 * Of a median or another quantile, which is read from groups of times and is within ±2.5 % (`quantileNote`): never to the second as
 * if it were exact, but by steps that are no wider than that. `4 menit 20 detik`, `25 menit 30 detik`, `41 menit`.
 */
export function quantileInWords(seconds: number | null | undefined, lang: Lang): string {
  if (seconds === null || seconds === undefined) return NONE;
  const [, step] = STEPS_OF_QUANTILES.find(([below]) => seconds < below) ?? [Infinity, 60];
  return timeInWords(Math.round(seconds / step) * step, lang);
}

/** Below so many seconds, in steps of so many. */
const STEPS_OF_QUANTILES: readonly (readonly [below: number, step: number])[] = [
  [60, 1],
  [300, 5],
  [600, 10],
  [1800, 30],
];

/** What changes: a number of things, a median of times, or a share of a whole. */
export type ChangingFigure = 'count' | 'time' | 'share';

/** Below it one ticket more is already +5 %, and a month that began in its last week makes thousands of per cents. */
const SMALL_COUNT = 20;
/** Two medians of the same times may differ by this much, each within ±2.5 %. */
const SAME_TIME = 0.05;
/** Below it the step of a second is more than that. */
const SMALL_SECONDS = 60;
/** From three times as much on a per cent is no help. */
const FACTOR_FROM = 3;

const CHANGES = {
  id: {
    fromTo: (was: string, is: string) => `dari ${was} menjadi ${is}`,
    times: (factor: string) => `${factor} kali lipat`,
    points: (text: string) => `${text} poin persen`,
    same: 'tetap',
    about: 'hampir tetap',
  },
  en: {
    fromTo: (was: string, is: string) => `from ${was} to ${is}`,
    times: (factor: string) => `${factor} times as much`,
    points: (text: string) => `${text} percentage points`,
    same: 'the same',
    about: 'about the same',
  },
} as const;

/** Whether what was there before is too small for a per cent of it. */
export function isSmallBefore(kind: ChangingFigure, before: number): boolean {
  if (kind === 'share') return false;
  return before < (kind === 'count' ? SMALL_COUNT : SMALL_SECONDS);
}

/**
 * How a figure has moved, in the words that help: `+35%`; of less than twenty or than a minute `dari 18 menjadi 449`; of what has
 * grown to three times and more `3,4 kali lipat`; of a share `+1,2 poin persen`; of a median that differs by less than 5 %
 * `hampir tetap`. A dash where one of the two is not there.
 */
export function changeInWords(kind: ChangingFigure, now: number | null, before: number | null, lang: Lang): string {
  if (now === null || before === null) return NONE;
  const words = CHANGES[lang];
  if (now === before) return words.same;
  if (kind === 'share') return pointsText(now - before, lang);
  const text = (value: number) => (kind === 'count' ? whole(value, lang) : quantileInWords(value, lang));
  if (isSmallBefore(kind, before)) {
    return text(before) === text(now) ? words.same : words.fromTo(text(before), text(now));
  }
  const factor = now / before;
  if (kind === 'time' && isSameTime(now, before)) return words.about;
  return factor >= FACTOR_FROM ? words.times(decimalText(factor, 1, lang)) : perCent(factor - 1, lang);
}

/** Whether two medians are as near to each other as both are to what is true; of what is small none is. */
export function isSameTime(now: number, before: number): boolean {
  return !isSmallBefore('time', before) && Math.abs(now / before - 1) < SAME_TIME;
}

function perCent(change: number, lang: Lang): string {
  const text = signed(change * 100, 0, lang);
  return text === undefined ? CHANGES[lang].about : `${text}%`;
}

function pointsText(change: number, lang: Lang): string {
  const text = signed(change * 100, 1, lang);
  return text === undefined ? CHANGES[lang].same : CHANGES[lang].points(text);
}

/** With its sign; `undefined` where nothing of it is seen. */
function signed(value: number, decimals: number, lang: Lang): string | undefined {
  const text = decimalText(Math.abs(value), decimals, lang);
  return /[1-9]/.test(text) ? `${value > 0 ? '+' : '−'}${text}` : undefined;
}
