// What somebody objects to, in words: the ticket itself, a figure that it is in, or what its citizen said.
import { findIndicator } from '@tera/domain';
import type { Lang } from '@tera/pages';
import { OBJECTION_WORDS } from './objection-words.ts';

/** What citizens said is one figure here: of a ticket it is decided whether its answer counts, and nothing else. */
export const CONTESTED_ANSWERS = 'satisfaction.ikm';

export function contestedText(indicator: string | undefined, lang: Lang): string {
  const words = OBJECTION_WORDS[lang];
  if (indicator === undefined || indicator === '') return words.whole;
  const short = words.contestable[indicator];
  if (short !== undefined) return short;
  const known = findIndicator(indicator);
  return known === undefined || known.restsOn.answers === true ? words.answers : known.name[lang];
}
