// Who calls, as the work of a route knows them.
import type { OfficerId } from '@tera/domain';

export interface Caller {
  readonly keyId: string;
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one person holds it. */
  readonly officerId?: OfficerId | undefined;
}
