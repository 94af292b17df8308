// What a survey report is made of, and what else is to be known before it is quoted: its releases, what is not shown, what was looked at,
// what was set aside. In sentences that stand in every format.
import { ELEMENTS, type Language } from '@tera/domain';
import type { NamedCounters } from './directory.ts';
import { periodText } from './period-text.ts';
import { burstsText, channelsText, exclusionText, flagKindsText, flaggedText, reasonText } from './published-text.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { SurveyAnswer } from './skm-tables.ts';
import { ELEMENT_NAMES } from './words.ts';

export function aboutTexts(survey: SurveyAnswer, language: Language, counters: NamedCounters): readonly string[] {
  const { about } = REPORT_WORDS[language];
  const { releases, flagged, channelIkm, excluded, elements } = survey;
  const hidden = elements.length === 0 ? [] : ELEMENTS.filter((code) => !elements.some((line) => line.code === code));
  const looked = flaggedText(survey)?.[language];
  const awaited = awaitingText(survey, language);
  const beside = [
    ...(flagged === null ? [] : [burstsText(flagged.bursts, language)]),
    channelsText(channelIkm, language),
  ].flatMap((text) => (text === undefined ? [] : [capitalised(text)]));
  return [
    ...releases.map((release) => {
      const { period, revision, sha256 } = release;
      const name = about.release(periodText(period, language), String(revision), sha256.slice(0, 16));
      return [name, reasonText(release, language)].flatMap((text) => text ?? []).join('; ');
    }),
    ...(awaited === undefined ? [] : [awaited]),
    ...(hidden.length === 0
      ? []
      : [about.leftOut(hidden.map((code) => ELEMENT_NAMES[code][language]).join('; '), `1/${elements.length}`)]),
    ...(looked === undefined || flagged === null
      ? []
      : [`${capitalised(looked)} (${flagKindsText(flagged, language)})`, about.looked]),
    ...beside,
    ...excluded.map((each) => exclusionText(each, language, counters)),
  ].map((text) => (text.endsWith('.') ? text : `${text}.`));
}

/** Which part of a period is in no figure of it yet; of a whole one nothing. */
export function awaitingText(
  { awaiting = [] }: Pick<SurveyAnswer, 'awaiting'>,
  language: Language,
): string | undefined {
  if (awaiting.length === 0) return undefined;
  return REPORT_WORDS[language].about.awaiting(awaiting.map((period) => periodText(period, language)).join('; '));
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
