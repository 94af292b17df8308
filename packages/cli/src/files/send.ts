// Sends what was read from a file, many at once and several pushes side by side; or only has it judged. What the server cannot take now is
// tried again for a while; a line is only ever counted as accepted when an answer that names its push was read whole.
import * as z from 'zod';
import { type ServerAnswer, failureOf, jsonOf, problemOf } from '../api.ts';
import { Failure } from '../failure.ts';

/** A route that takes many at once and judges each by itself. */
export interface PushDoor {
  /** Most items of one push, and most bytes of its body. */
  readonly most: number;
  readonly bytes: number;
  readonly push: (items: readonly unknown[]) => Promise<ServerAnswer>;
  /** The status of a push that was read. */
  readonly good: 200 | 202;
  /** For eyes, where the server is. */
  readonly url: string;
}

export interface Delivery<Line> {
  readonly door: PushDoor;
  /** What of a line is sent. */
  readonly itemOf: (line: Line) => unknown;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  readonly onAccepted: (lines: readonly Line[]) => void;
  readonly onRefused: (line: Line, code: string, message: string) => void;
}

const LANES = 4;
/** How long a server that does not answer is asked again. */
const PATIENCE = 120_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** What of the body is not for the items, but for the brackets around them. */
const BRACKETS = 1024;

/** @throws Failure when it gives up; what was accepted until then has been told. */
export async function sendLines<Line>(lines: AsyncIterable<Line>, delivery: Delivery<Line>): Promise<void> {
  const pushes = pushesOf(lines, delivery);
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

async function* pushesOf<Line>(
  lines: AsyncIterable<Line>,
  { door, itemOf }: Delivery<Line>,
): AsyncGenerator<Line[], undefined> {
  let push: Line[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(itemOf(line))) + 1;
    if (push.length === door.most || (push.length > 0 && bytes + size > door.bytes - BRACKETS)) {
      yield push;
      [push, bytes] = [[], 0];
    }
    push.push(line);
    bytes += size;
  }
  if (push.length > 0) yield push;
  return undefined;
}

async function deliver<Line>(push: readonly Line[], delivery: Delivery<Line>): Promise<void> {
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

interface Outcome<Line> {
  /** To be sent again, not before `after` milliseconds. */
  readonly left: readonly Line[];
  readonly after: number;
  readonly reason: Failure;
}

const NOTHING_LEFT = { left: [], after: 0, reason: new Failure('unreachable', 'The server took nothing.') };

/** What every door says of a push, also one of another version. */
const RejectionSchema = z.object({
  rejected: z.array(z.object({ index: z.int(), code: z.string(), message: z.string() })),
});
const ResultSchema = RejectionSchema.extend({
  accepted: z.int(),
  retry: z.array(z.object({ index: z.int() })),
});

/** @throws Failure where sending again is of no use. */
async function attempt<Line>(push: readonly Line[], delivery: Delivery<Line>): Promise<Outcome<Line>> {
  const { door, itemOf, onAccepted, onRefused } = delivery;
  let answer: ServerAnswer;
  try {
    answer = await door.push(push.map(itemOf));
  } catch (error) {
    if (error instanceof Failure && error.ending === 'unreachable') return { left: push, after: 0, reason: error };
    throw error;
  }
  const refuse = ({ rejected }: z.infer<typeof RejectionSchema>): void => {
    for (const { index, code, message } of rejected) {
      const line = push[index];
      if (line !== undefined) onRefused(line, code, message);
    }
  };
  const { status } = answer;
  const body = jsonOf(answer);
  const result = status === door.good ? ResultSchema.safeParse(body) : undefined;
  if (result?.success === true) {
    const { rejected, retry } = result.data;
    const others = new Set([...rejected, ...retry].map(({ index }) => index));
    onAccepted(push.filter((_, index) => !others.has(index)));
    refuse(result.data);
    return { ...NOTHING_LEFT, left: retry.flatMap(({ index }) => push[index] ?? []) };
  }
  const rejection = status === 422 ? RejectionSchema.safeParse(body) : undefined;
  if (rejection?.success === true && rejection.data.rejected.length === push.length) {
    refuse(rejection.data);
    return NOTHING_LEFT;
  }
  if ((status === 413 || status === 422) && problemOf(answer) !== undefined) {
    const [only] = push;
    if (only !== undefined && push.length === 1) {
      onRefused(only, status === 413 ? 'too_large' : 'invalid', failureOf(answer, door.url).message);
      return NOTHING_LEFT;
    }
    // Which one it is only shows when they are fewer.
    const middle = Math.ceil(push.length / 2);
    await deliver(push.slice(0, middle), delivery);
    await deliver(push.slice(middle), delivery);
    return NOTHING_LEFT;
  }
  const reason = failureOf(answer, door.url);
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
