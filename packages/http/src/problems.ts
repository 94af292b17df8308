// What becomes of whatever is thrown in the chain: a refusal is what it says, an engine that does not answer is 503 with a
// time to come again, and everything else is our own failure, which is logged, counted and heard by an alarm.
import type { MiddlewareObj } from '@middy/core';
import type { Observer } from './observe.ts';
import { type Refusal, refuse } from './reply.ts';
import type { HttpEvent, Spoken } from './request.ts';

/** Thrown by a middleware, to end the chain with a refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.errors[0]?.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Ends the chain where a middleware has found a reason to. */
export function orRefused<Value extends object>(found: Value | Refusal): Value {
  if ('refused' in found) throw new Refused(found);
  return found;
}

export function problems({ logger, metrics }: Pick<Observer, 'logger' | 'metrics'>): MiddlewareObj<HttpEvent, Spoken> {
  return {
    onError: (request) => {
      const { error } = request;
      if (error instanceof Refused) request.response = { reply: error.refusal };
      else if (doesNotAnswer(error)) {
        logger.error('Something that we depend on does not answer', { error });
        metrics.add('Unavailable', 1);
        request.response = { reply: UNAVAILABLE };
      } else {
        logger.error('The endpoint failed', { error: error ?? new Error('unknown') });
        metrics.add('Failed', 1);
        request.response = { reply: INTERNAL };
      }
    },
  };
}

const UNAVAILABLE = refuse(
  503,
  '',
  'dependency_unavailable',
  'something that we depend on does not answer; it is safe to send the same again',
  { retryAfter: 5 },
);
const INTERNAL = refuse(500, '', 'internal', 'something failed on our side; it is safe to send the same again');

/** Errors of connections (Node's codes) and of engines that ask to be asked later (the names in AWS's answers). */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TransactionInProgressException',
  'InternalServerError',
  'InternalServiceError',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

/**
 * Whether an error says that an engine cannot be reached, is overloaded or has failed itself. What an engine refuses for
 * good (a right or a table that is missing) is not among them.
 */
export function doesNotAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const {
    name,
    code,
    $fault: fault,
    errors,
    cause,
  } = error as Error & Partial<Record<'code' | '$fault' | 'errors', unknown>>;
  if (fault === 'server' || PASSING.has(name) || (typeof code === 'string' && PASSING.has(code))) return true;
  // What a dual-stack connection or `fetch` gives has its reasons inside.
  return [cause, ...(Array.isArray(errors) ? (errors as readonly unknown[]) : [])].some(doesNotAnswer);
}
