// What is set aside before a release: each exclusion is one item, which is decided once and never deleted. A release is made of
// the rules that it was reckoned with: whichever of the two comes second is told, and nothing is decided afterwards.
import { EXCLUSION_STATES } from '@tera/contracts';
import { type ExclusionRule, type Instant, type UnitId, parsePeriod } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, N, S, instant, known, optionalInstant, optionalText, present, text } from './attributes.ts';
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
}

export interface ExclusionStore {
  /** Newest first. */
  readonly list: (unitId: UnitId) => Promise<KeptExclusion[]>;
  /** What was decided last of a period; it is another text after each decision. */
  readonly lastRuling: (unitId: UnitId, period: string) => Promise<string | undefined>;
  /** Puts a new one, or one that still is as `before`; false when it is not, or when the period is released. */
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
              ConditionExpression: '#state = :from',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':from': S(before.state) },
            };
      const { exclusionId, state, proposedAt, decidedAt = proposedAt } = exclusion;
      const audited = await auditPuts(table, {
        at: decidedAt,
        by,
        what: `exclusion.${state}`,
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
  const { exclusionId, period, where, reason, state, proposedBy, proposedAt, decidedBy, decidedAt, decision } =
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
    }),
  };
}

function exclusionOf(item: Item): KeptExclusion {
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
