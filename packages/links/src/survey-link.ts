// The two kinds of survey link. A ticket's link is about one ticket and the officer who ended it, works once and for 30
// days; a poster's is about a unit or a counter, works for all and for as long as its key, and never names an officer.
import {
  type CounterId,
  DAY,
  type Instant,
  type OfficerId,
  SECOND,
  type ServiceId,
  type TicketId,
  type UnitId,
} from '@tera/domain';
import { type LinkSecrets, signText, verifyText } from './signed-text.ts';

export interface TicketLink {
  readonly unitId: UnitId;
  readonly serviceId: ServiceId;
  readonly officerId: OfficerId;
  readonly ticketId: TicketId;
  readonly expiresAt: Instant;
}

export interface PosterLink {
  readonly unitId: UnitId;
  /** Absent on the poster of the whole unit. */
  readonly counterId: CounterId | undefined;
}

export type SurveyLink = ({ readonly kind: 'ticket' } & TicketLink) | ({ readonly kind: 'poster' } & PosterLink);

/** How long a citizen may answer after the link was made. */
export const LINK_LIFETIME = 30 * DAY;

export type Opened<Link> =
  { readonly state: 'open' | 'expired'; readonly link: Link } | { readonly state: 'forged' | 'unknown-key' };

const TICKET = 't';
const POSTER = 'p';

/** The token of a ticket's link; the expiry is kept to the second. */
export function signLink(link: TicketLink, secrets: LinkSecrets): string {
  const expiry = Math.floor(link.expiresAt / SECOND).toString(36);
  return signText(TICKET, [link.unitId, link.serviceId, link.officerId, link.ticketId, expiry], secrets);
}

/** What the token of a ticket's link says, if one of our secrets signed it. */
export function openLink(token: string, secrets: LinkSecrets, now: Instant): Opened<TicketLink> {
  const verified = verifyText(token, TICKET, 5, secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = '', serviceId = '', officerId = '', ticketId = '', expiry = ''] = verified.parts;
  const link: TicketLink = {
    unitId: unitId as UnitId,
    serviceId: serviceId as ServiceId,
    officerId: officerId as OfficerId,
    ticketId: ticketId as TicketId,
    expiresAt: Number.parseInt(expiry, 36) * SECOND,
  };
  return { state: now < link.expiresAt ? 'open' : 'expired', link };
}

/** The token of a poster's link. */
export function signPosterLink({ unitId, counterId }: PosterLink, secrets: LinkSecrets): string {
  return signText(POSTER, [unitId, counterId ?? ''], secrets);
}

/** What the token of a link of either kind says, if one of our secrets signed it. */
export function openSurveyLink(token: string, secrets: LinkSecrets, now: Instant): Opened<SurveyLink> {
  if (!token.startsWith(`${POSTER}~`)) {
    const opened = openLink(token, secrets, now);
    return 'link' in opened ? { state: opened.state, link: { kind: 'ticket', ...opened.link } } : opened;
  }
  const verified = verifyText(token, POSTER, 2, secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = '', counterId = ''] = verified.parts;
  const counter = counterId === '' ? undefined : (counterId as CounterId);
  return { state: 'open', link: { kind: 'poster', unitId: unitId as UnitId, counterId: counter } };
}

/** When a ticket's link was made. */
export function madeAt(link: TicketLink): Instant {
  return link.expiresAt - LINK_LIFETIME;
}
