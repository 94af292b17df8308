// The door for answers that an office brings in: typed from paper, or taken over from another system. What is taken becomes the
// same message as a citizen's own answer, under the same pseudonym where it is about a ticket, but on the day that it names.
import { type Meter, type ResponseMessage, readMessage } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type Channel,
  type Instant,
  type UnitId,
  type UnitRegistry,
  WITHOUT_TICKET,
  localDayOf,
  releasePeriodOf,
  startOfDay,
} from '@tera/domain';
import { type Asked, type Caller, type Refusal, type ReplyTo, nothingValid, sendAgain, unknownUnit } from '@tera/http';
import { countRejected } from '@tera/intake';
import { LINK_LIFETIME, importedKey, keptResponseId, orderOf, presenceMark, receiptOf, responseKey } from '@tera/links';
import { type ImportMarks, type ReadHeads, factName, inParallel } from '@tera/store';
import { commentOfAnswer } from './comment-of-answer.ts';
import {
  type BadResponse,
  type ChargedResponse,
  type GoodResponse,
  chargeByTicket,
  judgeByUnit,
  readImported,
  refusedBy,
  releasedAround,
} from './judge-imported.ts';
import { type TakeDeps, asInTheBody, attemptAt, questionnaireOf } from './take-answer.ts';

export interface ImportDeps extends Omit<TakeDeps, 'metrics' | 'linkSecrets' | 'charges' | 'limiter'> {
  readonly releaseHeads: ReadHeads;
  readonly importMarks: Pick<ImportMarks, 'note'>;
  readonly metrics: Meter;
}

const ATTEMPTS_AT_ONCE = 50;

const CHANNEL_OF = { paper: 'assisted', import: 'import' } as const satisfies Readonly<Record<string, Channel>>;

/** Queues what it can and names what it cannot: one bad answer never costs the others. */
export async function importResponses(
  {
    path: { unitId },
    body,
    caller,
  }: Asked<typeof routes.importResponses, 'path' | 'body'> & { readonly caller: Pick<Caller, 'officerId'> },
  deps: ImportDeps,
): Promise<ReplyTo<typeof routes.importResponses>> {
  const sent = readImported(body.responses);
  if (caller.officerId === undefined && sent.good.some(namesTicket)) return officerUnknown(sent.good);
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const now = deps.now();
  const released = await releasedAround(unitId, unit, sent.good, deps.releaseHeads);
  const byUnit = judgeByUnit(sent.good, unit, released, now);
  const byTicket = await chargeByTicket(unitId, unit, caller.officerId, byUnit.good, deps);
  const taken = await takeAll(byTicket.good, { unitId, unit, now }, deps);

  const bad = inOrder([...sent.bad, ...byUnit.bad, ...byTicket.bad, ...taken.bad]);
  const rejected = bad.map(({ index, responseId, code, message }) => ({ index, responseId, code, message }));
  const retry = inOrder([...byTicket.unread, ...taken.left]).map(({ index, response: { responseId } }) => ({
    index,
    responseId,
  }));
  countRejected(bad, deps.metrics);
  if (taken.queued > 0) deps.metrics.add('Accepted', taken.queued);
  const accepted = taken.queued + taken.known;
  if (accepted > 0) return { status: 202, body: { accepted, rejected, retry } };
  if (retry.length > 0) return sendAgain(rejected, retry, 'answer');
  const errors = bad.flatMap((one) => one.errors);
  return nothingValid(errors, rejected);
}

function namesTicket({ response }: GoodResponse): boolean {
  return response.ticketId !== undefined;
}

/** It is the key that is wrong, and not one answer or another: with the right one the same push is good as it is. */
function officerUnknown(good: readonly GoodResponse[]): Refusal<'403 officer_unknown'> {
  const message = 'this key does not say whose it is: an answer to a ticket needs one with an officerId';
  const errors = good
    .filter(namesTicket)
    .map(({ index }) => ({ path: `responses.${index}.ticketId`, code: 'officer_unknown', message }) as const);
  return { refused: 403, errors };
}

interface At {
  readonly unitId: UnitId;
  readonly unit: UnitRegistry;
  readonly now: Instant;
}

interface KeyedResponse extends ChargedResponse {
  readonly key: string;
}

interface Taken {
  readonly queued: number;
  /** Answers that were counted before: nothing would change by them. */
  readonly known: number;
  /** What the queue would not read. */
  readonly bad: readonly BadResponse[];
  /** What is to be sent again. */
  readonly left: readonly GoodResponse[];
}

