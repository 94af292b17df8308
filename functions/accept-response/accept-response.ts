// The JSON door for answers: every outcome becomes a status and, where it is a refusal, a problem document.
import type { ResponseBody } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type BrowserSays,
  type KeyDeps,
  type ReplyTo,
  authenticate,
  cameFrom,
  counterMarksIn,
  deviceIdIn,
  refuse,
  withoutRight,
} from '@tera/http';
import { type SurveyLink, findSurvey } from '@tera/links';
import type { AnswerSender } from './signs.ts';
import { type TakeDeps, takeAnswer } from './take-answer.ts';
import { type TicketOfLink, isSurveyOver, ticketOfLink } from './ticket-of-link.ts';

export interface Deps extends TakeDeps {
  readonly keys: KeyDeps['keys'];
  readonly publicUrl: string;
}

export interface Sent {
  readonly body: ResponseBody;
  readonly authorization?: string | undefined;
  readonly cookies?: readonly string[] | undefined;
  readonly browser?: BrowserSays | undefined;
}

export async function acceptResponse(
  { body, authorization, cookies = [], browser = NO_BROWSER }: Sent,
  deps: Deps,
): Promise<ReplyTo<typeof routes.sendResponse>> {
  const from = cameFrom(browser, deps.publicUrl);
  if (from === 'other-page') {
    return refuse(403, 'origin', 'other_site', 'a survey is answered on its own page, and by no page of somebody else');
  }
  const now = deps.now();
  const found = await findSurvey(body.link, now, deps);
  if (found.state !== 'open') {
    return found.state === 'expired'
      ? EXPIRED
      : refuse(422, 'link', 'unknown_link', 'expected the token of a survey link of ours');
  }
  const ticket = await ticketOfLink(found.link, deps);
  if (isSurveyOver(ticket, now)) return EXPIRED;
  const refusal = body.channel === 'assisted' ? await mayAssist(found.link, ticket, authorization, deps) : undefined;
  if (refusal !== undefined) return refusal;
  const sender: AnswerSender = {
    deviceId: deviceIdIn(cookies),
    hasOpenedForm: from === 'own-page',
    counterMarks: counterMarksIn(cookies),
  };
  const taken = await takeAnswer(found, ticket, body, sender, now, deps);
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

const EXPIRED = refuse(422, 'link', 'expired_link', 'this survey is closed: its link has expired');
const NO_BROWSER: BrowserSays = { site: undefined, origin: undefined, host: undefined };

/**
 * Paper is typed by another employee: by a key that says whose it is, and never by the officer who is rated. Who that is says the
 * ticket, so it has to be counted.
 */
async function mayAssist(
  link: SurveyLink,
  ticket: TicketOfLink | undefined,
  authorization: string | undefined,
  deps: Deps,
) {
  const caller = await authenticate(authorization, deps);
  if ('refused' in caller) return caller;
  const refusal = withoutRight(caller, 'tickets:write', link.unitId);
  if (refusal !== undefined) return refusal;
  if (caller.officerId === undefined) {
    return refuse(
      403,
      'authorization',
      'clerk_unknown',
      'this key does not say whose it is: make one with an officerId',
    );
  }
  if (ticket?.charge.kind === 'open') {
    return refuse(404, 'link', 'unknown_ticket', 'the ticket is not counted yet: send the same again in a minute');
  }
  if (ticket?.charge.kind === 'officer' && ticket.charge.officerId === caller.officerId) {
    return refuse(403, 'authorization', 'own_rating', 'the officer who is rated may not enter the answers');
  }
  return undefined;
}
