// Figures as a page has to print them, for whoever compares the two: by the texts of printed documents, and a dash for what is not
// there. Times in words are worked out a second time.
import { decimalText, percentText } from '@tera/exports';

export type PageLang = 'id' | 'en';
type Figure = number | null | undefined;
const NOTHING = '–';

const of =
  (print: (value: number) => string) =>
  (value: Figure): string =>
    value === null || value === undefined ? NOTHING : print(value);

export function printedFigures(lang: PageLang) {
  return {
    count: of((value) => decimalText(value, 0, lang)),
    /** Of an index or a mean score. */
    hundredths: of((value) => decimalText(value, 2, lang)),
    share: of((value) => percentText(value, 1, lang)),
    /** Seconds in. */
    minutes: of((value) => decimalText(value / 60, 1, lang)),
    /** Seconds in: `20 menit 34 detik`. */
    time: of((value) => timeSaid(Math.round(value), lang)),
    /** Of two times after each other. */
    change: (now: Figure, was: Figure) => changeSaid(now, was, lang),
    interval: (ends: readonly [number, number] | null | undefined) =>
      ends === null || ends === undefined ? NOTHING : ends.map((end) => decimalText(end, 2, lang)).join('–'),
  };
}

function timeSaid(seconds: number, lang: PageLang): string {
  const [hour, minute, second] = lang === 'id' ? ['jam', 'menit', 'detik'] : ['h', 'min', 's'];
  // From an hour on, seconds are not said.
  const minutes = seconds < 3600 ? Math.floor(seconds / 60) : Math.round(seconds / 60);
  const pieces: readonly (readonly [number, string | undefined])[] =
    minutes >= 60
      ? [
          [Math.floor(minutes / 60), hour],
          [minutes % 60, minute],
        ]
      : [
          [minutes, minute],
          [seconds % 60, second],
        ];
  const said = pieces.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`);
  return said.length === 0 ? `0 ${second}` : said.join(' ');
}

function changeSaid(now: Figure, was: Figure, lang: PageLang): string {
  if (typeof now !== 'number' || typeof was !== 'number' || was === 0) return NOTHING;
  const per100 = Math.round(100 * (now / was - 1));
  if (per100 === 0) return '0%';
  return `${per100 < 0 ? '−' : '+'}${decimalText(Math.abs(per100), 0, lang)}%`;
}
