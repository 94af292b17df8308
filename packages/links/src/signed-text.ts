// Text that says something in the open and proves that we said it: parts joined by `~`, the last of them a signature
// over all the others. Short, because it is printed as a QR code.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Secrets by key id; the one named `signWith` signs, all of them verify. */
export interface LinkSecrets {
  readonly signWith: string;
  readonly secrets: ReadonlyMap<string, string>;
}

export type Verified =
  { readonly state: 'genuine'; readonly parts: readonly string[] } | { readonly state: 'forged' | 'unknown-key' };

// No id holds a `~`, and a URL keeps it as it is.
const SEPARATOR = '~';
// 128 bits: nobody guesses it, and it saves six modules a side over the whole hash.
const SIGNATURE_BYTES = 16;
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

/** `<kind>~<key id>~<parts …>~<signature>`; no part may hold a `~`. */
export function signText(kind: string, parts: readonly string[], { signWith, secrets }: LinkSecrets): string {
  const secret = secrets.get(signWith);
  if (secret === undefined) throw new Error(`there is no link secret with the key id '${signWith}' that should sign`);
  const content = [kind, signWith, ...parts].join(SEPARATOR);
  return content + SEPARATOR + signature(content, secret).toString('base64url');
}

/** The parts of a text of this kind, if one of our secrets signed it; `counts` says how many it may have. */
export function verifyText(text: string, kind: string, counts: readonly number[], { secrets }: LinkSecrets): Verified {
  const [givenKind, keyId = '', ...rest] = text.split(SEPARATOR);
  const signed = rest.at(-1) ?? '';
  if (givenKind !== kind || !counts.includes(rest.length - 1)) return { state: 'forged' };
  const secret = secrets.get(keyId);
  if (secret === undefined) return { state: KEY_ID.test(keyId) ? 'unknown-key' : 'forged' };
  const expected = signature(text.slice(0, text.lastIndexOf(SEPARATOR)), secret);
  const given = Buffer.from(signed, 'base64url');
  // The text is compared as well: several base64url texts decode to the same bytes, and a link has one spelling.
  const genuine =
    given.length === expected.length && timingSafeEqual(given, expected) && expected.toString('base64url') === signed;
  return genuine ? { state: 'genuine', parts: rest.slice(0, -1) } : { state: 'forged' };
}

function signature(content: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(content).digest().subarray(0, SIGNATURE_BYTES);
}
