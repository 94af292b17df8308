// An API key as it is kept: who has it cannot be read from it.
import type { ApiKey } from '@tera/store';

/** Without fields: for every unit, and for nothing. */
export function storedKey(
  { keyId, secretHash }: Pick<ApiKey, 'keyId' | 'secretHash'>,
  fields: Partial<ApiKey> = {},
): ApiKey {
  return { keyId, secretHash, name: 'Kunci uji', scopes: [], units: ['*'], createdAt: 0, madeBy: [], ...fields };
}
