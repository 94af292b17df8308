// A citizen's answers. Of several answers to one link the first counts. Whose they are is told apart from them, and so is
// that one device gave several: both may be known before them.

import { counterNames, isOfRespondents } from '../../counters.ts';
import { KEPT_FOR } from '../../retention.ts';
import type { Instant } from '../../time/time.ts';
import { NOTHING } from '../contribution.ts';
import { type FactKind, NOTHING_SEEN } from '../kind.ts';
import { type AnswerCharge, newerCharge } from './answer-charge.ts';
import { type SurveyResponse, firstResponse, responseContribution } from './response.ts';
import type { AnswerComment } from './waiting-comment.ts';

export interface ResponseState {
  readonly response?: SurveyResponse | undefined;
  /** `undefined` while nobody has told it: the answer is the unit's until then. */
  readonly charge?: AnswerCharge | undefined;
  /** Its device has answered for other tickets too on that day. */
  readonly isOfSharedDevice?: true | undefined;
  /**
   * The newest day of what is known of an answer that has not come. An answer that is there does without: the day on which
   * its ticket changed would say which ticket that is.
   */
  readonly awaitedOn?: Instant | undefined;
  /**
   * What came with the response, where it has just come. It is never kept with it: whoever writes the fact puts it elsewhere, in
   * the same transaction.
   */
  readonly comment?: AnswerComment | undefined;
}

/** `on`: the beginning of the day on which it was told, and no closer. */
export type ResponseNews =
  | {
      readonly response: SurveyResponse;
      readonly charge?: AnswerCharge | undefined;
      readonly comment?: AnswerComment | undefined;
    }
  | { readonly charge: AnswerCharge; readonly on: Instant }
  | { readonly isOfSharedDevice: true; readonly on: Instant };

export const responseKind: FactKind<ResponseState, ResponseNews> = {
  empty: {},
  evolve: (state, news) => {
    const given = news.flatMap((one) => ('response' in one ? [one] : []));
    const responses = given.map(({ response }) => response);
    const charges = news.flatMap((one) => ('charge' in one && one.charge !== undefined ? [one.charge] : []));
    const response = responses.reduce(first, state.response);
    const next: ResponseState = {
      response,
      charge: charges.reduce(newerCharge, state.charge),
      isOfSharedDevice: state.isOfSharedDevice ?? news.find((one) => 'isOfSharedDevice' in one)?.isOfSharedDevice,
      awaitedOn: response === undefined ? newestDay(state.awaitedOn, news) : undefined,
      comment: response === state.response ? state.comment : given.find((one) => one.response === response)?.comment,
    };
    const duplicates = responses.length - (state.response === undefined && responses.length > 0 ? 1 : 0);
    return { state: isSame(next, state) ? state : next, seen: { ...NOTHING_SEEN, duplicates } };
  },
  contribution: ({ response, charge, isOfSharedDevice }, { timeZone }) =>
    response === undefined
      ? NOTHING
      : responseContribution(response, charge?.to, { timeZone, isOfSharedDevice: isOfSharedDevice === true }),
  newest: ({ response, awaitedOn }) => response?.receivedAt ?? awaitedOn ?? 0,
  keptFor: KEPT_FOR,
  happenedAt: (news) => ('response' in news ? news.response.receivedAt : news.on),
  // A comment of a thousand characters and nine answers weigh as much.
  sizeOf: () => 6,
  // Who answered is kept apart from the answer, and leads to nobody.
  leadsFrom: (counters) => !counterNames(counters).every(isOfRespondents),
};

/** The very response that is known, unless another one was first. */
function first(known: SurveyResponse | undefined, other: SurveyResponse): SurveyResponse {
  return known === undefined ? other : firstResponse(known, other);
}

function newestDay(known: Instant | undefined, news: readonly ResponseNews[]): Instant | undefined {
  const days = [known, ...news.map((one) => ('on' in one ? one.on : undefined))].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : Math.max(...days);
}

function isSame(a: ResponseState, b: ResponseState): boolean {
  return (
    a.response === b.response &&
    a.charge === b.charge &&
    a.isOfSharedDevice === b.isOfSharedDevice &&
    a.awaitedOn === b.awaitedOn
  );
}
