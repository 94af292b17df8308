// What a citizen wrote, on its way to the list that the office reads. It is apart from the answer that it came with, and waits until
// others come out with it: from the time at which it appears nobody may learn who wrote it.
import type { ServiceId } from '../../ids.ts';
import { parsePeriod } from '../../time/period.ts';
import { type PublishingPlan, releasePeriodOf } from '../../release/calendar.ts';
import { QUEUED_FOR } from '../../retention.ts';
import { DAY, type LocalDay, addDays } from '../../time/time.ts';

/**
 * How the answer came: to whoever had a ticket, or in another way, of which one person can send any number. The ones do not count
 * to the ten of the others.
 */
export const COMMENT_SOURCES = ['tickets', 'others'] as const;
export type CommentSource = (typeof COMMENT_SOURCES)[number];

/** The comment of an answer, also of one that has none: what counts is the comment of the answer that counts. */
export interface AnswerComment {
  /** Leads neither to an answer nor to a ticket. */
  readonly id: string;
  /** Masked. */
  readonly text?: string | undefined;
  /** The release period of the answer's day. */
  readonly period: string;
  /** The ISO week in which it was taken. It is kept while the comment waits, and nothing closer. */
  readonly week: string;
  readonly serviceId?: ServiceId | undefined;
  readonly source: CommentSource;
}

export type WaitingComment = AnswerComment & { readonly text: string };

/** So many come out together before their week is over. */
export const COMMENTS_TOGETHER = 10;

/** Which of those that wait come out on a local day, and together with which others. */
export function commentsToRelease<Comment extends Pick<AnswerComment, 'week' | 'source'>>(
  waiting: readonly Comment[],
  today: LocalDay,
): readonly (readonly Comment[])[] {
  const isOver = ({ week }: Comment) => weekEnd(week) <= today;
  const groups = COMMENT_SOURCES.map((source) => waiting.filter((one) => one.source === source && !isOver(one)));
  return [waiting.filter(isOver), ...groups.filter(({ length }) => length >= COMMENTS_TOGETHER)].filter(
    ({ length }) => length > 0,
  );
}

/** The day after the last one of an ISO week. */
function weekEnd(week: string): LocalDay {
  const period = parsePeriod(week);
  if (period === undefined) throw new Error('a comment waits in a week that there is not');
  return period.to;
}

/**
 * Until when it is remembered that a comment does not wait any more: longer than whatever brings it could be on its way. It is the
 * same for all of a release period, so that it tells no day.
 */
export function closedUntil(today: LocalDay, plan: PublishingPlan): LocalDay {
  return addDays(releasePeriodOf(today, plan).to, QUEUED_FOR / DAY);
}

/** What the office has done about a comment. */
export const COMMENT_STATES = ['new', 'read', 'followed_up', 'hidden'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** A service is told of a comment once so many with a ticket have answered it in the period. */
export const ANSWERS_TO_TELL_A_SERVICE = 10;
