// The how-manieth time a ticket's link is answered, counted once for all functions: it says which answer was the first where
// clocks cannot. The same update keeps the link's limit for a minute, so that an answer costs one request for both. Its
// item outlives the link, so nothing in it may tell when somebody answered (docs/decisions/0038-the-first-answer.md).
import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, type Instant, QUEUED_FOR, UNCOUNTED_ATTEMPT } from '@tera/domain';
import { N, S, number } from './attributes.ts';
import { PATIENT_FOR } from './rate-limit.ts';
import { LIMIT_PREFIX } from './tables.ts';

/** What a minute's answers are counted in; drawn by the minute, under a secret. */
export const DRAWERS = 64;

export interface LinkAttempt {
  /** The link's own counter: a pseudonym that leads to no answer. */
  readonly counter: string;
  /** That of this minute, from 0 to `DRAWERS - 1`. */
  readonly drawer: number;
  readonly perMinute: number;
}

export interface AttemptCounter {
  /**
   * Which attempt this is, from 1; `too-many` when the limit of this minute is reached. An engine that does not answer
   * stops nobody: the attempt is then `UNCOUNTED_ATTEMPT`.
   */
  readonly next: (attempt: LinkAttempt, now: Instant) => Promise<number | 'too-many'>;
}

export function attemptCounter(
  client: DynamoDBClient,
  factsTable: string,
  onFailure: (error: unknown) => void,
): AttemptCounter {
  return {
    next: async ({ counter, drawer, perMinute }, now) => {
      const mine = nameOf(drawer);
      try {
        const { Attributes = {} } = await client.send(
          new UpdateItemCommand({
            TableName: factsTable,
            Key: { pk: S(`${LIMIT_PREFIX}${counter}`), sk: S('attempts') },
            // The drawers of other minutes are emptied: of two minutes that share one, the later begins at nought unless
            // nobody answered between them.
            UpdateExpression: `ADD attempts :one, ${mine} :one SET expiresAt = :end REMOVE ${othersThan(drawer)}`,
            ConditionExpression: `attribute_not_exists(${mine}) OR ${mine} < :most`,
            ExpressionAttributeValues: { ':one': N(1), ':most': N(perMinute), ':end': N(endOf(now)) },
            ReturnValues: 'UPDATED_NEW',
          }),
          { abortSignal: AbortSignal.timeout(PATIENT_FOR) },
        );
        return number(Attributes, 'attempts');
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'too-many';
        onFailure(error);
        return UNCOUNTED_ATTEMPT;
      }
    },
  };
}

function nameOf(drawer: number): string {
  return `m${drawer}`;
}

function othersThan(drawer: number): string {
  return Array.from({ length: DRAWERS }, (_, other) => other)
    .filter((other) => other !== drawer)
    .map(nameOf)
    .join(', ');
}

/** Kept for as long as an answer may be on its way, in seconds since 1970; to the day, as a moment would tell that of the answer. */
function endOf(now: Instant): number {
  return (Math.ceil((now + QUEUED_FOR) / DAY) * DAY) / 1000;
}
