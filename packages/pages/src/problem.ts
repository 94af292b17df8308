// Why a form comes back to the citizen, in words for them. The paths are those of the answer's contract
// (`answers.perilaku`); its own messages are for programmers and are not shown.
import { ELEMENTS, RESPONDENT_ATTRIBUTES } from '@tera/domain';
import { type Lang, numberText } from './language.ts';
import type { QuestionnaireVersion } from './questionnaire.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire.ts';
import { TEXTS } from './texts.ts';

/** What kept a sent form from being taken. */
export type AnswerProblem =
  | { readonly kind: 'invalid'; readonly errors: readonly { readonly path: string }[] }
  /** Nothing is wrong with the answers; they are shown again to be sent again. */
  | { readonly kind: 'too-many' | 'unavailable'; readonly retryAfterSeconds?: number | undefined };

export interface Mistake {
  readonly text: string;
  /** The id of the control that mends it; without one it concerns the form as a whole. */
  readonly control?: string | undefined;
  /** The field that shows the text beside it. */
  readonly field?: string | undefined;
  /** Names the field in the summary, where it stands without its question. */
  readonly label?: string | undefined;
}

/** Most characters of a comment, as the contract has it. */
export const COMMENT_LENGTH = 1000;

export const STATUS_OF_PROBLEM = { invalid: 422, 'too-many': 429, unavailable: 503 } as const;

/** One mistake per field, in the order in which they were found. */
export function mistakesOf(
  errors: readonly { readonly path: string }[],
  questionnaire: QuestionnaireVersion,
  lang: Lang,
): readonly Mistake[] {
  const mistakes = errors.map(({ path }) => mistakeAt(path, questionnaire, lang));
  return [...new Map(mistakes.map((mistake) => [mistake.control ?? '', mistake])).values()];
}

/** The mistake of a form without a single answer; the script shows it without asking the server. */
export function noAnswer(questionnaire: QuestionnaireVersion, lang: Lang): Mistake {
  const [first] = QUESTIONNAIRE_TEXTS[questionnaire].order;
  return { text: TEXTS[lang].errors.none, control: `q-${first}-1` };
}

function mistakeAt(path: string, questionnaire: QuestionnaireVersion, lang: Lang): Mistake {
  const { errors, service, comment, attributes } = TEXTS[lang];
  const [part, name] = path.split('.');
  if (part === 'answers' && name === undefined) return noAnswer(questionnaire, lang);
  const element = ELEMENTS.find((known) => part === 'answers' && known === name);
  if (element !== undefined) {
    const label = QUESTIONNAIRE_TEXTS[questionnaire].questions[lang][element].name;
    return { text: errors.answer, control: `q-${element}-1`, field: `q-${element}`, label };
  }
  if (part === 'comment') {
    const text = withMost(errors.comment, lang);
    return { text, control: 'comment', field: 'comment', label: comment };
  }
  if (part === 'serviceId') {
    return { text: errors.service, control: 'service', field: 'service', label: service };
  }
  const attribute = RESPONDENT_ATTRIBUTES.find((known) => part === 'respondent' && known === name);
  if (attribute !== undefined) {
    const field = `who-${attribute}`;
    return { text: errors.respondent, control: field, field, label: attributes[attribute].label };
  }
  return { text: errors.other };
}

/** A text with the most characters of a comment in it. */
export function withMost(text: string, lang: Lang): string {
  return text.replace('{most}', numberText(COMMENT_LENGTH, lang));
}
