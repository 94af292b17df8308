// One answer as it stands in the figures, read back from what it has added to them: so a release is made of exactly what the
// cells hold, whatever the rules were when it was counted.

import {
  type Counters,
  ELEMENT_SCORES,
  answeredCounter,
  counterNames,
  flagCounter,
  isOfRespondents,
} from '../counters.ts';
import { type Contribution, parseCellKey } from '../facts/contribution.ts';
import { CHANNELS } from '../facts/response/channel.ts';
import { FLAGS } from '../facts/response/flag.ts';
import type { CounterId } from '../ids.ts';
import { type LocalDay, isLocalDay } from '../time/time.ts';
import { type Burst, burstOf } from './burst.ts';
import type { ExclusionRule } from './release-document.ts';
import { type StandingAnswer } from './said.ts';

export interface DatedAnswer extends StandingAnswer {
  /** The answer's key, which tells of no ticket. */
  readonly key: string;
  readonly day: LocalDay;
  /** Of the poster or kiosk, where it stood at one. */
  readonly counterId?: CounterId | undefined;
  /** Who the respondent said to be. */
  readonly respondent: Counters;
  /** What it has added, respondents apart. */
  readonly counters: Counters;
}

/** `undefined` of what adds no answer: it was never counted, or counts no more. */
export function answerIn(key: string, applied: Contribution, counterId?: CounterId): DatedAnswer | undefined {
  let answer: Omit<DatedAnswer, 'respondent'> | undefined;
  let respondent: Counters = {};
  for (const [cell, counters] of applied) {
    if (counterNames(counters).every(isOfRespondents)) respondent = counters;
    const channel = CHANNELS.find((one) => counters[answeredCounter(one)] === 1);
    if (channel === undefined) continue;
    const { day, officerId, serviceId } = parseCellKey(cell);
    if (!isLocalDay(day)) throw new Error(`an answer adds to a day, and not to ${day}`);
    answer = {
      key,
      day,
      officerId,
      serviceId,
      channel,
      counterId,
      flags: FLAGS.filter((flag) => counters[flagCounter(flag)] !== undefined),
      answers: Object.fromEntries(
        ELEMENT_SCORES.flatMap(({ element, score, counter }) =>
          counters[counter] === undefined ? [] : [[element, score]],
        ),
      ),
      counters,
    };
  }
  // An answer and its respondent are in one cell where it is nobody's.
  return answer && { ...answer, respondent: { ...respondent, ...respondentOf(answer.counters) } };
}

/** With the flag of its day, where it is of a burst; in its counters as well, so that it is in the numbers of its service. */
export function withBurst(answer: DatedAnswer, bursts: readonly Burst[]): DatedAnswer {
  return burstOf(answer, bursts) === undefined ? answer : asOfBurst(answer);
}

/** As if its day were one of a burst. */
export function asOfBurst(answer: DatedAnswer): DatedAnswer {
  const counters = { ...answer.counters, [flagCounter('burst')]: 1 };
  return { ...answer, flags: [...answer.flags, 'burst'], counters };
}

/** Whether a rule sets an answer aside: all that it says must hold. */
export function isSetAside(answer: DatedAnswer, { channel, counterId, from, to, flags }: ExclusionRule): boolean {
  return (
    (channel === undefined || answer.channel === channel) &&
    (counterId === undefined || answer.counterId === counterId) &&
    (from === undefined || answer.day >= from) &&
    (to === undefined || answer.day <= to) &&
    (flags === undefined || flags.some((flag) => answer.flags.includes(flag)))
  );
}

function respondentOf(counters: Counters): Counters {
  return Object.fromEntries(
    counterNames(counters).flatMap((name) => (isOfRespondents(name) ? [[name, counters[name]]] : [])),
  );
}
