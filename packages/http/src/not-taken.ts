// How a door says that ticket events were not taken: which of them are to be corrected, and which to be sent again.
import type { FieldError, PushResult } from '@tera/contracts';
import { type Refusal, refuse } from './reply.ts';

/** Seconds after which events that were not taken are worth sending again. */
const RETRY_AFTER = 5;

/** 422 for a push of which nothing can be taken as it is; `errors` name the fields. */
export function nothingValid(errors: readonly FieldError[], rejected: PushResult['rejected']): Refusal<never> {
  return { refused: 422, errors, more: { rejected } };
}

/** 503 with what is to be sent again. */
export function sendAgain(
  rejected: PushResult['rejected'],
  retry: PushResult['retry'],
): Refusal<'503 queue_unavailable'> {
  const what = retry.length === 1 ? 'an event was not taken' : `${retry.length} events were not taken`;
  return refuse(503, '', 'queue_unavailable', `${what}; send the same again`, {
    retryAfter: RETRY_AFTER,
    more: { rejected, retry },
  });
}
