// What a citizen answered, and whose it is, as it is counted.
import {
  type Charge,
  type Contribution,
  ELEMENTS,
  type OfficerId,
  type Score,
  type ServiceId,
  type SurveyResponse,
  responseContribution,
} from '@tera/domain';
import { ani, at, ektp } from './names.ts';

/** Through the link of a ticket, unless the channel says otherwise. */
export function aResponse(fields: Partial<SurveyResponse> = {}): SurveyResponse {
  const isOfTicket = (fields.channel ?? 'ticket') === 'ticket';
  return {
    responseId: 'r-1',
    receivedAt: at('09:00'),
    channel: 'ticket',
    ...(isOfTicket ? { isLinked: true } : {}),
    questionnaire: 'skm-2017.1',
    answers: { perilaku: 4, kompetensi: 3 },
    ...fields,
  };
}

/** To `ani` for `ektp`; without an officer to the unit. */
export function chargedTo(
  { officerId, serviceId }: { readonly officerId?: OfficerId; readonly serviceId?: ServiceId } = {
    officerId: ani,
    serviceId: ektp,
  },
): Charge {
  return officerId === undefined ? { kind: 'unit', serviceId } : { kind: 'officer', officerId, serviceId };
}

/** What the answer adds in WIB, from a device of its own; `null`: nobody has told whose it is. */
export function addedBy(response: SurveyResponse, charge: Charge | null = chargedTo()): Contribution {
  return responseContribution(response, charge ?? undefined, { timeZone: 'Asia/Jakarta', isOfSharedDevice: false });
}

export function allAnswered(score: Score): SurveyResponse['answers'] {
  return Object.fromEntries(ELEMENTS.map((element) => [element, score]));
}
