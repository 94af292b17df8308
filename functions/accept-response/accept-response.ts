// The JSON door for answers: every outcome becomes a status and, where it is a refusal, a problem document.
import type { ResponseBody } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type KeyDeps, type ReplyTo, authenticate, deviceIdIn, refuse } from '@tera/http';
import { type SurveyLink, findSurvey } from '@tera/links';
import { type TakeDeps, takeAnswer } from './take-answer.ts';

export interface Deps extends TakeDeps {
  readonly keys: KeyDeps['keys'];
}

export interface Sent {
  readonly body: ResponseBody;
  readonly authorization?: string | undefined;
  readonly cookies?: readonly string[] | undefined;
}

export async function acceptResponse(
  { body, authorization, cookies = [] }: Sent,
  deps: Deps,
): Promise<ReplyTo<typeof routes.sendResponse>> {
  const now = deps.now();
  const found = await findSurvey(body.link, now, deps);
  if (found.state !== 'open') {
    return found.state === 'expired'
      ? refuse(422, 'link', 'expired_link', 'this survey is closed: its link has expired')
      : refuse(422, 'link', 'unknown_link', 'expected the token of a survey link of ours');
  }
  const refusal = body.channel === 'assisted' ? await mayAssist(found.link, authorization, deps) : undefined;
  if (refusal !== undefined) return refusal;
  const taken = await takeAnswer(found, body, deviceIdIn(cookies), now, deps);
  switch (taken.outcome) {
    case 'taken':
      return { status: 202, body: { receipt: taken.receipt } };
    case 'too-many':
      return refuse(
        429,
        '',
        'too_many',
        'too many answers in this minute; none of those that were taken is lost',
        taken,
      );
    case 'unreadable':
      return { refused: 422, errors: taken.errors };
    case 'not-queued':
      return refuse(503, '', 'queue_unavailable', 'the answers were not taken; send the same again', taken);
  }
}

/** Paper is typed by another employee: by a key that says whose it is, and never by the officer who is rated. */
async function mayAssist(link: SurveyLink, authorization: string | undefined, deps: Deps) {
  const caller = await authenticate(authorization, 'tickets:write', link.unitId, deps);
  if ('refused' in caller) return caller;
  if (caller.officerId === undefined) {
    return refuse(
      403,
      'authorization',
      'clerk_unknown',
      'this key does not say whose it is: make one with an officerId',
    );
  }
  if (link.kind === 'ticket' && link.officerId === caller.officerId) {
    return refuse(403, 'authorization', 'own_rating', 'the officer who is rated may not enter the answers');
  }
  return undefined;
}
