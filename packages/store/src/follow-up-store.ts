// What an office means to do about the elements of its releases: one item for each, which is replaced as it was read. What it was
// before is in the audit, and nothing is deleted.
import { ELEMENTS, type GivenFollowUp, type Instant, type UnitId } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, N, S, day, known, number, optionalDay, present, text } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { FOLLOW_UPS_PREFIX } from './tables.ts';
import { transact, tried } from './transact.ts';

export interface KeptFollowUp extends GivenFollowUp {
  /** How often it was put. */
  readonly version: number;
}

export interface PutOfFollowUp {
  readonly unitId: UnitId;
  /** As it shall be. */
  readonly followUp: KeptFollowUp;
  /** As it was read. */
  readonly before: KeptFollowUp | undefined;
  readonly by: Author;
  readonly at: Instant;
}

export interface FollowUpReader {
  /** Of all releases, or of the one of a period. */
  readonly list: (unitId: UnitId, period?: string) => Promise<KeptFollowUp[]>;
}

export interface FollowUpStore extends FollowUpReader {
  /** `stale`: it is not as it was read. */
  readonly put: (put: PutOfFollowUp) => Promise<'stored' | 'stale' | 'contended'>;
}

export function followUpReader(client: DynamoClient, table: string): FollowUpReader {
  return {
    list: async (unitId, period) => {
      const found: KeptFollowUp[] = [];
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: period === undefined ? 'pk = :unit' : 'pk = :unit AND begins_with(sk, :period)',
            ExpressionAttributeValues: {
              ':unit': S(FOLLOW_UPS_PREFIX + unitId),
              ...(period === undefined ? {} : { ':period': S(`${period}#`) }),
            },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        found.push(...Items.map(followUpOf));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    },
  };
}

export function followUpStore(client: DynamoClient, table: string): FollowUpStore {
  return {
    ...followUpReader(client, table),

    put: async ({ unitId, followUp, before, by, at }) => {
      const condition =
        before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': N(before.version) },
            };
      const audited = await auditPuts(table, {
        at,
        by,
        what: before === undefined ? 'follow_up.given' : 'follow_up.changed',
        units: [unitId],
        of: `${followUp.period}#${followUp.element}`,
        before,
        after: followUp,
      });
      const put = { Put: { TableName: table, Item: followUpItem(unitId, followUp), ...condition } };
      switch (await tried(() => transact(client, [put, ...audited]))) {
        case 'done':
          return 'stored';
        case 'refused':
          return 'stale';
        case 'busy':
          return 'contended';
      }
    },
  };
}

function followUpItem(unitId: UnitId, { period, element, what, who, until, done, version }: KeptFollowUp): Item {
  return {
    pk: S(FOLLOW_UPS_PREFIX + unitId),
    sk: S(`${period}#${element}`),
    ...present({
      period: S(period),
      element: S(element),
      what: S(what),
      who: S(who),
      until: S(until),
      done: done === undefined ? undefined : S(done),
      version: N(version),
    }),
  };
}

function followUpOf(item: Item): KeptFollowUp {
  return {
    period: text(item, 'period'),
    element: known(text(item, 'element'), ELEMENTS),
    what: text(item, 'what'),
    who: text(item, 'who'),
    until: day(item, 'until'),
    done: optionalDay(item, 'done'),
    version: number(item, 'version'),
  };
}
