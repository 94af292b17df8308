// Takes one citizen's answers to the queue, whichever door they came through. The link says which ticket they are about, and
// the ticket whose they are; its id goes no further than this file, where it becomes a pseudonym, and with it no time goes on
// by which the two could be found together again. A second answer to a ticket's link gets the same receipt and changes nothing.
import {
  type ChargeJob,
  type FieldError,
  type Meter,
  type ResponseBody,
  type ResponseMessage,
  readMessage,
} from '@tera/contracts';
import {
  type CommentSource,
  DEFAULT_QUESTIONNAIRE,
  type Flag,
  type Instant,
  QUESTIONNAIRES,
  type ServiceId,
  type UnitRegistry,
  WITHOUT_TICKET,
  localDayOf,
  startOfDay,
} from '@tera/domain';
import {
  type FindDeps,
  type FoundSurvey,
  type StandingLink,
  type SurveyLink,
  type TicketLink,
  attemptsKey,
  deviceKey,
  drawerIn,
  keptResponseId,
  limitName,
  orderOf,
  presenceMark,
  receiptOf,
  responseKey,
  standingKey,
} from '@tera/links';
import {
  type AttemptCounter,
  type ChargeQueue,
  DRAWERS,
  type FactQueue,
  type LinkAttempt,
  type RateLimit,
  type RateLimiter,
  minuteOf,
  secondsToNextMinute,
} from '@tera/store';
import { commentOfAnswer } from './comment-of-answer.ts';
import { type AnswerSender, signsOf } from './signs.ts';
import { type TicketOfLink, type TicketOfLinkDeps, serviceOf } from './ticket-of-link.ts';

export interface TakeDeps extends FindDeps<UnitRegistry>, TicketOfLinkDeps {
  readonly queue: FactQueue;
  /** Of answers that came before their ticket was counted. */
  readonly charges: ChargeQueue;
  readonly responseSecret: () => Promise<string>;
  readonly presenceSecret: () => Promise<string>;
  readonly attempts: AttemptCounter;
  readonly limiter: RateLimiter;
  readonly metrics: Pick<Meter, 'add'>;
  readonly now: () => Instant;
}

export type Taken =
  | { readonly outcome: 'taken'; readonly receipt: string }
  /** `retryAfter`: seconds. */
  | { readonly outcome: 'too-many' | 'not-queued'; readonly retryAfter: number }
  /** What is wrong, by the names of the body's fields. */
  | { readonly outcome: 'unreadable'; readonly errors: readonly FieldError[] };

/** Seconds after which an answer that was not taken is worth sending again. */
const RETRY_AFTER = 5;
// A ticket's link counts once however often it is sent, and a poster counts to no person: these only keep a flood away, and are
// far beyond any crowd. At a poster those without a cookie of ours have a count of their own: what sends answers in a heap has none,
// and leaves the phones in the room all of theirs. Those with one are a hundred in a second before they are too many.
const PER_TICKET_LINK = 60;
const PER_DEVICE = 30;
const PER_POSTER = 6000;
const PER_POSTER_WITHOUT_COOKIE = 300;

/** Takes the answers to the survey that the door has found behind `body.link`, and to the `ticket` that it is about. */
export async function takeAnswer(
  { link, unit }: FoundSurvey<UnitRegistry>,
  ticket: TicketOfLink | undefined,
  body: ResponseBody,
  sender: AnswerSender,
  receivedAt: Instant,
  deps: TakeDeps,
): Promise<Taken> {
  const misplaced = misplacedService(body.serviceId, link, unit);
  if (misplaced !== undefined) return { outcome: 'unreadable', errors: [misplaced] };
  const secret = await deps.responseSecret();
  const device = deviceOf(link, sender, unit, secret, receivedAt);
  const attempt =
    link.kind === 'ticket'
      ? await deps.attempts.next(attemptAt(link, secret, receivedAt), receivedAt)
      : await atPoster(link, device, { secret, receivedAt }, deps);
  if (attempt === 'too-many') return { outcome: 'too-many', retryAfter: secondsToNextMinute(receivedAt) };
  const key = keyOf(link, body, secret);
  const receipt = receiptOf(secret, key);
  // First, so that no answer lies there of which nobody would ever be told whose it is.
  if (!(await isLookedAfter(link, ticket, deps))) return NOT_QUEUED;
  const flags = signsOf({ body, link, ticket, sender, receivedAt }, await deps.linkSecrets.current());
  const message: ResponseMessage = {
    v: 1,
    kind: 'response',
    unitId: link.unitId,
    key,
    response: responseOf(body, { link, unit, receivedAt, secret, key, attempt, flags }),
    comment: commentOfAnswer(
      {
        unitId: link.unitId,
        text: body.comment,
        serviceId: serviceOf(ticket) ?? body.serviceId,
        source: sourceOf(link),
      },
      { receipt, unit, receivedAt, secret },
    ),
    ...chargeKnownOf(ticket, body.serviceId, { secret, key }),
    ...(link.kind === 'ticket' ? { mark: presenceMark(await deps.presenceSecret(), link.unitId, link.ticketId) } : {}),
    // Several answers from the phone of one officer are what the flag is for; a poster is meant for many.
    device: link.kind === 'ticket' ? device : undefined,
  };
  const read = readMessage(JSON.stringify(message));
  if (!read.ok) return { outcome: 'unreadable', errors: read.errors.map(asInTheBody) };
  const [taken] = await deps.queue.send([message]);
  if (taken !== true) return NOT_QUEUED;
  deps.metrics.add('Accepted', 1);
  return { outcome: 'taken', receipt };
}

