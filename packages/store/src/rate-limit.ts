// How often something may happen in a minute, counted for all functions together. It guards posters against floods and
// never looks at an address: a whole office behind one network is nobody.
import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Instant, MINUTE } from '@tera/domain';
import { N, S } from './attributes.ts';
import { LIMIT_PREFIX } from './tables.ts';

export interface RateLimit {
  /** What is counted, such as one link; part of a key, so it holds no personal data. */
  readonly name: string;
  readonly perMinute: number;
}

export interface RateLimiter {
  /** False when the limit of this minute is reached. An engine that does not answer stops nobody. */
  readonly allows: (limit: RateLimit, now: Instant) => Promise<boolean>;
}

/** Milliseconds that a citizen waits for a count, at most: the answer is worth more than the limit. */
export const PATIENT_FOR = 1_000;

/** The minutes since 1970 that are over. */
export function minuteOf(now: Instant): number {
  return Math.floor(now / MINUTE);
}

/** Whole seconds until the next minute begins. */
export function secondsToNextMinute(now: Instant): number {
  return Math.max(1, Math.ceil((MINUTE - (now % MINUTE)) / 1000));
}

export function rateLimiter(
  client: DynamoDBClient,
  factsTable: string,
  onFailure: (error: unknown) => void,
): RateLimiter {
  return {
    allows: async ({ name, perMinute }, now) => {
      const minute = minuteOf(now);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: factsTable,
            Key: { pk: S(`${LIMIT_PREFIX}${name}`), sk: S(String(minute)) },
            UpdateExpression: 'ADD taken :one SET expiresAt = :end',
            ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
            ExpressionAttributeValues: {
              ':one': N(1),
              ':most': N(perMinute),
              ':end': N(Math.ceil(((minute + 2) * MINUTE) / 1000)),
            },
          }),
          { abortSignal: AbortSignal.timeout(PATIENT_FOR) },
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        onFailure(error);
        return true;
      }
    },
  };
}
