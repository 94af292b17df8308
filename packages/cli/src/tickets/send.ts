// Sends the events of a file, many at once and several pushes side by side; or only has them judged. What the server cannot take now is tried again
// for a while; an event is only ever counted as accepted when an answer that names its push was read whole.
import { EVENTS_PER_PUSH, PUSH_BYTES, PushResultSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import * as z from 'zod';
import { type ServerAnswer, type ServerApi, failureOf, jsonOf, problemOf } from '../api.ts';
import { Failure } from '../failure.ts';
import type { BadLine, LineOfEvent } from './events-of-rows.ts';

export interface Delivery {
  readonly api: ServerApi;
  readonly unitId: UnitId;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  /** The server is only to judge: nothing is queued. */
  readonly isDry?: boolean;
  readonly onAccepted: (lines: readonly LineOfEvent[]) => void;
  readonly onRefused: (line: BadLine) => void;
}

const LANES = 4;
/** How long a server that does not answer is asked again. */
const PATIENCE = 120_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** Below what the body may have, for the brackets around the events. */
const BYTES = PUSH_BYTES - 1024;

/** @throws Failure when it gives up; what was accepted until then has been told. */
export async function sendEvents(lines: AsyncIterable<LineOfEvent>, delivery: Delivery): Promise<void> {
  const pushes = pushesOf(lines);
  const lane = async (): Promise<void> => {
    try {
      for (let next = await pushes.next(); next.done !== true; next = await pushes.next()) {
        await deliver(next.value, delivery);
      }
    } finally {
      // One that gave up ends the others after the push that they are at.
      await pushes.return(undefined);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function* pushesOf(lines: AsyncIterable<LineOfEvent>): AsyncGenerator<LineOfEvent[], undefined> {
  let push: LineOfEvent[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.event)) + 1;
    if (push.length === EVENTS_PER_PUSH || (push.length > 0 && bytes + size > BYTES)) {
      yield push;
      [push, bytes] = [[], 0];
    }
    push.push(line);
    bytes += size;
  }
  if (push.length > 0) yield push;
  return undefined;
}

async function deliver(push: readonly LineOfEvent[], delivery: Delivery): Promise<void> {
  const { sleep, now, random } = delivery;
  let left = push;
  let deadline = now() + PATIENCE;
  for (let failures = 0; left.length > 0;) {
    const outcome = await attempt(left, delivery);
    if (outcome.left.length < left.length) {
      failures = 0;
      deadline = now() + PATIENCE;
    }
    left = outcome.left;
    if (left.length === 0) return;
    failures += 1;
    const bound = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
    const wait = outcome.after + random() * bound;
    if (now() + wait > deadline) throw outcome.reason;
    await sleep(wait);
  }
}

interface Outcome {
  /** To be sent again, not before `after` milliseconds. */
  readonly left: readonly LineOfEvent[];
  readonly after: number;
  readonly reason: Failure;
}

const NOTHING_LEFT: Outcome = { left: [], after: 0, reason: new Failure('unreachable', 'The server took nothing.') };
const RejectionSchema = PushResultSchema.unwrap().pick({ rejected: true });

/** @throws Failure where sending again is of no use. */
async function attempt(push: readonly LineOfEvent[], delivery: Delivery): Promise<Outcome> {
  const { api, unitId, isDry = false, onAccepted, onRefused } = delivery;
  let answer: ServerAnswer;
  try {
    answer = await api.call(routes.pushTicketEvents, {
      path: { unitId },
      query: { validate: isDry ? 'true' : undefined },
      json: { events: push.map(({ event }) => event) },
    });
  } catch (error) {
    if (error instanceof Failure && error.ending === 'unreachable') return { left: push, after: 0, reason: error };
    throw error;
  }
  const { status } = answer;
  const body = jsonOf(answer);
  const result = status === (isDry ? 200 : 202) ? PushResultSchema.safeParse(body) : undefined;
  if (result?.success === true) {
    const { rejected, retry } = result.data;
    const others = new Set([...rejected, ...retry].map(({ index }) => index));
    onAccepted(push.filter((_, index) => !others.has(index)));
    for (const { index, code, message } of rejected) onRefused(badLine(push[index], code, message));
    const left = retry.flatMap(({ index }) => push[index] ?? []);
    return { ...NOTHING_LEFT, left };
  }
  const rejection = status === 422 ? RejectionSchema.safeParse(body) : undefined;
  if (rejection?.success === true && rejection.data.rejected.length === push.length) {
    for (const { index, code, message } of rejection.data.rejected) onRefused(badLine(push[index], code, message));
    return NOTHING_LEFT;
  }
  if ((status === 413 || status === 422) && problemOf(answer) !== undefined) {
    const [only] = push;
    if (push.length === 1) {
      onRefused(badLine(only, status === 413 ? 'too_large' : 'invalid', failureOf(answer, api.url).message));
      return NOTHING_LEFT;
    }
    // Which one it is only shows when they are fewer.
    const middle = Math.ceil(push.length / 2);
    await deliver(push.slice(0, middle), delivery);
    await deliver(push.slice(middle), delivery);
    return NOTHING_LEFT;
  }
  const reason = failureOf(answer, api.url);
  if (reason.ending !== 'unreachable') throw reason;
  return { left: push, after: waitOf(answer), reason };
}

/** Milliseconds; a header that says something else than seconds is not worth waiting for. */
function waitOf({ headers }: ServerAnswer): number {
  const seconds = z.coerce
    .number()
    .min(0)
    .max(60)
    .safeParse(headers.get('retry-after') ?? 0);
  return seconds.success ? seconds.data * 1000 : 0;
}

function badLine(of: LineOfEvent | undefined, code: string, message: string): BadLine {
  return { line: of?.line ?? 0, ticketId: of?.event.ticketId ?? '', type: of?.event.type ?? '', code, message };
}
