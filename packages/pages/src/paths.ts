// Where the pages of a link are. A token of ours passes through unchanged; anything else is escaped, so that a
// made-up link cannot lead elsewhere.
import type { Lang } from './language.ts';

/** How a page is being seen; it goes along from page to page. */
export interface View {
  readonly lang: Lang;
  /** A tablet at the counter, used by one citizen after the other: its link is of a kind of its own. */
  readonly kiosk?: boolean | undefined;
}

/**
 * Where a form is fetched and sent to. A kiosk begins with it: in the language that the next citizen's tablet asks for, not the
 * last one's.
 */
export function surveyPath(link: string): string {
  return `/s/${encodeURIComponent(link).replaceAll('%3A', ':')}`;
}

/** The way to a poster's survey that can be typed. */
export function shortPath(address: string): string {
  return `/p/${encodeURIComponent(address).replaceAll('%3A', ':')}`;
}

/** The form in a language of choice. */
export function surveyViewPath(link: string, { lang }: View): string {
  return `${surveyPath(link)}?lang=${lang}`;
}

/** The form as it came back, with what is wrong with it. */
export function returnedPath(link: string, view: View): string {
  return `${surveyViewPath(link, view)}&again`;
}

/** Where an answer that was taken leads. The receipt is left out at a kiosk: the next citizen could read it. */
export function thanksPath(link: string, { lang, kiosk }: View, receipt?: string): string {
  const shown = receipt === undefined || kiosk === true ? '' : `&receipt=${encodeURIComponent(receipt)}`;
  return `${surveyPath(link)}/thanks?lang=${lang}${shown}`;
}
