// A transaction of the registry: done as a whole, or not at all and why. Whoever writes the registry meets others seldom, so
// that it is tried again a few times before the caller hears of it.
import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type DynamoClient, TransactWriteItemsCommand } from './aws/dynamodb.ts';

/**
 * - `refused`: something is not as the conditions want it
 * - `busy`: others have the same items in their hands
 */
export type Transacted = 'done' | 'refused' | 'busy';

export async function transact(client: DynamoClient, items: readonly TransactWriteItem[]): Promise<Transacted> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
    return 'done';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') throw error;
    return reasonsOf(error).some(({ Code }) => Code === 'ConditionalCheckFailed') ? 'refused' : 'busy';
  }
}

const TRIES = 5;
/** Milliseconds; doubled with each try, and drawn anew, so that writers that met do not meet again. */
const FIRST_PAUSE = 50;

/** Once more while others are in the way, or as often as `again` says so. */
export async function tried<Outcome extends string>(
  work: () => Promise<Outcome>,
  again: (outcome: Outcome) => boolean = (outcome) => outcome === 'busy',
): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const outcome = await work();
    if (tries === TRIES || !again(outcome)) return outcome;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_PAUSE * 2 ** tries));
  }
}

function reasonsOf(error: Error): readonly CancellationReason[] {
  return 'CancellationReasons' in error && Array.isArray(error.CancellationReasons)
    ? (error.CancellationReasons as CancellationReason[])
    : [];
}
