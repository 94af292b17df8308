// The last word of the chain: what the work or a refusal says becomes the answer of the gateway, compressed as the caller
// can take it, and a 304 where the caller has it already.
import type { MiddlewareObj, Request } from '@middy/core';
import { type ApiRoute, offeredBy } from '@tera/contracts';
import { compressed } from './compression.ts';
import { countRefusal } from './count-refusal.ts';
import type { Observer } from './observe.ts';
import { type Asking, type Reply, refuse, resultOf } from './reply.ts';
import { type HttpEvent, type HttpResult, type Spoken, requestIdOf } from './request.ts';

export function answer(
  { answers }: Pick<ApiRoute, 'answers'>,
  { metrics }: Pick<Observer, 'metrics'>,
): MiddlewareObj<HttpEvent, Spoken> {
  // A cache must not give one format to whoever asks for another; a refusal for one is none for the other either.
  const vary = offeredBy(answers).length > 1 ? { vary: 'accept' } : {};
  const speak = (request: Request<HttpEvent, Spoken>) => {
    const { reply } = request.response ?? {};
    if (reply === undefined) throw new Error('a route has said nothing');
    const { event } = request;
    const asking = { requestId: requestIdOf(event), ifNoneMatch: event.headers['if-none-match'] };
    // A failure of ours is counted as one, where it is caught.
    if ('refused' in reply && reply.refused !== 500) {
      countRefusal(reply.refused, metrics, { reason: reply.errors[0]?.code, requestId: asking.requestId });
    }
    request.response = { result: resultFor(reply, asking, vary, event.headers['accept-encoding']) };
  };
  return { after: speak, onError: speak };
}

function resultFor(
  reply: Reply,
  asking: Asking,
  vary: Readonly<Record<string, string>>,
  acceptEncoding: string | undefined,
): HttpResult {
  const sent = (said: Reply): HttpResult => {
    const { headers, ...result } = resultOf(said, asking);
    return compressed({ ...result, headers: { ...headers, ...vary } }, acceptEncoding);
  };
  const result = sent(reply);
  return fits(result) ? result : sent(TOO_LARGE_PLAIN);
}

/** What Lambda takes as an answer, less a margin for headers: 6 MB of JSON, in which the body is one escaped text. */
const ANSWER_BYTES = 6_000_000;

function fits({ body = '' }: HttpResult): boolean {
  // No character becomes more than six (`\\u001f`), so a small body need not be measured.
  return body.length < ANSWER_BYTES / 6 || Buffer.byteLength(JSON.stringify(body)) <= ANSWER_BYTES;
}

const TOO_LARGE_PLAIN = refuse(
  406,
  'accept-encoding',
  'too_large_plain',
  'this answer is too large to travel uncompressed: send Accept-Encoding: gzip (curl --compressed), or ask for less',
);
