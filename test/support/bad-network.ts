// A network as offices have it, between a counter and the stack: it drops, delays, repeats, answers for the server, and
// breaks off in the middle of an answer. What it did is counted, so that a test can tell that it did everything.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesOf, serve } from '@tera/testing/server';
import type { Random } from '@tera/testing/random';

export const MISDEEDS = [
  'lost on the way there',
  'lost on the way back',
  'cut in the middle of the answer',
  'sent twice',
  'delayed',
  'answered 500',
  'answered 503',
  'answered 429',
] as const;
export type Misdeed = (typeof MISDEEDS)[number];

export interface BadNetwork {
  readonly url: string;
  /** How often each happened to a push. */
  readonly done: ReadonlyMap<Misdeed, number>;
  /** Pushes whose whole answer went through. */
  readonly passed: () => number;
  /** While it is down, nothing goes through at all. */
  readonly setDown: (down: boolean) => void;
  readonly stop: () => Promise<void>;
}

interface Forwarded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Percent of the pushes to which something is done. */
const BADNESS = 60;

export async function startBadNetwork(target: string, random: Random): Promise<BadNetwork> {
  const done = new Map<Misdeed, number>();
  let passed = 0;
  let isDown = false;
  // As cards of a pack: everything happens about as often, however few pushes there are.
  let pack: Misdeed[] = [];
  const draw = (): Misdeed | undefined => {
    if (pack.length === 0) pack = random.shuffle(MISDEEDS);
    return pack.pop();
  };

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isDown) {
      request.socket.destroy();
      return;
    }
    const body = await bytesOf(request);
    const forward = (): Promise<Forwarded> => forwarded(target, request, body);
    const misdeed = request.method === 'POST' && random.chance(BADNESS) ? draw() : undefined;
    if (misdeed !== undefined) done.set(misdeed, (done.get(misdeed) ?? 0) + 1);
    switch (misdeed) {
      case 'lost on the way there':
        request.socket.destroy();
        return;
      case 'lost on the way back':
        await forward();
        request.socket.destroy();
        return;
      case 'cut in the middle of the answer': {
        const answer = await forward();
        response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
        response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
        return;
      }
      case 'answered 500':
        response.writeHead(500).end('<html>Internal Server Error</html>');
        return;
      case 'answered 503':
        response.writeHead(503, { 'retry-after': '1' }).end();
        return;
      case 'answered 429':
        response.writeHead(429, { 'retry-after': new Date(Date.now() + 2000).toUTCString() }).end();
        return;
      case 'sent twice':
        await Promise.all([forward(), forward()]);
        break;
      case 'delayed':
        await sleep(random.between(20, 200));
        break;
      case undefined:
        break;
    }
    const answer = await forward();
    response.writeHead(answer.status, answer.headers).end(answer.body);
    if (request.method === 'POST' && answer.status === 202) passed += 1;
  };
  const { url, stop } = await serve((request, response) => {
    // A client that was killed is nobody to answer to.
    pass(request, response).catch(() => response.destroy());
  });
  const setDown = (down: boolean): void => {
    isDown = down;
  };
  return { url, done, passed: () => passed, setDown, stop };
}

async function forwarded(target: string, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<Forwarded> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const response = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: { authorization, 'content-type': type },
    ...(body.length > 0 ? { body } : {}),
  });
  const headers = {
    'content-type': response.headers.get('content-type') ?? '',
    date: response.headers.get('date') ?? '',
  };
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}
