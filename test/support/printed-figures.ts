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
    /** Of a median, seconds in, and no more exact than it is: `20 menit 30 detik`. */
    time: of((value) => timeSaid(rounded(value), lang)),
    /** Of one figure in two periods. */
    change: (kind: 'count' | 'time' | 'share', now: Figure, was: Figure) => changeSaid(kind, now, was, lang),
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

/** To a second below a minute, then to 5, 10 and 30 seconds, and from half an hour on to a minute. */
function rounded(seconds: number): number {
  const step = seconds >= 1800 ? 60 : seconds >= 600 ? 30 : seconds >= 300 ? 10 : seconds >= 60 ? 5 : 1;
  return step * Math.round(seconds / step);
}

function changeSaid(kind: 'count' | 'time' | 'share', now: Figure, was: Figure, lang: PageLang): string {
  if (typeof now !== 'number' || typeof was !== 'number') return NOTHING;
  const isIndonesian = lang === 'id';
  const same = isIndonesian ? 'tetap' : 'the same';
  if (now === was) return same;
  const sign = now < was ? '−' : '+';
  if (kind === 'share') {
    const points = decimalText(100 * Math.abs(now - was), 1, lang);
    return `${sign}${points} ${isIndonesian ? 'poin persen' : 'percentage points'}`;
  }
  if (was < (kind === 'count' ? 20 : 60)) {
    const said = (value: number) => (kind === 'count' ? decimalText(value, 0, lang) : timeSaid(rounded(value), lang));
    return isIndonesian ? `dari ${said(was)} menjadi ${said(now)}` : `from ${said(was)} to ${said(now)}`;
  }
  if (now >= 3 * was) return `${decimalText(now / was, 1, lang)} ${isIndonesian ? 'kali lipat' : 'times as much'}`;
  const per100 = (100 * Math.abs(now - was)) / was;
  if (kind === 'time' && per100 < 5) return isIndonesian ? 'hampir tetap' : 'about the same';
  return `${sign}${decimalText(per100, 0, lang)}%`;
}
