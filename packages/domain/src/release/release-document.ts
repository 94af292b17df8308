// The document of one release: made once for a period, and the same bytes ever after. It holds ids and never names. What
// happens to answers afterwards is told beside it and changes nothing in it.

import type { Instant, LocalDay } from '../time/time.ts';
import type { Channel } from '../facts/response/channel.ts';
import type { NumberedFlag } from '../facts/response/flag.ts';
import type { CounterId, OfficerId, ServiceId } from '../ids.ts';
import type { RespondentCounts } from '../skm/respondents.ts';
import type { Burst } from './burst.ts';
import type { Publishes } from './calendar.ts';
import type { ReleasedAnswers } from './contents.ts';
import type { AnswerNumbers, PeriodNumbers } from './numbers.ts';

/** Which answers a rule sets aside: those that match all that it says. What was answered can never be asked for. */
export interface ExclusionRule {
  readonly channel?: Channel | undefined;
  readonly counterId?: CounterId | undefined;
  /** Local days, the last one included. */
  readonly from?: LocalDay | undefined;
  readonly to?: LocalDay | undefined;
  /** Any of them. */
  readonly flags?: readonly NumberedFlag[] | undefined;
}

export interface ReleasedExclusion {
  readonly exclusionId: string;
  readonly where: ExclusionRule;
  readonly reason: string;
  /** Answers that it set aside, those that another rule set aside as well among them. */
  readonly answers: number;
}

/** How many answers were set aside; of whom none was there is no line. */
export interface AsideNumbers {
  readonly days: readonly (AnswerNumbers & { readonly day: LocalDay })[];
  readonly officers: readonly { readonly officerId: OfficerId | null; readonly answered: number }[];
  readonly services: readonly { readonly serviceId: ServiceId | null; readonly answered: number }[];
}

/**
 * Why a release stands that differs from the one before it.
 * - `reckoned_again`: the same answers and lines, after an error of the software
 * - `total`: the unit's total anew, with answers that came or went since; lines and columns as they were
 * - `withdrawn`: nothing is shown any more
 */
export const REPLACEMENTS = ['reckoned_again', 'total', 'withdrawn'] as const;
export type Replacement = (typeof REPLACEMENTS)[number];

export interface ReleaseDocument {
  readonly unitId: string;
  readonly period: string;
  /** The first day and the day after the last. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly timeZone: string;
  readonly publishes: Publishes;
  /** 1, and one more with each replacement. */
  readonly revision: number;
  readonly publishedAt: Instant;
  readonly methodVersion: string;
  /** Why it was made before it was due, or replaces another. */
  readonly reason?: string | undefined;
  readonly replacement?: Replacement | undefined;
  /** Objections that were open when it was made. */
  readonly openObjections: number;
  readonly exclusions: readonly ReleasedExclusion[];
  /** How many answers the exclusions set aside together. */
  readonly setAside: number;
  /** The same by day, officer and service; absent where an earlier version made the release. */
  readonly aside?: AsideNumbers | undefined;
  readonly numbers: PeriodNumbers;
  /** All that were found when it was first made, set aside or not: a later revision takes them as they were. */
  readonly bursts: readonly Burst[];
  /** Of the unit: who answered, and not what. */
  readonly respondents: RespondentCounts;
  readonly answers: ReleasedAnswers;
}

/** A release as it is read: the document, and the SHA-256 of its bytes in hexadecimal. */
export interface Release extends ReleaseDocument {
  readonly sha256: string;
}
