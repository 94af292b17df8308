// What a citizen answered, as it is counted.
import { ELEMENTS, type Score, type SurveyResponse } from '@tera/domain';
import { ani, at, ektp } from './names.ts';

export function aResponse(fields: Partial<SurveyResponse> = {}): SurveyResponse {
  return {
    responseId: 'r-1',
    receivedAt: at('09:00'),
    channel: 'ticket',
    officerId: ani,
    serviceId: ektp,
    questionnaire: 'skm-2017.1',
    answers: { perilaku: 4, kompetensi: 3 },
    ...fields,
  };
}

/** As many people who say the same. */
export function responses(count: number, fields: Partial<SurveyResponse> = {}): SurveyResponse[] {
  return Array.from({ length: count }, () => aResponse(fields));
}

export function allAnswered(score: Score): SurveyResponse['answers'] {
  return Object.fromEntries(ELEMENTS.map((element) => [element, score]));
}
