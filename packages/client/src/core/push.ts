// One push and what its answer means. Only an answer that names every event of the push is believed; anything else, also
// one that was cut off in the middle, means to send the same again.

import { retryAfter } from './back-off.ts';
import type { Code } from './messages.ts';
import type { ServerClock } from './server-clock.ts';
import { CALLS, type PushResult, type Survey } from './wire.ts';

export interface Destination {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly key: string;
  readonly unitId: string;
}

export type Outcome =
  | { readonly is: 'answered'; readonly result: PushResult }
  /** Fewer events at once may pass; one alone that does not is the culprit. */
  | { readonly is: 'too much'; readonly code: 'too_large' | 'invalid_request'; readonly detail: string }
  /** To be tried again; `after` in milliseconds, where the server asks for it. */
  | { readonly is: 'later'; readonly code: Code; readonly detail: string; readonly after?: number | undefined }
  /** Somebody has to do something first. */
  | { readonly is: 'refused'; readonly code: Code; readonly detail: string };

export interface Post {
  readonly fetch: typeof fetch;
  readonly clock: ServerClock;
  readonly now: () => number;
  readonly monotonic: () => number;
}

/** A connection that is open and silent for as long is taken for broken. */
const LONGEST_REQUEST = 60_000;

/** Never throws: a push that was given up because `signal` was aborted is one to be sent later. */
export async function push(
  events: readonly string[],
  to: Destination,
  post: Post,
  signal: AbortSignal,
): Promise<Outcome> {
  const sentAt = post.monotonic();
  let answer: Answer;
  try {
    answer = await withTimeLimit(signal, (limit) => send(events, to, post.fetch, limit));
  } catch (error) {
    return { is: 'later', code: 'offline', detail: reasonOf(error) };
  }
  const outcome = outcomeOf(answer, events.length, post.now());
  // A login page of the network has a clock of its own.
  if (isObject(answer.json)) post.clock.hear(answer.date, sentAt);
  return outcome;
}

/** Asks for nothing but the time, before there is anything to send. */
export async function askForTheTime(
  to: Destination,
  { fetch, clock, monotonic }: Post,
  signal: AbortSignal,
): Promise<void> {
  const sentAt = monotonic();
  try {
    await withTimeLimit(signal, async (limit) => {
      const response = await fetch(to.baseUrl + pathOf(CALLS.health, to.unitId), { redirect: 'manual', signal: limit });
      const body = parsed(await response.text());
      if (response.ok && isObject(body)) clock.hear(response.headers.get('date'), sentAt);
    });
  } catch {
    // Not reachable now: the first push will say so.
  }
}

interface Answer {
  readonly status: number;
  readonly date: string | null;
  readonly retryAfter: string | null;
  /** `undefined` when the body is not whole JSON. */
  readonly json: unknown;
}

async function send(
  events: readonly string[],
  { baseUrl, key, unitId }: Destination,
  fetch: Post['fetch'],
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(baseUrl + pathOf(CALLS.push, unitId), {
    method: 'POST',
    // To follow one would be to send the key to somewhere else.
    redirect: 'manual',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: bodyOf(events),
    signal,
  });
  const { status, headers } = response;
  const json = parsed(await response.text());
  return { status, date: headers.get('date'), retryAfter: headers.get('retry-after'), json };
}

function pathOf(call: string, unitId: string): string {
  return call.slice(call.indexOf(' ') + 1).replace('{unitId}', encodeURIComponent(unitId));
}

const START = '{"events":[';
const END = ']}';

export function bodyOf(events: readonly string[]): string {
  return `${START}${events.join(',')}${END}`;
}

/** As many of the first events as fit into both bounds, and never none. */
export function front(events: readonly string[], most: { events: number; bytes: number }): readonly string[] {
  const encoder = new TextEncoder();
  let bytes = START.length + END.length;
  let count = 0;
  for (const event of events) {
    bytes += encoder.encode(event).length + (count === 0 ? 0 : 1);
    if (count > 0 && (count >= most.events || bytes > most.bytes)) break;
    count += 1;
  }
  return events.slice(0, count);
}

