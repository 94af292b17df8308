// The kinds of survey link. A ticket's link names one ticket, works once and for 30 days from its completion; a poster's and a
// kiosk's are about a unit or a counter and work for all and for as long as their key. None names an officer: whose an answer is
// says its ticket, whatever has become of it. Of which kind a link is says its first letter, which is signed with it: how an
// answer came is believed of the link alone.
import { type CounterId, DAY, type Instant, SECOND, type TicketId, type UnitId } from '@tera/domain';
import { type LinkSecrets, signText, verifyText } from './signed-text.ts';

export interface TicketLink {
  readonly unitId: UnitId;
  readonly ticketId: TicketId;
  readonly expiresAt: Instant;
  /** It was made after the one that the completion gave, for whoever asked for it. */
  readonly isRemade?: true | undefined;
}

/** Of a poster on a wall, or of a kiosk's tablet. */
export interface PosterLink {
  readonly unitId: UnitId;
  /** Absent on the poster, and at the kiosk, of the whole unit. */
  readonly counterId: CounterId | undefined;
}

/** The link of a place, where it stands for whoever comes. */
export type StandingLink = { readonly kind: 'poster' | 'kiosk' } & PosterLink;

export type SurveyLink = ({ readonly kind: 'ticket' } & TicketLink) | StandingLink;

/** How long a citizen may answer after the ticket was completed. */
export const LINK_LIFETIME = 30 * DAY;

export type Opened<Link> =
  { readonly state: 'open' | 'expired'; readonly link: Link } | { readonly state: 'forged' | 'unknown-key' };

const TICKET = 't';
const REMADE = 'r';
/** Unit, ticket and expiry. Once a service and an officer stood behind the unit, who were those of the moment. */
const [PARTS, PARTS_ONCE] = [3, 5];
const [POSTER, KIOSK] = ['p', 'k'];
const STANDING = { poster: POSTER, kiosk: KIOSK } as const;

/** The token of a ticket's link; the expiry is kept to the second. */
export function signLink({ unitId, ticketId, expiresAt, isRemade }: TicketLink, secrets: LinkSecrets): string {
  const expiry = Math.floor(expiresAt / SECOND).toString(36);
  return signText(isRemade === true ? REMADE : TICKET, [unitId, ticketId, expiry], secrets);
}

/** What the token of a ticket's link says, if one of our secrets signed it. */
export function openLink(token: string, secrets: LinkSecrets, now: Instant): Opened<TicketLink> {
  const isRemade = isOfKind(token, REMADE);
  const verified = verifyText(token, isRemade ? REMADE : TICKET, isRemade ? [PARTS] : [PARTS, PARTS_ONCE], secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = ''] = verified.parts;
  const [ticketId = '', expiry = ''] = verified.parts.slice(-2);
  const link: TicketLink = {
    unitId: unitId as UnitId,
    ticketId: ticketId as TicketId,
    expiresAt: Number.parseInt(expiry, 36) * SECOND,
    ...(isRemade ? { isRemade } : {}),
  };
  return { state: now < link.expiresAt ? 'open' : 'expired', link };
}

/** The token of a poster's link. */
export function signPosterLink(link: PosterLink, secrets: LinkSecrets): string {
  return signStanding('poster', link, secrets);
}

/** The token of a kiosk's link. */
export function signKioskLink(link: PosterLink, secrets: LinkSecrets): string {
  return signStanding('kiosk', link, secrets);
}

function signStanding(kind: keyof typeof STANDING, { unitId, counterId }: PosterLink, secrets: LinkSecrets): string {
  return signText(STANDING[kind], [unitId, counterId ?? ''], secrets);
}

/** What the token of a link of any kind says, if one of our secrets signed it. */
export function openSurveyLink(token: string, secrets: LinkSecrets, now: Instant): Opened<SurveyLink> {
  const kind = (['poster', 'kiosk'] as const).find((one) => isOfKind(token, STANDING[one]));
  if (kind === undefined) {
    const opened = openLink(token, secrets, now);
    return 'link' in opened ? { state: opened.state, link: { kind: 'ticket', ...opened.link } } : opened;
  }
  const verified = verifyText(token, STANDING[kind], [2], secrets);
  if (verified.state !== 'genuine') return { state: verified.state };
  const [unitId = '', counterId = ''] = verified.parts;
  const counter = counterId === '' ? undefined : (counterId as CounterId);
  return { state: 'open', link: { kind, unitId: unitId as UnitId, counterId: counter } };
}

/** Whether a token would be a kiosk's if it were ours: how a page looks, and no proof of anything. */
export function looksLikeKiosk(token: string): boolean {
  return isOfKind(token, KIOSK);
}

/** When the ticket of a link was completed first; of a link with a service and an officer, when it was made. */
export function completedAt(link: TicketLink): Instant {
  return link.expiresAt - LINK_LIFETIME;
}

function isOfKind(token: string, kind: string): boolean {
  return token.startsWith(`${kind}~`);
}
