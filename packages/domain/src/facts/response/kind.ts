// A citizen's answers. Of several answers to one link the first counts; whose they are is told apart from them, by the
// corrections of their ticket, and may be known before them.

import { counterNames, isOfRespondents } from '../../counters.ts';
import { KEPT_FOR } from '../../retention.ts';
import { NOTHING } from '../contribution.ts';
import { type FactKind, NOTHING_SEEN } from '../kind.ts';
import { type AnswerMove, type AnswerMoves, NOT_MOVED, movedResponse, withMove } from './answer-moves.ts';
import { type SurveyResponse, firstResponse, responseContribution } from './response.ts';

export interface ResponseState {
  readonly response?: SurveyResponse | undefined;
  readonly moves: AnswerMoves;
}

export type ResponseNews = { readonly response: SurveyResponse } | { readonly move: AnswerMove };

export const responseKind: FactKind<ResponseState, ResponseNews> = {
  empty: { moves: NOT_MOVED },
  evolve: (state, news) => {
    const responses = news.flatMap((one) => ('response' in one ? [one.response] : []));
    const response = responses.reduce(first, state.response);
    const moves = news.flatMap((one) => ('move' in one ? [one.move] : [])).reduce(withMove, state.moves);
    const duplicates = responses.length - (state.response === undefined && responses.length > 0 ? 1 : 0);
    const changed = response !== state.response || moves !== state.moves;
    return { state: changed ? { response, moves } : state, seen: { ...NOTHING_SEEN, duplicates } };
  },
  contribution: ({ response, moves }, { timeZone }) =>
    response === undefined ? NOTHING : responseContribution(movedResponse(response, moves), timeZone),
  newest: ({ response, moves: { officer, service } }) =>
    Math.max(response?.receivedAt ?? 0, officer?.at ?? 0, service?.at ?? 0),
  keptFor: KEPT_FOR,
  happenedAt: (news) => ('response' in news ? news.response.receivedAt : news.move.at),
  // A comment of a thousand characters and nine answers weigh as much.
  sizeOf: () => 6,
  // Who answered is kept apart from the answer, and leads to nobody.
  leadsFrom: (counters) => !counterNames(counters).every(isOfRespondents),
};

/** The very response that is known, unless another one was first. */
function first(known: SurveyResponse | undefined, other: SurveyResponse): SurveyResponse {
  return known === undefined ? other : firstResponse(known, other);
}
