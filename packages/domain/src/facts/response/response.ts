// One citizen's answers. The link is the key: of several responses to one link the first counts, in whatever order they come
// out of the queue. Which one that is says a counter of the link. Nothing in them says of which ticket they are, nor when they
// were given.

import {
  type Counters,
  type Tally,
  answerCounter,
  answeredCounter,
  flagCounter,
  respondentCounter,
} from '../../counters.ts';
import { type Cell, type Contribution, NOTHING, contributionOf } from '../contribution.ts';
import type { Channel } from './channel.ts';
import { ELEMENTS, RESPONDENT_ATTRIBUTES, type Element, type Respondent, type Score } from '../../skm/element.ts';
import type { Language } from '../../languages.ts';
import type { CounterId } from '../../ids.ts';
import type { Flag } from './flag.ts';
import type { Charge } from '../ticket/charge.ts';
import { type Instant, localDayOf } from '../../time/time.ts';

export interface SurveyResponse {
  readonly responseId: string;
  /** The beginning of the local day on which the server took it; the moment itself only where an earlier version kept it. */
  readonly receivedAt: Instant;
  readonly channel: Channel;
  /** Where its poster hangs or its kiosk stands, or where an office says that it was given; of a ticket’s link nothing. */
  readonly counterId?: CounterId | undefined;
  /** It is the answer to a ticket, by its link or brought in, and is set against invitations. */
  readonly isLinked?: true | undefined;
  readonly questionnaire: string;
  /** A skipped element is absent. */
  readonly answers: { readonly [E in Element]?: Score | undefined };
  readonly respondent?: Respondent | undefined;
  /** Of an answer of the time when comments were kept with it; it stays where it is. Others wait by themselves. */
  readonly comment?: string | undefined;
  readonly language?: Language | undefined;
  /** What the door saw; what the answers themselves show is added when they are counted. */
  readonly flags?: readonly Flag[] | undefined;
  /**
   * The how-manieth time it is that its ticket was answered, from 1; `UNCOUNTED_ATTEMPT` where that could not be found out.
   * Absent where it is not counted: from a poster, and of the time before it was.
   */
  readonly attempt?: number | undefined;
}

/** Later than any attempt that was counted: what drowns the counter must not go before the answer that was there. */
export const UNCOUNTED_ATTEMPT = 1_000_000_000;

/** The one of two responses to the same link that counts. An attempt of the time before they were counted is the first. */
export function firstResponse(a: SurveyResponse, b: SurveyResponse): SurveyResponse {
  const [ours = 0, theirs = 0] = [a.attempt, b.attempt];
  if (ours !== theirs) return ours < theirs ? a : b;
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? a : b;
  if (a.responseId !== b.responseId) return a.responseId < b.responseId ? a : b;
  return canonical(a) <= canonical(b) ? a : b;
}

/** All that a response says, as text in one fixed order. */
function canonical(response: SurveyResponse): string {
  const {
    channel,
    counterId,
    isLinked,
    questionnaire,
    answers,
    respondent = {},
    flags = [],
    comment,
    language,
  } = response;
  const said = ELEMENTS.map((element) => answers[element] ?? null);
  const self = RESPONDENT_ATTRIBUTES.map((name) => respondent[name] ?? null);
  const others = [counterId, isLinked, comment, language].map((value) => value ?? null);
  return JSON.stringify([channel, questionnaire, said, self, flags, others]);
}

export interface ResponseRules {
  readonly timeZone: string;
  readonly isOfSharedDevice: boolean;
}

/**
 * The cells that a response adds to: those of whom it is charged to, the unit's while nobody knows; none where its ticket was
 * annulled. Respondent attributes go to the service alone, never to an officer.
 */
export function responseContribution(
  response: SurveyResponse,
  charge: Charge | undefined,
  { timeZone, isOfSharedDevice }: ResponseRules,
): Contribution {
  if (charge?.kind === 'annulled') return NOTHING;
  const cell: Cell = { day: localDayOf(response.receivedAt, timeZone), ...holderOf(charge) };
  return contributionOf([
    [cell, { [answeredCounter(response.channel)]: 1, ...answerCounters(response.answers) }],
    [cell, response.isLinked === true ? linkCounters(charge) : {}],
    [cell, Object.fromEntries(flagsOf(response, isOfSharedDevice).map((flag) => [flagCounter(flag), 1]))],
    [{ ...cell, officerId: undefined }, respondentCounters(response.respondent ?? {})],
  ]);
}

/** Whose cell an answer of this charge adds to. */
function holderOf(charge: Exclude<Charge, { kind: 'annulled' }> | undefined): Omit<Cell, 'day'> {
  switch (charge?.kind) {
    case 'officer':
      return { officerId: charge.officerId, serviceId: charge.serviceId };
    case 'unit':
      return { officerId: undefined, serviceId: charge.serviceId };
    case 'open':
    case undefined:
      return { officerId: undefined, serviceId: undefined };
  }
}

/** An answer is set against invitations only where its ticket is among them, in the cell of the same charge. */
function linkCounters(charge: Exclude<Charge, { kind: 'annulled' }> | undefined): Counters {
  switch (charge?.kind) {
    case 'officer':
      return { linked: 1 };
    case 'unit':
      return charge.isUnasked === true ? {} : { linked: 1 };
    case 'open':
      return {};
    case undefined:
      return { uncharged: 1 };
  }
}

/**
 * A response's own mean is counted in parts of 2520, the least common multiple of 1 to 9: whole for any number of
 * answered elements, so that the spread between respondents is exact as well.
 */
export const MEAN_PARTS = 2520;

function answerCounters(answers: SurveyResponse['answers']): Counters {
  const counters: Tally = {};
  let sum = 0;
  let n = 0;
  for (const element of ELEMENTS) {
    const score = answers[element];
    if (score === undefined) continue;
    counters[answerCounter(element, score)] = 1;
    sum += score;
    n += 1;
  }
  if (n === 0) return counters;
  const mean = (sum * MEAN_PARTS) / n;
  return { ...counters, m: mean, mm: mean * mean };
}

/** Fewest elements of which sameness says anything. */
export const STRAIGHT_FROM = 5;

function flagsOf({ flags = [], answers }: SurveyResponse, isOfSharedDevice: boolean): readonly Flag[] {
  const scores = Object.values(answers).filter((score) => score !== undefined);
  const straight = scores.length >= STRAIGHT_FROM && scores.every((score) => score === scores[0]);
  return [...flags, ...(straight ? ['straight' as const] : []), ...(isOfSharedDevice ? ['sameDevice' as const] : [])];
}

function respondentCounters(respondent: Respondent): Counters {
  return Object.fromEntries(
    RESPONDENT_ATTRIBUTES.flatMap((attribute) => {
      const value = respondent[attribute];
      return value === undefined ? [] : [[respondentCounter(attribute, value), 1]];
    }),
  );
}
