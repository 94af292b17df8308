// A citizen with a link: the pages with doubles of all that they need.
import {
  type CounterId,
  DAY,
  type OfficerId,
  type RegistryDocument,
  type ServiceId,
  type TicketId,
  type UnitId,
  unitRegistry,
} from '@tera/domain';
import { surveyPage, surveyQrCode, surveyThanks } from '@tera/contracts/routes';
import { type HttpHandler, onPage, serve } from '@tera/http';
import type { LinkSecrets } from '@tera/links';
import { type PosterLink, type TicketLink, responseKey, signLink, signPosterLink } from '@tera/links/lean';
import { quietObserver } from '../../packages/http/src/testing/observed.ts';
import { type PageAnswer, type Sent, sendForPage } from '../../packages/http/src/testing/request.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { type Deps, qrCode, showSurvey, showThanks, sorry } from './survey-page.ts';

export const NOW = Date.parse('2026-11-20T09:00:00+07:00');
export const TICKET: TicketLink = {
  unitId: 'contoh' as UnitId,
  serviceId: 'ektp' as ServiceId,
  officerId: 'ani' as OfficerId,
  ticketId: 'TIKET-0042' as TicketId,
  expiresAt: NOW + 30 * DAY,
};
const RESPONSE_SECRET = 'the key of pseudonyms';
export const SECRETS: LinkSecrets = { signWith: '1', secrets: new Map([['1', 'a secret']]) };

export function aTicketLink(fields: Partial<TicketLink> = {}, secrets = SECRETS): string {
  return signLink({ ...TICKET, ...fields }, secrets);
}

export function aPosterLink(fields: Partial<PosterLink> = {}): string {
  return signPosterLink({ unitId: TICKET.unitId, counterId: 'loket-1' as CounterId, ...fields }, SECRETS);
}

interface House {
  readonly unit?: RegistryDocument;
  readonly secrets?: LinkSecrets;
  readonly publicUrl?: string;
  /** Tickets whose answer is counted already. */
  readonly answered?: readonly string[];
  readonly now?: number;
  readonly isBroken?: boolean;
}

export interface Visitor {
  readonly open: (link: string, sent?: Sent) => Promise<PageAnswer>;
  readonly thanks: (link: string, sent?: Sent) => Promise<PageAnswer>;
  readonly qr: (link: string, sent?: Sent) => Promise<PageAnswer>;
}

export function aVisitor({
  unit = aDocument({ counters: [{ id: 'loket-1' as CounterId, name: 'Loket 1' }] }),
  secrets = SECRETS,
  publicUrl = 'https://tera.example',
  answered = [],
  now = NOW,
  isBroken = false,
}: House = {}): Visitor {
  const keys = new Set(answered.map((id) => responseKey(RESPONSE_SECRET, TICKET.unitId, id as TicketId)));
  const deps: Deps = {
    registry: {
      unit: (id) => {
        if (isBroken) return Promise.reject(new Error('the table is gone'));
        return Promise.resolve(id === TICKET.unitId ? unitRegistry(unit) : undefined);
      },
    },
    facts: { has: ({ kind, id }) => Promise.resolve(kind === 'response' && keys.has(id)) },
    linkSecrets: { current: () => Promise.resolve(secrets), renewed: () => Promise.resolve(secrets) },
    responseSecret: () => Promise.resolve(RESPONSE_SECRET),
    publicUrl,
    now: () => now,
  };
  const handler = serve('survey-page', { ...quietObserver(), now: () => now }, [
    onPage(surveyPage, (event) => showSurvey(event, deps), sorry),
    onPage(surveyThanks, (event) => showThanks(event, deps), sorry),
    onPage(surveyQrCode, (event) => qrCode(event, deps), sorry),
  ]);
  return visitorOf(handler);
}

export function visitorOf(handler: HttpHandler): Visitor {
  const get =
    (routeKey: string) =>
    (link: string, sent: Sent = {}) =>
      sendForPage(handler, { routeKey, path: { link }, ...sent });
  return { open: get('GET /s/{link}'), thanks: get('GET /s/{link}/thanks'), qr: get('GET /s/{link}/qr.svg') };
}
