// What was answered to requests that are done once, as bytes that only their caller can read. They lie beside the facts, where
// what is old is swept; until it is, its own end is heeded.
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '@tera/domain';
import { type Item, N, S, text } from './attributes.ts';
import { ONCE_PREFIX } from './tables.ts';

/** What is kept of requests that are done once. */
export interface OnceStore {
  /** Takes the place of a request, or tells who has it. What is older than `now` allows is as if it were not there. */
  readonly claim: (claim: Claim, now: Instant) => Promise<'claimed' | KeptOnce>;
  /** Keeps what was answered to it, if the place is still its own. */
  readonly keep: (claim: Claim, answer: Uint8Array) => Promise<void>;
  /** Gives the place away: nothing was made. */
  readonly forget: (claim: Claim) => Promise<void>;
}

export interface Claim {
  readonly keyId: string;
  /** Of the header, hashed: it is as long as its caller likes. */
  readonly name: string;
  /** Of what was asked, hashed. */
  readonly request: string;
  /** Of this very attempt. */
  readonly attempt: string;
  /** Until when nobody else may try, while there is no answer. */
  readonly heldUntil: Instant;
  readonly keptUntil: Instant;
}

export interface KeptOnce {
  readonly request: string;
  /** Absent while it is being worked on. */
  readonly answer?: Uint8Array | undefined;
}

export function onceStore(client: DynamoDBClient, factsTable: string): OnceStore {
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
        if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
        return { request: text(error.Item, 'request'), answer: error.Item['answer']?.B };
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
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
