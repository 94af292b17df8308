// Takes a push of ticket events to the queue. What is answered 202 is safe: an event counts as accepted only when the
// queue has it.
import { type PushResult, UnitIdSchema } from '@tera/contracts';
import type { Instant, TicketEvent, UnitId } from '@tera/domain';
import type { Reply } from '@tera/http';
import { type IntakeDeps, refusalOf, takeEvents } from '@tera/intake';
import { LINK_LIFETIME, type LinkSecretSource, type LinkSecrets, signLink } from '@tera/links';
import * as z from 'zod';
import { answerMoves } from './answer-moves.ts';

export const UnitPath = z.object({ unitId: UnitIdSchema });

export interface Deps extends IntakeDeps {
  readonly links: { readonly secrets: Pick<LinkSecretSource, 'current'>; readonly url: string };
  readonly responseSecret: () => Promise<string>;
}

/** Queues what it can, and gives the survey link of every ticket that the push completed. */
export async function acceptTicketEvents(unitId: UnitId, events: readonly unknown[], deps: Deps): Promise<Reply> {
  // Before anything is queued: a push that gets no links is better sent again whole.
  const secrets = await deps.links.secrets.current();
  const result = await takeEvents(unitId, events, deps, (good) => answerMoves(unitId, good, deps.responseSecret));
  if ('refused' in result) return result;
  const refusal = refusalOf(result);
  if (refusal !== undefined) return refusal;
  const { taken, rejected, retry } = result;
  const surveys = surveysOf(unitId, taken, secrets, deps.links.url, deps.now());
  return { status: 202, body: { accepted: taken.length, rejected, retry, surveys } satisfies PushResult };
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
