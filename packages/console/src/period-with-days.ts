// A period with the days that it has.
import { periodText, spanText } from '@tera/exports';
import type { Lang } from '@tera/pages';

/** `Triwulan III 2026 (1 Juli – 30 September 2026)`; of a day and of a week the name has its days in it already. */
export function periodWithDays(name: string, lang: Lang): string {
  const [text, span] = [periodText(name, lang), spanText(name, lang)];
  return text.includes(span) ? text : `${text} (${span})`;
}
