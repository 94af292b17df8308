// The key under which the answer to a ticket's link is stored: a pseudonym, so that answers cannot be joined to
// tickets without the secret. It is made with a secret that never rotates, or a new link would be a second vote. Whatever
// else is stored with an answer, and could be found with a ticket as well, is hidden by the same secret.
import { createHmac } from 'node:crypto';
import type { LocalDay, TicketId, UnitId } from '@tera/domain';
import type { StandingLink } from './survey-link.ts';

/** 128 bits of HMAC-SHA-256, as base64url. */
export function responseKey(secret: string, unitId: UnitId, ticketId: TicketId): string {
  return hmac(secret, `response#${unitId}#${ticketId}`).subarray(0, 16).toString('base64url');
}

/**
 * The key of an answer that is brought in without a ticket: by the id that whoever brings it in has given it, of which it
 * tells nothing. It is never that of a ticket's answer. 128 bits.
 */
export function importedKey(secret: string, unitId: UnitId, responseId: string): string {
  return hmac(secret, `import#${unitId}#${responseId}`).subarray(0, 16).toString('base64url');
}

/**
 * The key of an answer that came through no ticket, each of which is one of its own: what the client calls it is a secret's to
 * know, as it may tell a time or a client. 128 bits, behind a `p.` that no pseudonym of a ticket has.
 */
export function standingKey(
  secret: string,
  { kind, unitId }: Pick<StandingLink, 'kind' | 'unitId'>,
  responseId: string,
): string {
  return `p.${hmac(secret, `${kind}#${unitId}#${responseId}`).subarray(0, 16).toString('base64url')}`;
}

/**
 * The mark by which it is known that a ticket's link was answered, under a secret of its own: who can make it finds no
 * answer by it. 128 bits.
 */
export function presenceMark(presenceSecret: string, unitId: UnitId, ticketId: TicketId): string {
  return hmac(presenceSecret, `presence#${unitId}#${ticketId}`).subarray(0, 16).toString('base64url');
}

/** The order of what a ticket says of its answer: it grows with the ticket's version, and tells nobody which version it is. */
export function orderOf(secret: string, key: string, version: number): number {
  return offsetOf(secret, `order#${key}`) + version;
}

/**
 * A client's own id of a response, as it is kept: a client may write a time, or a ticket, into it. The comment, which is kept
 * elsewhere, is in it as well, so that two answers which differ by it alone have an order. 128 bits.
 */
export function keptResponseId(secret: string, key: string, responseId: string, comment = ''): string {
  return hmac(secret, `id#${key}#${responseId}${comment === '' ? '' : `\n${comment}`}`)
    .toString('hex')
    .slice(0, 32);
}

/** What is on a sheet of paper, as it is remembered in order to know it again: it tells nothing, and leads to no answer. 128 bits. */
export function sheetMark(secret: string, unitId: UnitId, content: string): string {
  return hmac(secret, `sheet#${unitId}#${content}`).subarray(0, 16).toString('base64url');
}

/** What a limit is counted under: the minute lies beside it, and must be that of no answer. 128 bits. */
export function limitName(secret: string, name: string): string {
  return hmac(secret, `limit#${name}`).subarray(0, 16).toString('base64url');
}

/** From 0 to 2^52, so that whatever is added to it stays a whole number. */
function offsetOf(secret: string, what: string): number {
  return Number(hmac(secret, what).readBigUInt64BE() >> 12n);
}

/**
 * The key of the counter that says the how-manieth answer to a ticket one is. It is another pseudonym than the answer's own:
 * the counter knows something of the moment at which it counted, and nothing at rest may lead from there to an answer.
 */
export function attemptsKey(secret: string, unitId: UnitId, ticketId: TicketId): string {
  return hmac(secret, `attempts#${unitId}#${ticketId}`).subarray(0, 16).toString('base64url');
}

/** In which of its drawers a counter counts during a minute: which minute it was cannot be told by the drawer. */
export function drawerIn(secret: string, counter: string, minute: number, drawers: number): number {
  return hmac(secret, `drawer#${counter}#${minute}`).readUInt32BE() % drawers;
}

// Without 0, 1, I, L, O, U: it is read aloud and typed.
const RECEIPT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the citizen may keep, such as `K7QM-2F9X`. The same link gives the same one; it tells nothing of the key. */
export function receiptOf(secret: string, key: string): string {
  const bytes = hmac(secret, `receipt#${key}`);
  const letters = Array.from(bytes.subarray(0, 8), (byte) => RECEIPT_ALPHABET[byte % RECEIPT_ALPHABET.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** A receipt as it was given out: people leave the dash away, and write small letters. */
export function receiptAsGiven(typed: string): string {
  const letters = typed.toUpperCase().replace('-', '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Under which the comment of an answer is kept. Who has the receipt finds it by this with the secret, and in no other way; nothing
 * that is kept of the answer or its ticket comes to the same. 128 bits; two receipts in 6·10¹¹ are alike.
 */
export function commentIdOf(secret: string, unitId: UnitId, receipt: string): string {
  return hmac(secret, `comment#${unitId}#${receipt}`).toString('hex').slice(0, 32);
}

/**
 * A device on one day, as it is kept: the cookie's random id cannot be found out from it, and the same device is
 * another one tomorrow. 96 bits.
 */
export function deviceKey(secret: string, day: LocalDay, deviceId: string): string {
  return hmac(secret, `device#${day}#${deviceId}`).subarray(0, 12).toString('base64url');
}

function hmac(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
