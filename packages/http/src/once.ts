// What becomes of the same request twice: with an `Idempotency-Key`, or by a form of a page, it is done once, and the answer is
// given again for a day. An answer is kept under a key that is made of the caller's own secret, of which only the hash is known
// here: whoever reads the table reads no answer, not even that one which tells the secret of a new key.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Claim, KeptOnce, OnceStore } from '@tera/contracts';
import { DAY, type Instant, MINUTE } from '@tera/domain';
import { type JsonReply, type Refusal, type Reply, refuse } from './reply.ts';
import type { RouteRequest } from './request.ts';

export interface OnceDeps {
  readonly now: () => Instant;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Under which name of the caller's a request is done once, and the secret with which its answer is kept. */
export interface NamedOnce {
  readonly name: string;
  readonly secret: string;
}

/** Does the work, or gives the answer that the same request was given before. `call`: of its route. */
export type Once = (
  request: { readonly call: string; readonly named: NamedOnce | undefined; readonly read: RouteRequest },
  work: () => Promise<Reply> | Reply,
) => Promise<Reply>;

/** Longer than the gateway waits for any function. */
const HELD_FOR = MINUTE;
const KEPT_FOR = DAY;
export const ONCE_HEADER = 'idempotency-key';

/** For the functions that make something: what they remember is in the store. */
export function onceOnly(once: OnceStore, { now, logger }: OnceDeps): Once {
  return async ({ call, named, read }, work) => {
    if (named === undefined) return work();
    const { name, secret } = named;
    if (!/^[\x21-\x7E]{1,255}$/.test(name)) return BAD_KEY;

    const at = now();
    const claim: Claim = {
      keyId: read.caller.keyId,
      name: hashOf(name),
      request: hashOf(canonical([call, read.path, read.query, read.body])),
      attempt: randomBytes(12).toString('hex'),
      heldUntil: at + HELD_FOR,
      keptUntil: at + KEPT_FOR,
    };
    const found = await once.claim(claim, at);
    if (found !== 'claimed') return answerOf(found, claim, secret);

    const reply = await answered(work).catch(async (error: unknown) => {
      await once.forget(claim);
      throw error;
    });
    if (!('body' in reply)) {
      await once.forget(claim);
      return reply;
    }
    // What is made is made: its answer is worth more than that it can be given again.
    await once.keep(claim, sealed(reply, claim, secret)).catch((error: unknown) => {
      logger.warn('An answer is not kept', { error: error instanceof Error ? error : String(error) });
    });
    return reply;
  };
}

async function answered(work: () => Promise<Reply> | Reply): Promise<Reply> {
  return work();
}

function answerOf({ request, answer }: KeptOnce, claim: Claim, secret: string): Reply {
  if (request !== claim.request) return OTHER_BODY;
  return answer === undefined ? IN_PROGRESS : { ...opened(answer, claim, secret), headers: REPLAYED };
}

const REPLAYED = { 'idempotency-replayed': 'true' };

/** Whether it is the answer to the same request of before: what is shown once was shown with that one. */
export function isGivenAgain(reply: object): boolean {
  return 'headers' in reply && reply.headers === REPLAYED;
}

const BAD_KEY = refuse(
  422,
  ONCE_HEADER,
  'invalid_format',
  'expected 1 to 255 visible characters, such as a UUID that was made for this request',
);
const OTHER_BODY = refuse(
  422,
  ONCE_HEADER,
  'other_body',
  'this key was sent before, with another request: make a new one',
);
const IN_PROGRESS: Refusal = refuse(409, ONCE_HEADER, 'in_progress', 'the same request is being worked on just now', {
  retryAfter: 1,
});

type Kept = Pick<JsonReply, 'status' | 'body'>;

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function sealed({ status, body }: Kept, { request, name }: Claim, secret: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(secret, name), nonce).setAAD(Buffer.from(request));
  const text = Buffer.concat([cipher.update(JSON.stringify({ status, body }), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

function opened(answer: Uint8Array, { request, name }: Claim, secret: string): Kept {
  const [nonce, tag, text] = [
    answer.subarray(0, NONCE_BYTES),
    answer.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    answer.subarray(NONCE_BYTES + TAG_BYTES),
  ];
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret, name), nonce).setAAD(Buffer.from(request)).setAuthTag(tag);
  return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')) as Kept;
}

function keyOf(secret: string, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, name, 'tera: answers that are given again', 32));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same text for the same request, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
