// Takes one citizen's answers to the queue, whichever door they came through. The link says which ticket they are about, and
// the ticket whose they are; its id goes no further than this file, where it becomes a pseudonym, and with it no time goes on
// by which the two could be found together again. A second answer to a ticket's link gets the same receipt and changes nothing.
import type { ChargeJob, Meter, ResponseBody, ResponseMessage } from '@tera/contracts';
import {
  type Channel,
  DEFAULT_QUESTIONNAIRE,
  type Flag,
  type Instant,
  MINUTE,
  QUESTIONNAIRES,
  SECOND,
  type UnitRegistry,
  localDayOf,
  maskedComment,
  startOfDay,
} from '@tera/domain';
import {
  type FindDeps,
  type FoundSurvey,
  type SurveyLink,
  completedAt,
  deviceKey,
  keptResponseId,
  limitName,
  orderOf,
  presenceMark,
  receiptOf,
  responseKey,
  turnOf,
} from '@tera/links/lean';
import { type ChargeQueue, type FactQueue, type RateLimit, type RateLimiter, secondsToNextMinute } from '@tera/store';
import type { TicketDeps, TicketOfLink } from './ticket-of-link.ts';

export interface TakeDeps extends FindDeps, TicketDeps {
  readonly queue: FactQueue;
  /** Of answers that came before their ticket was counted. */
  readonly charges: ChargeQueue;
  readonly responseSecret: () => Promise<string>;
  readonly presenceSecret: () => Promise<string>;
  readonly limiter: RateLimiter;
  readonly metrics: Pick<Meter, 'add'>;
  readonly now: () => Instant;
}

export type Taken =
  | { readonly outcome: 'taken'; readonly receipt: string }
  /** `retryAfter`: seconds. */
  | { readonly outcome: 'too-many' | 'not-queued'; readonly retryAfter: number };

/** Seconds after which an answer that was not taken is worth sending again. */
const RETRY_AFTER = 5;
/** Sooner after the completion, a citizen can hardly have read nine questions. */
const FAST = MINUTE;
/** Filled in less than this, nobody has read them. */
const QUICK = 10 * SECOND;

// A ticket's link counts once however often it is sent, and a poster counts to no person: these only keep a flood away.
const PER_TICKET_LINK = 60;
const PER_DEVICE = 30;
const PER_POSTER = 300;

/** Takes the answers to the survey that the door has found behind `body.link`, and to the `ticket` that it is about. */
export async function takeAnswer(
  { link, unit }: FoundSurvey,
  ticket: TicketOfLink | undefined,
  body: ResponseBody,
  deviceId: string | undefined,
  receivedAt: Instant,
  deps: TakeDeps,
): Promise<Taken> {
  const secret = await deps.responseSecret();
  const device = deviceOf(body, deviceId, unit, secret, receivedAt);
  for (const limit of limitsOf(body, link, device, secret)) {
    if (await deps.limiter.allows(limit, receivedAt)) continue;
    return { outcome: 'too-many', retryAfter: secondsToNextMinute(receivedAt) };
  }
  const key = keyOf(link, body, secret);
  // First, so that no answer lies there of which nobody would ever be told whose it is.
  if (!(await isLookedAfter(link, ticket, deps))) return NOT_QUEUED;
  const message: ResponseMessage = {
    v: 1,
    kind: 'response',
    unitId: link.unitId,
    key,
    response: responseOf(body, { link, unit, receivedAt, secret, key }),
    ...(ticket === undefined || ticket.charge.kind === 'open'
      ? {}
      : { charge: { to: ticket.charge, order: orderOf(secret, key, ticket.version) } }),
    ...(link.kind === 'ticket' ? { mark: presenceMark(await deps.presenceSecret(), link.unitId, link.ticketId) } : {}),
    // Several answers from the phone of one officer are what the flag is for; a poster is meant for many.
    device: link.kind === 'ticket' ? device : undefined,
  };
  const [taken] = await deps.queue.send([message]);
  if (taken !== true) return NOT_QUEUED;
  deps.metrics.add('Accepted', 1);
  return { outcome: 'taken', receipt: receiptOf(secret, key) };
}

