// Whose a ticket's link is to give: the counter's that completed the ticket. Another counter's key could otherwise make the links
// of tickets that it never saw.
import type { TicketSurvey } from '@tera/domain';

/** A key, as far as it says which counter it is of. */
export interface CounterKey {
  readonly name: string;
  /** The key that made it, the key that made that one, and so on. */
  readonly madeBy: readonly string[];
}

export interface KeyFinder {
  readonly find: (keyId: string) => Promise<CounterKey | undefined>;
}

/**
 * Whether the key has completed the ticket, each time that it was completed: itself, a key that made it or that it has made, or
 * one of the same name. By its name a counter is known whose key was replaced: only who makes keys can give one.
 */
export async function hasCompleted(
  { completedBy }: Pick<TicketSurvey, 'completedBy'>,
  own: CounterKey & { readonly keyId: string },
  keys: KeyFinder,
): Promise<boolean> {
  const others = completedBy.filter((keyId) => keyId !== own.keyId && !own.madeBy.includes(keyId));
  const found = await Promise.all(others.map((keyId) => keys.find(keyId)));
  return found.every((key) => key !== undefined && (key.name === own.name || key.madeBy.includes(own.keyId)));
}
