// The JSON door for answers: every outcome becomes a status and, where it is a refusal, a problem document.
import type { ResponseBody } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type BrowserSays, type ReplyTo, cameFrom, counterMarksIn, deviceTextsIn, refuse } from '@tera/http';
import { deviceIdOf, findSurvey } from '@tera/links';
import { type AnswerSender, type TakeDeps, takeAnswer, ticketOfLink } from '@tera/responses';

export interface Deps extends TakeDeps {
  readonly publicUrl: string;
}

export interface Sent {
  readonly body: ResponseBody;
  readonly cookies?: readonly string[] | undefined;
  readonly browser?: BrowserSays | undefined;
}

export async function acceptResponse(
  { body, cookies = [], browser = NO_BROWSER }: Sent,
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
      ? refuse(422, 'link', 'expired_link', 'this survey is closed: its link has expired')
      : refuse(422, 'link', 'unknown_link', 'expected the token of a survey link of ours');
  }
  const ticket = await ticketOfLink(found.link, deps);
  const sender: AnswerSender = {
    deviceId: await deviceIdOf(deviceTextsIn(cookies), now, deps.linkSecrets),
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

const NO_BROWSER: BrowserSays = { site: undefined, origin: undefined, host: undefined };
