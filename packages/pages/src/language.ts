// The languages of the pages. Indonesian comes first and is the default; numbers are printed the way the reader writes
// them (91,48 and 1.000 in Indonesian).

export const LANGS = ['id', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;
const formats = new Map<Lang, Intl.NumberFormat>();

export function numberText(value: number, lang: Lang): string {
  let format = formats.get(lang);
  // Made when there is a number to write: the first one that a process makes takes milliseconds.
  if (format === undefined) formats.set(lang, (format = new Intl.NumberFormat(LOCALES[lang])));
  return format.format(value);
}

/** The language that the reader chose, else the first of ours that the browser asks for, else Indonesian. */
export function preferredLang(chosen: string | undefined, acceptLanguage: string | undefined): Lang {
  const wanted = [chosen ?? '', ...languagesIn(acceptLanguage ?? '')];
  return wanted.map(langOf).find((lang) => lang !== undefined) ?? 'id';
}

/** `in` is what old phones call Indonesian. */
function langOf(tag: string): Lang | undefined {
  const primary = tag.trim().toLowerCase().split('-')[0] ?? '';
  return LANGS.find((lang) => lang === (primary === 'in' ? 'id' : primary));
}

/** The tags of an `Accept-Language` header, most wanted first. */
function languagesIn(header: string): string[] {
  const weighted = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';');
    const weight = parameters
      .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      .find((q) => q !== undefined);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return weighted
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
