// Takes a push of ticket events to the queue. What is answered 202 is safe: an event counts as accepted only when the
// queue has it.
import type { PushResult } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, Sender, UnitId } from '@tera/domain';
import { type Caller, type ReplyTo, nothingValid, sendAgain, unknownUnit } from '@tera/http';
import {
  type IntakeDeps,
  type KeyFinder,
  type PushedSurvey,
  hasCompleted,
  judgeEvents,
  takeEvents,
} from '@tera/intake';
import { LINK_LIFETIME, type LinkSecretSource, type LinkSecrets, signLink } from '@tera/links';

export interface Deps extends IntakeDeps {
  readonly keys: KeyFinder;
  readonly links: { readonly secrets: Pick<LinkSecretSource, 'current'>; readonly url: string };
}

type Pusher = Pick<Caller, 'keyId' | 'name' | 'madeBy' | 'officerId'>;

/** Queues what it can, and gives the survey link of every ticket that the push completed. */
export async function acceptTicketEvents(
  unitId: UnitId,
  events: readonly unknown[],
  caller: Pusher,
  deps: Deps,
): Promise<ReplyTo<typeof routes.pushTicketEvents>> {
  // Before anything is queued: a push that gets no links is better sent again whole.
  const secrets = await deps.links.secrets.current();
  const result = await takeEvents(unitId, events, deps, senderOf(caller));
  if (result === 'unknown-unit') return unknownUnit(unitId);
  const { taken, surveys: all, rejected, errors, retry, isClosed } = result;
  if (taken.length === 0) return retry.length === 0 ? nothingValid(errors, rejected) : sendAgain(rejected, retry);
  const own = isClosed ? [] : await ownOf(all, caller, deps);
  const surveys = surveysOf(unitId, own, secrets, deps.links.url, deps.now());
  return { status: 202, body: { accepted: taken.length, rejected, retry, surveys } };
}

/** The same answer about what would be taken; nothing is queued, and a link is only given with what is. */
export async function validateTicketEvents(
  unitId: UnitId,
  events: readonly unknown[],
  caller: Pick<Caller, 'keyId' | 'officerId'>,
  deps: Pick<Deps, 'registry' | 'facts' | 'now'>,
): Promise<ReplyTo<typeof routes.pushTicketEvents>> {
  const judged = await judgeEvents(unitId, events, deps, senderOf(caller));
  if (judged === 'unknown-unit') return unknownUnit(unitId);
  const { good, rejected } = judged;
  return { status: 200, body: { accepted: good.length, rejected: [...rejected], retry: [], surveys: [] } };
}

function senderOf({ keyId, officerId }: Pick<Caller, 'keyId' | 'officerId'>): Sender {
  return { keyId, officerId };
}

/** Those of tickets that no other counter has completed: their links were its to give. */
async function ownOf(
  surveys: readonly PushedSurvey[],
  caller: Pusher,
  { keys }: Pick<Deps, 'keys'>,
): Promise<readonly PushedSurvey[]> {
  // The key of one officer was heard of that officer's own tickets alone.
  if (caller.officerId !== undefined) return surveys;
  const isOwn = await Promise.all(surveys.map((survey) => hasCompleted(survey, caller, keys)));
  return surveys.filter((_, index) => isOwn[index] === true);
}

/** One link per ticket, for 30 days from its first completion, whatever the push says of a later one. */
function surveysOf(
  unitId: UnitId,
  surveys: readonly PushedSurvey[],
  secrets: LinkSecrets,
  url: string,
  now: Instant,
): PushResult['surveys'] {
  return surveys
    .map(({ since, ...survey }) => ({ ...survey, expiresAt: since + LINK_LIFETIME }))
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ ticketId, expiresAt, isRemade }) => {
      const link = { unitId, ticketId, expiresAt, ...(isRemade ? { isRemade } : {}) };
      return { ticketId, url: `${url}/s/${signLink(link, secrets)}` };
    });
}
