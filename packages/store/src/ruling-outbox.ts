// Rulings of which the facts queue may not know yet. Each lies here from the moment in which its objection's entry is stored
// (objection-store.ts puts both in one transaction) until the queue has it. It only names the entry, so it can say nothing
// else, and a ruling that is sent twice because it could not be taken out is one ruling.
import { instantText } from '@tera/contracts';
import { type Instant, type UnitId, isUnitId } from '@tera/domain';
import { type Item, S, known, text, that } from './attributes.ts';
import { type DynamoClient, GetItemCommand } from './aws/dynamodb.ts';
import { type Spoiled, outboxAt } from './outbox.ts';
import { RULINGS_OUTBOX } from './tables.ts';

/** An entry of an objection that the figures are to hear of. */
export interface WaitingRuling {
  readonly unitId: UnitId;
  readonly objectionId: string;
  readonly entry: 'filed' | 'decided';
  /** The instant of the entry. */
  readonly at: Instant;
}

export interface RulingOutbox {
  readonly holds: (ruling: WaitingRuling) => Promise<boolean>;
  /** Nothing happens where it is gone already. */
  readonly remove: (ruling: WaitingRuling) => Promise<void>;
  /**
   * Those whose entry is older than `before`, oldest first, in pages of `most`. `spoiled` hears of an item that names no
   * ruling, which is then left out; without it, that is an error.
   */
  readonly waiting: (before: Instant, most: number, spoiled?: Spoiled) => AsyncGenerator<WaitingRuling[], void>;
  /** How many of them there are; of thousands, those of the engine's first page. */
  readonly count: (before: Instant) => Promise<number>;
}

export function rulingOutbox(client: DynamoClient, table: string): RulingOutbox {
  const outbox = outboxAt(client, table, RULINGS_OUTBOX, waitingRuling);
  return {
    holds: async (ruling) => {
      const Key = rulingOutboxKey(ruling);
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item !== undefined;
    },

    // A decision may be overtaking it at this moment, and takes it out itself.
    remove: (ruling) => outbox.remove(rulingOutboxKey(ruling)),

    waiting: (before, most, spoiled) => outbox.pages(olderThan(before), most, spoiled),

    count: (before) => outbox.count(olderThan(before)),
  };
}

function olderThan(before: Instant): { readonly before: string } {
  return { before: instantText(before) };
}

/** The item of a ruling, which is nothing but its key: in the order of the keys the oldest is first. */
export function rulingOutboxKey({ unitId, objectionId, entry, at }: WaitingRuling): Item {
  return { pk: S(RULINGS_OUTBOX), sk: S([instantText(at), unitId, objectionId, entry].join('#')) };
}

function waitingRuling(item: Item): WaitingRuling {
  const sk = text(item, 'sk');
  const [at = '', unitId = '', objectionId = '', entry = ''] = sk.split('#');
  const ruling: WaitingRuling = {
    unitId: that(unitId, isUnitId),
    objectionId,
    entry: known(entry, ['filed', 'decided']),
    at: Date.parse(at),
  };
  // Under any other key it could not be taken out, and would be sent for ever.
  if (text(rulingOutboxKey(ruling), 'sk') !== sk) throw new Error('the outbox holds a key that it never had');
  return ruling;
}
