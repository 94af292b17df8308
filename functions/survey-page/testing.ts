// A citizen with a link: the pages with doubles of all that they need.
import {
  kioskWorker,
  openPoster as openPosterRoute,
  openPosterInCapitals,
  surveyPage,
  surveyQrCode,
  surveyThanks,
} from '@tera/contracts/routes';
import type { RegistryDocument, ServiceId, TicketId } from '@tera/domain';
import { type HttpHandler, serve, onPage } from '@tera/http';
import type { LinkSecrets } from '@tera/links';
import { presenceMark } from '@tera/links';
import { registryOf } from '@tera/testing/doubles';
import { NOW, aDocument, contoh, ektp, servedTicket, ticketState } from '@tera/testing/facts';
import { type PageAnswer, type Sent, quietObserver, sendForPage } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { type Deps, openPoster, qrCode, showSurvey, showThanks, showWorker, sorryPage } from './survey-page.ts';

const PRESENCE_SECRET = 'the key of marks';

interface House {
  readonly unit?: RegistryDocument;
  readonly secrets?: LinkSecrets;
  readonly publicUrl?: string;
  /** Tickets whose answer is counted already. */
  readonly answered?: readonly string[];
  /** Whether the ticket of the link is counted yet, and what it was for. */
  readonly isCounted?: boolean;
  readonly serviceId?: ServiceId;
  readonly now?: number;
  readonly isBroken?: boolean;
}

export interface Visitor {
  readonly open: (link: string, sent?: Sent) => Promise<PageAnswer>;
  readonly thanks: (link: string, sent?: Sent) => Promise<PageAnswer>;
  readonly qr: (link: string, sent?: Sent) => Promise<PageAnswer>;
  readonly worker: (link: string, sent?: Sent) => Promise<PageAnswer>;
  /** What somebody types from a poster, after `/p/`. */
  readonly type: (address: string, sent?: Sent) => Promise<PageAnswer>;
  /** The same after `/P/`. */
  readonly typeInCapitals: (address: string, sent?: Sent) => Promise<PageAnswer>;
}

export function aVisitor({
  unit = aDocument(),
  secrets = SECRETS,
  publicUrl = 'https://tera.example',
  answered = [],
  isCounted = true,
  serviceId = ektp,
  now = NOW,
  isBroken = false,
}: House = {}): Visitor {
  const marks = new Set(answered.map((id) => presenceMark(PRESENCE_SECRET, contoh, id as TicketId)));
  const deps: Deps = {
    registry: isBroken ? { unit: () => Promise.reject(new Error('the table is gone')) } : registryOf(() => unit),
    facts: {
      has: ({ id }) => Promise.resolve(marks.has(id)),
      ticket: (key) => Promise.resolve({ state: ticketState(isCounted ? servedTicket(key.id, { serviceId }) : []) }),
    },
    linkSecrets: { current: () => Promise.resolve(secrets), renewed: () => Promise.resolve(secrets) },
    presenceSecret: () => Promise.resolve(PRESENCE_SECRET),
    publicUrl,
    now: () => now,
  };
  const handler = serve('survey-page', { ...quietObserver(), now: () => now }, [
    onPage(surveyPage, (event) => showSurvey(event, deps), sorryPage),
    onPage(surveyThanks, (event) => showThanks(event, deps), sorryPage),
    onPage(surveyQrCode, (event) => qrCode(event, deps), sorryPage),
    onPage(kioskWorker, (event) => showWorker(event, deps), sorryPage),
    onPage(openPosterRoute, (event) => openPoster(event, deps), sorryPage),
    onPage(openPosterInCapitals, (event) => openPoster(event, deps), sorryPage),
  ]);
  return visitorOf(handler);
}

export function visitorOf(handler: HttpHandler): Visitor {
  const get =
    (routeKey: string, name = 'link') =>
    (value: string, sent: Sent = {}) =>
      sendForPage(handler, { routeKey, path: { [name]: value }, ...sent });
  return {
    open: get('GET /s/{link}'),
    thanks: get('GET /s/{link}/thanks'),
    qr: get('GET /s/{link}/qr.svg'),
    worker: get('GET /s/{link}/sw.js'),
    type: get('GET /p/{address+}', 'address'),
    typeInCapitals: get('GET /P/{address+}', 'address'),
  };
}
