// Tells answers whose they are. Their tickets are read strongly, so that what is told is at least as new as what somebody has
// asked for; and whatever is told twice, or late, the greater order holds.
import type { AnswerChargeMessage } from '@tera/contracts';
import { DAY, type Instant, type TicketId, type UnitId, chargeOf } from '@tera/domain';
import { orderOf, responseKey } from '@tera/links';
import { type Fact, type FactQueue, type FactReader, factName } from '@tera/store';

export interface TellChargesDeps {
  readonly facts: FactReader;
  readonly queue: FactQueue;
  readonly responseSecret: () => Promise<string>;
}

export interface AskedTicket {
  readonly unitId: UnitId;
  readonly ticketId: TicketId;
}

/**
 * - `told`: the facts queue has it
 * - `not-there`: the ticket has not said yet whose its answer is; it does once its end is counted
 * - `not-taken`: the queue did not take it
 */
export type ToldCharges = 'told' | 'not-there' | 'not-taken';

/** In the order of the tickets. */
export async function tellCharges(
  tickets: readonly AskedTicket[],
  now: Instant,
  { facts, queue, responseSecret }: TellChargesDeps,
): Promise<ToldCharges[]> {
  const keys = tickets.map(({ unitId, ticketId }) => ({ unitId, kind: 'ticket', id: ticketId }) as const);
  const read = await facts.read(keys, now);
  const secret = await responseSecret();
  const messages = tickets.map((ticket, index) => {
    const key = keys[index];
    const fact = key === undefined ? undefined : read.get(factName(key));
    return fact === undefined ? undefined : messageOf(ticket, fact, now, secret);
  });
  const sent = messages.filter((message) => message !== undefined);
  const taken = await queue.send(sent);
  const isTaken = new Map(sent.map((message, index) => [message, taken[index] === true]));
  return messages.map((message) => {
    if (message === undefined) return 'not-there';
    return isTaken.get(message) === true ? 'told' : 'not-taken';
  });
}

function messageOf(
  { unitId, ticketId }: AskedTicket,
  { state, version, wasCharged }: Fact<'ticket'>,
  now: Instant,
  secret: string,
): AnswerChargeMessage | undefined {
  const to = chargeOf(state.events, state.ruling);
  // That it is nobody's any more is told; that it is nobody's yet is no news.
  if (to.kind === 'open' && wasCharged !== true) return undefined;
  const key = responseKey(secret, unitId, ticketId);
  return {
    v: 1,
    kind: 'answer-charge',
    unitId,
    key,
    charge: { to, order: orderOf(secret, key, version) },
    // The day alone: the moment would say which ticket has changed.
    on: now - (now % DAY),
  };
}
