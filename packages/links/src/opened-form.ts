// When a form was opened, as the server says it and a browser only brings it back: signed for one link, so that nobody can
// say that it was earlier, and that of another link does not do.
import { createHash } from 'node:crypto';
import type { Instant } from '@tera/domain';
import { type LinkSecrets, signText, verifyText } from './signed-text.ts';

const OPENED = 'o';

/** What the form of this link carries along. */
export function signOpening(link: string, at: Instant, secrets: LinkSecrets): string {
  return signText(OPENED, [at.toString(36), digestOf(link)], secrets);
}

/** When the form of this link was opened; `undefined` of what we did not sign for it. */
export function openedAt(opening: string, link: string, secrets: LinkSecrets): Instant | undefined {
  const verified = verifyText(opening, OPENED, [2], secrets);
  if (verified.state !== 'genuine') return undefined;
  const [at = '', digest] = verified.parts;
  return digest === digestOf(link) ? Number.parseInt(at, 36) : undefined;
}

/** 48 bits: what is signed is ours, and only has to be told from other links of ours. */
function digestOf(link: string): string {
  return createHash('sha256').update(link).digest().subarray(0, 6).toString('base64url');
}