/** A ticket says by itself what it was for; where there is none, the citizen may say it. */
function misplacedService(
  serviceId: ServiceId | undefined,
  link: SurveyLink,
  { document }: UnitRegistry,
): FieldError | undefined {
  if (serviceId === undefined) return undefined;
  if (link.kind === 'ticket') {
    return { path: 'serviceId', code: 'not_allowed', message: 'the ticket of this link says what it was for' };
  }
  if (document.services.some(({ id }) => id === serviceId)) return undefined;
  return { path: 'serviceId', code: 'unknown_service', message: `the unit has no service '${serviceId}'` };
}

/** Nothing of a ticket that is not counted yet, and of a poster whose visitor names no service: the answer is the unit's. */
function chargeKnownOf(
  ticket: TicketOfLink | undefined,
  serviceId: ServiceId | undefined,
  { secret, key }: { readonly secret: string; readonly key: string },
): Pick<ResponseMessage, 'charge'> {
  if (ticket !== undefined) {
    const { charge, version } = ticket;
    return charge.kind === 'open' ? {} : { charge: { to: charge, order: orderOf(secret, key, version) } };
  }
  return serviceId === undefined ? {} : { charge: { to: { kind: 'unit', serviceId }, order: WITHOUT_TICKET } };
}

const NOT_QUEUED: Taken = { outcome: 'not-queued', retryAfter: RETRY_AFTER };

/** False where the ticket is not counted yet and nobody could be asked to tell the answer later whose it is. */
async function isLookedAfter(
  link: SurveyLink,
  ticket: TicketOfLink | undefined,
  { charges }: Pick<TakeDeps, 'charges'>,
): Promise<boolean> {
  if (link.kind !== 'ticket' || ticket?.charge.kind !== 'open') return true;
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
  readonly attempt: number | undefined;
  readonly flags: readonly Flag[];
}

function responseOf(
  body: ResponseBody,
  { link, unit, receivedAt, secret, key, attempt, flags }: Taking,
): ResponseMessage['response'] {
  return {
    responseId: keptResponseId(secret, key, body.responseId, body.comment),
    receivedAt: startOfDay(localDayOf(receivedAt, unit.timeZone), unit.timeZone),
    channel: link.kind,
    ...(link.kind === 'ticket' ? {} : { counterId: link.counterId }),
    ...(link.kind === 'ticket' ? { isLinked: true } : {}),
    questionnaire: questionnaireOf(unit),
    answers: body.answers,
    respondent: body.respondent,
    language: body.language,
    ...(flags.length === 0 ? {} : { flags: [...flags] }),
    attempt,
  };
}

/** The one whose questions are asked at the unit. */
export function questionnaireOf({ document }: UnitRegistry): string {
  return QUESTIONNAIRES.find((known) => known === document.questionnaire) ?? DEFAULT_QUESTIONNAIRE;
}

/** Whoever has a ticket answers once; of a poster one person can send any number. */
function sourceOf({ kind }: SurveyLink): CommentSource {
  return kind === 'ticket' ? 'tickets' : 'others';
}

/** Nothing where a device is shared by design, as a kiosk's tablet is. */
function deviceOf(
  link: SurveyLink,
  { deviceId }: AnswerSender,
  unit: UnitRegistry,
  secret: string,
  receivedAt: Instant,
): string | undefined {
  if (deviceId === undefined || link.kind === 'kiosk') return undefined;
  const day = localDayOf(receivedAt, unit.timeZone);
  return `${day}.${deviceKey(secret, day, deviceId)}`;
}

/** The counter of a ticket's answers, however they come: it says which of them was the first. */
export function attemptAt(
  { unitId, ticketId }: Pick<TicketLink, 'unitId' | 'ticketId'>,
  secret: string,
  receivedAt: Instant,
): LinkAttempt {
  const key = attemptsKey(secret, unitId, ticketId);
  const drawer = drawerIn(secret, key, minuteOf(receivedAt), DRAWERS);
  return { counter: `link#${key}`, drawer, perMinute: PER_TICKET_LINK };
}

/**
 * At a poster each answer is the only one to its key, so there is nothing to count but what is too many. The device is under
 * another name than with its answers: a limit is kept with its minute, which must not be found with an answer.
 */
async function atPoster(
  { kind, unitId, counterId }: StandingLink,
  device: string | undefined,
  { secret, receivedAt }: Pick<Taking, 'secret' | 'receivedAt'>,
  { limiter }: Pick<TakeDeps, 'limiter'>,
): Promise<undefined | 'too-many'> {
  const place = `${kind}#${unitId}#${counterId ?? ''}`;
  const limits: RateLimit[] =
    device === undefined
      ? [{ name: `${place}#without`, perMinute: PER_POSTER_WITHOUT_COOKIE }]
      : [
          { name: `device#${limitName(secret, device)}`, perMinute: PER_DEVICE },
          { name: place, perMinute: PER_POSTER },
        ];
  for (const limit of limits) if (!(await limiter.allows(limit, receivedAt))) return 'too-many';
  return undefined;
}

/** In a message an answer's fields stand one level deeper. */
export function asInTheBody(error: FieldError): FieldError {
  return { ...error, path: error.path.replace(/^response\./, '').replace(/^comment\.text$/, 'comment') };
}

/** A ticket is one key whatever its link; at a poster or kiosk each response is its own. */
function keyOf(link: SurveyLink, { responseId }: ResponseBody, secret: string): string {
  return link.kind === 'ticket'
    ? responseKey(secret, link.unitId, link.ticketId)
    : standingKey(secret, link, responseId);
}
