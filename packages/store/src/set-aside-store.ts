// Which tickets have something set aside. Each has a small item of its own, which comes and goes in the ticket's transaction
// (companions.ts); what it is, and why, is in the ticket.
import { type TicketId, type UnitId, isTicketId } from '@tera/domain';
import { S, text, that } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { ASIDE_PREFIX } from './tables.ts';

export interface SetAsideStore {
  /** By id, those after `after`, at most `most`. */
  readonly tickets: (
    unitId: UnitId,
    wishes: { readonly after?: string | undefined; readonly most: number },
  ) => Promise<TicketId[]>;
}

export function setAsideStore(client: DynamoClient, factsTable: string): SetAsideStore {
  return {
    tickets: async (unitId, { after = '', most }) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: factsTable,
          KeyConditionExpression: after === '' ? 'pk = :aside' : 'pk = :aside AND sk > :after',
          ExpressionAttributeValues: {
            ':aside': S(`${ASIDE_PREFIX}${unitId}`),
            ...(after === '' ? {} : { ':after': S(after) }),
          },
          Limit: most,
          ConsistentRead: true,
        }),
      );
      return Items.map((item) => that(text(item, 'sk'), isTicketId));
    },
  };
}
