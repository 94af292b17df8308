// Takes a push of ticket events to the queue. What is answered 202 is safe: an event counts as accepted only when the
// queue has it.
import type { PushResult } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, TicketEvent, UnitId } from '@tera/domain';
import { type ReplyTo, nothingValid, sendAgain, unknownUnit } from '@tera/http';
import { type IntakeDeps, judgeEvents, takeEvents } from '@tera/intake';
import { LINK_LIFETIME, type LinkSecretSource, type LinkSecrets, signLink } from '@tera/links';
import { answerMoves } from './answer-moves.ts';

export interface Deps extends IntakeDeps {
  readonly links: { readonly secrets: Pick<LinkSecretSource, 'current'>; readonly url: string };
  readonly responseSecret: () => Promise<string>;
}

/** Queues what it can, and gives the survey link of every ticket that the push completed. */
export async function acceptTicketEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: Deps,
): Promise<ReplyTo<typeof routes.pushTicketEvents>> {
  // Before anything is queued: a push that gets no links is better sent again whole.
  const secrets = await deps.links.secrets.current();
  const result = await takeEvents(unitId, events, deps, (good) => answerMoves(unitId, good, deps.responseSecret));
  if (result === 'unknown-unit') return unknownUnit(unitId);
  const { taken, rejected, errors, retry } = result;
  if (taken.length === 0) return retry.length === 0 ? nothingValid(errors, rejected) : sendAgain(rejected, retry);
  const surveys = surveysOf(unitId, taken, secrets, deps.links.url, deps.now());
  return { status: 202, body: { accepted: taken.length, rejected, retry, surveys } };
}

/** The same answer about what would be taken; nothing is queued, and a link is only given with what is. */
export async function validateTicketEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: Pick<Deps, 'registry' | 'now'>,
): Promise<ReplyTo<typeof routes.pushTicketEvents>> {
  const judged = await judgeEvents(unitId, events, deps);
  if (judged === 'unknown-unit') return unknownUnit(unitId);
  const { good, rejected } = judged;
  return { status: 200, body: { accepted: good.length, rejected: [...rejected], retry: [], surveys: [] } };
}

/** One link per ticket that was completed, about the last completion of the push. */
function surveysOf(
  unitId: UnitId,
  taken: readonly TicketEvent[],
  secrets: LinkSecrets,
  url: string,
  now: Instant,
): PushResult['surveys'] {
  const urls = new Map<string, string>();
  for (const { type, ticketId, serviceId, officerId } of taken) {
    if (type !== 'completed' || serviceId === undefined || officerId === undefined) continue;
    const token = signLink({ unitId, serviceId, officerId, ticketId, expiresAt: now + LINK_LIFETIME }, secrets);
    urls.set(ticketId, `${url}/s/${token}`);
  }
  return Array.from(urls, ([ticketId, link]) => ({ ticketId, url: link }));
}
