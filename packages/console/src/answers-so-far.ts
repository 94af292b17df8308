// What stands beside a number of answers of which some are not published: it is counted live, in cells that know of no rule by which
// answers are set aside. These leave it with the release.
import type { Lang } from '@tera/pages';
import type { SkmAnswer } from './answers.ts';

const WORDS: Readonly<Record<Lang, string>> = {
  id: 'sampai terbit, jawaban yang dikesampingkan masih termasuk',
  en: 'until the release, answers that are set aside are still among them',
};

export function untilReleaseText(lang: Lang): string {
  return WORDS[lang];
}

/** Whether any of them are in no release. */
export function isCountedLive({ answered, releases, awaiting = [] }: SkmAnswer): boolean {
  return answered !== null && answered > 0 && (releases.length === 0 || awaiting.length > 0);
}
