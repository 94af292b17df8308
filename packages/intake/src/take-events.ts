// Takes ticket events to the queue, whichever door they came through. An event counts as accepted only when the queue
// has it; and every event is named in what comes of it, so that a sender knows what to correct and what to send again.
import type { FactMessage, FieldError, Meter, PushResult } from '@tera/contracts';
import type { Instant, TicketEvent, UnitId } from '@tera/domain';
import { type FactQueue, type RegistryStore, ticketMessages } from '@tera/store';
import { type BadEvent, type GoodEvent, judge } from './judge.ts';

export interface IntakeDeps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly queue: FactQueue;
  readonly metrics: Meter;
  readonly now: () => Instant;
}

export interface TakenEvents {
  readonly taken: readonly TicketEvent[];
  readonly rejected: PushResult['rejected'];
  /** What is wrong with those that were rejected, field by field. */
  readonly errors: readonly FieldError[];
  /** Not queued, though nothing is wrong with them. */
  readonly retry: PushResult['retry'];
}

export type JudgedEvents = Pick<TakenEvents, 'rejected' | 'errors'> & {
  /** Those that would be taken. */
  readonly good: readonly GoodEvent[];
};

/** Says what would be taken, and takes nothing: nobody counts it either. */
export async function judgeEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: Pick<IntakeDeps, 'registry' | 'now'>,
): Promise<JudgedEvents | 'unknown-unit'> {
  const judged = await judgedBy(unitId, events, deps);
  return judged === 'unknown-unit' ? judged : told(judged);
}

/** Messages of another kind that belong to an event: it is taken when the queue has both. */
export type Companions = ReadonlyMap<GoodEvent, FactMessage>;

/** Queues what it can and names what it cannot: one bad event never costs the others. What that is worth the door says. */
export async function takeEvents(
  unitId: UnitId,
  events: readonly unknown[],
  deps: IntakeDeps,
  companionsOf: (good: readonly GoodEvent[]) => Promise<Companions> = noCompanions,
): Promise<TakenEvents | 'unknown-unit'> {
  const judged = await judgedBy(unitId, events, deps);
  if (judged === 'unknown-unit') return judged;
  countRejected(judged.bad, deps.metrics);
  const { good, rejected, errors } = told(judged);
  if (good.length === 0) return { taken: [], rejected, errors, retry: [] };

  const { taken, left } = await enqueue(unitId, good, await companionsOf(good), deps.queue);
  deps.metrics.add('Accepted', taken.length);
  const retry = left.map(({ index, event }) => ({ index, eventId: event.eventId }));
  return { taken: taken.map(({ event }) => event), rejected, errors, retry };
}

type Judged = ReturnType<typeof judge>;

async function judgedBy(
  unitId: UnitId,
  events: readonly unknown[],
  { registry, now }: Pick<IntakeDeps, 'registry' | 'now'>,
): Promise<Judged | 'unknown-unit'> {
  const unit = await registry.unit(unitId);
  return unit === undefined ? 'unknown-unit' : judge(events, unit, now());
}

function told({ good, bad }: Judged): JudgedEvents {
  return {
    good,
    rejected: bad.map(({ index, eventId, code, message }) => ({ index, eventId, code, message })),
    errors: bad.flatMap((event) => event.errors),
  };
}

const noCompanions = (): Promise<Companions> => Promise.resolve(new Map());

async function enqueue(
  unitId: UnitId,
  good: readonly GoodEvent[],
  companions: Companions,
  queue: FactQueue,
): Promise<{ taken: GoodEvent[]; left: GoodEvent[] }> {
  const messages = ticketMessages(
    unitId,
    good.map(({ event }) => event),
  );
  const outcomes = await queue.send([...messages, ...companions.values()]);
  const queued = messages.flatMap(({ events }, index) => events.map(() => outcomes[index] === true));
  const alone = new Set([...companions.keys()].filter((_, index) => outcomes[messages.length + index] !== true));
  const isTaken = (entry: GoodEvent, index: number) => queued[index] === true && !alone.has(entry);
  return { taken: good.filter(isTaken), left: good.filter((entry, index) => !isTaken(entry, index)) };
}

function countRejected(bad: readonly BadEvent[], metrics: IntakeDeps['metrics']): void {
  const byCode = new Map<string, number>();
  for (const { code } of bad) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  for (const [code, count] of byCode) metrics.addBy('Rejected', { Reason: code }, count);
}
