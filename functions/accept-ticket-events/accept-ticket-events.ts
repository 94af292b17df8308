// Takes a push of ticket events to the queue. What is answered 202 is safe: an event counts as accepted only when the
// queue has it.
import { type AnswerMoveMessage, type PushResult, UnitIdSchema } from '@tera/contracts';
import type { Instant, UnitId } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { LINK_LIFETIME, type LinkSecretSource, type LinkSecrets, signLink } from '@tera/links';
import { type FactQueue, type RegistryStore, ticketMessages } from '@tera/store';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import { answerMoves } from './answer-moves.ts';
import { type BadEvent, type GoodEvent, judge } from './judge.ts';

export const UnitPath = z.object({ unitId: UnitIdSchema });

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly queue: FactQueue;
  readonly links: { readonly secrets: Pick<LinkSecretSource, 'current'>; readonly url: string };
  readonly responseSecret: () => Promise<string>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'singleMetric'>;
  readonly now: () => Instant;
}

/** Seconds after which a push that was not taken at all is worth sending again. */
const RETRY_AFTER = 5;

/** Queues what it can and names what it cannot: one bad event never costs the others. */
export async function acceptTicketEvents(unitId: UnitId, events: readonly unknown[], deps: Deps): Promise<Reply> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const now = deps.now();
  const { good, bad } = judge(events, unit, now);
  countRejected(bad, deps.metrics);
  const rejected = bad.map(({ index, eventId, code, message }) => ({ index, eventId, code, message }));
  if (good.length === 0) return { refused: 422, errors: bad.flatMap(({ errors }) => errors), more: { rejected } };

  const secrets = await deps.links.secrets.current();
  const moves = await answerMoves(unitId, good, deps.responseSecret);
  const { taken, left } = await enqueue(unitId, good, moves, deps.queue);
  deps.metrics.addMetric('Accepted', 'Count', taken.length);
  const retry = left.map(({ index, event }) => ({ index, eventId: event.eventId }));
  if (taken.length === 0) {
    return {
      ...refuse(503, '', 'queue_unavailable', 'no event was taken; send the same push again'),
      headers: { 'retry-after': String(RETRY_AFTER) },
      more: { rejected, retry },
    };
  }
  const surveys = surveysOf(unitId, taken, secrets, deps.links.url, now);
  return { status: 202, body: { accepted: taken.length, rejected, retry, surveys } satisfies PushResult };
}

/** An event is taken when the queue has it, and the move that belongs to it. */
async function enqueue(
  unitId: UnitId,
  good: readonly GoodEvent[],
  moves: ReadonlyMap<GoodEvent, AnswerMoveMessage>,
  queue: FactQueue,
): Promise<{ taken: GoodEvent[]; left: GoodEvent[] }> {
  const messages = ticketMessages(
    unitId,
    good.map(({ event }) => event),
  );
  const outcomes = await queue.send([...messages, ...moves.values()]);
  const queued = messages.flatMap(({ events }, index) => events.map(() => outcomes[index] === true));
  const unmoved = new Set([...moves.keys()].filter((_, index) => outcomes[messages.length + index] !== true));
  const isTaken = (entry: GoodEvent, index: number) => queued[index] === true && !unmoved.has(entry);
  return { taken: good.filter(isTaken), left: good.filter((entry, index) => !isTaken(entry, index)) };
}

/** One link per ticket that was completed, about the last completion of the push. */
function surveysOf(
  unitId: UnitId,
  taken: readonly GoodEvent[],
  secrets: LinkSecrets,
  url: string,
  now: Instant,
): PushResult['surveys'] {
  const urls = new Map<string, string>();
  for (const { event } of taken) {
    const { type, ticketId, serviceId, officerId } = event;
    if (type !== 'completed' || serviceId === undefined || officerId === undefined) continue;
    const token = signLink({ unitId, serviceId, officerId, ticketId, expiresAt: now + LINK_LIFETIME }, secrets);
    urls.set(ticketId, `${url}/s/${token}`);
  }
  return Array.from(urls, ([ticketId, link]) => ({ ticketId, url: link }));
}

function countRejected(bad: readonly BadEvent[], metrics: Deps['metrics']): void {
  const byCode = new Map<string, number>();
  for (const { code } of bad) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  for (const [code, count] of byCode) {
    const metric = metrics.singleMetric();
    metric.addDimension('Reason', code);
    metric.addMetric('Rejected', 'Count', count);
  }
}
