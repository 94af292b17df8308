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

/** `+35%`, `−4%`, `0%`; a dash where there was nothing before. */
export function changedBy(now: number | null, before: number | null, lang: Lang): string {
  if (now === null || before === null || before === 0) return NONE;
  const change = Math.round(((now - before) / before) * 100);
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return `${sign}${decimalText(Math.abs(change), 0, lang)}%`;
}
