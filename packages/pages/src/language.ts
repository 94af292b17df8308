// The languages of the pages. Indonesian comes first and is the default; numbers are printed the way the reader writes
// them (91,48 and 1.000 in Indonesian).

export const LANGS = ['id', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const NUMBERS = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') };

export function numberText(value: number, lang: Lang): string {
  return NUMBERS[lang].format(value);
}
