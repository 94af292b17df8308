// What is set aside before a release: each exclusion is one item with its trail, which is only added to and never deleted. A release is made of
// the rules that it was reckoned with: whichever of the two comes second is told, and nothing is decided afterwards.
import { EXCLUSION_STATES, EXCLUSION_STEPS } from '@tera/contracts';
import { type ExclusionRule, type Instant, type UnitId, parsePeriod } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import {
  type Item,
  M,
  N,
  S,
  instant,
  known,
  maps,
  optionalInstant,
  optionalText,
  present,
  text,
} from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { exclusionRule } from './release-codecs.ts';
import { headKey, releasesKey } from './release-heads.ts';
import { ruledKey } from './release-reader.ts';
import { transact, tried } from './transact.ts';

export type ExclusionState = (typeof EXCLUSION_STATES)[number];

export interface KeptExclusion {
  readonly exclusionId: string;
  readonly period: string;
  readonly where: ExclusionRule;
  readonly reason: string;
  readonly state: ExclusionState;
  /** The ids of keys. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: Instant | undefined;
  readonly decision?: string | undefined;
  /** Oldest first. */
  readonly trail: readonly ExclusionStep[];
}

/** What somebody has done with an exclusion; `by`: the id of a key. */
export interface ExclusionStep {
  readonly what: (typeof EXCLUSION_STEPS)[number];
  readonly at: Instant;
  readonly by: string;
  readonly reason?: string | undefined;
}

export interface ExclusionStore {
  /** Newest first. */
  readonly list: (unitId: UnitId) => Promise<KeptExclusion[]>;
  /** What was decided last of a period; it is another text after each decision. */
  readonly lastRuling: (unitId: UnitId, period: string) => Promise<string | undefined>;
  /** Puts a new one, or one that still is as `before`, with what was done last at the end of its trail; false when it is not, or when the period is released. */
  readonly put: (
    unitId: UnitId,
    exclusion: KeptExclusion,
    before: KeptExclusion | undefined,
    by: Author,
  ) => Promise<boolean>;
}

const PREFIX = 'EXCLUSION#';

export function exclusionStore(client: DynamoClient, table: string): ExclusionStore {
  const getItem = itemReader(client, table);

  return {
    list: async (unitId) => {
      const found: KeptExclusion[] = [];
      let from: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :unit AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: { ':unit': releasesKey(unitId), ':prefix': S(PREFIX) },
            ScanIndexForward: false,
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        found.push(...(page.Items ?? []).map(exclusionOf));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    },

    lastRuling: async (unitId, period) => {
      const item = await getItem({ pk: releasesKey(unitId), sk: S(ruledKey(period)) });
      return item && text(item, 'last');
    },

    put: async (unitId, exclusion, before, by) => {
      const condition =
        before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              // One of earlier software has no trail, and each step of it another state.
              ConditionExpression: '#state = :from AND (attribute_not_exists(trail) OR size(trail) = :steps)',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':from': S(before.state), ':steps': N(before.trail.length) },
            };
      const { exclusionId, state } = exclusion;
      const done = exclusion.trail.at(-1);
      if (done === undefined) throw new Error('an exclusion is somebody’s');
      const audited = await auditPuts(table, {
        at: done.at,
        by,
        what: `exclusion.${done.what}`,
        units: [unitId],
        of: exclusionId,
        before,
        after: exclusion,
      });
      const put = { Put: { TableName: table, Item: exclusionItem(unitId, exclusion), ...condition } };
      const ruled = { pk: releasesKey(unitId), sk: S(ruledKey(exclusion.period)), last: S(`${exclusionId}#${state}`) };
      const outcome = await tried(() =>
        transact(client, [
          put,
          { Put: { TableName: table, Item: ruled } },
          { ConditionCheck: { TableName: table, ...whileUnreleased(unitId, exclusion.period) } },
          ...audited,
        ]),
      );
      if (outcome === 'busy') throw new Error('an exclusion is written by several at once');
      return outcome === 'done';
    },
  };
}

function whileUnreleased(unitId: UnitId, name: string) {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`'${name}' is no period`);
  return {
    Key: { pk: releasesKey(unitId), sk: S(headKey({ period: name, to: period.to, revision: 1 })) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function exclusionItem(unitId: UnitId, exclusion: KeptExclusion): Item {
  const { exclusionId, period, where, reason, state, proposedBy, proposedAt, decidedBy, decidedAt, decision, trail } =
    exclusion;
  return {
    pk: releasesKey(unitId),
    sk: S(PREFIX + exclusionId),
    ...present({
      period: S(period),
      where: S(JSON.stringify(where)),
      reason: S(reason),
      state: S(state),
      proposedBy: S(proposedBy),
      proposedAt: N(proposedAt),
      decidedBy: decidedBy === undefined ? undefined : S(decidedBy),
      decidedAt: decidedAt === undefined ? undefined : N(decidedAt),
      decision: decision === undefined ? undefined : S(decision),
      trail: { L: trail.map(stepItem) },
    }),
  };
}

function stepItem({ what, at, by, reason }: ExclusionStep) {
  const step = present({ what: S(what), at: N(at), by: S(by), reason: reason === undefined ? undefined : S(reason) });
  return M(Object.entries(step));
}

function exclusionOf(item: Item): KeptExclusion {
  const exclusion = decidedExclusion(item);
  const trail = maps(item, 'trail').map(stepOf);
  return { ...exclusion, trail: trail.length > 0 ? trail : trailOf(exclusion) };
}

function stepOf(item: Item): ExclusionStep {
  return {
    what: known(text(item, 'what'), EXCLUSION_STEPS),
    at: instant(item, 'at'),
    by: text(item, 'by'),
    reason: optionalText(item, 'reason'),
  };
}

/** Of one of earlier software: who confirmed what was taken back afterwards is in the audit alone. */
function trailOf(exclusion: Omit<KeptExclusion, 'trail'>): readonly ExclusionStep[] {
  const { state, reason, proposedBy, proposedAt, decidedBy, decidedAt, decision } = exclusion;
  const proposed = { what: 'proposed', at: proposedAt, by: proposedBy, reason } as const;
  if (decidedBy === undefined || decidedAt === undefined) return [proposed];
  return [proposed, { what: state, at: decidedAt, by: decidedBy, reason: decision }];
}

function decidedExclusion(item: Item): Omit<KeptExclusion, 'trail'> {
  return {
    exclusionId: text(item, 'sk').slice(PREFIX.length),
    period: text(item, 'period'),
    where: exclusionRule(text(item, 'where')),
    reason: text(item, 'reason'),
    state: known(text(item, 'state'), EXCLUSION_STATES),
    proposedBy: text(item, 'proposedBy'),
    proposedAt: instant(item, 'proposedAt'),
    decidedBy: optionalText(item, 'decidedBy'),
    decidedAt: optionalInstant(item, 'decidedAt'),
    decision: optionalText(item, 'decision'),
  };
}
