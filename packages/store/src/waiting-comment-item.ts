// A comment that waits, as an item. Nothing in it is closer than its week, and nothing leads from it to an answer; not even when it
// is forgotten says more.
import {
  COMMENT_SOURCES,
  DAY,
  KEPT_FOR,
  type LocalDay,
  type UnitId,
  type WaitingComment,
  isServiceId,
  parsePeriod,
} from '@tera/domain';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, N, S, known, optionalText, optionalThat, present, text } from './attributes.ts';
import { WAITING_COMMENTS_PREFIX } from './tables.ts';

const WAITS = 'W#';

export function waitingCommentsKey(unitId: UnitId): AttributeValue {
  return S(WAITING_COMMENTS_PREFIX + unitId);
}

export function waitingCommentKey(unitId: UnitId, id: string): Item {
  return { pk: waitingCommentsKey(unitId), sk: S(WAITS + id) };
}

export function waitingCommentItem(unitId: UnitId, comment: WaitingComment): Item {
  const { id, period, week, serviceId, source } = comment;
  return {
    ...waitingCommentKey(unitId, id),
    ...present({
      note: S(comment.text),
      period: S(period),
      week: S(week),
      s: serviceId === undefined ? undefined : S(serviceId),
      of: S(source),
      expiresAt: keptFrom(weekBegin(week)),
    }),
  };
}

export function isWaiting(item: Item): boolean {
  return text(item, 'sk').startsWith(WAITS);
}

export function waitingCommentOf(item: Item): WaitingComment {
  return {
    id: text(item, 'sk').slice(WAITS.length),
    text: text(item, 'note'),
    period: text(item, 'period'),
    week: text(item, 'week'),
    serviceId: optionalThat(optionalText(item, 's'), isServiceId),
    source: known(text(item, 'of'), COMMENT_SOURCES),
  };
}

export function weekBegin(week: string): LocalDay {
  const period = parsePeriod(week);
  if (period === undefined) throw new Error('a comment is of a week that there is not');
  return period.from;
}

/** When what came on this day or later may be forgotten: in no time zone later than is promised. */
export function keptFrom(day: LocalDay): AttributeValue {
  return N((Date.parse(day) + KEPT_FOR - DAY) / 1000);
}
