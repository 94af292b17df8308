// What a batch changes of one fact: everything that is known of it, the old and the new together, and what therefore is to
// be written. Nothing here may depend on the order in which things arrive.
import {
  type CountingRules,
  type FactNews,
  type Instant,
  KINDS,
  type KindName,
  type Seen,
  evolved,
  factContribution,
  happenedAt,
  newsForOthers,
} from '@tera/domain';
import { type Change, type Fact, changeOf } from '@tera/store';
import type { Incoming } from './incoming.ts';

export interface Judged {
  /** Absent when nothing is new. */
  readonly change: Change | undefined;
  readonly seen: Seen;
  /** What other facts are to hear of this one as it is now. */
  readonly forOthers: readonly FactNews[];
  /** News of so long ago that the fact may have been forgotten with all that it had added: they are not counted again. */
  readonly tooLate: number;
}

export function judgeChange<K extends KindName>(
  current: Fact<K>,
  { key, news }: Incoming<K>,
  rules: CountingRules,
  now: Instant,
): Judged {
  const { keptFor } = KINDS[key.kind];
  const inTime = news.filter((one) => happenedAt(key.kind, one) + keptFor > now);
  const { state, seen } = evolved(key.kind, current.state, inTime);
  const isNew = state !== current.state || current.partial;
  return {
    change: isNew ? changeOf(current, state, factContribution(key.kind, state, rules)) : undefined,
    seen,
    forOthers: newsForOthers(key.kind, state, inTime),
    tooLate: news.length - inTime.length,
  };
}
