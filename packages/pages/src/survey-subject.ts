// What a link is about, in the words of the unit's registry, as the page shows it.
import type { CounterId, PublicDocument, ServiceId } from '@tera/domain';
import type { SurveyInput } from './survey-page.ts';
import type { QuestionnaireVersion } from './questionnaire.ts';

export type SurveySubject = Pick<
  SurveyInput,
  'unit' | 'service' | 'services' | 'counter' | 'questionnaire' | 'privacy'
>;

/** What a link names: a ticket's service where it is known, or where a poster hangs, whose service has to be asked for. */
export type LinkSubject = { readonly serviceId: ServiceId | undefined } | { readonly counterId: CounterId | undefined };

/** A service or counter that the registry no longer has is left out. */
export function surveySubject(document: PublicDocument, about: LinkSubject): SurveySubject {
  return {
    unit: document.name,
    ...('serviceId' in about
      ? { service: document.services.find(({ id }) => id === about.serviceId)?.name }
      : { services: document.services, counter: document.counters.find(({ id }) => id === about.counterId)?.name }),
    questionnaire: document.questionnaire as QuestionnaireVersion | undefined,
    privacy: { contact: document.contact },
  };
}
