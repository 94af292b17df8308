// The two kinds of survey link. A ticket's link names one ticket, works once and for 30 days from its completion; a poster's is
// about a unit or a counter and works for all and for as long as its key. Neither names an officer: whose an answer is says
// its ticket, whatever has become of it.
import { type CounterId, DAY, type Instant, SECOND, type TicketId, type UnitId } from '@tera/domain';
import { type LinkSecrets, signText, verifyText } from './signed-text.ts';

export interface TicketLink {
  readonly unitId: UnitId;
  readonly ticketId: TicketId;
  readonly expiresAt: Instant;
}

export interface PosterLink {
  readonly unitId: UnitId;
  /** Absent on the poster of the whole unit. */
  readonly counterId: CounterId | undefined;
}

export type SurveyLink = ({ readonly kind: 'ticket' } & TicketLink) | ({ readonly kind: 'poster' } & PosterLink);

/** How long a citizen may answer after the ticket was completed. */
export const LINK_LIFETIME = 30 * DAY;

export type Opened<Link> =
  { readonly state: 'open' | 'expired'; readonly link: Link } | { readonly state: 'forged' | 'unknown-key' };

const TICKET = 't';
/** Unit, ticket and expiry. Once a service and an officer stood behind the unit, who were those of the moment. */
const [PARTS, PARTS_ONCE] = [3, 5];
const POSTER = 'p';

/** The token of a ticket's link; the expiry is kept to the second. */
export function signLink(link: TicketLink, secrets: LinkSecrets): string {
  const expiry = Math.floor(link.expiresAt / SECOND).toString(36);
  return signText(TICKET, [link.unitId, link.ticketId, expiry], secrets);
}

/** What the token of a ticket's link says, if one of our secrets signed it. */
export function openLink(token: string, secrets: LinkSecrets, now: Instant): Opened<TicketLink> {
  const verified = verifyText(token, TICKET, [PARTS, PARTS_ONCE], secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = ''] = verified.parts;
  const [ticketId = '', expiry = ''] = verified.parts.slice(-2);
  const link: TicketLink = {
    unitId: unitId as UnitId,
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
  const verified = verifyText(token, POSTER, [2], secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = '', counterId = ''] = verified.parts;
  const counter = counterId === '' ? undefined : (counterId as CounterId);
  return { state: 'open', link: { kind: 'poster', unitId: unitId as UnitId, counterId: counter } };
}

/** When the ticket of a link was completed; of a link with a service and an officer, when it was made. */
export function completedAt(link: TicketLink): Instant {
  return link.expiresAt - LINK_LIFETIME;
}
