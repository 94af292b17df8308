// By what a device is known for a day: a random id that is signed as ours, so that nobody can be a roomful of phones by making
// ids up. When it was made stands in it, and after its day it is nobody's.
import { randomBytes } from 'node:crypto';
import { DAY, type Instant } from '@tera/domain';
import type { LinkSecretSource } from './secret-source.ts';
import { type LinkSecrets, type Verified, signText, verifyText } from './signed-text.ts';

const DEVICE = 'd';
export const DEVICE_LIFETIME = DAY;

/** What a device without one is given. */
export function newDevice(now: Instant, secrets: LinkSecrets): string {
  return signText(DEVICE, [(now + DEVICE_LIFETIME).toString(36), randomBytes(16).toString('base64url')], secrets);
}

/**
 * The id of the first of these texts that is ours and of its day. Like a link, one that is signed with a newer secret than is
 * known here is looked at again with the secrets as they are by now.
 */
export async function deviceIdOf(
  texts: readonly string[],
  now: Instant,
  source: LinkSecretSource,
): Promise<string | undefined> {
  for (const text of texts) {
    const verified = verify(text, await source.current());
    const id = idIn(verified.state === 'unknown-key' ? verify(text, await source.renewed()) : verified, now);
    if (id !== undefined) return id;
  }
  return undefined;
}

function verify(text: string, secrets: LinkSecrets): Verified {
  return verifyText(text, DEVICE, [2], secrets);
}

function idIn(verified: Verified, now: Instant): string | undefined {
  if (verified.state !== 'genuine') return undefined;
  const [until = '', id] = verified.parts;
  return now < Number.parseInt(until, 36) ? id : undefined;
}