function outcomeOf(answer: Answer, sent: number, now: number): Outcome {
  const { status, json } = answer;
  const detail = `HTTP ${status}${describedBy(json)}`;
  const after = retryAfter(answer.retryAfter, answer.date, now);
  const later = (code: Code): Outcome => ({ is: 'later', code, detail, after });
  if (status === 202 || status === 422) {
    const result = resultOf(json, status, sent);
    if (result !== undefined) return { is: 'answered', result };
  }
  if (status === 413) return { is: 'too much', code: 'too_large', detail };
  // A body that is not JSON any more when it arrives was damaged on the way.
  if (status === 422 && isProblem(json)) {
    return codeIn(json) === 'not_json'
      ? later('unexpected_answer')
      : { is: 'too much', code: 'invalid_request', detail };
  }
  if (status === 401) return { is: 'refused', code: 'key_refused', detail };
  if (status === 403) return { is: 'refused', code: 'not_allowed', detail };
  if (status === 404) return { is: 'refused', code: isUnknownUnit(json) ? 'unknown_unit' : 'wrong_address', detail };
  if (status === 429 || status === 503) return later('server_busy');
  return later(status >= 500 ? 'server_failed' : 'unexpected_answer');
}

/** The result, when it names every event that was sent; `undefined` when it may be about something else. */
function resultOf(json: unknown, status: number, sent: number): PushResult | undefined {
  if (!isObject(json)) return undefined;
  // When all are bad, the answer is a problem document with the rejected ones in it.
  const whole = status === 422 ? { accepted: 0, retry: [], surveys: [], ...json } : json;
  const { accepted, rejected, retry, surveys }: Readonly<Record<string, unknown>> = whole;
  if (typeof accepted !== 'number' || !isListOf(rejected, isRejected) || !isListOf(retry, isToRetry)) return undefined;
  if (!isListOf(surveys, isSurvey) || accepted + rejected.length + retry.length !== sent) return undefined;
  const places = new Set([...rejected, ...retry].map(({ index }) => index));
  const areRight = [...places].every((index) => Number.isInteger(index) && index >= 0 && index < sent);
  if (!areRight || places.size !== rejected.length + retry.length) return undefined;
  return { accepted, rejected, retry, surveys };
}

function isRejected(value: unknown): value is PushResult['rejected'][number] {
  if (!isObject(value) || typeof value['index'] !== 'number') return false;
  const { eventId, code, message } = value;
  return (eventId === null || typeof eventId === 'string') && typeof code === 'string' && typeof message === 'string';
}

function isToRetry(value: unknown): value is PushResult['retry'][number] {
  return isObject(value) && typeof value['index'] === 'number' && typeof value['eventId'] === 'string';
}

function isSurvey(value: unknown): value is Survey {
  return isObject(value) && typeof value['ticketId'] === 'string' && typeof value['url'] === 'string';
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isProblem(json: unknown): json is Readonly<Record<string, unknown>> {
  return isObject(json) && typeof json['type'] === 'string' && Array.isArray(json['errors']);
}

function isUnknownUnit(json: unknown): boolean {
  return isProblem(json) && codeIn(json) === 'unknown_unit';
}

function codeIn({ errors }: Readonly<Record<string, unknown>>): unknown {
  const [first] = errors as unknown[];
  return isObject(first) ? first['code'] : undefined;
}

function describedBy(json: unknown): string {
  const detail = isObject(json) ? json['detail'] : undefined;
  return typeof detail === 'string' ? `: ${detail.slice(0, 300)}` : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Not `AbortSignal.any`: joined to a signal that lives as long as the program, it is kept as long. */
async function withTimeLimit<Value>(signal: AbortSignal, work: (limit: AbortSignal) => Promise<Value>): Promise<Value> {
  const limit = new AbortController();
  const abort = (): void => limit.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const timer = setTimeout(() => limit.abort(new Error('no answer within a minute')), LONGEST_REQUEST);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** A failed fetch says why in its cause, where it says so at all. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as { code?: unknown };
  return cause.message === '' && typeof code === 'string' ? code : cause.message;
}
