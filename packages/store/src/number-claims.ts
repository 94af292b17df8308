// What is lent to a browser counter so that its numbers are nobody else's. Each thing lies in one item, which the first who asks gets
// and which is that one's until its time is over.
import { DAY, type Instant, type LocalDay, SECOND, type UnitId } from '@tera/domain';
import { type Item, N, S } from './attributes.ts';
import { type DynamoClient, PutItemCommand, isConditionFailure } from './aws/dynamodb.ts';
import { NUMBERS_PREFIX } from './tables.ts';

export interface NumberClaims {
  /** Whether the mark is this browser's now, for as long as it goes on asking. */
  readonly claimMark: (browser: CounterBrowser, mark: string, now: Instant) => Promise<boolean>;
  /** Whether the plain numbers with this prefix are this browser's, on a day that is today or tomorrow. */
  readonly claimDay: (browser: CounterBrowser, prefix: string, day: LocalDay, now: Instant) => Promise<boolean>;
}

export interface CounterBrowser {
  readonly unitId: UnitId;
  readonly browserId: string;
}

/** So long a browser may be without a line and keep its mark. */
const MARK_LENT_FOR = 60 * DAY;
/** Until the end of tomorrow, wherever the unit is. */
const DAY_LENT_FOR = 3 * DAY;

export function numberClaims(client: DynamoClient, factsTable: string): NumberClaims {
  const claim = async (
    { unitId, browserId }: CounterBrowser,
    what: string,
    now: Instant,
    until: Instant,
  ): Promise<boolean> => {
    const Item: Item = {
      pk: S(NUMBERS_PREFIX + unitId),
      sk: S(what),
      browser: S(browserId),
      expiresAt: N(Math.ceil(until / SECOND)),
    };
    try {
      await client.send(
        new PutItemCommand({
          TableName: factsTable,
          Item,
          // What is over may lie here for some days more.
          ConditionExpression: 'attribute_not_exists(pk) OR browser = :browser OR expiresAt <= :second',
          ExpressionAttributeValues: { ':browser': S(browserId), ':second': N(Math.floor(now / SECOND)) },
        }),
      );
      return true;
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
      return false;
    }
  };

  return {
    claimMark: (browser, mark, now) => claim(browser, `MARK#${mark}`, now, now + MARK_LENT_FOR),
    claimDay: (browser, prefix, day, now) => claim(browser, `DAY#${day}#${prefix}`, now, now + DAY_LENT_FOR),
  };
}
