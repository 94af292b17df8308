// The tickets of a unit that are open now, those that were issued first coming first. The index may be a moment behind what was
// counted, and a ticket that was forgotten may be in it until it is swept.
import type { Instant, UnitId } from '@tera/domain';
import { type Item, S, number } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { type OpenPlace, openPlaceOf, openingOf } from './open-index.ts';
import { OPEN_INDEX } from './tables.ts';

export interface OpenTicketStore {
  /** Those behind `after`, at most `most`; fewer say that there are no more. */
  readonly tickets: (unitId: UnitId, wishes: OpenTicketWishes) => Promise<OpenPlace[]>;
}

export interface OpenTicketWishes {
  /** A `place` of one that was found before. */
  readonly after?: string | undefined;
  readonly issuedFrom?: Instant | undefined;
  readonly most: number;
  readonly now: Instant;
}

export function openTicketStore(client: DynamoClient, factsTable: string): OpenTicketStore {
  return {
    tickets: async (unitId, { after, issuedFrom = 0, most, now }) => {
      const found: OpenPlace[] = [];
      const first = openingOf(issuedFrom);
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: factsTable,
            IndexName: OPEN_INDEX,
            KeyConditionExpression: 'openPk = :unit AND openSk > :behind',
            ExpressionAttributeValues: {
              ':unit': S(unitId),
              ':behind': S(after !== undefined && after > first ? after : first),
            },
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
            Limit: most,
          }),
        );
        for (const item of Items) if (number(item, 'expiresAt') * 1000 > now) found.push(openPlaceOf(item));
        from = LastEvaluatedKey;
      } while (from !== undefined && found.length < most);
      return found.slice(0, most);
    },
  };
}
