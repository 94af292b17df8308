// The last word of the chain: what the work or a refusal says becomes the answer of the gateway, compressed as the caller
// can take it, and a 304 where the caller has it already.
import type { MiddlewareObj, Request } from '@middy/core';
import { compressed } from './compression.ts';
import { countRefusal } from './count-refusal.ts';
import type { Observer } from './observe.ts';
import { type Reply, refuse, resultOf } from './reply.ts';
import type { HttpEvent, HttpResult, Spoken } from './request.ts';

export function answer({ metrics }: Pick<Observer, 'metrics'>): MiddlewareObj<HttpEvent, Spoken> {
  const speak = (request: Request<HttpEvent, Spoken>) => {
    const { reply } = request.response ?? {};
    if (reply === undefined) throw new Error('a route has said nothing');
    // A failure of ours is counted as one, where it is caught.
    if ('refused' in reply && reply.refused !== 500) countRefusal(reply.refused, metrics, reply.errors[0]?.code);
    request.response = { result: resultFor(reply, request.event) };
  };
  return { after: speak, onError: speak };
}

function resultFor(reply: Reply, { headers, requestContext }: HttpEvent): HttpResult {
  // Of what was changed nobody asks whether it is still as it was.
  const ifNoneMatch = requestContext.http.method === 'GET' ? headers['if-none-match'] : undefined;
  const result = compressed(resultOf(reply, ifNoneMatch), headers['accept-encoding']);
  return fits(result) ? result : compressed(resultOf(TOO_LARGE_PLAIN), headers['accept-encoding']);
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
