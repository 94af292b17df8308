// How a door says that of many that came together none was taken: which are to be corrected, and which to be sent again.
import type { FieldError } from '@tera/contracts';
import { type Refusal, refuse } from './reply.ts';

/** Seconds after which what was not taken is worth sending again. */
const RETRY_AFTER = 5;

interface InPush {
  /** Its place in the push. */
  readonly index: number;
}

/** 422 for a push of which nothing can be taken as it is; `errors` name the fields. */
export function nothingValid(errors: readonly FieldError[], rejected: readonly InPush[]): Refusal<never> {
  return { refused: 422, errors, more: { rejected } };
}

/** 503 with what is to be sent again. */
export function sendAgain(
  rejected: readonly InPush[],
  retry: readonly InPush[],
  one: 'event' | 'answer' = 'event',
): Refusal<'503 queue_unavailable'> {
  const what = retry.length === 1 ? `an ${one} was not taken` : `${retry.length} ${one}s were not taken`;
  return refuse(503, '', 'queue_unavailable', `${what}; send the same again`, {
    retryAfter: RETRY_AFTER,
    more: { rejected, retry },
  });
}
