// What a link shows: the form, or kindly why there is none. Reading changes nothing; an answer that is on its way
// through the queue does not count as given yet, and a second one is thanked like the first. Whether there is one is asked of a
// mark: from here no answer can be found.
import { randomUUID } from 'node:crypto';
import { type FactKey, type Instant, type ServiceId, courseOf, publicName } from '@tera/domain';
import { type HtmlPage, type PageReply, deviceCookie, deviceTextsIn, formIn, noFormCookie } from '@tera/http';
import {
  type FindDeps,
  type FoundSurvey,
  type TicketLink,
  deviceIdOf,
  findPoster,
  findSurvey,
  looksLikeKiosk,
  newDevice,
  presenceMark,
  signOpening,
  signPosterLink,
} from '@tera/links';
import {
  IMAGE_HEADERS,
  type Notice,
  type View,
  kioskWorker,
  noticePage,
  preferredLang,
  qrSvg,
  readReturnedForm,
  surveyPage,
  surveyPath,
  surveySubject,
  thanksPage,
} from '@tera/pages';
import type { Fact } from '@tera/store';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface Deps extends FindDeps {
  readonly facts: {
    readonly has: (key: FactKey<'presence'>) => Promise<boolean>;
    readonly ticket: (key: FactKey<'ticket'>, now: Instant) => Promise<Pick<Fact<'ticket'>, 'state'>>;
  };
  readonly presenceSecret: () => Promise<string>;
  readonly publicUrl: string;
  readonly now: () => Instant;
}

/** `GET /s/{link}` */
export async function showSurvey(event: APIGatewayProxyEventV2, deps: Deps): Promise<PageReply> {
  const view = viewOf(event);
  const found = await find(event, deps);
  if ('notice' in found) return { page: noticePage({ ...view, ...found }) };
  const { token, link, unit } = found;
  const { isAnswered, ...about } =
    link.kind === 'ticket' ? await standingOf(link, deps) : { counterId: link.counterId };
  const secure = deps.publicUrl.startsWith('https:');
  const cookies = event.cookies ?? [];
  const sent = view.kiosk === true ? undefined : formIn(cookies);
  if (isAnswered === true) {
    const page = noticePage({ ...view, notice: 'used', unit: publicName(link.unitId, unit.document.name) });
    return { page, ...(sent === undefined ? {} : { cookies: [noFormCookie(surveyPath(token), secure)] }) };
  }
  const { problem, ...returned } = (sent === undefined ? undefined : readReturnedForm(sent)) ?? {};
  const now = deps.now();
  const secrets = await deps.linkSecrets.current();
  const page = surveyPage({
    ...surveySubject(unit.document, about),
    unit: publicName(link.unitId, unit.document.name),
    ...view,
    link: token,
    responseId: randomUUID(),
    startedAt: new Date(now).toISOString(),
    opened: signOpening(token, now, secrets),
    ...returned,
    // Who goes back to the form has what they typed, and no blame before it is sent again.
    problem: 'again' in (event.queryStringParameters ?? {}) ? problem : undefined,
  });
  // A kiosk is everybody's device: it gets no cookie, and keeps nothing of anyone.
  const known = view.kiosk === true || (await deviceIdOf(deviceTextsIn(cookies), now, deps.linkSecrets)) !== undefined;
  return { page, ...(known ? {} : { cookies: [deviceCookie(newDevice(now, secrets), secure)] }) };
}

const RECEIPT = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/;

/** `GET /s/{link}/thanks`: also when the link has expired in the meantime. */
export async function showThanks(event: APIGatewayProxyEventV2, deps: Deps): Promise<PageReply> {
  const view = viewOf(event);
  const found = await find(event, deps);
  if ('notice' in found && found.notice !== 'closed') return { page: noticePage({ ...view, ...found }) };
  const given = event.queryStringParameters?.['receipt'] ?? '';
  const unit = 'unit' in found ? publicName(found.link.unitId, found.unit.document.name) : undefined;
  return {
    page: thanksPage({ ...view, link: tokenOf(event), unit, receipt: RECEIPT.test(given) ? given : undefined }),
  };
}

/** `GET /s/{link}/qr.svg`: the link itself, for a screen or a slip of paper. */
export async function qrCode(event: APIGatewayProxyEventV2, deps: Deps): Promise<PageReply> {
  const found = await find(event, deps);
  if ('notice' in found) return { page: noticePage({ ...viewOf(event), ...found }) };
  return { page: { status: 200, headers: IMAGE_HEADERS, html: qrSvg(deps.publicUrl + surveyPath(found.token)) } };
}

/** `GET /s/{link}/sw.js`: of a kiosk alone; nobody's phone keeps a page of ours. */
export async function showWorker(event: APIGatewayProxyEventV2, deps: Deps): Promise<PageReply> {
  const found = await find(event, deps);
  if ('notice' in found) return { page: noticePage({ ...viewOf(event), ...found }) };
  if (found.link.kind !== 'kiosk') return { page: noticePage({ ...viewOf(event), notice: 'unknown' }) };
  return { page: kioskWorker(found.token) };
}

/** `GET /p/{address+}`, and in capitals: what somebody has typed from a poster leads to that poster's link. */
export async function openPoster(event: APIGatewayProxyEventV2, deps: Deps): Promise<PageReply> {
  const poster = await findPoster(event.pathParameters?.['address'] ?? '', deps);
  if (poster === undefined) return { page: noticePage({ ...viewOf(event), notice: 'mistyped' }) };
  return { seeOther: surveyPath(signPosterLink(poster, await deps.linkSecrets.current())) };
}

/** Seconds after which a page that failed is worth asking for again. */
const RETRY_AFTER = 5;

/** When the work itself has failed. */
export function sorryPage(event: APIGatewayProxyEventV2): HtmlPage {
  return noticePage({
    notice: 'unavailable',
    ...viewOf(event),
    link: event.pathParameters?.['link'],
    retryAfterSeconds: RETRY_AFTER,
  });
}

type Found = (FoundSurvey & { readonly token: string }) | { readonly notice: Notice };

async function find(event: APIGatewayProxyEventV2, deps: Deps): Promise<Found> {
  const token = tokenOf(event);
  const found = await findSurvey(token, deps.now(), deps);
  return found.state === 'open' ? { token, ...found } : { notice: found.state === 'expired' ? 'closed' : 'unknown' };
}

interface Standing {
  readonly isAnswered: boolean;
  /** What the ticket was for; not known while it is not counted, some seconds after its completion. */
  readonly serviceId: ServiceId | undefined;
}

/** Whoever can make a link again must not learn by it who has answered: of such a link it is not asked. */
async function standingOf({ unitId, ticketId, isRemade }: TicketLink, deps: Deps): Promise<Standing> {
  const { facts, presenceSecret, now } = deps;
  const mark = isRemade === true ? undefined : presenceMark(await presenceSecret(), unitId, ticketId);
  const [isAnswered, { state }] = await Promise.all([
    mark !== undefined && facts.has({ unitId, kind: 'presence', id: mark }),
    facts.ticket({ unitId, kind: 'ticket', id: ticketId }, now()),
  ]);
  return { isAnswered, serviceId: courseOf(state.events)?.serviceId };
}

function tokenOf(event: APIGatewayProxyEventV2): string {
  return event.pathParameters?.['link'] ?? '';
}

function viewOf(event: APIGatewayProxyEventV2): View {
  const { queryStringParameters: query = {}, headers } = event;
  const lang = preferredLang(query['lang'], headers['accept-language']);
  return { lang, kiosk: looksLikeKiosk(tokenOf(event)) };
}
