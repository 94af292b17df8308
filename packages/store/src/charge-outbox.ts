// Tickets that say otherwise than before whose their answer is. The aggregator puts each here in the ticket's own transaction
// (companions.ts); it names the ticket alone, as nobody who counts knows its answer, and the version that says so.
import { type TicketId, type UnitId, isTicketId, isUnitId } from '@tera/domain';
import { type Item, number, text, that } from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { type Spoiled, outboxAt } from './outbox.ts';
import { CHARGES_OUTBOX } from './tables.ts';
import { chargeOutboxKey } from './companions.ts';

export interface WaitingCharge {
  readonly unitId: UnitId;
  readonly ticketId: TicketId;
  /** Of the ticket, when it was last put here. */
  readonly version: number;
}

export interface ChargeOutbox {
  /**
   * All of them, by unit, in pages of `most`. `spoiled` hears of an item that names no ticket, which is then left out; without
   * it, that is an error.
   */
  readonly waiting: (most: number, spoiled?: Spoiled) => AsyncGenerator<WaitingCharge[], void>;
  /** Nothing happens where the ticket has changed again: then it stays. */
  readonly remove: (waiting: WaitingCharge) => Promise<void>;
  /** Whether no ticket of the unit waits; without one, of any. */
  readonly isEmpty: (unitId?: UnitId) => Promise<boolean>;
}

export function chargeOutbox(client: DynamoClient, factsTable: string): ChargeOutbox {
  const outbox = outboxAt(client, factsTable, CHARGES_OUTBOX, waitingCharge);
  return {
    waiting: (most, spoiled) => outbox.pages('all', most, spoiled),
    remove: (waiting) => outbox.remove(chargeOutboxKey(waiting), waiting),
    isEmpty: async (unitId) => (await outbox.count(unitId === undefined ? 'all' : { under: `${unitId}#` })) === 0,
  };
}

function waitingCharge(item: Item): WaitingCharge {
  const [unitId = '', ticketId = ''] = text(item, 'sk').split('#');
  return { unitId: that(unitId, isUnitId), ticketId: that(ticketId, isTicketId), version: number(item, 'version') };
}