async function takeAll(good: readonly ChargedResponse[], at: At, deps: ImportDeps): Promise<Taken> {
  if (good.length === 0) return { queued: 0, known: 0, bad: [], left: [] };
  const [secret, presenceSecret] = [await deps.responseSecret(), await deps.presenceSecret()];
  const keyed = good.map((one) => Object.assign({ key: keyOf(one, at.unitId, secret) }, one));
  const known = await knownOf(keyed, at, deps);
  const fresh = keyed.filter(({ key }) => !known.has(key));
  const numbered = await inParallel(fresh, ATTEMPTS_AT_ONCE, async (one) =>
    Object.assign({ attempt: await attemptOf(one, secret, at, deps) }, one),
  );
  const left: GoodResponse[] = numbered.filter(({ attempt }) => attempt === 'too-many');
  const bad: BadResponse[] = [];
  const ready: { readonly one: GoodResponse; readonly message: ResponseMessage }[] = [];
  for (const { attempt, ...one } of numbered) {
    if (attempt === 'too-many') continue;
    const message = messageOf(one, attempt, { secret, presenceSecret }, at);
    const read = readMessage(JSON.stringify(message));
    if (read.ok) ready.push({ one, message });
    else bad.push(refusedBy(one, read.errors.map(asInTheBody)));
  }
  await noteImports(
    ready.map(({ one }) => one),
    at,
    deps,
  );
  const outcomes = ready.length === 0 ? [] : await deps.queue.send(ready.map(({ message }) => message));
  left.push(...ready.flatMap(({ one }, index) => (outcomes[index] === true ? [] : [one])));
  return { queued: outcomes.filter(Boolean).length, known: known.size, bad, left };
}

/** Of each release period how many are sent, for whoever releases it. */
async function noteImports(
  those: readonly GoodResponse[],
  { unitId, unit: { calendar }, now }: At,
  { importMarks }: Pick<ImportDeps, 'importMarks'>,
): Promise<void> {
  const periods = Map.groupBy(those, ({ response }) => releasePeriodOf(response.answeredOn, calendar.plan).name);
  await Promise.all(Array.from(periods, ([period, { length }]) => importMarks.note(unitId, period, length, now)));
}

/** A ticket has one key, by whatever way its answer comes. */
function keyOf({ response: { ticketId, responseId } }: ChargedResponse, unitId: UnitId, secret: string): string {
  return ticketId === undefined ? importedKey(secret, unitId, responseId) : responseKey(secret, unitId, ticketId);
}

/**
 * The keys to which an answer is counted. The counter of attempts forgets in sixty days, and what is brought in may be of long
 * ago: without this it would go before the citizen's own, and take that out of a period that is published.
 */
async function knownOf(
  keyed: readonly KeyedResponse[],
  { unitId, now }: At,
  { facts, onUnread }: Pick<ImportDeps, 'facts' | 'onUnread'>,
): Promise<ReadonlySet<string>> {
  const keys = keyed.map(({ key }) => ({ unitId, kind: 'response', id: key }) as const);
  const stored = await facts.read(keys, now, (_, why) => onUnread(why));
  return new Set(keys.filter((key) => stored.get(factName(key))?.state.response !== undefined).map(({ id }) => id));
}

/** Of a ticket: the how-manieth answer to it is on its way. Without one nothing else has this key. */
async function attemptOf(
  { response: { ticketId } }: ChargedResponse,
  secret: string,
  { unitId, now }: At,
  { attempts }: Pick<ImportDeps, 'attempts'>,
): Promise<number | 'too-many' | undefined> {
  return ticketId === undefined ? undefined : attempts.next(attemptAt({ unitId, ticketId }, secret, now), now);
}

function messageOf(
  { response, key, charge, version }: KeyedResponse,
  attempt: number | undefined,
  { secret, presenceSecret }: { readonly secret: string; readonly presenceSecret: string },
  { unitId, unit, now }: At,
): ResponseMessage {
  const { responseId, answeredOn, ticketId, counterId, answers, respondent, comment, source } = response;
  const order = ticketId === undefined ? WITHOUT_TICKET : orderOf(secret, key, version);
  // Longer ago the link is over as well, and nobody asks for its mark.
  const mayBeLinked = answeredOn >= localDayOf(now - LINK_LIFETIME, unit.timeZone);
  return {
    v: 1,
    kind: 'response',
    unitId,
    key,
    response: {
      responseId: keptResponseId(secret, key, responseId),
      receivedAt: startOfDay(answeredOn, unit.timeZone),
      channel: CHANNEL_OF[source],
      counterId,
      ...(ticketId === undefined ? {} : { isLinked: true }),
      questionnaire: questionnaireOf(unit),
      answers,
      respondent,
      attempt,
    },
    comment: commentOfAnswer(
      {
        unitId,
        text: comment,
        serviceId: 'serviceId' in charge ? charge.serviceId : undefined,
        source: 'others',
        answeredOn,
      },
      { receipt: receiptOf(secret, key), unit, receivedAt: now, secret },
    ),
    charge: { to: charge, order },
    ...(ticketId !== undefined && mayBeLinked ? { mark: presenceMark(presenceSecret, unitId, ticketId) } : {}),
  };
}

function inOrder<One extends { readonly index: number }>(those: readonly One[]): readonly One[] {
  return those.toSorted((a, b) => a.index - b.index);
}
