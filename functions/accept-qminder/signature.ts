// Whether a webhook comes from Qminder. It signs the address that is registered with it and then the body, as bytes, so
// a webhook of one unit cannot be passed off as another's, even where both have the same secret.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Refusal, type UnreadRequest, refuse } from '@tera/http';
import type { SecretSource } from '@tera/links';

/** Unit id → the secret of its webhook. */
export type UnitSecrets = ReadonlyMap<string, string>;

export interface SignatureDeps {
  readonly secrets: SecretSource<UnitSecrets>;
  /** What the registered address begins with, without a slash at the end. */
  readonly url: string;
}

/** In lower case, as the gateway writes names. */
export const SIGNATURE_HEADER = 'x-qminder-signature';

/**
 * HMAC-SHA256 over address and body, in hexadecimal.
 * Source: Qminder, "Webhooks" (www.qminder.com/docs/api/webhooks): URL + body, in that order.
 */
export function qminderSignature(address: string, body: Uint8Array, secret: string): Buffer {
  return createHmac('sha256', secret).update(address).update(body).digest();
}

export function qminderAddress(url: string, unitId: string): string {
  return `${url}/v1/units/${unitId}/webhooks/qminder`;
}

/** Without a good signature nothing is said of the unit, not even whether it exists. */
export async function checkSignature(
  { path, headers, bytes }: UnreadRequest,
  { secrets, url }: SignatureDeps,
): Promise<Refusal | undefined> {
  const unitId = path['unitId'] ?? '';
  const given = signatureIn(headers[SIGNATURE_HEADER]);
  if (given === undefined) return REFUSED;
  const isBy = (secret: string | undefined) => {
    // A unit without a secret takes as long as one with another secret.
    const expected = qminderSignature(qminderAddress(url, unitId), bytes, secret ?? NO_SECRET);
    return timingSafeEqual(expected, given) && secret !== undefined;
  };
  if (isBy((await secrets.current()).get(unitId))) return undefined;
  // The secret may have been put, or changed, a moment ago.
  return isBy((await secrets.renewed()).get(unitId)) ? undefined : REFUSED;
}

/** Nobody knows it, so nobody signs with it. */
const NO_SECRET = randomBytes(32).toString('hex');

const REFUSED = refuse(401, SIGNATURE_HEADER, 'unauthenticated', 'not signed with the secret of this address');

function signatureIn(header: string | undefined): Buffer | undefined {
  const text = header?.trim() ?? '';
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
}
