// What was answered to requests that are done once, as bytes that only their caller can read. They lie beside the facts, where
// what is old is swept; until it is, its own end is heeded.
import type { Claim, OnceStore } from '@tera/contracts';
import { type Item, N, S, text } from './attributes.ts';
import {
  DeleteItemCommand,
  type DynamoClient,
  PutItemCommand,
  isConditionFailure,
  itemInTheWay,
} from './aws/dynamodb.ts';
import { ONCE_PREFIX } from './tables.ts';

export function onceStore(client: DynamoClient, factsTable: string): OnceStore {
  return {
    claim: async (claim, now) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: factsTable,
            Item: itemOf(claim),
            // Free, too old, or held by somebody who has not come back.
            ConditionExpression:
              'attribute_not_exists(pk) OR expiresAt <= :second OR (attribute_not_exists(answer) AND heldUntil <= :now)',
            ExpressionAttributeValues: { ':second': N(Math.floor(now / 1000)), ':now': N(now) },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'claimed';
      } catch (error) {
        const kept = itemInTheWay(error);
        if (kept === undefined) throw error;
        return { request: text(kept, 'request'), answer: kept['answer']?.B };
      }
    },

    keep: async (claim, answer) => {
      await ifItsOwn(() =>
        client.send(
          new PutItemCommand({
            TableName: factsTable,
            Item: { ...itemOf(claim), answer: { B: answer } },
            ...ownOf(claim),
          }),
        ),
      );
    },

    forget: async (claim) => {
      await ifItsOwn(() =>
        client.send(new DeleteItemCommand({ TableName: factsTable, Key: keyOf(claim), ...ownOf(claim) })),
      );
    },
  };
}

function keyOf({ keyId, name }: Claim): Item {
  return { pk: S(`${ONCE_PREFIX}${keyId}`), sk: S(name) };
}

function itemOf(claim: Claim): Item {
  const { request, attempt, heldUntil, keptUntil } = claim;
  return {
    ...keyOf(claim),
    request: S(request),
    attempt: S(attempt),
    heldUntil: N(heldUntil),
    expiresAt: N(Math.ceil(keptUntil / 1000)),
  };
}

function ownOf({ attempt }: Claim) {
  return { ConditionExpression: 'attempt = :attempt', ExpressionAttributeValues: { ':attempt': S(attempt) } };
}

/** Somebody else may have taken the place of an attempt that took too long. */
async function ifItsOwn(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
}
