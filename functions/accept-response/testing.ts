// A citizen with a link, and an office with a stack of paper: the work with doubles of all that it needs, and what came out of it.
import { type ChargeJob, type ResponseBody, type ResponseMessage, ResponseSchema, read } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import {
  type OfficerId,
  type RegistryDocument,
  type Ruling,
  SECOND,
  type TicketEvent,
  type UnitId,
  parsePeriod,
} from '@tera/domain';
import { type HttpHandler, type PageReply, on, onPage, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { onView } from '@tera/in-person';
import { type LinkSecretSource, type LinkSecrets, signOpening } from '@tera/links';
import { importResponses } from '@tera/responses';
import {
  type ApiKey,
  type AttemptCounter,
  type FactReader,
  type LinkAttempt,
  type RateLimit,
  type RateLimiter,
  type ReadHeads,
  type ReleaseHead,
  paperSheets,
} from '@tera/store';
import { queueThat, registryOf, ticketsThat } from '@tera/testing/doubles';
import { TABLES } from '@tera/testing/engine';
import { NOW, aDocument, budi, contoh, present, servedTicket } from '@tera/testing/facts';
import { type Answer, type Sent, aForm, answerTo, quietObserver, requestOf } from '@tera/testing/http';
import { LINK, SECRETS, aLink } from '@tera/testing/links';
import { acceptForm, sorryForm } from './accept-form.ts';
import { eraseComment } from './erase-comment.ts';
import { type Sent as SentAnswer, acceptResponse } from './accept-response.ts';
import { emptySheet, takeSheet } from './paper.ts';
import { typingOf } from './paper-works.ts';

export function aBody(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { link: aLink(), responseId: 'r-1', answers: { perilaku: 4, kompetensi: 3 }, ...fields };
}

/** An answer from paper to the ticket of the link, as budi brings it in. */
export function anImported(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    responseId: 'kertas-1',
    answeredOn: '2026-11-20',
    ticketId: LINK.ticketId,
    answers: { perilaku: 4, kompetensi: 3 },
    source: 'paper',
    ...fields,
  };
}

/** The same about no ticket. */
export function ofNoTicket(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { ticketId, ...rest } = anImported();
  return { ...rest, ...fields };
}

export const RESPONSE_SECRET = 'the key of pseudonyms';

const FORM_ROUTE = { routeKey: 'POST /s/{link}' };

/** The fields of a form; `link` is where it is posted to. */
type Fields = Readonly<Record<string, string>>;

interface House {
  readonly unit?: RegistryDocument;
  readonly unitId?: UnitId;
  /** What the function knows at first, and what it finds when it looks again. */
  readonly secrets?: readonly [LinkSecrets, LinkSecrets?];
  /** Of the messages by their place; all, unless said otherwise. */
  readonly queueTakes?: boolean | ((place: number) => boolean);
  /** Periods that are published. */
  readonly released?: readonly string[];
  readonly now?: number;
  readonly keys?: readonly ApiKey[];
  /** The ticket of the link; counted as served by `ani`, unless a test says otherwise. */
  readonly ticket?: readonly TicketEvent[];
  /** Others, by their ids. */
  readonly others?: Readonly<Record<string, readonly TicketEvent[]>>;
  readonly ruling?: Ruling;
  /** Instead of these. */
  readonly facts?: FactReader;
  readonly chargesTake?: boolean;
  /** Lets everything through unless a test says otherwise. */
  readonly limiter?: RateLimiter;
  /** Counts each link by itself, unless a test says otherwise. */
  readonly attempts?: AttemptCounter;
}

export interface Desk {
  /** The function with its whole chain, as index.ts composes it. */
  readonly handler: HttpHandler;
  readonly answer: (body: Readonly<Record<string, unknown>>, sent?: Omit<SentAnswer, 'body'>) => Promise<Answer>;
  /** What an office brings in, with the key of budi unless it is another's, or (`null`) nobody's. */
  readonly bringIn: (
    responses: readonly unknown[],
    sent?: { readonly by?: OfficerId | null; readonly unitId?: UnitId },
  ) => Promise<Answer>;
  /** The same, whatever a schema would say of it. */
  readonly answerUnread: (body: ResponseBody) => Promise<Answer>;
  /** The page's own form, as a browser posts it to the link a minute and a half after it was opened. */
  readonly post: (fields: Fields, sent?: Sent) => Promise<PageReply>;
  /** Something else, posted to the same place. */
  readonly postRaw: (sent: Sent) => Promise<PageReply>;
  /** The names of the limits, and of the links' counters, that were asked about. */
  readonly limited: readonly string[];
  readonly queued: readonly ResponseMessage[];
  /** Tickets of which somebody is to tell later whose their answer is. */
  readonly jobs: readonly ChargeJob[];
  /** Of which release periods how many were said to be on their way. */
  readonly noted: readonly (readonly [period: string, count: number])[];
  /** The ids of comments that were to be erased. */
  readonly erased: readonly string[];
  readonly renewals: () => number;
  readonly counted: Readonly<Record<string, number>>;
}