const NOT_QUEUED: Taken = { outcome: 'not-queued', retryAfter: RETRY_AFTER };

/** False where the ticket is not counted yet and nobody could be asked to tell the answer later whose it is. */
async function isLookedAfter(
  link: SurveyLink,
  ticket: TicketOfLink | undefined,
  { charges }: Pick<TakeDeps, 'charges'>,
): Promise<boolean> {
  if (link.kind === 'poster' || ticket?.charge.kind !== 'open') return true;
  const job: ChargeJob = { v: 1, unitId: link.unitId, ticketId: link.ticketId };
  const [taken] = await charges.send([job]);
  return taken === true;
}

interface Taking {
  readonly link: SurveyLink;
  readonly unit: UnitRegistry;
  readonly receivedAt: Instant;
  readonly secret: string;
  readonly key: string;
}

function responseOf(body: ResponseBody, { link, unit, receivedAt, secret, key }: Taking): ResponseMessage['response'] {
  const flags = flagsOf(body, link, receivedAt);
  return {
    responseId: keptResponseId(secret, key, body.responseId),
    receivedAt: startOfDay(localDayOf(receivedAt, unit.timeZone), unit.timeZone),
    turn: turnOf(secret, key, receivedAt),
    channel: channelOf(body, link),
    ...(link.kind === 'ticket' ? { isLinked: true } : {}),
    questionnaire: QUESTIONNAIRES.find((known) => known === unit.document.questionnaire) ?? DEFAULT_QUESTIONNAIRE,
    answers: body.answers,
    respondent: body.respondent,
    comment: body.comment === undefined ? undefined : maskedComment(body.comment),
    language: body.language,
    ...(flags.length === 0 ? {} : { flags }),
  };
}

function channelOf({ channel }: ResponseBody, link: SurveyLink): Channel {
  return channel ?? (link.kind === 'ticket' ? 'ticket' : 'poster');
}

function flagsOf({ startedAt, website = '', channel }: ResponseBody, link: SurveyLink, receivedAt: Instant): Flag[] {
  const took = startedAt === undefined ? undefined : receivedAt - startedAt;
  const flags: Record<string, boolean> = {
    fast: link.kind === 'ticket' && channel !== 'assisted' && receivedAt - completedAt(link) < FAST,
    quick: took !== undefined && took >= 0 && took < QUICK,
    honeypot: website !== '',
  };
  return (['fast', 'quick', 'honeypot'] as const).filter((flag) => flags[flag]);
}

/** Nothing where a device is shared by design: a kiosk's tablet, and the screen of whoever types from paper. */
function deviceOf(
  { channel }: ResponseBody,
  deviceId: string | undefined,
  unit: UnitRegistry,
  secret: string,
  receivedAt: Instant,
): string | undefined {
  if (deviceId === undefined || channel !== undefined) return undefined;
  const day = localDayOf(receivedAt, unit.timeZone);
  return `${day}.${deviceKey(secret, day, deviceId)}`;
}

/** Links and devices under names of their own: a limit is kept with its minute, which must not be found with an answer. */
function limitsOf(body: ResponseBody, link: SurveyLink, device: string | undefined, secret: string): RateLimit[] {
  if (link.kind === 'ticket') {
    return [{ name: `link#${limitName(secret, keyOf(link, body, secret))}`, perMinute: PER_TICKET_LINK }];
  }
  const { unitId, counterId = '' } = link;
  return [
    ...(device === undefined ? [] : [{ name: `device#${limitName(secret, device)}`, perMinute: PER_DEVICE }]),
    { name: `poster#${unitId}#${counterId}`, perMinute: PER_POSTER },
  ];
}

/** A ticket is one key whatever its link; at a poster each response is its own. No pseudonym holds a dot. */
function keyOf(link: SurveyLink, { responseId }: ResponseBody, secret: string): string {
  return link.kind === 'ticket' ? responseKey(secret, link.unitId, link.ticketId) : `p.${responseId}`;
}
