// A survey link's token: what it is about, in the open, and a signature over all of it. It is short because it is
// printed as a QR code, and the officer in it cannot be changed by whoever holds the phone.
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  DAY,
  ID_PATTERN,
  type Instant,
  MINUTE,
  type OfficerId,
  type ServiceId,
  type TicketId,
  type UnitId,
} from '@tera/domain';

/** The one-time link of a completed ticket. */
export interface TicketLink {
  readonly unitId: UnitId;
  readonly serviceId: ServiceId;
  readonly officerId: OfficerId;
  readonly ticketId: TicketId;
  readonly expiresAt: Instant;
}

/** Secrets by key id; the one named `signWith` signs, all of them verify. */
export interface LinkSecrets {
  readonly signWith: string;
  readonly secrets: ReadonlyMap<string, string>;
}

/** How long a citizen may answer after the counter pushed the completed ticket. */
export const LINK_LIFETIME = 30 * DAY;

export type OpenedLink =
  { readonly state: 'open' | 'expired'; readonly link: TicketLink } | { readonly state: 'forged' | 'unknown-key' };

// No id holds a `~`, and a URL keeps it as it is.
const SEPARATOR = '~';
const TICKET = 't';
// 128 bits: nobody guesses it, and it saves six modules a side over the whole hash.
const SIGNATURE_BYTES = 16;

/** The token; the expiry is kept to the minute. */
export function signLink(link: TicketLink, { signWith, secrets }: LinkSecrets): string {
  const secret = secrets.get(signWith);
  if (secret === undefined) throw new Error(`there is no link secret with the key id '${signWith}' that should sign`);
  const expiry = Math.floor(link.expiresAt / MINUTE).toString(36);
  const content = [TICKET, signWith, link.unitId, link.serviceId, link.officerId, link.ticketId, expiry].join(
    SEPARATOR,
  );
  return content + SEPARATOR + signature(content, secret).toString('base64url');
}

/** What a token says, if one of our secrets signed it. */
export function openLink(token: string, { secrets }: LinkSecrets, now: Instant): OpenedLink {
  const parts = token.split(SEPARATOR);
  const [kind, keyId = '', unitId = '', serviceId = '', officerId = '', ticketId = '', expiry = '', signed = ''] =
    parts;
  if (parts.length !== 8 || kind !== TICKET) return { state: 'forged' };
  const secret = secrets.get(keyId);
  if (secret === undefined) return { state: ID_PATTERN.test(keyId) ? 'unknown-key' : 'forged' };
  const expected = signature(parts.slice(0, -1).join(SEPARATOR), secret);
  const given = Buffer.from(signed, 'base64url');
  // The text is compared as well: several base64url texts decode to the same bytes, and a link has one spelling.
  if (
    given.length !== expected.length ||
    !timingSafeEqual(given, expected) ||
    expected.toString('base64url') !== signed
  ) {
    return { state: 'forged' };
  }
  const link: TicketLink = {
    unitId: unitId as UnitId,
    serviceId: serviceId as ServiceId,
    officerId: officerId as OfficerId,
    ticketId: ticketId as TicketId,
    expiresAt: Number.parseInt(expiry, 36) * MINUTE,
  };
  return { state: now < link.expiresAt ? 'open' : 'expired', link };
}

function signature(content: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(content).digest().subarray(0, SIGNATURE_BYTES);
}