export function aDesk({
  unit = aDocument(),
  unitId: ownUnit = contoh,
  secrets = [SECRETS],
  queueTakes = true,
  released = [],
  now = NOW,
  keys = [],
  limiter = { allows: () => Promise.resolve(true) },
  ticket = servedTicket(LINK.ticketId),
  others = {},
  ruling,
  facts,
  chargesTake = true,
  attempts = countingAttempts(),
}: House = {}): Desk {
  const limited: string[] = [];
  const noted: (readonly [string, number])[] = [];
  const queue = queueThat((_, place) => (typeof queueTakes === 'boolean' ? queueTakes : queueTakes(place)));
  const charges = queueThat<ChargeJob>(() => chargesTake);
  const observed = quietObserver();
  const { counted } = observed;
  const [known, found = known] = secrets;
  let renewals = 0;
  const source: LinkSecretSource = {
    current: () => Promise.resolve(renewals > 0 ? found : known),
    renewed: () => {
      renewals += 1;
      return Promise.resolve(found);
    },
  };
  const erased: string[] = [];
  const deps = {
    ...observed,
    registry: registryOf(() => unit, ownUnit),
    onUnread: () => undefined,
    facts: facts ?? ticketsThat(() => ({ [LINK.ticketId]: ticket, ...others }), ruling),
    queue,
    charges,
    linkSecrets: source,
    responseSecret: () => Promise.resolve(RESPONSE_SECRET),
    presenceSecret: () => Promise.resolve('the key of marks'),
    releaseHeads: headsOf(released),
    importMarks: {
      note: (_: UnitId, period: string, count: number) => {
        noted.push([period, count]);
        return Promise.resolve();
      },
    },
    keys: { find: (keyId: string) => Promise.resolve(keys.find((key) => key.keyId === keyId)) },
    limiter: {
      allows: (limit: RateLimit, at: number) => {
        limited.push(limit.name);
        return limiter.allows(limit, at);
      },
    },
    attempts: {
      next: (attempt: LinkAttempt, at: number) => {
        limited.push(attempt.counter);
        return attempts.next(attempt, at);
      },
    },
    publicUrl: 'https://tera.example',
    comments: {
      erase: (_: UnitId, id: string) => {
        erased.push(id);
        return Promise.resolve(true);
      },
    },
    now: () => now,
  };
  // Nobody is signed in here, so that no sheet comes to be typed.
  const nobody = {
    ...deps,
    sessions: sessions({ secret: () => Promise.resolve('of a test'), secure: true, now: () => now }),
    people: { find: nothing, sessionsFrom: nothing },
    sheets: paperSheets({ send: () => Promise.reject(new Error('nobody types')) }, TABLES),
    worksInPerson: () => typingOf(deps),
  };
  return {
    handler: serve('accept-response', deps, [
      on(routes.sendResponse, (request) => acceptResponse(request, deps)),
      on(routes.importResponses, (request) => importResponses(request, deps)),
      on(routes.eraseComment, (request) => eraseComment(request, deps)),
      onPage(routes.sendSurveyForm, (event) => acceptForm(event, deps), sorryForm),
      onView(routes.consolePaper, nobody, (view) => emptySheet(view, nobody)),
      onView(routes.sendPaper, nobody, (view, event) => takeSheet(view, event, nobody)),
    ]),
    answer: async (body, sent) => {
      const result = read(ResponseSchema, body);
      if (!result.ok) throw new Error(`a test sends a body that is none: ${JSON.stringify(result.errors)}`);
      return answerTo(await acceptResponse({ ...sent, body: result.value }, deps));
    },
    bringIn: async (responses, { by = budi, unitId = contoh } = {}) =>
      answerTo(
        await importResponses(
          { path: { unitId }, body: { responses: [...responses] }, caller: { officerId: by ?? undefined } },
          deps,
        ),
      ),
    answerUnread: async (body) => answerTo(await acceptResponse({ body }, deps)),
    post: ({ link = aLink(), ...fields }, sent = {}) => {
      const form = aForm({ opened: signOpening(link, now - 90 * SECOND, known), ...fields });
      const headers = { ...form.headers, ...sent.headers };
      return acceptForm(requestOf({ ...FORM_ROUTE, path: { link }, ...form, ...sent, headers }), deps);
    },
    postRaw: (sent) => acceptForm(requestOf({ ...FORM_ROUTE, path: { link: aLink() }, ...sent }), deps),
    limited,
    noted,
    get queued() {
      return queue.taken.filter((message) => message.kind === 'response');
    },
    jobs: charges.taken,
    erased,
    renewals: () => renewals,
    counted,
  };
}

function nothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}

function countingAttempts(): AttemptCounter {
  const counts = new Map<string, number>();
  return {
    next: ({ counter }) => {
      const count = (counts.get(counter) ?? 0) + 1;
      counts.set(counter, count);
      return Promise.resolve(count);
    },
  };
}

function headsOf(released: readonly string[]): ReadHeads {
  const heads = released.map((name): ReleaseHead => {
    const { to } = present(parsePeriod(name));
    return {
      period: name,
      to,
      revision: 1,
      sha256: '',
      methodVersion: '',
      publishedAt: NOW,
      replacement: undefined,
      reason: undefined,
      chunks: 1,
    };
  });
  return (_, after, to) => Promise.resolve(heads.filter((head) => head.to > after && head.to <= to));
}
