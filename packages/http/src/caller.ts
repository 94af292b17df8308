// Who calls, as the work of a route knows them.
import type { Scope } from '@tera/contracts';
import type { Instant, OfficerId } from '@tera/domain';

export interface Caller {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one officer holds it: then what is another's is not for it. */
  readonly officerId?: OfficerId | undefined;
  readonly expiresAt?: Instant | undefined;
  /** The key that made it, the key that made that one, and so on. */
  readonly madeBy: readonly string[];
}

/** As the audit calls whoever changes something. */
export function authorOf({ keyId, name }: Pick<Caller, 'keyId' | 'name'>) {
  return { keyId, name };
}
