// The key under which the answer to a ticket's link is stored: a pseudonym, so that answers cannot be joined to
// tickets without the secret. It is made with a secret that never rotates, or a new link would be a second vote.
import { createHmac } from 'node:crypto';
import type { LocalDay, TicketId, UnitId } from '@tera/domain';

/** 128 bits of HMAC-SHA-256, as base64url. */
export function responseKey(secret: string, unitId: UnitId, ticketId: TicketId): string {
  return createHmac('sha256', secret)
    .update(`response#${unitId}#${ticketId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

/**
 * The key of the counter that says the how-manieth answer to a ticket one is. It is another pseudonym than the answer's own:
 * the counter knows something of the moment at which it counted, and nothing at rest may lead from there to an answer.
 */
export function attemptsKey(secret: string, unitId: UnitId, ticketId: TicketId): string {
  return createHmac('sha256', secret)
    .update(`attempts#${unitId}#${ticketId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

/** In which of its drawers a counter counts during a minute: which minute it was cannot be told by the drawer. */
export function drawerIn(secret: string, counter: string, minute: number, drawers: number): number {
  return createHmac('sha256', secret).update(`drawer#${counter}#${minute}`).digest().readUInt32BE() % drawers;
}

// Without 0, 1, I, L, O, U: it is read aloud and typed.
const RECEIPT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the citizen may keep, such as `K7QM-2F9X`. The same link gives the same one; it tells nothing of the key. */
export function receiptOf(secret: string, key: string): string {
  const bytes = createHmac('sha256', secret).update(`receipt#${key}`).digest();
  const letters = Array.from(bytes.subarray(0, 8), (byte) => RECEIPT_ALPHABET[byte % RECEIPT_ALPHABET.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/**
 * A device on one day, as it is kept: the cookie's random id cannot be found out from it, and the same device is
 * another one tomorrow. 96 bits.
 */
export function deviceKey(secret: string, day: LocalDay, deviceId: string): string {
  return createHmac('sha256', secret)
    .update(`device#${day}#${deviceId}`)
    .digest()
    .subarray(0, 12)
    .toString('base64url');
}
