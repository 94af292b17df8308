// What requests cost by the engine's own raw answers, whatever the code under measure asks for or adds up itself. It asks
// for the detail, so that an index that nobody counts would show.

import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Capacity {
  /** Of everything: tables and indexes. */
  writeUnits: number;
  readUnits: number;
  /** The part of `writeUnits` that an index took, by its name. */
  readonly indexWriteUnits: Record<string, number>;
}

/** What `work` costs through the client. It slows every request down a little: not for work that is timed as well. */
export async function measureCapacity(client: DynamoDBClient, work: () => Promise<unknown>): Promise<Capacity> {
  const capacity: Capacity = { writeUnits: 0, readUnits: 0, indexWriteUnits: {} };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } };
        const answer = await next(asked);
        for (const consumed of consumedIn(answer.output)) add(capacity, commandName, consumed);
        return answer;
      },
    { step: 'initialize', name: measureCapacity.name },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove(measureCapacity.name);
  }
  return capacity;
}

/** One entry per table; a request of one table answers without a list. */
function consumedIn(output: object): ConsumedCapacity[] {
  const { ConsumedCapacity: consumed } = output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
  if (consumed === undefined) throw new Error('the engine does not say what a request cost');
  return [consumed].flat();
}

function add(
  capacity: Capacity,
  commandName: string,
  { CapacityUnits: total, Table, GlobalSecondaryIndexes }: ConsumedCapacity,
): void {
  const indexes = Object.entries(GlobalSecondaryIndexes ?? {});
  const inDetail = indexes.reduce((sum, [, index]) => sum + (index.CapacityUnits ?? 0), Table?.CapacityUnits ?? 0);
  if (inDetail !== total) throw new Error(`${commandName} cost ${total} units in all and ${inDetail} in detail`);
  if (/Get|Query|Scan/.test(commandName)) {
    capacity.readUnits += total;
    return;
  }
  capacity.writeUnits += total;
  for (const [name, index] of indexes) {
    capacity.indexWriteUnits[name] = (capacity.indexWriteUnits[name] ?? 0) + (index.CapacityUnits ?? 0);
  }
}
