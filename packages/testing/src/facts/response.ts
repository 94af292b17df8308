// What a citizen answered, and whose it is, as it is counted.
import {
  type CellKey,
  type Charge,
  type Contribution,
  type Counters,
  ELEMENTS,
  type OfficerId,
  type Score,
  type ServiceId,
  type SurveyResponse,
  responseContribution,
} from '@tera/domain';
import { cellsOf } from './figures.ts';
import { ani, at, ektp } from './names.ts';

/** Through the link of a ticket, unless the channel says otherwise. */
export function aResponse(fields: Partial<SurveyResponse> = {}): SurveyResponse {
  const isOfTicket = (fields.channel ?? 'ticket') === 'ticket';
  return {
    responseId: 'r-1',
    receivedAt: at('09:00'),
    channel: 'ticket',
    ...(isOfTicket ? { isLinked: true } : {}),
    questionnaire: 'skm-2017.2',
    answers: { perilaku: 4, kompetensi: 3 },
    ...fields,
  };
}

/** To `ani` for `ektp`; without an officer to the unit. */
export function chargedTo(
  { officerId, serviceId }: Pick<AnswerWishes, 'officerId' | 'serviceId'> = {
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

/** What somebody answered, and whose it is. */
export interface GivenAnswer {
  readonly response: SurveyResponse;
  readonly charge: Charge;
}

export interface AnswerWishes extends Partial<SurveyResponse> {
  /** `undefined` where it is nobody's. */
  readonly officerId?: OfficerId | undefined;
  readonly serviceId?: ServiceId | undefined;
}

/** As a response, and without wishes charged as `chargedTo` does. */
export function anAnswer(wishes: AnswerWishes = {}): GivenAnswer {
  const { officerId, serviceId, ...fields } = { officerId: ani, serviceId: ektp, ...wishes };
  return { response: aResponse(fields), charge: chargedTo({ officerId, serviceId }) };
}

/** As many people who say the same. */
export function responses(count: number, wishes: AnswerWishes = {}): GivenAnswer[] {
  return Array.from({ length: count }, () => anAnswer(wishes));
}

export function cellsOfAnswers(given: readonly GivenAnswer[]): Map<CellKey, Counters> {
  return cellsOf(...given.map(({ response, charge }) => addedBy(response, charge)));
}

export function allAnswered(score: Score): SurveyResponse['answers'] {
  return Object.fromEntries(ELEMENTS.map((element) => [element, score]));
}
