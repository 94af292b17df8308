// Takes ticket events to the queue, whichever door they came through. An event counts as accepted only when the queue
// has it; and every event is named in what comes of it, so that a sender knows what to correct and what to send again.
import type { FieldError, Meter, PushResult } from '@tera/contracts';
import type { Instant, Sender, TicketEvent, UnitId } from '@tera/domain';
import { type FactQueue, type RegistryStore, ticketMessages } from '@tera/store';
import { countRejected } from './in-a-word.ts';
import { type ByTicket, type PushedSurvey, type TicketDeps, judgeByTicket } from './judge-by-ticket.ts';
import { type BadEvent, type GoodEvent, judge } from './judge.ts';
import { ticketsOf, withoutOthers } from './of-one-officer.ts';

export interface IntakeDeps extends TicketDeps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly queue: FactQueue;
  readonly metrics: Meter;
  readonly now: () => Instant;
}

export interface TakenEvents {
  readonly taken: readonly TicketEvent[];
  /** Of the tickets that the taken events complete. */
  readonly surveys: readonly PushedSurvey[];
  readonly rejected: PushResult['rejected'];
  /** What is wrong with those that were rejected, field by field. */
  readonly errors: readonly FieldError[];
  /** Not queued, though nothing is wrong with them. */
  readonly retry: PushResult['retry'];
  /** The unit serves nobody any more: what still comes is late, and nobody is asked about it. */
  readonly isClosed: boolean;
}

export type JudgedEvents = Pick<TakenEvents, 'rejected' | 'errors'> & {
  /** Those that would be taken. */
  readonly good: readonly GoodEvent[];
};

/** Says what would be taken, and takes nothing: nobody counts it either. */
export async function judgeEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: JudgeDeps,
  sentBy?: Sender,
): Promise<JudgedEvents | 'unknown-unit'> {
  const judged = await judgeAll(unitId, events, deps, sentBy);
  if (judged === 'unknown-unit') return judged;
  const { good, bad, issuedAgain, surplus } = judged;
  return {
    good: good.filter((one) => !issuedAgain.has(one)),
    ...told([...bad, ...surplus.values(), ...issuedAgain.values()]),
  };
}

/** Queues what it can and names what it cannot: one bad event never costs the others. What that is worth the door says. */
export async function takeEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: IntakeDeps,
  sentBy?: Sender,
): Promise<TakenEvents | 'unknown-unit'> {
  const judged = await judgeAll(unitId, events, deps, sentBy);
  if (judged === 'unknown-unit') return judged;
  const { good, bad, issuedAgain, surplus, completions, surveys, isClosed } = judged;
  const { queued, left } = await enqueue(unitId, good, sentBy, deps.queue);
  // What is refused although it was queued is refused once the queue has it: before that it would be lost.
  const refused = [...bad, ...surplus.values(), ...queued.flatMap((one) => issuedAgain.get(one) ?? [])];
  const taken = queued.filter((one) => !issuedAgain.has(one));
  countRejected(refused, deps.metrics);
  if (taken.length > 0) deps.metrics.add('Accepted', taken.length);
  return {
    taken: taken.map(({ event }) => event),
    surveys: [...new Set(taken.filter((one) => completions.has(one)).map(({ event }) => event.ticketId))].flatMap(
      (ticketId) => surveys.get(ticketId) ?? [],
    ),
    ...told(refused),
    retry: left.map(({ index, event }) => ({ index, eventId: event.eventId })),
    isClosed,
  };
}

type JudgeDeps = Pick<IntakeDeps, 'registry' | 'facts' | 'now'>;

interface Judged extends ByTicket, Pick<TakenEvents, 'isClosed'> {
  /** Those that are queued. */
  readonly good: readonly GoodEvent[];
  readonly bad: readonly BadEvent[];
}

async function judgeAll(
  unitId: UnitId,
  events: readonly unknown[],
  deps: JudgeDeps,
  sentBy: Sender | undefined,
): Promise<Judged | 'unknown-unit'> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return 'unknown-unit';
  const { good, bad } = await ownOf(judge(events, unit, deps.now()), unitId, sentBy, deps);
  const byTicket = await judgeByTicket(unitId, good, deps, sentBy);
  const isClosed = unit.isClosedAt(deps.now());
  return { ...byTicket, good: good.filter((one) => !byTicket.surplus.has(one)), bad, isClosed };
}

type JudgedAlone = ReturnType<typeof judge>;

/** Of the key of one officer what is that officer's to say; of any other all that is good. */
async function ownOf(
  judged: JudgedAlone,
  unitId: UnitId,
  sentBy: Sender | undefined,
  { facts, now }: Pick<JudgeDeps, 'facts' | 'now'>,
): Promise<JudgedAlone> {
  const { good, bad } = judged;
  const officerId = sentBy?.officerId;
  if (sentBy === undefined || officerId === undefined || good.length === 0) return judged;
  const own = withoutOthers(good, { ...sentBy, officerId }, await ticketsOf(unitId, good, facts, now()));
  return { good: own.good, bad: [...bad, ...own.bad] };
}

/** In the order of the push. */
function told(refused: readonly BadEvent[]): Pick<TakenEvents, 'rejected' | 'errors'> {
  const inOrder = refused.toSorted((a, b) => a.index - b.index);
  return {
    rejected: inOrder.map(({ index, eventId, code, message }) => ({ index, eventId, code, message })),
    errors: inOrder.flatMap((event) => event.errors),
  };
}

async function enqueue(
  unitId: UnitId,
  good: readonly GoodEvent[],
  sentBy: Sender | undefined,
  queue: FactQueue,
): Promise<{ queued: GoodEvent[]; left: GoodEvent[] }> {
  if (good.length === 0) return { queued: [], left: [] };
  const messages = ticketMessages(
    unitId,
    good.map(({ event }) => event),
    sentBy,
  );
  const outcomes = await queue.send(messages);
  const isQueued = messages.flatMap(({ events }, index) => events.map(() => outcomes[index] === true));
  return {
    queued: good.filter((_, index) => isQueued[index] === true),
    left: good.filter((_, index) => isQueued[index] !== true),
  };
}
