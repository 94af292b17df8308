// The PIN of an officer at this counter, where the office asks for one. Only a salted, slow hash of it is kept, and only here: it
// keeps a colleague from working under another's name, not somebody who takes the computer apart.

export interface KeptPin {
  readonly salt: string;
  readonly hash: string;
}

export const PIN_PATTERN = /^\d{4,8}$/;
const ROUNDS = 200_000;

export async function keepPin(pin: string): Promise<KeptPin> {
  const salt = hexOf(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, hash: await hashOf(pin, salt) };
}

export async function isPin(pin: string, { salt, hash }: KeptPin): Promise<boolean> {
  return (await hashOf(pin, salt)) === hash;
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations: ROUNDS },
    key,
    256,
  );
  return hexOf(new Uint8Array(bits));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
