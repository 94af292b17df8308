// A request that takes longer than whoever stands between waits: the gateway answers 503 after half a minute, and the work goes
// on. So the same request is sent again, under one `Idempotency-Key`, until the server says what came of it.
import { randomUUID } from 'node:crypto';
import type { ServerAnswer } from './api.ts';
import { problemOf } from './api.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';

/** Milliseconds. */
const PAUSE = 3000;
/** Some minutes of pauses: longer than a server holds what an attempt that died had begun. */
const TRIES = 50;
/** Milliseconds, where each answer is slow as well. */
const PATIENCE = 10 * 60_000;

export interface Told {
  readonly answer: ServerAnswer;
  /** Whether an attempt before has had no answer, so that a refusal may be of what it has done. */
  readonly isRepeated: boolean;
}

/**
 * `advice`: where it can be seen later.
 * @throws Failure when nothing was told for minutes, and at once where nothing can have been begun
 */
export async function untilTold(
  send: (idempotencyKey: string) => Promise<ServerAnswer>,
  advice: string,
  { sleep, now, terminal }: Pick<Context, 'sleep' | 'now' | 'terminal'>,
): Promise<Told> {
  const idempotencyKey = randomUUID();
  const until = now() + PATIENCE;
  for (let tries = 1; tries <= TRIES && now() < until; tries += 1) {
    const isRepeated = tries > 1;
    try {
      const answer = await send(idempotencyKey);
      if (!isUntold(answer)) return { answer, isRepeated };
    } catch (error) {
      if (!(error instanceof Failure) || (!isRepeated && neverArrived(error))) throw error;
    }
    if (!isRepeated) terminal.say('No answer yet: what was asked for may be being done. Asking again …');
    await sleep(PAUSE);
  }
  throw new Failure('unreachable', 'The server has not said what came of it.', advice);
}

function isUntold(answer: ServerAnswer): boolean {
  const { status } = answer;
  if (status === 409) return problemOf(answer)?.errors.some(({ code }) => code === 'in_progress') === true;
  return status === 429 || status === 502 || status === 503 || status === 504;
}

/** Where nobody listens, or no such address is known, nothing has been begun. */
function neverArrived({ cause }: Failure): boolean {
  const reason = cause instanceof Error ? cause.cause : undefined;
  const codes = reason instanceof AggregateError ? reason.errors : [reason];
  return codes.some((one) => one instanceof Error && 'code' in one && UNREACHED.has(String(one.code)));
}

const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
