// What the door sees of how an answer came that may tell that it is not the citizen's own. A sign never keeps an answer out; and
// what a sender says of itself is heard against it, never for it.
import type { ResponseBody } from '@tera/contracts';
import { type Flag, type Instant, MINUTE, SECOND } from '@tera/domain';
import { type LinkSecrets, type SurveyLink, completedAt, hasCounterMark, openedAt } from '@tera/links';
import type { TicketOfLink } from './ticket-of-link.ts';

/** What is known of whoever sent the answers, beside what they say. */
export interface AnswerSender {
  readonly deviceId: string | undefined;
  /** The form has a field that people do not see, and something stood in it. */
  readonly hasFilledTrap?: boolean;
  /** It is a browser, whose page was opened before: it can bring along when that was. */
  readonly hasOpenedForm?: boolean;
  /** Of the counters that have run in it. */
  readonly counterMarks?: readonly string[];
}

/** Sooner after the completion, a citizen can hardly have read nine questions. */
const FAST = MINUTE;
/** Filled in less than this, nobody has read them (domain.md §5). */
const QUICK = 20 * SECOND;
/** So far a counter's clock may be ahead of ours. */
const CLOCK_AHEAD = 10 * MINUTE;

export interface Sending {
  readonly body: Pick<ResponseBody, 'link' | 'startedAt' | 'opened'>;
  readonly link: SurveyLink;
  readonly ticket: TicketOfLink | undefined;
  readonly sender: AnswerSender;
  readonly receivedAt: Instant;
}

export function signsOf(sending: Sending, secrets: LinkSecrets): Flag[] {
  const { link, sender, receivedAt } = sending;
  const completed = lastCompletion(sending);
  const signs: Partial<Record<Flag, boolean>> = {
    fast: completed !== undefined && receivedAt - completed < FAST,
    quick: isQuick(sending, secrets),
    honeypot: sender.hasFilledTrap === true,
    counterBrowser: hasCounterMark(sender.counterMarks ?? [], link.unitId, secrets),
    remade: link.kind === 'ticket' && link.isRemade === true,
  };
  return (['fast', 'quick', 'honeypot', 'counterBrowser', 'remade'] as const).filter((sign) => signs[sign] === true);
}

/** By the ticket, which may have been reopened since, where it is counted. */
function lastCompletion({ link, ticket }: Sending): Instant | undefined {
  if (link.kind !== 'ticket') return undefined;
  return Math.max(completedAt(link), ticket?.survey?.completedAt ?? 0);
}

/**
 * Whether it took too short, by when the server opened the form and by when the sender says to have begun; or whether that cannot
 * be: a browser that brings no opening of ours, a beginning in the future or before the ticket was completed. A program opens no
 * form, and has neither. A kiosk may have been without a line: it brings an opening of long ago, and none where it saw it itself.
 */
function isQuick(sending: Sending, secrets: LinkSecrets): boolean {
  const { body, sender, receivedAt } = sending;
  const { startedAt, opened } = body;
  const proved = opened === undefined ? undefined : openedAt(opened, body.link, secrets);
  if (proved === undefined && (opened !== undefined || sender.hasOpenedForm === true)) return true;
  const earliest = (lastCompletion(sending) ?? 0) - CLOCK_AHEAD;
  return [proved, startedAt].some((at) => at !== undefined && (receivedAt - at < QUICK || at < earliest));
}
